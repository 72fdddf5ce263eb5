import type { JobState } from '../printing/job-status';
import type { PieceSums } from '../printing/piece-outcome';

/** One job of a run (contract, `print`). */
export type PrintJobRecord = {
  /** The scheduler's number, null where it gave none. */
  readonly id: number | null;
  readonly batch: string;
  readonly fromPiece: number;
  readonly toPiece: number;
  readonly pages: number;
  /** `not-sent` where no document reached the scheduler. */
  readonly state: JobState | 'not-sent';
  readonly reasons: readonly string[];
};

/** What a printing did (contract, `print`). */
export type PrintRunRecord = {
  readonly run: number;
  /** `completed` only when every job ended completed and every piece is ok. */
  readonly outcome: 'completed' | 'failed' | 'cancelled';
  /** What happened and the next step, in one or two sentences. */
  readonly message: string;
  readonly jobs: readonly PrintJobRecord[];
  readonly pieces: PieceSums;
};
