import { createHash } from 'node:crypto';

const KEY_HEX_DIGITS = 32;

/** A digest of an entry's bytes: 128 bits in hex. */
export const bytesKeyOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex').slice(0, KEY_HEX_DIGITS);
