import type { JobState } from '../records/print-run';
import { describeReasons } from './describe-reasons';
import type { PrinterState } from './printer';

/** What the scheduler says of a job and its printer. */
export type JobStatus = {
  readonly state: JobState;
  /** `job-state-reasons` without `none`. */
  readonly reasons: readonly string[];
  /** `job-printer-state-reasons` and `printer-state-reasons`, each once, without `none`. */
  readonly printerReasons: readonly string[];
  readonly printerState: PrinterState;
  /** The job's name where the scheduler tells it: proof that a number means the same job still. */
  readonly jobName: string | null;
  /** The job was made and its document never came: nothing of it was printed. */
  readonly awaitsDocument?: boolean;
  /** The printer that has the job, where the scheduler says so: of a class it is one of its members. */
  readonly printedBy: string | null;
};

/** How a job ended; `unknown` where its end could not be seen. */
export type JobEndState = Extract<JobState, 'canceled' | 'aborted' | 'completed' | 'unknown'>;
export type JobEnd = { readonly state: JobEndState; readonly reasons: readonly string[]; /** The member of a class that had the job. */ readonly printedBy?: string };

/** Our own reason, beside those of IPP: the scheduler could not go on with the job, and it was taken out of the queue. */
export const GIVEN_UP = 'given-up';

const ENDS: readonly JobState[] = ['canceled', 'aborted', 'completed'];

/** The end that a status tells of, or null while the job is under way. */
export const endOf = (status: JobStatus): JobEnd | null =>
  ENDS.includes(status.state) ? { state: status.state as JobEndState, reasons: status.reasons, ...(status.printedBy !== null && { printedBy: status.printedBy }) } : null;

/** What is to be said of a job under way: what it waits for, or that it prints. */
export function describeStatus(status: JobStatus): string {
  const toDo = describeReasons([...status.reasons, ...status.printerReasons]);
  if (toDo.length > 0) return toDo.join(' ');
  switch (status.state) {
    case 'pending':
      return status.printerState === 'stopped' ? 'The queue is paused. Resume it to go on, or cancel.' : 'The job waits for its turn.';
    case 'pending-held':
      return 'The job is held. Release it in the queue or at the printer to go on.';
    case 'processing-stopped':
      return 'The printer has stopped in the job. See its panel.';
    case 'processing':
      return status.printedBy === null ? 'Printing.' : `Printing on ${status.printedBy}.`;
    case 'completed':
      return 'The job is completed.';
    case 'canceled':
      return 'The job was canceled.';
    case 'aborted':
      return 'The printer aborted the job.';
    case 'unknown':
      return 'The state of the job is not known.';
  }
}
