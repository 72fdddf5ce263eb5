import type { JobState, PieceSums } from '../records/print-run';
import type { Arrangement } from './arrange-pages';
import type { RunDeadline } from '../records/run-deadline';
import type { PieceOutcome } from './piece-outcome';

/** Why a run was started. */
export type RunPurpose = 'print' | 'proof' | 'reprint';

/** A person's word on a run: its sums were looked at and are right. */
export type SignOff = { readonly at: string; readonly name: string; readonly note: string };

/** A run in the ledger's list. Times are ISO 8601, UTC. */
export type LedgerRun = {
  readonly run: number;
  readonly purpose: RunPurpose;
  /** Each printer that got a job of it, or was meant to. */
  readonly printers: readonly string[];
  readonly startedAt: string;
  /** The account that started it; empty in runs of an older version. */
  readonly startedBy: string;
  /** The prepared folder; empty in runs of an older version. */
  readonly folder: string;
  /** What was to be printed: the pieces as ranges (`pieceRanges`), empty in runs of an older version, and how many there are. */
  readonly pieceRanges: string;
  readonly pieces: number;
  readonly sheets: number;
  /** What became of its pieces in this run; together they are `pieces`. */
  readonly sums: PieceSums;
  /** What the same pieces have come to by now, over all runs. */
  readonly now: PieceSums;
  /** When its reports were due, with the days that were left on its day; none in runs of an older version. */
  readonly deadlines: readonly RunDeadline[];
  readonly signedOff: SignOff | null;
};

export type LedgerJob = {
  readonly printer: string;
  /** Where `printer` is a class: its member that had the job. */
  readonly printedBy: string | null;
  /** The printer's number of it, null where it gave none. */
  readonly id: number | null;
  readonly batch: string;
  readonly fromPiece: number;
  readonly toPiece: number;
  readonly pages: number;
  /** What of the sheets it put on paper. */
  readonly sides: Arrangement['sides'];
  /** `sending`: the program ended before the printer answered; `created`: before the job's end was seen. */
  readonly state: JobState | 'not-sent' | 'sending' | 'created';
  readonly reasons: readonly string[];
  readonly sentAt: string;
  readonly lastSeenAt: string;
};

/** What staff chose to keep of a student of a piece, beside keyed hashes. */
export type KeptFacts = { readonly ssid: string | null; readonly student: string | null; readonly school: string | null; readonly grade: string | null };

export type LedgerPiece = {
  readonly batch: string;
  readonly piece: number;
  /** What became of it in this run. */
  readonly inRun: PieceOutcome;
  /** What it is by now, and the run that made it so. */
  readonly now: PieceOutcome;
  readonly nowRun: number;
  /** The printer that took it there last, and so has its sheets; of a class the one that had them, where it is known. */
  readonly printer: string;
  /** What the job that made it so put on paper of the sheets, and in which order. */
  readonly sides: Arrangement['sides'];
  readonly order: Arrangement['order'];
  /** The account of the person who said so; empty where the printer did. */
  readonly by: string;
  readonly at: string;
  /** One for each student whose reports are in it; empty where nothing is kept in clear. */
  readonly kept: readonly KeptFacts[];
};

/** A run with all that the ledger knows of it. */
export type LedgerRunDetail = LedgerRun & { readonly jobs: readonly LedgerJob[]; readonly piecesTaken: readonly LedgerPiece[] };

/** Reports that went out in another way than on paper. */
export type Delivery = {
  readonly delivery: number;
  readonly at: string;
  readonly by: string;
  readonly kind: DeliveryKind;
  readonly place: string;
  readonly reports: number;
};

/** `protected-files`: password-protected PDFs; `export`: a copy for a print shop or another system. */
export type DeliveryKind = 'protected-files' | 'export';

/** What a delivery was, as a list names it. */
export const DELIVERY_NAMES: Readonly<Record<DeliveryKind, string>> = { 'protected-files': 'Files with passwords', export: 'Files handed on' };

/** Pieces of which nobody has said yet whether they are good. */
export const unsettled = ({ unknown, notSent }: PieceSums): number => unknown + notSent;
