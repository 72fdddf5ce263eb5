/** A printer's state (RFC 8011 keywords) in words. */
const PRINTER_STATES: Readonly<Record<string, string>> = { idle: 'Ready', processing: 'Printing', stopped: 'Stopped' };

export const printerStateWord = (state: string): string => PRINTER_STATES[state] ?? state;

/** A job's state (RFC 8011 keywords) in words. A state of a later scheduler is shown as it is. */
const JOB_STATES: Readonly<Record<string, string>> = {
  pending: 'Waiting',
  'pending-held': 'Held',
  processing: 'Printing',
  'processing-stopped': 'Stopped',
  completed: 'Completed',
  canceled: 'Canceled',
  aborted: 'Stopped by the printer',
  unknown: 'Not known',
};

export const jobStateWord = (state: string): string => JOB_STATES[state] ?? state;
