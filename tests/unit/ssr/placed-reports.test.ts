import { findPageSigns } from '@shared/domain/ssr/page-signs';
import { recogniseReports } from '@shared/domain/ssr/recognise-reports';
import { TABLE_2 } from '@shared/domain/ssr/table-2';
import { describe, expect, it } from 'vitest';
import { ANA, BAO, copyPages, page, PLAIN_STYLE } from '../../support/ssr/made-up-reports';

const english = (student: typeof ANA, style = PLAIN_STYLE) => copyPages({ student, kind: 'elpac-summative', language: 'en', style, blank: false });

describe('beginnings that a person placed', () => {
  it('sets a span with two students aside with the page that speaks of another', () => {
    const pages = [...english(ANA), ...english(BAO)];
    const { reports, unassigned } = recogniseReports({ entry: 'merged.pdf', pages, beginnings: [1] });
    expect(reports).toEqual([]);
    expect(unassigned).toEqual([{ firstPage: 1, pages: 4, code: 'pages-unassigned', reason: 'page 3 is another student\'s than the pages before it' }]);
  });

  it('takes pages whose numbers jump, once a person says where the reports begin', () => {
    const pages = [...english(ANA), ...english(BAO).slice(1), ...english(ANA).slice(1)];
    const found = recogniseReports({ entry: 'merged.pdf', pages });
    expect(found.unassigned.length).toBeGreaterThan(0);
    const placed = recogniseReports({ entry: 'merged.pdf', pages: pages.slice(0, 2), beginnings: [1] });
    expect(placed).toMatchObject({ unassigned: [], reports: [{ ssid: ANA.ssid, pages: 2 }] });
  });

  it('keeps other documents and pages without a trace of a report set aside', () => {
    const pages = [...english(ANA), page('Lunch menu'), ...english(BAO)];
    expect(recogniseReports({ entry: 'merged.pdf', pages, beginnings: [1, 3, 4] })).toMatchObject({
      reports: [{ firstPage: 1, pages: 2 }, { firstPage: 4, pages: 2 }],
      unassigned: [{ firstPage: 3, pages: 1, code: 'pages-unassigned' }],
    });
  });
});

it('a row that staff added explains a length that Table 2 does not', () => {
  const pages = [...copyPages({ student: ANA, kind: 'sb-ela-math', language: 'en', style: PLAIN_STYLE, blank: false }).slice(0, 3)];
  const problems = (table?: typeof TABLE_2) => recogniseReports({ entry: 'one.pdf', pages, ...(table && { table }) }).reports[0]?.problems;
  expect(problems()).toContain('report-length-unexpected');
  expect(problems([...TABLE_2, { kind: 'sb-ela-math', from: '2023-24', to: null, pages: 3, blankMayFollow: true, grades: null }])).not.toContain('report-length-unexpected');
});

it('tells what each page shows', () => {
  const spanish = copyPages({ student: ANA, kind: 'elpac-summative', language: 'es', style: PLAIN_STYLE, blank: false });
  const signs = findPageSigns({ entry: 'merged.pdf', pages: [...english(ANA), ...spanish, page(''), ...english(BAO)] });
  const what = signs.map((page) => page.map((sign) => (sign.what === 'ssid' ? `ssid ${sign.isNew ? 'new' : 'same'}` : sign.what)));
  expect(what[0]).toEqual(expect.arrayContaining(['page-number', 'ssid new', 'cover']));
  expect(signs[0]).toContainEqual({ what: 'page-number', page: 1, of: 2 });
  expect(signs[2]).toContainEqual({ what: 'new-language', language: 'es' });
  expect(what[2]).toContain('ssid same');
  expect(what[4]).toEqual(['no-text']);
  expect(what[5]).toEqual(expect.arrayContaining(['ssid new', 'new-language']));
});
