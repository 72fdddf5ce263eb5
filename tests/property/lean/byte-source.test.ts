import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { fileSource } from '@main/pdf/byte-source';

const folder = mkdtempSync(join(tmpdir(), 'foldline-byte-source-'));
afterAll(() => rmSync(folder, { recursive: true }));

const SIZE = 700_000;
const whole = Buffer.from(Uint8Array.from({ length: SIZE }, (_, index) => (index * 31 + (index >> 8) * 17) & 0xff));

/** A place, and how much is read from there: little, about the reader's windows, or more than they hold. */
const reading = fc.record({ how: fc.constantFrom('bytes' as const, 'glance' as const, 'view' as const), offset: fc.nat(SIZE - 1), length: fc.oneof(fc.nat(600), fc.integer({ min: 16_000, max: 17_000 }), fc.nat(400_000)) });

describe('a file read at random', () => {
  it('gives the bytes that stand there however they are asked for, and what lasts stays as it is', () => {
    const path = join(folder, 'file');
    writeFileSync(path, whole);
    fc.assert(
      fc.property(fc.array(reading, { minLength: 1, maxLength: 12 }), (readings) => {
        const source = fileSource(path);
        try {
          const lasting: (readonly [Buffer, Buffer])[] = [];
          for (const { how, offset, length } of readings) {
            const expected = whole.subarray(offset, offset + length);
            const found = source[how](offset, length);
            expect((how === 'view' ? found.subarray(0, length) : found).equals(expected)).toBe(true);
            if (how === 'bytes') lasting.push([found, expected]);
          }
          expect(lasting.every(([found, expected]) => found.equals(expected))).toBe(true);
        } finally {
          source.close();
        }
      }),
      { numRuns: 60 },
    );
  });
});
