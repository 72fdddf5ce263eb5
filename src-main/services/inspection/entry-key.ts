import { createHash } from 'node:crypto';
import type { EntryJob } from '../../ports/inspection-pool';

/**
 * Tells whether an entry would be read to the same result again: a digest of where its bytes stand, with the file's size and time of change,
 * and of all that reading takes into account. Compact, since tens of thousands are kept.
 */
export const entryKey = ({ name, source, envelope, shift, beginnings, ownLengths = [] }: EntryJob): string =>
  createHash('sha256').update(JSON.stringify([name, source, envelope, shift ?? null, beginnings ?? null, ownLengths])).digest('base64url').slice(0, 22);
