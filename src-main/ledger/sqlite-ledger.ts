import type { Database, QueryResult } from 'node-sqlite3-wasm';
import type { PieceOutcome } from '@shared/domain/printing/piece-outcome';
import type { Ledger } from '../ports/ledger';
import { inTransaction } from './open-database';
import type { StudentKey } from './student-key';

type Tools = { readonly database: Database; readonly studentKey: StudentKey; readonly now: () => Date; readonly onClose: () => void };

const text = (row: QueryResult, column: string): string => row[column] as string;

/** The ledger over an open database. A job's pieces are `unknown` from the moment before it is sent. */
export function sqliteLedger({ database, studentKey, now, onClose }: Tools): Ledger {
  const time = (): string => now().toISOString();
  const addJobEntry = (job: number, state: string, printerJob: number | null, reasons: readonly string[]): void => {
    database.run('INSERT INTO job_entries (job, at, state, printer_job, reasons) VALUES (?, ?, ?, ?, ?)', [job, time(), state, printerJob, JSON.stringify(reasons)]);
  };
  const addPieceEntries = (job: number, outcome: PieceOutcome): void => {
    database.run('INSERT INTO piece_entries (job, batch_sha256, piece, at, outcome) SELECT job, batch_sha256, piece, ?, ? FROM pieces WHERE job = ?', [time(), outcome, job]);
  };

  return {
    outcomes: (batchSha256) => {
      // What each job has come to for each of its pieces, the one that counts last: the newest job that reached a printer, for a
      // job that never did says nothing of the paper that an earlier one put out.
      const rows = database.all(
        `SELECT piece, outcome FROM piece_entries
         WHERE entry IN (SELECT max(entry) FROM piece_entries WHERE batch_sha256 = ? GROUP BY piece, job)
         ORDER BY outcome <> 'not-sent', job`,
        [batchSha256],
      );
      return new Map(rows.map((row) => [Number(row['piece']), text(row, 'outcome') as PieceOutcome]));
    },
    openJobs: (batchSha256) =>
      database
        .all(
          `SELECT jobs.job, jobs.job_name, runs.printer,
                  (SELECT printer_job FROM job_entries WHERE job = jobs.job AND printer_job IS NOT NULL ORDER BY entry DESC LIMIT 1) AS printer_job,
                  (SELECT state FROM job_entries WHERE job = jobs.job ORDER BY entry DESC LIMIT 1) AS state
           FROM jobs JOIN runs USING (run) WHERE batch_sha256 = ? AND state IN ('sending', 'created', 'unknown') ORDER BY jobs.job`,
          [batchSha256],
        )
        .map((row) => ({
          job: Number(row['job']),
          jobName: text(row, 'job_name'),
          reference: row['printer_job'] === null ? null : { printer: text(row, 'printer'), id: Number(row['printer_job']) },
        })),
    startRun: ({ printer, purpose }) =>
      Number(database.run('INSERT INTO runs (printer, purpose, started_at) VALUES (?, ?, ?)', [printer, purpose, time()]).lastInsertRowid),
    recordSending: ({ run, jobName, batch, batchSha256, pages, pieces }) =>
      inTransaction(database, () => {
        const added = database.run('INSERT INTO jobs (run, job_name, batch, batch_sha256, pages) VALUES (?, ?, ?, ?, ?)', [run, jobName, batch, batchSha256, pages]);
        const job = Number(added.lastInsertRowid);
        const insert = database.prepare('INSERT INTO pieces (job, batch_sha256, piece, student_key) VALUES (?, ?, ?, ?)');
        try {
          for (const { piece, ssid } of pieces) insert.run([job, batchSha256, piece, ssid === null ? null : studentKey(ssid)]);
        } finally {
          insert.finalize();
        }
        addJobEntry(job, 'sending', null, []);
        addPieceEntries(job, 'unknown');
        return job;
      }),
    recordCreated: (job, reference) => addJobEntry(job, 'created', reference.id, []),
    recordEnd: (job, end) =>
      inTransaction(database, () => {
        addJobEntry(job, end.state, null, end.reasons);
        addPieceEntries(job, end.outcome);
      }),
    close: () => {
      database.close();
      onClose();
    },
  };
}
