const MAY_FORGET = 'WHEN NOT EXISTS (SELECT 1 FROM forgetting_now)';

/**
 * The ledger's tables, a step a version; a step that was ever released is never edited. Rows are added only, which triggers
 * enforce: the last row of a job is what it is, and the last row of a piece in a job is what became of the piece there. Only whose the
 * pieces were is forgotten when staff want it (`forgetting_now`).
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
  `
  ALTER TABLE runs ADD COLUMN started_by TEXT NOT NULL DEFAULT '';
  ALTER TABLE runs ADD COLUMN folder TEXT NOT NULL DEFAULT '';
  -- Null in runs of version 1, which did not write it down.
  ALTER TABLE runs ADD COLUMN pieces INTEGER;
  ALTER TABLE runs ADD COLUMN piece_ranges TEXT NOT NULL DEFAULT '';
  ALTER TABLE runs ADD COLUMN sheets INTEGER;
  -- Null in jobs of version 1: the printer is the run's.
  ALTER TABLE jobs ADD COLUMN printer TEXT;
  -- Empty where the printer said so.
  ALTER TABLE piece_entries ADD COLUMN by_whom TEXT NOT NULL DEFAULT '';
  CREATE TABLE piece_reports (
    job INTEGER NOT NULL,
    piece INTEGER NOT NULL,
    place INTEGER NOT NULL,
    batch_sha256 TEXT NOT NULL,
    content_key TEXT,
    issue_key TEXT,
    PRIMARY KEY (job, piece, place),
    FOREIGN KEY (job, piece) REFERENCES pieces (job, piece)
  ) STRICT;
  CREATE TABLE piece_facts (
    job INTEGER NOT NULL,
    piece INTEGER NOT NULL,
    facts TEXT NOT NULL,
    PRIMARY KEY (job, piece),
    FOREIGN KEY (job, piece) REFERENCES pieces (job, piece)
  ) STRICT;
  CREATE TABLE sign_offs (
    sign_off INTEGER PRIMARY KEY AUTOINCREMENT,
    run INTEGER NOT NULL REFERENCES runs (run),
    at TEXT NOT NULL,
    name TEXT NOT NULL,
    note TEXT NOT NULL
  ) STRICT;
  CREATE TABLE deliveries (
    delivery INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    by_whom TEXT NOT NULL,
    kind TEXT NOT NULL,
    place TEXT NOT NULL,
    reports INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE delivered_reports (
    delivery INTEGER NOT NULL REFERENCES deliveries (delivery),
    place INTEGER NOT NULL,
    content_key TEXT,
    issue_key TEXT,
    PRIMARY KEY (delivery, place)
  ) STRICT;
  CREATE TABLE forgettings (
    forgetting INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    before TEXT NOT NULL
  ) STRICT;
  -- Has a row only within the transaction that forgets whose the pieces were.
  CREATE TABLE forgetting_now (one INTEGER PRIMARY KEY) STRICT;
  CREATE INDEX jobs_by_run ON jobs (run);
  -- What each piece has come to: the last entry of the newest job that reached a printer. A job that never did says nothing of
  -- the paper that an earlier one put out.
  CREATE VIEW piece_states AS
    SELECT batch_sha256, piece, job, outcome, at, by_whom FROM (
      SELECT *, row_number() OVER (PARTITION BY batch_sha256, piece ORDER BY outcome = 'not-sent', job DESC) AS place
      FROM piece_entries WHERE entry IN (SELECT max(entry) FROM piece_entries GROUP BY batch_sha256, piece, job)
    ) WHERE place = 1;
  -- What each piece came to within one run, which may send it to a second printer when the first one failed.
  CREATE VIEW run_piece_states AS
    SELECT run, batch, batch_sha256, piece, job, outcome FROM (
      SELECT jobs.run, jobs.batch, entries.*, row_number() OVER (PARTITION BY jobs.run, entries.batch_sha256, piece ORDER BY outcome = 'not-sent', entries.job DESC) AS place
      FROM piece_entries AS entries JOIN jobs USING (job) WHERE entry IN (SELECT max(entry) FROM piece_entries GROUP BY batch_sha256, piece, job)
    ) WHERE place = 1;
  DROP TRIGGER pieces_no_update;
  ${forbid('pieces', 'UPDATE', MAY_FORGET)}
  ${appendOnly('sign_offs')}${appendOnly('deliveries')}${appendOnly('forgettings')}
  ${['piece_reports', 'piece_facts', 'delivered_reports'].map((table) => forbid(table, 'UPDATE') + forbid(table, 'DELETE', MAY_FORGET)).join('')}
  `,
  `
  -- Whose each report is, since a piece can hold reports of several students. Null in reports of version 2, which are of the piece's
  -- student; facts of version 2 are of one student, later ones a list.
  ALTER TABLE piece_reports ADD COLUMN student_key TEXT;
  CREATE INDEX piece_reports_by_student ON piece_reports (student_key);
  `,
  `
  -- The printer that a class handed the job to; null where the job went to the printer itself.
  ALTER TABLE job_entries ADD COLUMN printed_by TEXT;
  `,
  `
  -- Which sides a job put on paper, and in which order of sheets: both, forward in jobs of earlier versions.
  ALTER TABLE jobs ADD COLUMN sides TEXT NOT NULL DEFAULT 'both';
  ALTER TABLE jobs ADD COLUMN sheet_order TEXT NOT NULL DEFAULT 'forward';
  `,
  `
  -- When the run's reports were due, as of its day; none in runs of earlier versions.
  ALTER TABLE runs ADD COLUMN deadlines TEXT NOT NULL DEFAULT '[]';
  `,
  `
  -- What tells that the key is the one of this ledger's hashes, whose student and reports no other key knows again. No row before a key was made.
  CREATE TABLE key_checks (check_key TEXT NOT NULL) STRICT;
  ${appendOnly('key_checks')}
  `,
  `
  -- The checksums of the batches that the run was to print from, sent or not; null in runs of earlier versions.
  ALTER TABLE runs ADD COLUMN batches TEXT;
  `,
];

function appendOnly(table: string): string {
  return forbid(table, 'UPDATE') + forbid(table, 'DELETE');
}

function forbid(table: string, verb: 'UPDATE' | 'DELETE', when = ''): string {
  return `CREATE TRIGGER ${table}_no_${verb.toLowerCase()} BEFORE ${verb} ON ${table} ${when} BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;\n`;
}
