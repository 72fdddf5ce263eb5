import { hash } from 'node:crypto';

const KEY_HEX_DIGITS = 32;

/** A digest of an entry's bytes: 128 bits in hex. */
export const bytesKeyOf = (bytes: Buffer): string => hash('sha256', bytes, 'hex').slice(0, KEY_HEX_DIGITS);
