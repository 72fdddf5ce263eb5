import type { RunDeadline } from './run-deadline';

/** Where a job is (RFC 8011, `job-state`, by its keywords), or that nobody can say. */
export type JobState = 'pending' | 'pending-held' | 'processing' | 'processing-stopped' | 'canceled' | 'aborted' | 'completed' | 'unknown';

/** Sums of a run's pieces: all that were to be printed stand in exactly one of them. */
export type PieceSums = { readonly ok: number; readonly reprint: number; readonly pull: number; readonly unknown: number; readonly notSent: number };

/** One job of a run (contract, `print`). */
export type PrintJobRecord = {
  /** The scheduler's number, null where it gave none. */
  readonly id: number | null;
  readonly printer: string;
  /** Where `printer` is a class: its member that had the job. */
  readonly printedBy?: string;
  readonly batch: string;
  readonly fromPiece: number;
  readonly toPiece: number;
  readonly pages: number;
  /** Where fronts and backs went in two passes: which of them these pages are. */
  readonly pass?: 'fronts' | 'backs';
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
  /** When its reports are due, as of the day of the run. */
  readonly deadlines: readonly RunDeadline[];
};
