import type { Database, QueryResult } from 'node-sqlite3-wasm';
import type { PieceOutcome } from '@shared/domain/printing/piece-outcome';
import { type Failure, failed, type Result } from '@shared/ipc/result';
import type { Ledger, NewLedgerJob, OpenLedgerJob } from '../ports/ledger';
import { deliveryBook } from './delivery-book';
import { forgetBefore } from './forget-before';
import { inTransaction } from './open-database';
import { reportKeys, type ReportKeys } from './report-keys';
import { runBook } from './run-book';
import { text } from './row-values';
import { settlePieces } from './settle-pieces';
import type { StudentKey } from './student-key';

/** Hexadecimal digits: one in sixteen million for two runs of one number. */
const MARK_LENGTH = 6;

type Tools = { readonly database: Database; readonly studentKey: StudentKey; readonly now: () => Date; readonly onClose: () => void };

/** The ledger over an open database. A job's pieces are `unknown` from the moment before it is sent. */
export function sqliteLedger({ database, studentKey, now, onClose }: Tools): Ledger {
  const time = (): string => now().toISOString();
  const keys = reportKeys(studentKey);
  const addJobEntry = (job: number, state: string, printerJob: number | null, reasons: readonly string[], printedBy: string | null = null): void => {
    database.run('INSERT INTO job_entries (job, at, state, printer_job, reasons, printed_by) VALUES (?, ?, ?, ?, ?, ?)', [job, time(), state, printerJob, JSON.stringify(reasons), printedBy]);
  };
  // What a person said of a piece in a job stands, whatever a printer says of the job later.
  const addPieceEntries = (job: number, outcome: PieceOutcome): void => {
    database.run(
      `INSERT INTO piece_entries (job, batch_sha256, piece, at, outcome) SELECT job, batch_sha256, piece, ?, ? FROM pieces
       WHERE job = ? AND piece NOT IN (SELECT piece FROM piece_entries WHERE job = ? AND by_whom <> '')`,
      [time(), outcome, job, job],
    );
  };

  return {
    outcomes: (batchSha256) => {
      const rows = database.all('SELECT piece, outcome FROM piece_states WHERE batch_sha256 = ? ORDER BY piece', [batchSha256]);
      return new Map(rows.map((row) => [Number(row['piece']), text(row, 'outcome') as PieceOutcome]));
    },
    openJobs: (batchSha256) => openJobs(database, batchSha256 ?? null),
    startRun: ({ printer, purpose, by, folder, batches, pieceRanges, pieces, sheets, deadlines }) =>
      Number(
        database.run('INSERT INTO runs (printer, purpose, started_at, started_by, folder, batches, piece_ranges, pieces, sheets, deadlines) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)', [
          printer,
          purpose,
          time(),
          by,
          folder,
          JSON.stringify(batches),
          pieceRanges,
          pieces,
          sheets,
          JSON.stringify(deadlines),
        ]).lastInsertRowid,
      ),
    runMark: (run) => runMark(studentKey, run, database.get('SELECT started_at FROM runs WHERE run = ?', [run])),
    recordSending: (job) =>
      inTransaction(database, () => {
        const added = database.run('INSERT INTO jobs (run, job_name, batch, batch_sha256, pages, printer, sides, sheet_order) VALUES (?, ?, ?, ?, ?, ?, ?, ?)', [job.run, job.jobName, job.batch, job.batchSha256, job.pages, job.printer, job.arrangement.sides, job.arrangement.order]);
        const number = Number(added.lastInsertRowid);
        addPieces(database, keys, number, job);
        addJobEntry(number, 'sending', null, []);
        addPieceEntries(number, 'unknown');
        return number;
      }),
    recordCreated: (job, reference) => addJobEntry(job, 'created', reference.id, []),
    recordHandingOver: (job) => addJobEntry(job, 'unknown', null, []),
    recordEnd: (job, end) =>
      inTransaction(database, () => {
        addJobEntry(job, end.state, null, end.reasons, end.printedBy ?? null);
        addPieceEntries(job, end.outcome);
      }),
    settle: (run, pieces, word, by) => inTransaction(database, () => settlePieces(database, { run, pieces, word, by, at: time() })),
    together: (work) => together(database, work),
    signOff: (run, name, note) => void database.run('INSERT INTO sign_offs (run, at, name, note) VALUES (?, ?, ?, ?)', [run, time(), name, note]),
    ...deliveryBook(database, keys, time),
    ...runBook(database),
    forgetBefore: (before) => forgetBefore(database, before, time()),
    close: () => {
      database.close();
      onClose();
    },
  };
}

