import type { JobStatus } from '@shared/domain/printing/job-status';
import type { JobState } from '@shared/domain/records/print-run';
import type { AttributeReader } from '../ipp/attributes';
import { printerState, reasonsOf } from './read-printer';

export const JOB_ATTRIBUTES = ['job-id', 'job-name', 'job-state', 'job-state-reasons', 'job-printer-state-reasons', 'job-printer-uri-actual'] as const;

/** `job-state` (RFC 8011, 5.3.7). */
export const JOB_STATES: Readonly<Record<number, JobState>> = {
  3: 'pending',
  4: 'pending-held',
  5: 'processing',
  6: 'processing-stopped',
  7: 'canceled',
  8: 'aborted',
  9: 'completed',
};

/** A job's state from its own attributes and its printer's. */
export function readJob(job: AttributeReader, printer: AttributeReader): JobStatus {
  const printerReasons = [...reasonsOf(job, 'job-printer-state-reasons'), ...reasonsOf(printer, 'printer-state-reasons')];
  return {
    state: JOB_STATES[job.number('job-state') ?? 0] ?? 'unknown',
    reasons: reasonsOf(job, 'job-state-reasons'),
    printerReasons: [...new Set(printerReasons)],
    printerState: printerState(printer),
    jobName: job.text('job-name'),
    printedBy: nameIn(job.text('job-printer-uri-actual')),
  };
}

/** The queue's name at the end of a scheduler's address of it. */
function nameIn(uri: string | null): string | null {
  const name = uri?.split('/').at(-1) ?? '';
  try {
    return name === '' ? null : decodeURIComponent(name);
  } catch {
    return name;
  }
}
