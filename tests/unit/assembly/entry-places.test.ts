import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { LocatedEntry } from '@main/assembly/entry-opener';
import { EntryPlaces } from '@main/assembly/press/entry-places';
import type { EntrySource } from '@main/ports/entry-source';

const size = fc.integer({ min: 0, max: 2 ** 40 });
const file: fc.Arbitrary<EntrySource> = fc.record({ kind: fc.constant('file' as const), path: fc.constantFrom('/a.zip', '/b.zip', 'C:\\ü.pdf'), sizeBytes: size, modifiedMs: fc.double({ min: 0, max: 1e13, noNaN: true }) });
const within = (archive: fc.Arbitrary<EntrySource>): fc.Arbitrary<EntrySource> =>
  fc.record({
    kind: fc.constant('zip-entry' as const),
    archive,
    headerOffset: size,
    method: fc.constantFrom('stored' as const, 'deflated' as const),
    compressedSizeBytes: size,
    sizeBytes: size,
    crc32: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
  });
const someSource = fc.oneof(fc.constant(null), file, within(file), within(within(file)));

it('gives the place of each entry as it was first told, and the key of a file', () => {
  const someEntry = fc.tuple(fc.integer({ min: -5, max: 20 }), fc.record({ source: someSource, bytesKey: fc.stringMatching(/^[0-9a-f]{32}$/) }));
  fc.assert(
    fc.property(fc.array(someEntry), (entries) => {
      const places = new EntryPlaces();
      for (const [entryIndex, located] of entries) places.add(entryIndex, located);
      const first = new Map<number, LocatedEntry>();
      for (const [entryIndex, located] of entries) if (!first.has(entryIndex)) first.set(entryIndex, located);
      for (const [entryIndex, { source, bytesKey }] of first) {
        expect(places.get(entryIndex)?.source).toEqual(source);
        if (source?.kind === 'file') expect(places.get(entryIndex)?.bytesKey).toBe(bytesKey);
      }
      expect(places.get(99)).toBeUndefined();
    }),
  );
});

it('keeps an archive once, though each entry is told with an object of its own for it', () => {
  const places = new EntryPlaces();
  const told = [0, 1].map((index) => {
    const archive: EntrySource = { kind: 'file', path: '/downloads/reports.zip', sizeBytes: 1e9, modifiedMs: 1.5 };
    const source = { kind: 'zip-entry', archive, headerOffset: index * 70_000, method: 'deflated', compressedSizeBytes: 70_000, sizeBytes: 90_000, crc32: 3_000_000_000 + index } as const;
    places.add(index, { source });
    return source;
  });
  const archives = told.map((source, index) => {
    const found = places.get(index)?.source;
    expect(found).toEqual(source);
    return found?.kind === 'zip-entry' ? found.archive : null;
  });
  expect(archives[1]).toBe(archives[0]);
});
