import type { Database, QueryResult } from 'node-sqlite3-wasm';
import type { KeptFacts, LedgerJob, LedgerPiece, LedgerRun, RunPurpose } from '@shared/domain/printing/ledger-run';
import type { RunDeadline } from '@shared/domain/records/run-deadline';
import { sumPieces, type PieceOutcome } from '@shared/domain/printing/piece-outcome';
import type { PieceSums } from '@shared/domain/records/print-run';
import type { Ledger } from '../ports/ledger';
import { number, text } from './row-values';

/** Reads runs back: with their sums, or with every job and piece. */
export const runBook = (database: Database): Pick<Ledger, 'runs' | 'run' | 'batchesOf'> => ({
  runs: () => {
    const counts = countsOf(database);
    return database.all('SELECT * FROM runs ORDER BY run DESC').map((row) => runOf(database, row, counts.get(number(row, 'run')) ?? []));
  },
  run: (run) => {
    const row = database.get('SELECT * FROM runs WHERE run = ?', [run]);
    if (row === null) return null;
    return { ...runOf(database, row, countsOf(database, run).get(run) ?? []), jobs: jobsOf(database, run), piecesTaken: piecesOf(database, run) };
  },
  batchesOf: (run) => {
    const planned = database.get('SELECT batches FROM runs WHERE run = ?', [run])?.['batches'];
    return {
      planned: typeof planned === 'string' ? (JSON.parse(planned) as string[]) : null,
      sent: database.all('SELECT DISTINCT batch_sha256 FROM jobs WHERE run = ? ORDER BY job', [run]).map((row) => text(row, 'batch_sha256')),
    };
  },
});

/** How many pieces of a run have one outcome in it and another by now. */
type Count = { readonly inRun: PieceOutcome; readonly now: PieceOutcome; readonly pieces: number };

/** A piece as a run left it (`here`) beside what it is by now (`states`). */
const HERE_AND_NOW = 'run_piece_states AS here JOIN piece_states AS states ON states.batch_sha256 = here.batch_sha256 AND states.piece = here.piece';

function countsOf(database: Database, run: number | null = null): ReadonlyMap<number, readonly Count[]> {
  const counts = new Map<number, Count[]>();
  const rows = database.all(
    `SELECT here.run, here.outcome AS in_run, states.outcome AS now, count(*) AS pieces FROM ${HERE_AND_NOW}
     WHERE ?1 IS NULL OR here.run = ?1 GROUP BY 1, 2, 3`,
    [run],
  );
  for (const row of rows) {
    const of = number(row, 'run');
    const count = { inRun: text(row, 'in_run') as PieceOutcome, now: text(row, 'now') as PieceOutcome, pieces: number(row, 'pieces') };
    counts.set(of, [...(counts.get(of) ?? []), count]);
  }
  return counts;
}

const sumUp = (counts: readonly Count[], outcome: 'inRun' | 'now', planned: number): PieceSums => {
  const sums: Record<keyof PieceSums, number> = { ...sumPieces([]) };
  for (const count of counts) sums[count[outcome] === 'not-sent' ? 'notSent' : count[outcome]] += count.pieces;
  // Pieces of jobs that the run never came to.
  const recorded = counts.reduce((total, { pieces }) => total + pieces, 0);
  return { ...sums, notSent: sums.notSent + Math.max(0, planned - recorded) };
};

function runOf(database: Database, row: QueryResult, counts: readonly Count[]): LedgerRun {
  const run = number(row, 'run');
  const recorded = counts.reduce((total, { pieces }) => total + pieces, 0);
  const planned = row['pieces'] === null ? recorded : number(row, 'pieces');
  const printers = database.all('SELECT DISTINCT printer FROM jobs WHERE run = ? AND printer IS NOT NULL ORDER BY job', [run]).map((job) => text(job, 'printer'));
  const signed = database.get('SELECT at, name, note FROM sign_offs WHERE run = ? ORDER BY sign_off DESC LIMIT 1', [run]);
  return {
    run,
    purpose: text(row, 'purpose') as RunPurpose,
    printers: printers.length > 0 ? printers : [text(row, 'printer')],
    startedAt: text(row, 'started_at'),
    startedBy: text(row, 'started_by'),
    folder: text(row, 'folder'),
    pieceRanges: text(row, 'piece_ranges'),
    pieces: planned,
    sheets: row['sheets'] === null ? 0 : number(row, 'sheets'),
    sums: sumUp(counts, 'inRun', planned),
    now: sumUp(counts, 'now', planned),
    deadlines: JSON.parse(text(row, 'deadlines')) as readonly RunDeadline[],
    signedOff: signed === null ? null : { at: text(signed, 'at'), name: text(signed, 'name'), note: text(signed, 'note') },
  };
}

