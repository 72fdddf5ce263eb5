import { describe, expect, it } from 'vitest';
import type { PageContent } from '@shared/domain/ssr/page-content';
import { recogniseReports } from '@shared/domain/ssr/recognise-reports';
import { TABLE_2, type LengthRow } from '@shared/domain/ssr/table-2';
import { ANA, BAO, copyPages, page } from '../../support/ssr/made-up-reports';

const row = (more: Partial<LengthRow> & Pick<LengthRow, 'kind' | 'pages'>): LengthRow => ({ from: '2024-25', to: null, blankMayFollow: false, grades: null, ...more });
const copiesOf = (pages: readonly PageContent[], ...own: readonly LengthRow[]) =>
  recogniseReports({ entry: 'merged.pdf', pages, table: [...TABLE_2, ...own] }).reports.map(({ copies }) => copies.map(({ language, pages: count }) => `${language}:${count}`).join(' '));

const bare = { numbers: false, ssidEverywhere: false, address: false } as const;
const mute = (count: number): readonly PageContent[] => Array.from({ length: count }, (_, index) => page('', { contentKey: `mute ${index}` }));

describe('rows that staff added', () => {
  const cover = (language: 'en' | 'es'): readonly PageContent[] => copyPages({ student: ANA, kind: 'csa', language, style: { ...bare, address: true } }).slice(0, 1);

  it('part copies of one page, which no row of Table 2 has', () => {
    const pages = [...cover('en'), ...cover('es')];
    expect(copiesOf(pages)).toEqual(['unknown:2']);
    expect(copiesOf(pages, row({ kind: 'csa', pages: 1 }))).toEqual(['en:1 es:1']);
  });

  it('part copies where the language turns at a length that only they know', () => {
    const body = (language: 'en' | 'es', count: number): readonly PageContent[] => {
      const [first, inner] = copyPages({ student: ANA, kind: 'elpac-initial', language, style: { ...bare, ssidEverywhere: true } });
      const repeated = Array.from({ length: count }, () => inner!);
      return language === 'en' ? [first!, ...repeated] : repeated;
    };
    const pages = [...body('en', 6), ...body('es', 9)];
    expect(copiesOf(pages)).toEqual(['es:16']);
    expect(copiesOf(pages, row({ kind: 'elpac-initial', pages: 7 }), row({ kind: 'elpac-initial', pages: 9 }))).toEqual(['en:7 es:9']);
  });

  it('halve a report whose second copy cannot be read', () => {
    const english = copyPages({ student: { ...ANA, grade: '04' }, kind: 'sb-ela-math', language: 'en', style: bare });
    const longer = [...english, english[3]!, english[3]!];
    expect(copiesOf([...longer, ...mute(6)])).toEqual(['en:12']);
    expect(copiesOf([...longer, ...mute(6)], row({ kind: 'sb-ela-math', pages: 6 }))).toEqual(['en:6 unknown:6']);
  });
});

describe('pages that cannot be read among several pupils', () => {
  const four = (student: typeof ANA): readonly PageContent[] => copyPages({ student, kind: 'sb-ela-math', language: 'en', style: bare });

  it('are given to none of them: they may be a copy of the one before, or another pupil’s report', () => {
    const { reports, unassigned } = recogniseReports({ entry: 'merged.pdf', pages: [...four(ANA), ...mute(4), ...four(BAO)] });
    expect(reports.map(({ firstPage, ssid }) => [firstPage, ssid])).toEqual([[9, BAO.ssid]]);
    expect(unassigned).toMatchObject([{ firstPage: 1, pages: 8, code: 'pages-unassigned' }]);
  });

  it('are a report’s second copy where a person says that it ends behind them', () => {
    const { reports } = recogniseReports({ entry: 'merged.pdf', pages: [...four(ANA), ...mute(4), ...four(BAO)], beginnings: [1, 9] });
    expect(reports.map(({ firstPage, copies }) => [firstPage, copies.length])).toEqual([[1, 2], [9, 1]]);
  });

  it('leave their neighbours whole where bookmarks part them', () => {
    const pages = [...four(ANA), ...mute(4), ...four(BAO)].map((content, index) => (index % 4 === 0 ? { ...content, bookmarks: [{ title: `Report ${index / 4 + 1}`, depth: 0 }] } : content));
    const { reports, unassigned } = recogniseReports({ entry: 'merged.pdf', pages });
    expect(reports.map(({ firstPage, pages: count }) => [firstPage, count])).toEqual([[1, 4], [9, 4]]);
    expect(unassigned).toMatchObject([{ firstPage: 5, pages: 4 }]);
  });
});
