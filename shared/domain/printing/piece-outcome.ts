import type { PieceSums } from '../records/print-run';
import type { Arrangement } from './arrange-pages';
import { SENDING_BROKEN_OFF, type JobEnd } from './job-status';

/**
 * What became of a piece, in one job or, as the ledger sums its jobs up, at all.
 * `ok`: its job ended completed; `reprint`, `pull`: a person said so, or for `reprint` only the fronts of its sheets are printed; `unknown`: it was handed to a printer and its end was not
 * seen to be good; `not-sent`: it never reached a printer.
 */
export type PieceOutcome = 'ok' | 'reprint' | 'pull' | 'unknown' | 'not-sent';

/**
 * What the end of a job says of its pieces. Only `completed` is good: a job that left the queue in any other way may have
 * printed some sheets, and nobody but a person at the tray can say which. However a job of fronts ended, none of its pieces is good: where no
 * backs follow, each has to be printed again.
 */
export const outcomeOfEnd = (end: JobEnd, sides: Arrangement['sides'] = 'both'): PieceOutcome =>
  sides === 'fronts' ? 'reprint' : isGood(end) ? 'ok' : 'unknown';

/** True where every page came out as it should. */
export const isGood = (end: JobEnd): boolean => end.state === 'completed' && !end.reasons.some((reason) => DOUBTS.includes(reason));

/** Reasons that leave it open what lies in the tray of a job that is completed: bad sheets, of a job that was begun anew the same ones twice, or some of them only. */
const DOUBTS: readonly string[] = ['job-completed-with-errors', 'job-restarted', 'printer-restarted', SENDING_BROKEN_OFF];

export function sumPieces(outcomes: Iterable<PieceOutcome>): PieceSums {
  const sums = { ok: 0, reprint: 0, pull: 0, unknown: 0, notSent: 0 };
  for (const outcome of outcomes) sums[outcome === 'not-sent' ? 'notSent' : outcome] += 1;
  return sums;
}
