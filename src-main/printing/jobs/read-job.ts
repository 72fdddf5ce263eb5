import type { JobStatus } from '@shared/domain/printing/job-status';
import type { JobState } from '@shared/domain/records/print-run';
import type { AttributeReader } from '../ipp/attributes';
import { printerState, reasonsOf } from './read-printer';
import { reasonsInMessage } from './reasons-in-message';

export const JOB_ATTRIBUTES = ['job-id', 'job-name', 'job-state', 'job-state-reasons', 'job-printer-state-reasons', 'job-printer-state-message', 'job-printer-uri-actual', 'number-of-documents', 'job-k-octets'] as const;

/** `job-state` (RFC 8011, 5.3.7). */
const JOB_STATES: Readonly<Record<number, JobState>> = {
  3: 'pending',
  4: 'pending-held',
  5: 'processing',
  6: 'processing-stopped',
  7: 'canceled',
  8: 'aborted',
  9: 'completed',
};

/** A job's state; undefined where its server does not say. */
export const jobState = (job: AttributeReader): JobState | undefined => JOB_STATES[job.number('job-state') ?? 0];

/** A job's state from its own attributes and its printer's. */
export function readJob(job: AttributeReader, printer: AttributeReader): JobStatus {
  const state = jobState(job) ?? 'unknown';
  const reasons = reasonsOf(job, 'job-state-reasons');
  // Of a job that is not under way the message is an earlier one's.
  const inMessage = state === 'processing' ? reasonsInMessage(job.text('job-printer-state-message')) : [];
  const printerReasons = [...reasonsOf(job, 'job-printer-state-reasons'), ...reasonsOf(printer, 'printer-state-reasons'), ...inMessage];
  return {
    state,
    reasons,
    awaitsDocument: awaitsDocument(job),
    printerReasons: [...new Set(printerReasons)],
    printerState: printerState(printer),
    jobName: job.text('job-name'),
    printedBy: nameIn(job.text('job-printer-uri-actual')),
  };
}

/**
 * Whether a job was made and has no document: by the count where the server tells it, else by its reasons (RFC 8011, 5.3.8): `job-incoming` is one whose
 * documents are still to come. A scheduler that crashed when a document came (CUPS 2.4.2) has the job held without a reason and without a byte; a quarter of an hour later it would
 * print what it has of it.
 */
export function awaitsDocument(job: AttributeReader): boolean {
  const state = jobState(job);
  if (state !== 'pending' && state !== 'pending-held') return false;
  const reasons = reasonsOf(job, 'job-state-reasons');
  if (state === 'pending-held' && reasons.length === 0 && job.number('job-k-octets') === 0) return true;
  const documents = job.number('number-of-documents');
  return documents === null ? reasons.some((reason) => reason === 'job-data-insufficient' || reason === 'job-incoming') : documents === 0;
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
