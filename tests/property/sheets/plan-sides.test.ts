import { padToFront, planSides, sheetsOf } from '@shared/domain/sheets/plan-sides';
import type { Side } from '@shared/domain/sheets/side';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reportLists } from '../../support/report-lists';

const side: fc.Arbitrary<Side> = fc.oneof(fc.constant<Side>({ kind: 'blank' }), fc.record({ kind: fc.constant('page' as const), entryIndex: fc.nat(5), pageNumber: fc.nat(9) }));

describe('the sides of a packet', () => {
  it('hold each page of each report once and in order', () => {
    fc.assert(
      fc.property(reportLists, (reports) => {
        const printed = planSides(reports).sides.flatMap((each) => (each.kind === 'page' ? [[each.entryIndex, each.pageNumber]] : []));
        const pages = reports.flatMap(({ entryIndex, firstPage, pages: count }) => Array.from({ length: count }, (_, index) => [entryIndex, firstPage + index]));
        expect(printed).toEqual(pages);
      }),
    );
  });

  it('start every copy on a front and never put a blank on one', () => {
    fc.assert(
      fc.property(reportLists, (reports) => {
        const { sides, reports: placed } = planSides(reports);
        expect(sides.length % 2).toBe(0);
        expect(sides.filter((each, index) => index % 2 === 0 && each.kind === 'blank')).toEqual([]);
        for (const { report, copies } of placed) {
          for (const { sideIndex, firstPage } of copies) {
            expect(sideIndex % 2).toBe(0);
            expect(sides[sideIndex]).toEqual({ kind: 'page', entryIndex: report.entryIndex, pageNumber: firstPage });
          }
        }
      }),
    );
  });

  it('of two lists are the sides of one behind those of the other', () => {
    fc.assert(
      fc.property(reportLists, reportLists, (a, b) => {
        expect(planSides([...a, ...b]).sides).toEqual([...planSides(a).sides, ...planSides(b).sides]);
      }),
    );
  });

  it('come to the sheets of the reports by themselves', () => {
    fc.assert(
      fc.property(reportLists, (reports) => {
        expect(planSides(reports).sides.length).toBe(2 * reports.reduce((sheets, report) => sheets + sheetsOf(report), 0));
      }),
    );
  });
});

it('padding what is padded adds nothing, and takes nothing away', () => {
  fc.assert(
    fc.property(fc.array(side), (sides) => {
      const padded = padToFront(sides);
      expect(padToFront(padded)).toEqual(padded);
      expect(padded.slice(0, sides.length)).toEqual(sides);
      expect(padded.length - sides.length).toBe(sides.length % 2);
    }),
  );
});
