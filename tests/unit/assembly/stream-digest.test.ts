import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { streamDigest } from '@main/assembly/digests/stream-digest';

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const data = (length: number, seed: number): Buffer => Buffer.from(Array.from({ length }, (_, index) => (index * 31 + seed) & 255));

describe('the digest of a stream', () => {
  it('is the SHA-256 of its bytes, however often they come', () => {
    for (const length of [0, 5, 4_095, 4_096, 20_000]) {
      const bytes = data(length, 7);
      for (let time = 0; time < 4; time++) expect(streamDigest(Buffer.from(bytes))).toBe(sha256(bytes));
    }
  });

  it('tells bytes apart that are alike wherever a sample is taken', () => {
    const bytes = data(10_000, 3);
    for (let time = 0; time < 3; time++) streamDigest(bytes);
    const other = Buffer.from(bytes);
    other[1_234] = other[1_234]! ^ 1;
    for (let time = 0; time < 3; time++) expect([streamDigest(other), streamDigest(bytes)]).toEqual([sha256(other), sha256(bytes)]);
  });

  it('does not depend on what becomes of the buffer afterwards', () => {
    const bytes = data(9_000, 5);
    const whole = sha256(bytes);
    for (let time = 0; time < 3; time++) streamDigest(bytes);
    bytes.fill(0);
    expect(streamDigest(data(9_000, 5))).toBe(whole);
    expect(streamDigest(bytes)).toBe(sha256(bytes));
  });

  it('stays right where more goes through than is kept', () => {
    const all = Array.from({ length: 12 }, (_, seed) => data(400_000, seed));
    for (let round = 0; round < 3; round++) for (const bytes of all) expect(streamDigest(bytes)).toBe(sha256(bytes));
  });
});
