import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Bookmark, PageContent } from '@shared/domain/ssr/page-content';
import { recogniseReports } from '@shared/domain/ssr/recognise-reports';
import { copyPages, page, type KnownKind, type MadeUpStudent, type Style } from '../../support/ssr/made-up-reports';

const KINDS: readonly KnownKind[] = ['sb-ela-math', 'sb-ela-math-cast', 'cast', 'caa-ela-math', 'caa-ela-math-science', 'caa-science', 'csa', 'elpac-summative', 'elpac-summative-alternate', 'elpac-initial'];
const NAMES = ['Ana Delacruz', 'José Luis de la Cruz', 'Thảo Nguyễn', 'Mei-Ling Wu', 'Amira Al-Nahar', 'D’Andre O’Marrow', 'Zoë St. Fable', 'Ng Ang'] as const;

const style: fc.Arbitrary<Style> = fc.record({ numbers: fc.boolean(), ssidEverywhere: fc.boolean(), address: fc.boolean() });
const report = fc.record({ kind: fc.constantFrom(...KINDS), second: fc.option(fc.constantFrom('es', 'vi', 'zh', 'ko'), { nil: null }), name: fc.constantFrom(...NAMES), isMute: fc.boolean() });
type Plan = { readonly kind: KnownKind; readonly second: 'es' | 'vi' | 'zh' | 'ko' | null; readonly name: string; readonly isMute: boolean };

const studentOf = ({ name }: Plan, index: number): MadeUpStudent => ({ name, ssid: String(3_000_000_000 + index * 7919 + 13), grade: '05', street: `${12 + index} Elm St`, city: 'San Jose, CA 95112' });

const partsOf = (plans: readonly Plan[], how: Style): readonly (readonly PageContent[])[] =>
  plans.map((plan, index) => {
    const base = { student: studentOf(plan, index), kind: plan.kind, style: how } as const;
    return [...copyPages({ ...base, language: 'en' }), ...(plan.second === null ? [] : copyPages({ ...base, language: plan.second }))];
  });

const withBookmarks = (pages: readonly PageContent[], marks: ReadonlyMap<number, readonly Bookmark[]>): readonly PageContent[] =>
  pages.map((content, index) => {
    const bookmarks = marks.get(index);
    return bookmarks ? { ...content, bookmarks } : content;
  });

const firstsOf = (parts: readonly (readonly PageContent[])[]): readonly number[] => parts.map((_, index) => parts.slice(0, index).reduce((sum, part) => sum + part.length, 0));

type Titling = 'ssid' | 'name' | 'file' | 'number';
const titleOf = (plan: Plan, index: number, titling: Titling): string =>
  ({ ssid: studentOf(plan, index).ssid, name: plan.name, file: `1964733_0126870_05_${studentOf(plan, index).ssid}_20250612.pdf`, number: `Document ${index + 1}` })[titling];

const outlineOf = (pages: readonly PageContent[]) => {
  const { reports, unassigned } = recogniseReports({ entry: 'merged.pdf', pages });
  return { reports: reports.map(({ firstPage, pages: count, ssid, kind, copies }) => [firstPage, count, ssid, kind, copies.map(({ language }) => language)]), unassigned };
};

const plansOf = fc.array(report, { minLength: 1, maxLength: 6 });
const titling = fc.constantFrom<Titling>('ssid', 'name', 'file', 'number');

