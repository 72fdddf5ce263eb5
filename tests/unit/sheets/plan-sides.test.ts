import { padToFront, planSides, sheetsOf } from '@shared/domain/sheets/plan-sides';
import type { FoundReport } from '@shared/domain/ssr/report';
import { expect, it } from 'vitest';
import { copiesOf, foundReport } from '../../support/found-report';

/** `0:1` is page 1 of entry 0, `-` a blank. */
const shown = (reports: readonly FoundReport[]): string =>
  planSides(reports)
    .sides.map((side) => (side.kind === 'page' ? `${side.entryIndex}:${side.pageNumber}` : '-'))
    .join(' ');

const withCopies = (index: number, lengths: readonly number[], firstPage = 1): FoundReport =>
  foundReport(index, { firstPage, pages: lengths.reduce((sum, length) => sum + length, 0), copies: copiesOf(lengths, firstPage) });

it.each([
  ['an even copy fills its sheets', [withCopies(0, [4])], '0:1 0:2 0:3 0:4', [0]],
  ['an odd copy has a blank back', [withCopies(0, [3])], '0:1 0:2 0:3 -', [0]],
  ['one page takes a sheet', [withCopies(0, [1])], '0:1 -', [0]],
  ['each language copy starts on a front', [withCopies(0, [5, 5])], '0:1 0:2 0:3 0:4 0:5 - 0:6 0:7 0:8 0:9 0:10 -', [0, 6]],
  ['a copy made even by its own blank page has no second one', [withCopies(0, [6, 2])], '0:1 0:2 0:3 0:4 0:5 0:6 0:7 0:8', [0, 6]],
  ['each report starts on a front', [withCopies(0, [1]), withCopies(1, [2])], '0:1 - 1:1 1:2', [0, 2]],
  ['a report in the middle of a combined file', [withCopies(0, [3, 2], 7)], '0:7 0:8 0:9 - 0:10 0:11', [0, 4]],
] as const)('%s', (_, reports, sides, sideIndexes) => {
  expect(shown(reports)).toBe(sides);
  expect(planSides(reports).reports.flatMap(({ copies }) => copies.map(({ sideIndex }) => sideIndex))).toEqual(sideIndexes);
});

it('loses no page where copies leave a gap, overlap or are missing', () => {
  const gap = foundReport(0, { pages: 5, copies: [{ language: 'es', firstPage: 4, pages: 1 }, { language: 'en', firstPage: 2, pages: 1 }] });
  expect(shown([gap])).toBe('0:1 0:2 0:3 - 0:4 0:5');
  expect(planSides([gap]).reports[0]?.copies).toEqual([
    { language: 'en', firstPage: 1, pages: 3, sideIndex: 0 },
    { language: 'es', firstPage: 4, pages: 2, sideIndex: 4 },
  ]);
  expect(shown([foundReport(0, { pages: 3, copies: [] })])).toBe('0:1 0:2 0:3 -');
  expect(shown([foundReport(0, { pages: 2, copies: [{ language: 'en', firstPage: 1, pages: 2 }, { language: 'es', firstPage: 9, pages: 2 }] })])).toBe('0:1 0:2');
});

it('counts the sheets of a report by itself', () => {
  expect([[4], [5], [5, 5], [1, 1, 1], [6, 2]].map((lengths) => sheetsOf(withCopies(0, lengths)))).toEqual([2, 3, 6, 3, 4]);
});

it('pads a back only', () => {
  expect(padToFront([])).toEqual([]);
  expect(padToFront([{ kind: 'blank' }])).toHaveLength(2);
});
