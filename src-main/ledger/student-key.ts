import { createHmac, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { Database } from 'node-sqlite3-wasm';

const KEY_BYTES = 32;

/** Turns an SSID into a key that tells the same student again, and that nobody can turn back without the key file. */
export type StudentKey = (ssid: string) => string;

/** The key is missing, cut, or another ledger's: with a new one the ledger would take every report for one that was never mailed. */
export class LostKeyError extends Error {
  override readonly name = 'LostKeyError';
}

/**
 * Student keys by HMAC-SHA-256 with the random key at `path`, which is made with the ledger and readable by its owner only.
 * Ten digits are soon tried through, so an unkeyed hash would hide nothing. The caller holds the ledger's lock.
 *
 * @throws LostKeyError where the ledger knows of a key that this is not
 */
export function openStudentKeys(path: string, database: Database): StudentKey {
  const known = database.get('SELECT check_key FROM key_checks')?.['check_key'];
  if (!existsSync(path)) {
    // Versions before the seventh wrote no check; a ledger in which something stands had a key.
    if (known !== undefined || hasEntries(database)) throw new LostKeyError('The key of the ledger is missing.');
    makeKey(path);
  }
  const secret = readFileSync(path);
  if (secret.length !== KEY_BYTES) throw new LostKeyError('The key of the ledger is not whole.');
  const keyOf: StudentKey = (ssid) => createHmac('sha256', secret).update(ssid).digest('hex');
  // The text is no SSID, so that the check is no student's key.
  const check = keyOf('check');
  if (known === undefined) database.run('INSERT INTO key_checks (check_key) VALUES (?)', [check]);
  else if (known !== check) throw new LostKeyError('The key is another ledger’s.');
  return keyOf;
}

const hasEntries = (database: Database): boolean => database.get('SELECT 1 FROM runs UNION SELECT 1 FROM deliveries') !== null;

/** Made beside and renamed: a key that a full disk or a crash cut short would be taken for a damaged one. */
function makeKey(path: string): void {
  writeFileSync(`${path}.new`, randomBytes(KEY_BYTES), { mode: 0o600, flush: true });
  renameSync(`${path}.new`, path);
}
