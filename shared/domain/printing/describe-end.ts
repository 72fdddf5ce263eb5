import type { JobState } from './job-status';
import { describeReasons } from './describe-reasons';

type EndedJob = { readonly state: JobState | 'not-sent'; readonly reasons: readonly string[] };
type JobPieces = { readonly fromPiece: number; readonly toPiece: number };

/** How a job ended and, where it was not completed, what the person does about its pieces. */
export function describeEnd(end: EndedJob, { fromPiece, toPiece }: JobPieces): string {
  const next = `Look in the tray which of the pieces ${fromPiece} to ${toPiece} came out whole, then print the others as a reprint.`;
  switch (end.state) {
    case 'completed':
      return ['The job is completed.', ...describeReasons(end.reasons)].join(' ');
    case 'canceled':
      return `The job was canceled before its end. ${next}`;
    case 'aborted':
      return `The printer aborted the job. ${next}`;
    case 'not-sent':
      return 'The job was not sent.';
    default:
      return `The end of the job could not be seen. ${next}`;
  }
}
