import { hash } from 'node:crypto';
import type { EntrySource } from '../ports/entry-source';

const KEY_HEX_DIGITS = 32;
const CRC_HEX_DIGITS = 8;

const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0');

/** A digest of an entry's bytes: 128 bits in hex. */
export const bytesKeyOf = (bytes: Buffer): string => hash('sha256', bytes, 'hex').slice(0, KEY_HEX_DIGITS);

/**
 * What tells an entry's bytes from others'. Of one in an archive these are its length and the sum that it was checked by when it was read: a digest would be a twentieth
 * of reading it. So the same file in a folder and in a zip has two keys, and is known again by its pages.
 */
export const entryKeyOf = (source: EntrySource, bytes: Buffer): string =>
  source.kind === 'zip-entry' ? hex(source.crc32, CRC_HEX_DIGITS) + hex(source.sizeBytes, KEY_HEX_DIGITS - CRC_HEX_DIGITS) : bytesKeyOf(bytes);
