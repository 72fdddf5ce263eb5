import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recogniseReports } from '@shared/domain/ssr/recognise-reports';
import type { PageContent } from '@shared/domain/ssr/page-content';
import { copyPages, page, type KnownKind, type MadeUpStudent, type Style } from '../../support/ssr/made-up-reports';

const KINDS: readonly KnownKind[] = ['sb-ela-math', 'sb-ela-math-cast', 'cast', 'caa-ela-math', 'caa-ela-math-science', 'caa-science', 'csa', 'elpac-summative', 'elpac-summative-alternate', 'elpac-initial'];
const FIRST = ['Ana', 'José Luis', 'Thảo', 'Mei-Ling', 'Amira', 'D’Andre', 'Zoë', 'Eun-Bi', 'Maximiliano', 'Ng'] as const;
const LAST = ['Delacruz', 'de la Cruz', 'Nguyễn', 'García-Peñaloza', 'O’Marrow', 'Al-Nahar', 'Wu', 'St. Fable', 'Kimball-Park', 'Ang'] as const;

const style: fc.Arbitrary<Style> = fc.record({ numbers: fc.boolean(), ssidEverywhere: fc.boolean(), address: fc.boolean() });
const report = fc.record({
  kind: fc.constantFrom(...KINDS),
  second: fc.option(fc.constantFrom('es', 'vi', 'zh', 'tl', 'ko', 'ar'), { nil: null }),
  englishFirst: fc.boolean(),
  first: fc.constantFrom(...FIRST),
  last: fc.constantFrom(...LAST),
  grade: fc.integer({ min: 1, max: 12 }).map((grade) => String(grade).padStart(2, '0')),
  blank: fc.boolean(),
});
type Plan = { readonly kind: KnownKind; readonly second: 'es' | 'vi' | 'zh' | 'tl' | 'ko' | 'ar' | null; readonly englishFirst: boolean; readonly first: string; readonly last: string; readonly grade: string; readonly blank: boolean };

const studentOf = (plan: Plan, index: number): MadeUpStudent => ({
  name: `${plan.first} ${plan.last}`, ssid: String(3000000000 + index * 7919 + 13), grade: plan.grade, street: `${12 + index} Elm St`, city: 'San Jose, CA 95112',
});

const pagesOf = (plan: Plan, index: number, how: Style): readonly PageContent[] => {
  const base = { student: studentOf(plan, index), kind: plan.kind, style: how, blank: plan.blank } as const;
  const english = copyPages({ ...base, language: 'en' });
  const other = plan.second === null ? [] : copyPages({ ...base, language: plan.second });
  return plan.englishFirst ? [...english, ...other] : [...other, ...english];
};

const sumsHold = (pages: readonly PageContent[], recognition: ReturnType<typeof recogniseReports>): void => {
  const spans = [...recognition.reports, ...recognition.unassigned].toSorted((a, b) => a.firstPage - b.firstPage);
  let next = 1;
  for (const span of spans) {
    expect(span.firstPage).toBe(next);
    next += span.pages;
  }
  expect(next).toBe(pages.length + 1);
  for (const found of recognition.reports) {
    expect(found.pageKeys).toBe(pages.slice(found.firstPage - 1, found.firstPage - 1 + found.pages).map((content) => content.contentKey).join('\n'));
    expect(found.copies.reduce((sum, copy) => sum + copy.pages, 0)).toBe(found.pages);
    expect(found.copies[0]?.firstPage).toBe(found.firstPage);
  }
};

describe('recogniseReports', () => {
  it('splits any concatenation of reports exactly', () => {
    fc.assert(
      fc.property(fc.array(report, { minLength: 1, maxLength: 6 }), style, (plans, how) => {
        const parts = plans.map((plan, index) => pagesOf(plan, index, how));
        const pages = parts.flat();
        const recognition = recogniseReports({ entry: 'merged_20250615.pdf', pages });
        sumsHold(pages, recognition);
        expect(recognition.unassigned).toEqual([]);
        expect(recognition.reports.map(({ pages: count, ssid, kind, copies }) => [count, ssid, kind, copies.length])).toEqual(
          plans.map((plan, index) => [parts[index]?.length, studentOf(plan, index).ssid, plan.kind, plan.second === null ? 1 : 2]),
        );
      }),
      { numRuns: 150 },
    );
  });

  it('never gives two pupils’ pages to one report, whatever is lost or moved, where every page names its pupil', () => {
    fc.assert(
      fc.property(fc.array(report, { minLength: 2, maxLength: 4 }), fc.boolean(), fc.array(fc.nat({ max: 1000 }), { maxLength: 8 }), fc.array(fc.tuple(fc.nat({ max: 1000 }), fc.nat({ max: 1000 })), { maxLength: 3 }), (plans, numbers, drops, swaps) => {
        const pages = plans.flatMap((plan, index) => pagesOf({ ...plan, blank: false }, index, { numbers, ssidEverywhere: true, address: true }));
        const kept = pages.filter((_, index) => !drops.some((drop) => drop % pages.length === index && index % 3 === 0));
        for (const [a, b] of swaps) {
          const [i, j] = [a % kept.length, b % kept.length];
          const [x, y] = [kept[i], kept[j]];
          if (x && y) [kept[i], kept[j]] = [y, x];
        }
        const recognition = recogniseReports({ entry: 'merged.pdf', pages: kept });
        sumsHold(kept, recognition);
        for (const found of recognition.reports) {
          const ssids = new Set(kept.slice(found.firstPage - 1, found.firstPage - 1 + found.pages).map((content) => /\d{10}/.exec(content.text)?.[0]));
          expect(ssids.size).toBe(1);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('accounts for every page of anything', () => {
    const piece = fc.constantFrom('Student Score Report', 'SSID: 3000000013', '4820193756', 'Page 1 of 3', 'Page 2 of 3', '第 1 頁，共 4 頁', 'What Is the CAASPP?', 'San Jose, CA 95112', 'Student Information', 'This page is intentionally left blank', 'Science', 'Individual Student Report', 'Ang mga iskor ng iyong anak sa mga pagsusulit', '점수는 무엇을 의미합니까', '\u202e');
    const anyPage = fc.tuple(fc.array(fc.oneof(piece, fc.string()), { maxLength: 6 }), fc.constantFrom(612, 612, 612, 595)).map(([lines, widthPt]) => page(lines.join('\n'), { widthPt }));
    fc.assert(
      fc.property(fc.array(anyPage, { maxLength: 12 }), fc.string(), (pages, entry) => sumsHold(pages, recogniseReports({ entry, pages }))),
      { numRuns: 300 },
    );
  });
});
