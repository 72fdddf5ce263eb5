import { areBatchesOfRun } from '@shared/domain/printing/run-batches';
import type { ManifestBatch } from '@shared/domain/records/manifest';
import { expect, it } from 'vitest';

const batch = (sha256: string): ManifestBatch => ({ id: sha256, file: `${sha256}.pdf`, sha256, sheetsPerPacket: 1, packets: 1, sheets: 1, pages: 2, blanks: 0, inserts: [] });
const [one, two, three] = [batch('one'), batch('two'), batch('three')];

it.each([
  ['it was to print from them, sent or not', { planned: ['one', 'two'], sent: [] }, [two], true],
  ['one was not of the run', { planned: ['one', 'two'], sent: ['one'] }, [two, three], false],
  ['an older version sent one of them, and came to no other', { planned: null, sent: ['one'] }, [one, two], true],
  ['an older version sent one that is no longer there', { planned: null, sent: ['four'] }, [one, two], false],
])('batches are those of a run, or not: %s', (_why, ofRun, chosen, expected) => {
  expect(areBatchesOfRun(chosen, [one, two, three], ofRun)).toBe(expected);
});
