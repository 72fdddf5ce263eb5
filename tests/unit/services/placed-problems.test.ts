import { placedProblems, problemsOf } from '@main/services/inspection/placed-problems';
import { problemOf } from '@shared/problems/describe-problem';
import { expect, it } from 'vitest';
import { foundReport } from '../../support/found-report';

const problem = (code: Parameters<typeof problemOf>[0], entry: string) => problemOf(code, { download: '/a.zip', entry, firstPage: null });
const told = {
  downloads: [{ path: '/a.zip' }, { path: '/b.zip' }],
  listingProblems: [problem('ignored-file', 'x.txt')],
  // As a file that was read again comes last.
  entryProblems: new Map([[5, [problem('pdf-damaged', '5.pdf')]], [2, [problem('pages-unassigned', '2.pdf'), problem('not-a-score-report', '2.pdf')]]]),
  reports: [
    foundReport(0, { entryIndex: 1, problems: ['report-ssid-missing', 'address-not-found'] }),
    foundReport(1, { entryIndex: 2, id: 'again', downloadIndex: 1, problems: ['address-not-found', 'report-duplicate'] }),
    foundReport(2, { entryIndex: 3 }),
    foundReport(3, { entryIndex: 6, problems: ['report-kind-unknown'] }),
  ],
};

it('tells the listing’s problems, then entry by entry those of spans before those of reports, and the marks last', () => {
  expect(Array.from(placedProblems(told), ({ problem: { code, download }, entryIndex, reportId }) => [code, download, entryIndex, reportId])).toEqual([
    ['ignored-file', '/a.zip', null, null],
    ['report-ssid-missing', '/a.zip', 1, null],
    ['address-not-found', '/a.zip', 1, null],
    ['pages-unassigned', '/a.zip', 2, null],
    ['not-a-score-report', '/a.zip', 2, null],
    ['address-not-found', '/b.zip', 2, null],
    ['pdf-damaged', '/a.zip', 5, null],
    ['report-kind-unknown', '/a.zip', 6, null],
    ['report-duplicate', '/b.zip', 2, 'again'],
  ]);
});

it('tells them each time they are gone through', () => {
  const problems = problemsOf(told);
  expect([...problems]).toEqual([...problems]);
  expect([...problems]).toHaveLength(9);
});
