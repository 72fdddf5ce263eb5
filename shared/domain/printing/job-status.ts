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
  /** The job was made and its document is not there. */
  readonly awaitsDocument?: boolean;
  /** The job of the same queue that is at the printer, by its number, where this one waits behind it. */
  readonly behind?: number;
  /** The printer that has the job, where the scheduler says so: of a class it is one of its members. */
  readonly printedBy: string | null;
};

/** How a job ended; `unknown` where its end could not be seen. */
export type JobEndState = Extract<JobState, 'canceled' | 'aborted' | 'completed' | 'unknown'>;
export type JobEnd = { readonly state: JobEndState; readonly reasons: readonly string[]; /** The member of a class that had the job. */ readonly printedBy?: string };

/** Our own reason, beside those of IPP: the scheduler could not go on with the job, and it was taken out of the queue. */
export const GIVEN_UP = 'given-up';

/** And: the job was handed over whole, and stands there without its pages. */
export const PAGES_MISSING = 'pages-missing';

/** And: nobody saw the pages leave whole, and some printers take what they have of a document that is cut off for all of it. */
export const SENDING_BROKEN_OFF = 'sending-broken-off';

const ENDS: readonly JobState[] = ['canceled', 'aborted', 'completed'];

/** The end that a status tells of, or null while the job is under way. */
export const endOf = (status: JobStatus): JobEnd | null =>
  ENDS.includes(status.state) ? { state: status.state as JobEndState, reasons: status.reasons, ...(status.printedBy !== null && { printedBy: status.printedBy }) } : null;

/** Whether a job stands without its pages at a queue or printer that does nothing: a scheduler that crashed can have lost them, or a printer waits for what does not come. */
export const isWithoutPages = ({ awaitsDocument, printerState }: JobStatus): boolean => awaitsDocument === true && printerState !== 'processing';

/** What a job waits for that is no trouble of its printer. */
function waitsFor(status: JobStatus): readonly string[] {
  if (isWithoutPages(status)) return ['The pages of the job did not arrive. If they do not come within half a minute, it is taken out of the queue.'];
  return status.behind === undefined ? [] : [`The job waits behind job ${status.behind} of the queue. Cancel that one there if it does not move.`];
}

/** What is to be said of a job under way: what it waits for, or that it prints. */
export function describeStatus(status: JobStatus): string {
  const toDo = [...waitsFor(status), ...describeReasons([...status.reasons, ...status.printerReasons])];
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
