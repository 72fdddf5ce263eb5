import { bytesKeyOf, entryKeyOf } from '@main/intake/bytes-key';
import type { EntrySource } from '@main/ports/entry-source';
import { expect, it } from 'vitest';

const BYTES = Buffer.from('%PDF-1.7');
const file = { kind: 'file', path: '/a.pdf', sizeBytes: BYTES.length, modifiedMs: 0 } as const satisfies EntrySource;
const entry = (given: Partial<Extract<EntrySource, { kind: 'zip-entry' }>> = {}): EntrySource => ({ kind: 'zip-entry', archive: file, headerOffset: 0, method: 'stored', compressedSizeBytes: 8, sizeBytes: 8, crc32: 0x0a1b2c3d, ...given });

it('tells a file by its bytes', () => {
  expect(entryKeyOf(file, BYTES)).toBe(bytesKeyOf(BYTES));
  expect(bytesKeyOf(BYTES)).toMatch(/^[0-9a-f]{32}$/);
});

it('tells an entry of an archive by its sum and length, wherever it stands', () => {
  expect(entryKeyOf(entry(), BYTES)).toBe('0a1b2c3d000000000000000000000008');
  expect(entryKeyOf(entry({ headerOffset: 99, method: 'deflated', compressedSizeBytes: 5 }), BYTES)).toBe(entryKeyOf(entry(), BYTES));
  expect(entryKeyOf(entry({ crc32: 1 }), BYTES)).not.toBe(entryKeyOf(entry(), BYTES));
  expect(entryKeyOf(entry({ sizeBytes: 9 }), BYTES)).not.toBe(entryKeyOf(entry(), BYTES));
});
