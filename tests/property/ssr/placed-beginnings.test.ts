import type { PageContent } from '@shared/domain/ssr/page-content';
import { recogniseReports } from '@shared/domain/ssr/recognise-reports';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ANA, BAO, CHRIS, copyPages, type KnownKind } from '../../support/ssr/made-up-reports';

const KINDS: readonly KnownKind[] = ['sb-ela-math', 'cast', 'caa-ela-math', 'elpac-summative'];
const plan = fc.record({
  student: fc.constantFrom(ANA, BAO, CHRIS),
  kind: fc.constantFrom(...KINDS),
  second: fc.option(fc.constantFrom('es', 'zh'), { nil: null }),
  numbers: fc.boolean(),
  blank: fc.boolean(),
});
const files = fc.array(plan, { minLength: 1, maxLength: 5 }).map((plans) =>
  plans.map(({ second, numbers, ...given }): readonly PageContent[] => {
    const style = { numbers, ssidEverywhere: true, address: true };
    return [...copyPages({ ...given, style, language: 'en' }), ...(second === null ? [] : copyPages({ ...given, style, language: second }))];
  }),
);
const places = fc.array(fc.integer({ min: -2, max: 40 }), { maxLength: 8 });

const ssidsOf = (pages: readonly PageContent[]): ReadonlySet<string> => new Set(pages.flatMap(({ text }) => /\d{10}/.exec(text)?.[0] ?? []));

describe('recogniseReports with beginnings that a person placed', () => {
  it('gives every page to one report or one span, begins reports there and nowhere else, and never joins two students', () => {
    fc.assert(
      fc.property(files, places, (parts, beginnings) => {
        const pages = parts.flat();
        const { reports, unassigned } = recogniseReports({ entry: 'merged.pdf', pages, beginnings });
        const spans = [...reports, ...unassigned].toSorted((a, b) => a.firstPage - b.firstPage);
        expect(spans.flatMap((span) => Array.from({ length: span.pages }, (_, index) => span.firstPage + index))).toEqual(pages.map((_, index) => index + 1));

        const allowed = [...new Set([1, ...beginnings.filter((page) => page > 1 && page <= pages.length)])].sort((a, b) => a - b);
        for (const { firstPage, pages: count } of reports) {
          expect(allowed).toContain(firstPage);
          expect(allowed.find((page) => page > firstPage) ?? pages.length + 1).toBe(firstPage + count);
          expect(ssidsOf(pages.slice(firstPage - 1, firstPage - 1 + count)).size).toBeLessThanOrEqual(1);
        }
        for (const span of unassigned) expect(allowed).toContain(span.firstPage);
      }),
      { numRuns: 150 },
    );
  });

  it('finds the same reports where a person places the cuts that stand there', () => {
    fc.assert(
      fc.property(files, (parts) => {
        const pages = parts.flat();
        let next = 1;
        const beginnings = parts.map((part) => (next += part.length) - part.length);
        const { reports, unassigned } = recogniseReports({ entry: 'merged.pdf', pages, beginnings });
        expect(unassigned).toEqual([]);
        expect(reports.map(({ firstPage, pages: count }) => [firstPage, count])).toEqual(parts.map((part, index) => [beginnings[index], part.length]));
      }),
      { numRuns: 100 },
    );
  });
});
