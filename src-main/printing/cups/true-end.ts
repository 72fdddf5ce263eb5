import type { JobStatus } from '@shared/domain/printing/job-status';
import type { JobReference } from '../../ports/print-transport';
import type { AttributeReader } from '../ipp/attributes';
import { askJobFor, type JobDesk } from '../jobs/job-desk';
import { askDevice, type DeviceWord } from './ask-device';
import { AGE_ATTRIBUTES, ageOf, deviceBehind } from './device';

/** The scheduler's note that its printer did not know a job that it had been given (CUPS backend/ipp.c); it stays with the queue for later jobs. */
const MISSING_HISTORY = 'cups-ipp-missing-job-history';
/** Two clocks that count whole seconds. */
const ROUNDING_SECONDS = 2;

/** The status with the printer's own word, where its queue leads to it over IPP and it knows better how the job ended, or that it can't have ended well. */
export async function trueEnd(status: JobStatus, job: JobReference, desk: JobDesk, signal: AbortSignal): Promise<JobStatus> {
  if (status.jobName === null || (status.state !== 'completed' && status.state !== 'canceled')) return status;
  const device = await deviceBehind(desk, signal);
  if (device === null) return status;
  const times = await askJobFor(desk, job, [...AGE_ATTRIBUTES, 'time-at-processing', 'time-at-completed'], signal);
  const told = await askDevice(device, { name: status.jobName, ageSeconds: ageOf(times) });
  if (told === null) return status;
  return told.kind === 'known' ? withWord(status, told) : isForgotten(told.upSeconds, times, status) ? { ...status, reasons: [...status.reasons, 'printer-restarted'] } : status;
}

function withWord(status: JobStatus, { state, awaitsDocument, times }: Extract<DeviceWord, { kind: 'known' }>): JobStatus {
  const reasons = times > 1 ? [...status.reasons, 'job-restarted'] : status.reasons;
  const isStopped = state === 'aborted' || state === 'canceled';
  // A queue may call a job completed when its pages were handed over (`waitjob=false`).
  const isUnderWay = status.state === 'completed' && state !== null && state !== 'completed' && state !== 'unknown';
  return { ...status, reasons, state: isStopped || isUnderWay ? state : status.state, awaitsDocument: isUnderWay && awaitsDocument };
}

/**
 * Whether the printer was turned off in the job: it does not know the job, and was turned on again after the job had begun. The scheduler takes a job that
 * its printer no longer knows for printed. A printer that keeps no list of its jobs has been on all the while.
 */
function isForgotten(upSeconds: number | null, times: AttributeReader, { state, printerReasons }: JobStatus): boolean {
  const begun = ageOf(times, 'time-at-processing');
  const ended = ageOf(times, 'time-at-completed');
  if (state !== 'completed' || upSeconds === null || begun === null || upSeconds > begun + ROUNDING_SECONDS) return false;
  // Turned off and on once more after the end, nothing is left to see but the scheduler's note.
  return ended === null || upSeconds >= ended - ROUNDING_SECONDS || printerReasons.includes(MISSING_HISTORY);
}
