import { markOf, markProblem, reconcileReports } from '@shared/domain/packets/reconcile-reports';
import { changedReport } from '@shared/domain/ssr/changed-report';
import type { FoundReport } from '@shared/domain/ssr/report';
import { describe, expect, it } from 'vitest';
import { foundReport } from '../../support/found-report';
import { growthOverEightfold, STILL_LINEAR } from '../../support/growth';

const problemsOf = (reports: readonly FoundReport[]) => reconcileReports(reports).reports.map(({ problems }) => problems);
const again = (index: number, of: FoundReport, given: Partial<FoundReport> = {}): FoundReport => changedReport(of, { id: `r${index}`, entryIndex: index, entry: `again-${index}.pdf`, ...given });

const first = foundReport(0, { ssid: '1111111111' });

describe('a duplicate', () => {
  it('is found by bytes and span; the first stays', () => {
    const reports = [first, again(1, first, { pageKeys: 'other', downloadIndex: 1 }), again(2, first, { firstPage: 5, pageKeys: 'x', schoolYear: '2022-23' })];
    expect(problemsOf(reports)).toEqual([[], ['report-duplicate'], []]);
    expect(reconcileReports(reports).reports.map((report) => markProblem(report, ['a.zip', 'b.zip']))).toMatchObject([
      null,
      { code: 'report-duplicate', severity: 'sets-aside', download: 'b.zip', entry: 'again-1.pdf', firstPage: 1 },
      null,
    ]);
  });

  it('is found by equal pages in other files, also in a combined one', () => {
    expect(problemsOf([first, again(1, first, { bytesKey: 'merged', firstPage: 9 })])).toEqual([[], ['report-duplicate']]);
  });

  it('is none where no pages are known or where they differ in number or order', () => {
    const year = (schoolYear: string) => ({ schoolYear, bytesKey: schoolYear });
    expect(problemsOf([foundReport(0, { ...year('1'), pageKeys: '' }), foundReport(1, { ...year('2'), pageKeys: '' })])).toEqual([[], []]);
    expect(problemsOf([foundReport(0, { ...year('1'), pageKeys: 'a\nb' }), foundReport(1, { ...year('2'), pageKeys: 'b\na' })])).toEqual([[], []]);
  });

  it('is never found across two SSIDs', () => {
    expect(problemsOf([first, again(1, first, { ssid: '2222222222' })])).toEqual([[], []]);
    // With two pupils named, a report that names none can't be given to either.
    expect(problemsOf([first, again(1, first, { ssid: '2222222222' }), again(2, first, { ssid: null })])).toEqual([[], [], []]);
    expect(problemsOf([first, again(1, first, { ssid: null })])).toEqual([[], ['report-duplicate']]);
  });

  it('leaves the sound report in, not one that is set aside for its own sake', () => {
    const mismatched = again(1, first, { problems: ['report-ssid-mismatch'] });
    expect(problemsOf([mismatched, first])).toEqual([['report-ssid-mismatch', 'report-duplicate'], []]);
    expect(problemsOf([first, mismatched])).toEqual([[], ['report-ssid-mismatch', 'report-duplicate']]);
  });
});

describe('a superseded report', () => {
  const issue = (index: number, given: Partial<FoundReport> = {}) => foundReport(index, { ssid: '1111111111', ...given });

  it('gives way to the later download date, no date being the earliest', () => {
    expect(problemsOf([issue(0, { downloadDate: '2024-06-02' }), issue(1, { downloadDate: '2024-06-01' }), issue(2, { downloadDate: null })])).toEqual([[], ['report-superseded'], ['report-superseded']]);
  });

  it('gives way to the later in order on one date', () => {
    expect(problemsOf([issue(0), issue(1), issue(2)])).toEqual([['report-superseded'], ['report-superseded'], []]);
  });

  it.each([
    ['another SSID', { ssid: '2222222222' }],
    ['another kind', { kind: 'csa' }],
    ['another year', { schoolYear: '2022-23' }],
    ['a mismatch, whose owner is in doubt', { problems: ['report-ssid-mismatch'] }],
  ] as const)('is none beside %s', (_, given) => {
    expect(problemsOf([issue(0), issue(1, given)])[0]).toEqual([]);
  });

  it.each([[{ ssid: null }], [{ kind: 'unknown' }]] as const)('is none where what it is is not known: %o', (given) => {
    expect(problemsOf([issue(0, given), issue(1, given)])).toEqual([[], []]);
  });

  it('is judged by the last day on which its content was found', () => {
    const old = issue(0, { downloadDate: '2024-06-01' });
    const other = issue(1, { downloadDate: '2024-06-02' });
    expect(problemsOf([old, other, again(2, old, { downloadDate: '2024-06-03' })])).toEqual([[], ['report-superseded'], ['report-duplicate']]);
  });
});

it('reconciles 50,000 reports in linear time', () => {
  const of = (count: number) => Array.from({ length: count }, (_, index) => foundReport(index, { bytesKey: `b${index % (count / 2)}`, ssid: String(index % (count / 4)), pageKeys: `p${index % (count / 2)}` }));
  const marks = reconcileReports(of(50_000)).reports.map(markOf);
  expect(marks.filter((mark) => mark === 'report-duplicate')).toHaveLength(25_000);
  expect(marks.filter((mark) => mark === 'report-superseded')).toHaveLength(12_500);
  expect(growthOverEightfold(2_000, (count) => { const reports = of(count); return () => reconcileReports(reports); })).toBeLessThan(STILL_LINEAR);
});
