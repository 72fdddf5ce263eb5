import { csvFile } from '../records/csv-file';
import type { LedgerRunDetail } from './ledger-run';

const HEADER = ['run', 'purpose', 'started_at', 'started_by', 'batch', 'piece', 'in_run', 'now', 'now_in_run', 'said_by', 'said_at', 'ssid', 'student', 'school', 'grade'] as const;

/** One record for each piece that the runs took to a printer. Whose it was stands there only where staff chose to keep it. */
export const ledgerCsv = (runs: readonly LedgerRunDetail[]): string =>
  csvFile(
    HEADER,
    runs.flatMap(({ run, purpose, startedAt, startedBy, piecesTaken }) =>
      piecesTaken.map(({ batch, piece, inRun, now, nowRun, by, at, kept }) => [
        ...[run, purpose, startedAt, startedBy, batch, piece, inRun, now, nowRun, by === '' ? 'printer' : by, at],
        ...[kept?.ssid ?? null, kept?.student ?? null, kept?.school ?? null, kept?.grade ?? null],
      ]),
    ),
  );
