import type { Finishing } from '@shared/domain/printing/print-options';
import type { PrinterWay } from '@shared/domain/printing/printer';

/** A printer's state (RFC 8011 keywords) in words. */
const PRINTER_STATES: Readonly<Record<string, string>> = { idle: 'Ready', processing: 'Printing', stopped: 'Stopped' };

export const printerStateWord = (state: string): string => PRINTER_STATES[state] ?? state;

/** How jobs go to a printer. */
export const PRINTER_WAYS: Readonly<Record<PrinterWay, string>> = {
  scheduler: 'through this computer’s printing system',
  direct: 'at its own address',
  spooler: 'through Windows’ printing, each page as a picture',
};

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

/** What a printer does with each packet. */
export const FINISHING_NAMES: Readonly<Record<Finishing, string>> = { staple: 'Stapled, top left', 'fold-letter': 'Folded for a letter (C-fold)', 'fold-z': 'Folded in a Z' };

/** `tray-1` as `Tray 1`, `by-pass-tray` as `By-pass tray` (PWG 5101.1 keywords). */
export const trayName = (keyword: string): string => {
  const words = keyword.replace(/-(\d+)$/, ' $1').replace(/-(?=tray|feed)/g, ' ').replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};
