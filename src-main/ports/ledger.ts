import type { PieceOutcome } from '@shared/domain/printing/piece-outcome';
import type { JobState } from '@shared/domain/records/print-run';
import type { Result } from '@shared/ipc/result';
import type { JobReference } from './print-transport';

/** Why a run was started. */
export type RunPurpose = 'print' | 'proof' | 'reprint';

/** A job to be recorded before it is sent. `ssid` is kept as a keyed hash only. */
export type NewLedgerJob = {
  readonly run: number;
  readonly jobName: string;
  readonly batch: string;
  readonly batchSha256: string;
  readonly pages: number;
  readonly pieces: readonly { readonly piece: number; readonly ssid: string | null }[];
};

/** A job whose end the ledger does not know: the program ended, or nobody could say. */
export type OpenLedgerJob = { readonly job: number; readonly jobName: string; readonly reference: JobReference | null };

/** How a recorded job ended, and what that says of each of its pieces. */
export type LedgerJobEnd = { readonly state: JobState | 'not-sent'; readonly reasons: readonly string[]; readonly outcome: PieceOutcome };

/**
 * The book of runs, jobs and pieces. Entries are added, never changed: what a piece is, is the last entry of the newest job that
 * took it to a printer. A job that was not sent counts only for pieces that never went in another one.
 * Every call is on disk when it returns. Throws only for its own faults (a full or broken disk).
 */
export type Ledger = {
  /** The outcome of each piece of a batch that was ever recorded; a piece not in it was never tried. */
  readonly outcomes: (batchSha256: string) => ReadonlyMap<number, PieceOutcome>;
  /** Jobs of a batch with no known end, oldest first. */
  readonly openJobs: (batchSha256: string) => readonly OpenLedgerJob[];
  /** Begins a run and gives its number. */
  readonly startRun: (run: { readonly printer: string; readonly purpose: RunPurpose }) => number;
  /** Records a job that is about to be sent: from here on its pieces are `unknown`. Gives the ledger's number of it. */
  readonly recordSending: (job: NewLedgerJob) => number;
  /** Records the number that the printer gave it. */
  readonly recordCreated: (job: number, reference: JobReference) => void;
  readonly recordEnd: (job: number, end: LedgerJobEnd) => void;
  readonly close: () => void;
};

/** Opens the ledger for one writer; a failure `ledger-in-use` when another program has it. */
export type OpenLedger = () => Promise<Result<Ledger>>;
