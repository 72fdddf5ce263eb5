import { closeSync, openSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import type sqlite from 'node-sqlite3-wasm';
import type { Database } from 'node-sqlite3-wasm';
import { MIGRATIONS } from './migrations';

/** The file was written by a later version of the program. */
export class NewerLedgerError extends Error {
  override readonly name = 'NewerLedgerError';
}

/** There was a ledger, and its file is missing, emptied or without a table. A new one in its place would let everything go out twice. */
export class LostLedgerError extends Error {
  override readonly name = 'LostLedgerError';
}

/**
 * Opens the ledger's file and brings it to the present version. The caller holds the ledger's lock.
 * Throws `LostLedgerError` where `isKnown` says that there was a ledger and the file holds none.
 *
 * Write-ahead logging with an exclusive lock is a must with this build of SQLite: it never finds its own rollback journal
 * "hot", so that a transaction cut short by a crash would stay half written, and it has no shared memory, so that the log works
 * with an exclusive lock only. Every commit is flushed to the disk.
 */
export function openDatabase(path: string, now: () => Date, isKnown: boolean): Database {
  assertNotEmptied(path, isKnown);
  // The build locks by making a folder, which a crash leaves behind; only the holder of the ledger's lock gets here.
  rmSync(`${path}.lock`, { recursive: true, force: true });
  // Made here so that nobody else can read it; SQLite gives its log the same mode.
  closeSync(openSync(path, 'a', 0o600));
  // Loaded here: most commands, and the start of the window, open no ledger.
  const { Database } = createRequire(import.meta.url)('node-sqlite3-wasm') as typeof sqlite;
  const database = new Database(path);
  try {
    database.exec('PRAGMA locking_mode = EXCLUSIVE');
    database.exec('PRAGMA journal_mode = WAL');
    database.exec('PRAGMA synchronous = FULL');
    migrate(database, now, isKnown);
    return database;
  } catch (thrown) {
    database.close();
    throw thrown;
  }
}

/** Throws `LostLedgerError` where there was a ledger and its file is gone or empty. Asked before SQLite looks at it, which throws the log of an empty file away. */
export function assertNotEmptied(path: string, isKnown: boolean): void {
  if (isKnown && !statSync(path, { throwIfNoEntry: false })?.size) throw new LostLedgerError('The ledger is missing, or empty.');
}

function migrate(database: Database, now: () => Date, isKnown: boolean): void {
  database.exec('CREATE TABLE IF NOT EXISTS migrations (version INTEGER PRIMARY KEY, applied_at TEXT NOT NULL) STRICT');
  const present = Number(database.get('SELECT coalesce(max(version), 0) AS version FROM migrations')?.['version'] ?? 0);
  if (present > MIGRATIONS.length) throw new NewerLedgerError(`The ledger has version ${present}; this program knows ${MIGRATIONS.length}.`);
  // Its tables stood in its log alone, which is gone.
  if (isKnown && present === 0) throw new LostLedgerError('The ledger has no table.');
  MIGRATIONS.slice(present).forEach((step, index) =>
    inTransaction(database, () => {
      database.exec(step);
      database.run('INSERT INTO migrations (version, applied_at) VALUES (?, ?)', [present + index + 1, now().toISOString()]);
    }),
  );
}

/** All of the work, or none of it; within a transaction it is part of that one. */
export function inTransaction<Value>(database: Database, work: () => Value): Value {
  return database.inTransaction ? work() : inOwnTransaction(database, work);
}

function inOwnTransaction<Value>(database: Database, work: () => Value): Value {
  database.exec('BEGIN IMMEDIATE');
  try {
    const value = work();
    database.exec('COMMIT');
    return value;
  } catch (thrown) {
    if (database.inTransaction) database.exec('ROLLBACK');
    throw thrown;
  }
}
