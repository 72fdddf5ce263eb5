import type { ProblemCode } from '../../problems/problem';
import type { InspectionFindings } from './inspection';
import type { UnreadableEntry } from './manifest';

/** Problems of a report that was found; all other problems that set aside are of an entry or a span of one. */
const OF_A_REPORT: ReadonlySet<ProblemCode> = new Set<ProblemCode>(['report-ssid-mismatch', 'report-duplicate', 'report-superseded', 'report-not-proved', 'address-not-replaced', 'line-not-covered', 'number-not-placed', 'mark-not-placed', 'shift-cuts-off', 'already-mailed', 'on-hold']);

/**
 * What yielded no report: entries as a whole, in order, then spans of combined PDFs in which other reports were found.
 * An entry that yielded none stands here once, with the problem that made it so, however many of its spans are told of.
 */
export const unreadableEntries = (findings: InspectionFindings): readonly UnreadableEntry[] => {
  const pathOf = (downloadIndex: number): string => findings.downloads[downloadIndex]?.path ?? '';
  const whole: UnreadableEntry[] = [];
  for (const entry of findings.entries) {
    if (entry.outcome === 'set-aside') whole.push({ download: pathOf(entry.downloadIndex), entry: entry.entry, firstPage: null, code: entry.problem.code, message: entry.problem.message });
  }
  const told = new Set(whole.map(({ download, entry }) => [download, entry].join('\n')));
  const spans: UnreadableEntry[] = [];
  for (const { code, severity, download, entry, firstPage, message } of findings.problems) {
    if (severity !== 'sets-aside' || OF_A_REPORT.has(code) || entry === null || firstPage === null || told.has([download, entry].join('\n'))) continue;
    spans.push({ download, entry, firstPage, code, message });
  }
  return [...whole, ...spans];
};