/** Undoes a transaction whose work failed. */
class Undone extends Error {
  constructor(readonly failure: Failure) {
    super(failure.code);
  }
}

function together<Value>(database: Database, work: () => Result<Value>): Result<Value> {
  try {
    return inTransaction(database, () => {
      const done = work();
      if (!done.ok) throw new Undone(done.failure);
      return done;
    });
  } catch (thrown) {
    if (thrown instanceof Undone) return failed(thrown.failure.code, thrown.failure.message);
    throw thrown;
  }
}

/** By the ledger's key, so that it tells nothing, and by the time, so that a ledger that was begun anew gives others. */
const runMark = (keyOf: StudentKey, run: number, row: QueryResult | null): string => keyOf(['run', run, row === null ? '' : text(row, 'started_at')].join('\n')).slice(0, MARK_LENGTH);

function addPieces(database: Database, keys: ReportKeys, job: number, { batchSha256, pieces }: NewLedgerJob): void {
  const piece = database.prepare('INSERT INTO pieces (job, batch_sha256, piece, student_key) VALUES (?, ?, ?, ?)');
  const report = database.prepare('INSERT INTO piece_reports (job, piece, place, batch_sha256, content_key, issue_key, student_key) VALUES (?, ?, ?, ?, ?, ?, ?)');
  const facts = database.prepare('INSERT INTO piece_facts (job, piece, facts) VALUES (?, ?, ?)');
  const studentOf = (ssid: string | null): string | null => (ssid === null ? null : keys.student(ssid));
  try {
    for (const { piece: number, ssid, reports, kept } of pieces) {
      piece.run([job, batchSha256, number, studentOf(ssid)]);
      reports.forEach((identity, place) => report.run([job, number, place, batchSha256, keys.content(identity), keys.issue(identity), studentOf(identity.ssid)]));
      if (kept.length > 0) facts.run([job, number, JSON.stringify(kept)]);
    }
  } finally {
    for (const statement of [piece, report, facts]) statement.finalize();
  }
}

function openJobs(database: Database, batchSha256: string | null): readonly OpenLedgerJob[] {
  const rows = database.all(
    `SELECT jobs.job, jobs.job_name, jobs.sides, coalesce(jobs.printer, runs.printer) AS printer,
            (SELECT printer_job FROM job_entries WHERE job = jobs.job AND printer_job IS NOT NULL ORDER BY entry DESC LIMIT 1) AS printer_job,
            (SELECT state FROM job_entries WHERE job = jobs.job ORDER BY entry DESC LIMIT 1) AS state,
            -- Without a reason it is what recordHandingOver writes; an end that is unknown has one.
            EXISTS (SELECT 1 FROM job_entries WHERE job = jobs.job AND state = 'unknown' AND reasons = '[]') AS sent_whole
     FROM jobs JOIN runs USING (run) WHERE (?1 IS NULL OR batch_sha256 = ?1) AND state IN ('sending', 'created', 'unknown') ORDER BY jobs.job`,
    [batchSha256],
  );
  return rows.map((row: QueryResult) => ({
    job: Number(row['job']),
    jobName: text(row, 'job_name'),
    sides: text(row, 'sides') as OpenLedgerJob['sides'],
    printer: text(row, 'printer'),
    reference: row['printer_job'] === null ? null : { printer: text(row, 'printer'), id: Number(row['printer_job']) },
    neverSent: row['printer_job'] === null && row['state'] === 'sending',
    isHandedOver: row['state'] === 'unknown',
    isSentWhole: row['sent_whole'] === 1,
  }));
}
