import { csvFile } from '../records/csv-file';
import type { KeptFacts, LedgerRunDetail } from './ledger-run';

const HEADER = ['run', 'purpose', 'started_at', 'started_by', 'batch', 'piece', 'in_run', 'now', 'now_in_run', 'said_by', 'said_at', 'ssid', 'student', 'school', 'grade'] as const;

/** How such a file begins, whichever columns it has. */
export const LEDGER_CSV_BEGINS = `\uFEFF${HEADER[0]},`;

/** A fact of all students of a piece, each value once. */
const of = (kept: readonly KeptFacts[], fact: keyof KeptFacts): string | null => [...new Set(kept.flatMap((student) => student[fact] ?? []))].join(' + ') || null;

/** One record for each piece that the runs took to a printer. Whose it was stands there only where staff chose to keep it. */
export const ledgerCsv = (runs: readonly LedgerRunDetail[]): string =>
  csvFile(
    HEADER,
    runs.flatMap(({ run, purpose, startedAt, startedBy, piecesTaken }) =>
      piecesTaken.map(({ batch, piece, inRun, now, nowRun, by, at, kept }) => [
        ...[run, purpose, startedAt, startedBy, batch, piece, inRun, now, nowRun, by === '' ? 'printer' : by, at],
        ...[of(kept, 'ssid'), of(kept, 'student'), of(kept, 'school'), of(kept, 'grade')],
      ]),
    ),
  );
