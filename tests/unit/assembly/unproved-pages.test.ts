import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Side } from '@shared/domain/sheets/side';
import type { SidesOfPacket } from '@main/assembly/batch-packets';
import { isOfSource, pagePlanner, plannedChanges } from '@main/assembly/verify/planned-pages';
import { UnprovedPages } from '@main/assembly/verify/unproved-pages';
import { heldForEach } from '../../support/held-memory';

const keyOf = (number: number): string => number.toString(16).padStart(32, '0');

const someSide: fc.Arbitrary<Side> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constantFrom('page' as const, 'cover-letter' as const), entryIndex: fc.integer({ min: 0, max: 5 }), pageNumber: fc.integer({ min: 1, max: 500 }) }) },
  fc.constant({ kind: 'blank' } as const),
);

const somePacket: fc.Arbitrary<SidesOfPacket> = fc.record(
  {
    sides: fc.array(someSide, { maxLength: 6 }),
    shiftPt: fc.constantFrom(null, { xPt: 2, yPt: -1 }),
    masks: fc.constantFrom([], [[0, 0, 10, 10] as const]),
    numbers: fc.constant({ corner: 'top-left', sizePt: 6, offPt: { xPt: 0, yPt: 0 } } as const),
    piece: fc.integer({ min: 1, max: 99 }),
  },
  { requiredKeys: ['sides', 'shiftPt'] },
);

describe('pages that are still to be proved', () => {
  it('come back source by source as they were met, with what is changed of them and their keys', () => {
    fc.assert(
      fc.property(fc.array(somePacket, { maxLength: 20 }), (packets) => {
        const pagesOf = pagePlanner();
        const pages = packets.flatMap((packet) => pagesOf(packet)).filter(isOfSource);
        const unproved = new UnprovedPages();
        const keyed = (index: number): string | undefined => (index % 3 === 0 ? undefined : keyOf(index));
        for (const page of pages) unproved.add(page, keyed(page.pageIndex));
        const told = [...unproved].flatMap(([entryIndex, ofEntry]) =>
          ofEntry.map((page) => ({ entryIndex, at: page.pageIndex, side: page.side, sideIndex: page.sideIndex, changes: plannedChanges(page), key: page.contentKey })),
        );
        const entries = [...new Set(pages.map(({ side }) => side.entryIndex))];
        const expected = entries.flatMap((entryIndex) =>
          pages
            .filter(({ side }) => side.entryIndex === entryIndex)
            .map((page) => ({ entryIndex, at: page.pageIndex, side: page.side, sideIndex: page.sideIndex, changes: plannedChanges(page), key: keyed(page.pageIndex) })),
        );
        expect(told).toEqual(expected);
      }),
    );
  });

  it('hold no packet that changes none of its pages, and no key that is no digest', () => {
    const unproved = new UnprovedPages();
    const packet: SidesOfPacket = { sides: [{ kind: 'page', entryIndex: 1, pageNumber: 1 }], shiftPt: null, masks: [], removals: [] };
    unproved.add({ pageIndex: 0, sideIndex: 0, packet, side: { kind: 'page', entryIndex: 1, pageNumber: 1 } }, 'no digest');
    const [page] = [...unproved].flatMap(([, pages]) => pages);
    expect([page?.packet.sides, page?.contentKey]).toEqual([[], undefined]);
  });

  it('take less than 110 bytes each, with an entry each', () => {
    const held = heldForEach((count) => {
      const unproved = new UnprovedPages();
      const pagesOf = pagePlanner();
      for (let entryIndex = 0; entryIndex < count; entryIndex++) {
        const sides = [1, 2, 3, 4].map((pageNumber): Side => ({ kind: 'page', entryIndex, pageNumber }));
        for (const page of pagesOf({ sides, removals: [], masks: [] })) if (isOfSource(page)) unproved.add(page, keyOf(page.pageIndex));
      }
      return unproved;
    });
    expect(held / 4).toBeLessThan(110);
  });
});
