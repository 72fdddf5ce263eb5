import type { MailingState } from '@shared/domain/packets/mailing-state';
import type { Arrangement } from '@shared/domain/printing/arrange-pages';
import type { Delivery, DeliveryKind, KeptFacts, LedgerRun, LedgerRunDetail, RunPurpose } from '@shared/domain/printing/ledger-run';
import type { RunBatches } from '@shared/domain/printing/run-batches';
import type { RunDeadline } from '@shared/domain/records/run-deadline';
import type { PieceOutcome } from '@shared/domain/printing/piece-outcome';
import type { JobState } from '@shared/domain/records/print-run';
import type { ReportIdentity } from '@shared/domain/ssr/report-identity';
import type { Result } from '@shared/ipc/result';
import type { JobReference } from './print-transport';

export type { RunPurpose };

/** A run that begins: `pieces` and `sheets` are what is to be printed, `pieceRanges` the pieces by their numbers, `batches` the SHA-256 of the batches that hold them, `printer` all its printers in one text. */
export type NewLedgerRun = {
  readonly printer: string;
  readonly purpose: RunPurpose;
  readonly by: string;
  readonly folder: string;
  readonly batches: readonly string[];
  readonly pieceRanges: string;
  readonly pieces: number;
  readonly sheets: number;
  readonly deadlines: readonly RunDeadline[];
};

/**
 * A piece of a job: `ssid` is of the student whose page shows in the window, each report stands under its own student. SSIDs and contents are kept as keyed
 * hashes; `kept` is what staff chose to keep in clear, one for each student.
 */
export type NewLedgerPiece = {
  readonly piece: number;
  readonly ssid: string | null;
  readonly reports: readonly ReportIdentity[];
  readonly kept: readonly KeptFacts[];
};

/** A job to be recorded before it is sent. */
export type NewLedgerJob = {
  readonly run: number;
  readonly printer: string;
  readonly jobName: string;
  readonly batch: string;
  readonly batchSha256: string;
  readonly pages: number;
  readonly arrangement: Pick<Arrangement, 'sides' | 'order'>;
  readonly pieces: readonly NewLedgerPiece[];
};

/**
 * A job whose end the ledger does not know: the program ended, or nobody could say. `neverSent`: the program ended before the printer
 * had given the job a number, and so before any page left. `isHandedOver`: its pages left whole, or may have. `isSentWhole`: who took them has
 * said so, or they leave at one stroke.
 */
export type OpenLedgerJob = { readonly sides: Arrangement['sides']; readonly job: number; readonly jobName: string; readonly printer: string; readonly reference: JobReference | null; readonly neverSent: boolean; readonly isHandedOver: boolean; readonly isSentWhole: boolean };

/** How a recorded job ended, and what that says of each of its pieces. */
export type LedgerJobEnd = { readonly state: JobState | 'not-sent'; readonly reasons: readonly string[]; readonly outcome: PieceOutcome; readonly printedBy?: string };

/** What a person says of pieces. */
export type PersonsWord = Extract<PieceOutcome, 'ok' | 'reprint' | 'pull'>;

/**
 * The book of runs, jobs and pieces. Entries are added, never changed: what a piece is, is the last entry of the newest job that
 * took it to a printer, and a person's word on a job's piece stands against what a printer says later. A job that was not sent counts
 * only for pieces that never went in another one.
 * Every call is on disk when it returns. Throws only for its own faults (a full or broken disk).
 */
export type Ledger = {
  /** The outcome of each piece of a batch that was ever recorded; a piece not in it was never tried. */
  readonly outcomes: (batchSha256: string) => ReadonlyMap<number, PieceOutcome>;
  /** Jobs of a batch with no known end, oldest first; of all batches where none is named. */
  readonly openJobs: (batchSha256?: string) => readonly OpenLedgerJob[];
  /** Begins a run and gives its number. */
  readonly startRun: (run: NewLedgerRun) => number;
  /** Some letters and digits that no other run of any ledger is likely to have, for the names of its jobs. */
  readonly runMark: (run: number) => string;
  /** Records a job that is about to be sent: from here on its pieces are `unknown`. Gives the ledger's number of it. */
  readonly recordSending: (job: NewLedgerJob) => number;
  /** Records the number that the printer gave it. */
  readonly recordCreated: (job: number, reference: JobReference) => void;
  /** Records that a document left, or leaves without a number: from here on nobody can say that it was never sent. */
  readonly recordHandingOver: (job: number) => void;
  readonly recordEnd: (job: number, end: LedgerJobEnd) => void;

  /** A person's word on pieces of a run. Gives the pieces that the run never took to a printer, of which nothing was written. */
  readonly settle: (run: number, pieces: readonly number[], word: PersonsWord, by: string) => readonly number[];
  /** What `work` writes is written as one: all of it, or none where `work` fails or throws. */
  readonly together: <Value>(work: () => Result<Value>) => Result<Value>;
  readonly signOff: (run: number, name: string, note: string) => void;

  /** What was mailed, report by report, in the order asked. */
  readonly mailing: (reports: readonly ReportIdentity[]) => readonly MailingState[];
  readonly recordDelivery: (delivery: { readonly kind: DeliveryKind; readonly place: string; readonly by: string; readonly reports: readonly ReportIdentity[] }) => number;
  readonly deliveries: () => readonly Delivery[];

  /** Newest first. */
  readonly runs: () => readonly LedgerRun[];
  readonly run: (run: number) => LedgerRunDetail | null;
  readonly batchesOf: (run: number) => RunBatches;

  /**
   * Forgets whose the pieces and deliveries from before `time` (ISO 8601) were: keys and kept facts go, numbers and outcomes stay.
   * Gives the number of runs that were emptied; none while the clock may have been set years ahead.
   */
  readonly forgetBefore: (time: string) => number;
  readonly close: () => void;
};

/** Opens the ledger for one writer; a failure `ledger-in-use` when another program has it. */
export type OpenLedger = () => Promise<Result<Ledger>>;

/** Looks whether the ledger could be opened, without opening it; a failure as `OpenLedger` gives it. */
export type LookAtLedger = () => Promise<Result<null>>;
