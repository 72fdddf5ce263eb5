import { problemOf } from '../../problems/describe-problem';
import type { Problem, ProblemCode } from '../../problems/problem';
import type { FoundReport } from '../ssr/report';
import { groupBy } from './group-by';
import { placeOf, settingAsideCode } from './report-problem';

type Mark = Extract<ProblemCode, 'report-duplicate' | 'report-superseded'>;
type Indexes = readonly number[];

/**
 * Marks reports found again (`report-duplicate`) and reports that a later one replaces (`report-superseded`), and tells the problems.
 *
 * - *Duplicate*: the same bytes and span, or the same pages, found again. The first stays, but a report that is set aside for its own sake,
 *   such as one whose file name carries another pupil's SSID, never stays instead of a sound one: else the family would get neither.
 * - *Superseded*: same SSID, kind and school year with other content. The later download date stays, then the later in order. Reports of
 *   unknown kind take no part: two of them may be two different tests, and printing both is better than losing one.
 *   Neither do reports that are set aside for their own sake: whose they are is in doubt, so they replace nobody's.
 *
 * Order and number of the reports stay. Linear in time.
 */
export const reconcileReports = (
  reports: readonly FoundReport[],
  downloadPaths: readonly string[],
): { readonly reports: readonly FoundReport[]; readonly problems: readonly Problem[] } => {
  const marks = new Map<number, Mark>();
  const dates = reports.map((report) => report.downloadDate ?? '');

  for (const same of sameReports(reports)) {
    const kept = same.find((index) => isSound(reports, index)) ?? same[0];
    if (kept === undefined) continue;
    for (const index of same) if (index !== kept) marks.set(index, 'report-duplicate');
    // Found again on a later day, a content was still the valid one on that day.
    dates[kept] = same.map((index) => dates[index] ?? '').reduce(later);
  }

  for (const issues of issuesOfOneReport(reports, marks)) {
    const kept = issues.reduce((best, index) => ((dates[index] ?? '') >= (dates[best] ?? '') ? index : best));
    for (const index of issues) if (index !== kept) marks.set(index, 'report-superseded');
  }

  return {
    reports: reports.map((report, index) => withMark(report, marks.get(index))),
    problems: reports.flatMap((report, index) => {
      const mark = marks.get(index);
      return mark ? [problemOf(mark, placeOf(report, downloadPaths))] : [];
    }),
  };
};

const later = (a: string, b: string): string => (a > b ? a : b);

const withMark = (report: FoundReport, mark: Mark | undefined): FoundReport => (mark ? { ...report, problems: [...report.problems, mark] } : report);

const isSound = (reports: readonly FoundReport[], index: number): boolean => settingAsideCode(reports[index]?.problems ?? []) === null;

/** Groups of indexes of reports that are one and the same, in order. */
const sameReports = (reports: readonly FoundReport[]): readonly Indexes[] => sameContents(reports).flatMap((same) => (same.length > 1 ? bySsid(reports, same) : []));

const sameContents = (reports: readonly FoundReport[]): readonly Indexes[] => {
  const groups: number[][] = [];
  const groupOfKey = new Map<string, number[]>();
  reports.forEach((report, index) => {
    const keys = contentKeys(report);
    let group = keys.map((key) => groupOfKey.get(key)).find((found) => found !== undefined);
    if (group === undefined) groups.push((group = []));
    group.push(index);
    for (const key of keys) if (!groupOfKey.has(key)) groupOfKey.set(key, group);
  });
  return groups;
};

const contentKeys = (report: FoundReport): readonly string[] => [
  ['bytes', report.bytesKey, report.firstPage, report.pages].join('\n'),
  ...(report.pageKeys.length > 0 ? [['pages', ...report.pageKeys].join('\n')] : []),
];

/**
 * Parts reports of one content by SSID: they are never duplicates across two pupils. A report without SSID goes with the others where they all
 * name one pupil, and with those like itself where they name several.
 */
const bySsid = (reports: readonly FoundReport[], same: Indexes): readonly Indexes[] => {
  const groups = groupBy(same, (index) => reports[index]?.ssid ?? null);
  const named = groups.size - (groups.has(null) ? 1 : 0);
  return named <= 1 ? [same] : [...groups.values()];
};

/** Groups of indexes of reports of one SSID, kind and year that are left after the duplicates. */
const issuesOfOneReport = (reports: readonly FoundReport[], marks: ReadonlyMap<number, Mark>): readonly Indexes[] => {
  const candidates = reports.flatMap(({ ssid, kind, schoolYear }, index) =>
    ssid !== null && kind !== 'unknown' && !marks.has(index) && isSound(reports, index) ? [{ index, key: [ssid, kind, schoolYear ?? ''].join('\n') }] : [],
  );
  return [...groupBy(candidates, ({ key }) => key).values()].map((group) => group.map(({ index }) => index));
};
