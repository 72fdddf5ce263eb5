import { createHmac, randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';

const KEY_BYTES = 32;

/** Turns an SSID into a key that tells the same student again, and that nobody can turn back without the key file. */
export type StudentKey = (ssid: string) => string;

/**
 * Student keys by HMAC-SHA-256 with the random key at `path`, which is made on first use and readable by its owner only.
 * Ten digits are soon tried through, so an unkeyed hash would hide nothing.
 */
export function openStudentKeys(path: string): StudentKey {
  const secret = readOrMake(path);
  return (ssid) => createHmac('sha256', secret).update(ssid).digest('hex');
}

function readOrMake(path: string): Buffer {
  try {
    writeFileSync(path, randomBytes(KEY_BYTES), { flag: 'wx', mode: 0o600, flush: true });
  } catch (thrown) {
    if (!(thrown instanceof Error && 'code' in thrown && thrown.code === 'EEXIST')) throw thrown;
  }
  const secret = readFileSync(path);
  if (secret.length !== KEY_BYTES) throw new Error('The key of the ledger is not whole.');
  return secret;
}