describe('bookmarks in a combined file', () => {
  it('change nothing where they are right, at any depth, also where some are missing or mark grades and sections too', () => {
    fc.assert(
      fc.property(plansOf, style, titling, fc.integer({ min: 0, max: 2 }), fc.nat(), fc.boolean(), (plans, how, titles, depth, missing, sections) => {
        const parts = partsOf(plans, how);
        const pages = parts.flat();
        const marks = new Map<number, Bookmark[]>();
        firstsOf(parts).forEach((first, index) => {
          if (index > 0 && missing % 4 === index) return;
          marks.set(first, [...(index === 0 && depth > 0 ? [{ title: 'Grade 5', depth: 0 }] : []), { title: titleOf(plans[index]!, index, titles), depth }]);
          if (sections) marks.set(first + 1, [{ title: 'English Language Arts', depth: depth + 1 }]);
        });
        expect(outlineOf(withBookmarks(pages, marks))).toEqual(outlineOf(pages));
        expect(outlineOf(pages).reports).toHaveLength(plans.length);
      }),
      { numRuns: 60 },
    );
  });

  it('change nothing where they lead astray', () => {
    const astray = fc.array(fc.record({ at: fc.nat({ max: 1000 }), depth: fc.integer({ min: 0, max: 2 }), titles: titling, of: fc.nat({ max: 1000 }) }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(plansOf, style, astray, (plans, how, wrong) => {
        const pages = partsOf(plans, how).flat();
        const marks = new Map<number, Bookmark[]>();
        for (const { at, depth, titles, of } of wrong) {
          const index = at % pages.length;
          marks.set(index, [...(marks.get(index) ?? []), { title: titleOf(plans[of % plans.length]!, of % plans.length, titles), depth }]);
        }
        expect(outlineOf(withBookmarks(pages, marks))).toEqual(outlineOf(pages));
      }),
      { numRuns: 150 },
    );
  });

  it('part reports that cannot be read from their neighbours', () => {
    fc.assert(
      fc.property(plansOf, style, titling, (given, how, titles) => {
        // Two that can be read bear the level out.
        const plans = [{ ...given[0]!, isMute: false }, ...given, { ...given[0]!, isMute: false }];
        const parts = partsOf(plans, how).map((part, index) => (plans[index]?.isMute ? part.map((_, at) => page('', { contentKey: `mute ${index} ${at}` })) : part));
        const marks = new Map(firstsOf(parts).map((first, index) => [first, [{ title: titleOf(plans[index]!, index, titles), depth: 0 }]] as const));
        const { reports, unassigned } = outlineOf(withBookmarks(parts.flat(), marks));
        const expected = plans.flatMap((plan, index) => (plan.isMute ? [] : [[firstsOf(parts)[index]! + 1, parts[index]!.length, studentOf(plan, index).ssid]]));
        expect(reports.map((found) => found.slice(0, 3))).toEqual(expected);
        expect(unassigned.reduce((sum, span) => sum + span.pages, 0)).toBe(parts.filter((_, index) => plans[index]?.isMute).flat().length);
      }),
      { numRuns: 60 },
    );
  });

  it('never join two pupils’ pages, whatever is lost, moved or marked, where every page names its pupil', () => {
    const any = fc.array(fc.tuple(fc.nat({ max: 1000 }), fc.nat({ max: 1000 }), fc.integer({ min: 0, max: 1 }), titling), { maxLength: 14 });
    fc.assert(
      fc.property(fc.array(report, { minLength: 2, maxLength: 4 }), fc.boolean(), any, fc.array(fc.tuple(fc.nat({ max: 1000 }), fc.nat({ max: 1000 })), { maxLength: 3 }), (plans, numbers, where, swaps) => {
        const pages = [...partsOf(plans, { numbers, ssidEverywhere: true, address: true }).flat()];
        for (const [a, b] of swaps) {
          const [i, j] = [a % pages.length, b % pages.length];
          [pages[i], pages[j]] = [pages[j]!, pages[i]!];
        }
        const marks = new Map<number, Bookmark[]>();
        for (const [at, of, depth, titles] of where) {
          const index = at % pages.length;
          marks.set(index, [...(marks.get(index) ?? []), { title: titleOf(plans[of % plans.length]!, of % plans.length, titles), depth }]);
        }
        const { reports } = recogniseReports({ entry: 'merged.pdf', pages: withBookmarks(pages, marks) });
        for (const { firstPage, pages: count } of reports) {
          expect(new Set(pages.slice(firstPage - 1, firstPage - 1 + count).map(({ text }) => /\d{10}/.exec(text)?.[0])).size).toBe(1);
        }
      }),
      { numRuns: 80 },
    );
  });
});

describe('page labels', () => {
  it('part reports that cannot be read where each file kept its own, and change nothing where they count the file', () => {
    fc.assert(
      fc.property(plansOf, style, (given, how) => {
        const plans = [{ ...given[0]!, isMute: false }, ...given, { ...given[0]!, isMute: false }];
        const parts = partsOf(plans, how).map((part, index) => (plans[index]?.isMute ? part.map((_, at) => page('', { contentKey: `mute ${index} ${at}` })) : part));
        const { reports } = outlineOf(parts.flatMap((part) => part.map((content, at) => ({ ...content, label: String(at + 1) }))));
        expect(reports.map((found) => found[2])).toEqual(plans.flatMap((plan, index) => (plan.isMute ? [] : [studentOf(plan, index).ssid])));
        const pages = parts.flat();
        expect(outlineOf(pages.map((content, at) => ({ ...content, label: `p. ${at + 1}` })))).toEqual(outlineOf(pages));
      }),
      { numRuns: 40 },
    );
  });
});
