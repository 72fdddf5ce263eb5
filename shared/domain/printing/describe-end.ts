import type { Arrangement } from './arrange-pages';
import { GIVEN_UP, PAGES_MISSING } from './job-status';
import type { JobState } from '../records/print-run';
import { describeReasons } from './describe-reasons';
import { pieceSpan } from './wording';

type EndedJob = { readonly state: JobState | 'not-sent'; readonly reasons: readonly string[]; readonly printedBy?: string };
type JobPieces = { readonly fromPiece: number; readonly toPiece: number };

/** What is to be done with sheets that have their fronts and no backs. */
export const frontsOnly = (job: JobPieces): string => `Of ${pieceSpan(job)} only fronts are printed. Take these sheets away, since no one may get them; the pieces are printed again whole.`;

/** How a job ended, as one sentence or two. */
export function endFact(end: EndedJob): string {
  if (end.reasons.includes(GIVEN_UP)) return 'The printer or its driver could not print the job, and it was taken out of the queue.';
  if (end.reasons.includes(PAGES_MISSING)) return 'The pages of the job did not arrive whole, and it was taken out of the queue.';
  switch (end.state) {
    case 'completed':
      return [end.printedBy === undefined ? 'The job is completed.' : `The job is completed on ${end.printedBy}.`, ...describeReasons(end.reasons)].join(' ');
    case 'canceled':
      return 'The job was canceled before its end.';
    case 'aborted':
      return 'The printer aborted the job.';
    case 'not-sent':
      return 'The job was not sent.';
    default:
      return 'The end of the job could not be seen.';
  }
}

/** How a job ended and, where it was not completed, what the person does about its pieces. */
export function describeEnd(end: EndedJob, job: JobPieces, sides: Arrangement['sides'] = 'both'): string {
  const isOver = !end.reasons.includes(GIVEN_UP) && !end.reasons.includes(PAGES_MISSING) && (end.state === 'completed' || end.state === 'not-sent');
  if (isOver) return endFact(end);
  const next = sides === 'fronts' ? frontsOnly(job) : `Look in the tray${end.printedBy === undefined ? '' : ` of ${end.printedBy}`} what of ${pieceSpan(job)} came out whole, then print the rest as a reprint.`;
  return `${endFact(end)} ${next}`;
}
