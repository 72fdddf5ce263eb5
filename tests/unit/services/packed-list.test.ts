import type { EntryOutcome } from '@shared/domain/records/inspection';
import { createOutcomeList, createSourceList } from '@main/services/inspection/kept-entries';
import type { EntrySource } from '@main/ports/entry-source';
import { problemOf } from '@shared/problems/describe-problem';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const names = fc.oneof(fc.string({ unit: 'binary' }), fc.constant('"\\\u0000\ud800'));
const counts = fc.nat({ max: 2 ** 33 });
const files = fc.record({ kind: fc.constant('file' as const), path: names, sizeBytes: counts, modifiedMs: fc.double({ noNaN: true }) });
const sources: fc.Arbitrary<EntrySource | null> = fc.oneof(
  fc.constant(null),
  files,
  fc.record({ kind: fc.constant('zip-entry' as const), archive: files, headerOffset: counts, method: fc.constantFrom('stored', 'deflated'), compressedSizeBytes: counts, sizeBytes: counts, crc32: fc.nat({ max: 2 ** 32 - 1 }) }),
);
const common = { downloadIndex: fc.nat(), entry: names };
const outcomes: fc.Arbitrary<EntryOutcome> = fc.oneof(
  fc.record({ outcome: fc.constant('reports' as const), ...common, pages: fc.nat(), reports: fc.nat() }),
  fc.record({ outcome: fc.constant('ignored' as const), ...common }),
  fc.record({ outcome: fc.constant('set-aside' as const), ...common, problem: fc.constant(problemOf('pdf-damaged', { download: 'a.zip', entry: 'x.pdf' })) }),
);

describe('a packed list', () => {
  it('gives what it was given', () => {
    fc.assert(
      fc.property(fc.array(sources), fc.array(outcomes), (givenSources, givenOutcomes) => {
        const [keptSources, keptOutcomes] = [createSourceList(), createOutcomeList()];
        for (const source of givenSources) keptSources.push(source);
        for (const outcome of givenOutcomes) keptOutcomes.push(outcome);
        expect([[...keptSources], [...keptOutcomes]]).toEqual([givenSources, givenOutcomes]);
        expect([keptSources.length, keptSources.at(givenSources.length), keptSources.at(-1)]).toEqual([givenSources.length, undefined, undefined]);
      }),
    );
  });

  it('gives a list with another item, and stays as it is', () => {
    const list = createOutcomeList();
    for (const entry of ['a', 'b', 'c']) list.push({ outcome: 'ignored', downloadIndex: 0, entry });
    const changed = list.with(1, { outcome: 'reports', downloadIndex: 0, entry: 'b', pages: 4, reports: 1 });
    changed.push({ outcome: 'ignored', downloadIndex: 0, entry: 'd' });
    expect(Array.from(list, ({ outcome }) => outcome)).toEqual(['ignored', 'ignored', 'ignored']);
    expect(Array.from(changed, ({ entry, outcome }) => `${entry} ${outcome}`)).toEqual(['a ignored', 'b reports', 'c ignored', 'd ignored']);
  });

  it('holds an item that is larger than a block as it is, and thousands over many blocks', () => {
    const list = createOutcomeList();
    const large: EntryOutcome = { outcome: 'ignored', downloadIndex: 0, entry: 'x'.repeat(300_000) };
    for (let index = 0; index < 20_000; index++) list.push({ outcome: 'reports', downloadIndex: 1, entry: `${index}`.padStart(60, 'x'), pages: index, reports: 1 });
    list.push(large);
    expect(list.with(0, large).at(0)).toEqual(large);
    expect(list.at(20_000)).toBe(large);
    for (const index of [0, 4_999, 19_999]) expect(list.at(index)).toMatchObject({ pages: index, entry: `${index}`.padStart(60, 'x') });
  });
});