function jobsOf(database: Database, run: number): readonly LedgerJob[] {
  const rows = database.all(
    `SELECT jobs.job, jobs.batch, jobs.pages, jobs.sides, coalesce(jobs.printer, runs.printer) AS printer,
            (SELECT min(piece) FROM pieces WHERE job = jobs.job) AS from_piece, (SELECT max(piece) FROM pieces WHERE job = jobs.job) AS to_piece,
            (SELECT printer_job FROM job_entries WHERE job = jobs.job AND printer_job IS NOT NULL ORDER BY entry DESC LIMIT 1) AS printer_job,
            (SELECT at FROM job_entries WHERE job = jobs.job ORDER BY entry LIMIT 1) AS sent_at,
            last.at AS last_at, last.state, last.reasons, last.printed_by
     FROM jobs JOIN runs USING (run) JOIN job_entries AS last ON last.entry = (SELECT max(entry) FROM job_entries WHERE job = jobs.job)
     WHERE run = ? ORDER BY jobs.job`,
    [run],
  );
  return rows.map((row) => ({
    printer: text(row, 'printer'),
    printedBy: typeof row['printed_by'] === 'string' ? row['printed_by'] : null,
    id: row['printer_job'] === null ? null : number(row, 'printer_job'),
    batch: text(row, 'batch'),
    fromPiece: number(row, 'from_piece'),
    toPiece: number(row, 'to_piece'),
    pages: number(row, 'pages'),
    sides: text(row, 'sides') as LedgerJob['sides'],
    state: text(row, 'state') as LedgerJob['state'],
    reasons: JSON.parse(text(row, 'reasons')) as string[],
    sentAt: text(row, 'sent_at'),
    lastSeenAt: text(row, 'last_at'),
  }));
}

/** Version 2 kept the one student of a piece by himself. */
function keptOf(facts: string): readonly KeptFacts[] {
  const kept = JSON.parse(facts) as KeptFacts | readonly KeptFacts[];
  return 'student' in kept ? [kept] : kept;
}

function piecesOf(database: Database, run: number): readonly LedgerPiece[] {
  const rows = database.all(
    `SELECT here.batch, here.piece, here.outcome AS in_run, states.outcome AS now, later.run AS now_run,
            coalesce((SELECT printed_by FROM job_entries WHERE job = later.job AND printed_by IS NOT NULL ORDER BY entry DESC LIMIT 1), later.printer, (SELECT printer FROM runs WHERE runs.run = later.run)) AS printer,
            later.sides, later.sheet_order, states.by_whom, states.at, facts
     FROM ${HERE_AND_NOW} JOIN jobs AS later ON later.job = states.job
       LEFT JOIN piece_facts ON piece_facts.job = here.job AND piece_facts.piece = here.piece
     WHERE here.run = ? ORDER BY here.piece`,
    [run],
  );
  return rows.map((row) => ({
    batch: text(row, 'batch'),
    piece: number(row, 'piece'),
    inRun: text(row, 'in_run') as PieceOutcome,
    now: text(row, 'now') as PieceOutcome,
    nowRun: number(row, 'now_run'),
    printer: text(row, 'printer'),
    sides: text(row, 'sides') as LedgerPiece['sides'],
    order: text(row, 'sheet_order') as LedgerPiece['order'],
    by: text(row, 'by_whom'),
    at: text(row, 'at'),
    kept: typeof row['facts'] === 'string' ? keptOf(row['facts']) : [],
  }));
}
