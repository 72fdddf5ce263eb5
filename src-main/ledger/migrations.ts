/**
 * The ledger's tables, a step a version; a step that was ever released is never edited. Rows are added only, which triggers
 * enforce: the last row of a job is what it is, and the last row of a piece in a job is what became of the piece there.
 */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE runs (
    run INTEGER PRIMARY KEY AUTOINCREMENT,
    printer TEXT NOT NULL,
    purpose TEXT NOT NULL,
    started_at TEXT NOT NULL
  ) STRICT;
  CREATE TABLE jobs (
    job INTEGER PRIMARY KEY AUTOINCREMENT,
    run INTEGER NOT NULL REFERENCES runs (run),
    job_name TEXT NOT NULL,
    batch TEXT NOT NULL,
    batch_sha256 TEXT NOT NULL,
    pages INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE job_entries (
    entry INTEGER PRIMARY KEY AUTOINCREMENT,
    job INTEGER NOT NULL REFERENCES jobs (job),
    at TEXT NOT NULL,
    state TEXT NOT NULL,
    printer_job INTEGER,
    reasons TEXT NOT NULL
  ) STRICT;
  CREATE TABLE pieces (
    job INTEGER NOT NULL REFERENCES jobs (job),
    batch_sha256 TEXT NOT NULL,
    piece INTEGER NOT NULL,
    student_key TEXT,
    PRIMARY KEY (job, piece)
  ) STRICT;
  CREATE TABLE piece_entries (
    entry INTEGER PRIMARY KEY AUTOINCREMENT,
    job INTEGER NOT NULL REFERENCES jobs (job),
    batch_sha256 TEXT NOT NULL,
    piece INTEGER NOT NULL,
    at TEXT NOT NULL,
    outcome TEXT NOT NULL
  ) STRICT;
  CREATE INDEX job_entries_by_job ON job_entries (job, entry);
  CREATE INDEX jobs_by_batch ON jobs (batch_sha256);
  CREATE INDEX pieces_by_student ON pieces (student_key);
  CREATE INDEX piece_entries_by_piece ON piece_entries (batch_sha256, piece, entry);
  ${appendOnly('runs')}${appendOnly('jobs')}${appendOnly('job_entries')}${appendOnly('pieces')}${appendOnly('piece_entries')}
  `,
];

function appendOnly(table: string): string {
  const forbid = (verb: string): string =>
    `CREATE TRIGGER ${table}_no_${verb.toLowerCase()} BEFORE ${verb} ON ${table} BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;\n`;
  return forbid('UPDATE') + forbid('DELETE');
}
