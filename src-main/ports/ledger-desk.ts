import type { MailingState } from '@shared/domain/packets/mailing-state';
import type { Delivery, LedgerPiece, LedgerRun, LedgerRunDetail } from '@shared/domain/printing/ledger-run';
import type { OpenAtPrinter } from '@shared/domain/printing/open-at-printers';
import type { RunReport } from '@shared/domain/printing/run-report';
import type { ReportIdentity } from '@shared/domain/ssr/report-identity';
import type { Page, Range } from '@shared/ipc/contract';
import type { Result } from '@shared/ipc/result';
import type { PersonsWord } from './ledger';

/** A run with its jobs and what is open at its printers; its pieces are read by the page. */
export type RunWithoutPieces = Omit<LedgerRunDetail, 'piecesTaken'> & { readonly open: readonly OpenAtPrinter[] };

/** What the window asks of the ledger. Each call opens it and lets it go again, so that a printing can write in between. Never rejects. */
export type LedgerDesk = {
  /** What was mailed, report by report, in the order asked. Where the signal is aborted it answers at once, and what it answers means nothing. */
  readonly mailing: (reports: readonly ReportIdentity[], signal?: AbortSignal) => Promise<Result<readonly MailingState[]>>;
  /** Newest first; printers of jobs without an end are asked before, no longer than `patienceMs`. */
  readonly runs: (patienceMs: number) => Promise<Result<readonly LedgerRun[]>>;
  readonly deliveries: () => Promise<Result<readonly Delivery[]>>;
  readonly run: (run: number) => Promise<Result<RunWithoutPieces>>;
  /** Pages behind the first are of the list whose first page was read last. */
  readonly pieces: (run: number, only: 'open' | 'all', range: Range) => Promise<Result<Page<LedgerPiece>>>;
  readonly settle: (run: number, pieces: readonly number[], word: PersonsWord) => Promise<Result<RunWithoutPieces>>;
  readonly lastGood: (run: number, lastGood: number, printer: string | null) => Promise<Result<RunWithoutPieces>>;
  readonly signOff: (run: number, name: string, note: string) => Promise<Result<RunWithoutPieces>>;
  /** The pieces of a run as a CSV file. */
  readonly csv: (run: number) => Promise<Result<string>>;
  readonly report: (run: number) => Promise<Result<RunReport>>;
};
