import { sheetsOf } from '@shared/domain/sheets/plan-sides';
import { atOnce, mapInSteps, type Steps } from '@shared/jobs/steps';
import { problemOf } from '@shared/problems/describe-problem';
import type { Problem } from '@shared/problems/problem';
import type { EntryOutcome } from '@shared/domain/records/inspection';
import type { FoundReport } from '@shared/domain/ssr/report';
import type { EntryResult, JudgedReport } from '../../ports/inspection-pool';
import type { EntryOfDownload } from '../../ports/reading';

/** An entry with its place in the run: `entryIndex` counts over all downloads. */
export type PlacedEntry = EntryOfDownload & { readonly download: string; readonly entryIndex: number };

/** All that is to be said of one entry; `problems` are those that no report of it has. */
export type EntryFindings = { readonly outcome: EntryOutcome; readonly reports: readonly FoundReport[]; readonly problems: readonly Problem[] };

const setAside = (placed: PlacedEntry, problem: Problem): EntryFindings => ({
  outcome: { outcome: 'set-aside', downloadIndex: placed.downloadIndex, entry: placed.entry.name, problem },
  reports: [],
  problems: [problem],
});

/** What a listed entry is before, or without, being read. */
export const findingsOfListed = (placed: PlacedEntry): EntryFindings => {
  const { entry, downloadIndex, download } = placed;
  if (entry.kind === 'set-aside') return setAside(placed, problemOf(entry.code, { download, entry: entry.name, firstPage: null }, entry.words));
  return { outcome: { outcome: 'ignored', downloadIndex, entry: entry.name }, reports: [], problems: [] };
};

/**
 * A report with its place. Field by field: what Node 20 spreads and then adds fields to has a description of its fields to itself, which takes more
 * memory than they do, and tens of thousands are kept.
 */
const foundReport = ({ downloadIndex, entryIndex, entry }: PlacedEntry, report: JudgedReport, bytesKey: string): FoundReport => ({
  id: `d${downloadIndex}-e${entryIndex}-p${report.firstPage}`,
  downloadIndex,
  entryIndex,
  entry: entry.name,
  bytesKey,
  firstPage: report.firstPage,
  pages: report.pages,
  sheets: sheetsOf(report),
  copies: report.copies,
  program: report.program,
  kind: report.kind,
  schoolYear: report.schoolYear,
  ssid: report.ssid,
  lea: report.lea,
  school: report.school,
  schoolName: report.schoolName,
  grade: report.grade,
  downloadDate: report.downloadDate,
  student: report.student,
  address: report.address,
  grounds: report.grounds,
  pageKeys: report.pageKeys,
  problems: report.problems,
  window: report.window,
  front: report.front,
});

/** What reading an entry found: its reports with their places, each as `keep` gives it, and a problem for each span without a report. */
export const findingsOfResult = (placed: PlacedEntry, result: EntryResult, keep?: (report: FoundReport) => FoundReport): EntryFindings => atOnce(findingsInSteps(placed, result, keep));

/** The same in steps. */
export function* findingsInSteps(placed: PlacedEntry, result: EntryResult, keep: (report: FoundReport) => FoundReport = (report) => report): Steps<EntryFindings> {
  const { download, downloadIndex, entry } = placed;
  const at = { download, entry: entry.name };
  if (result.outcome === 'set-aside') return setAside(placed, problemOf(result.code, { ...at, firstPage: null }, result.words));

  const reports = yield* mapInSteps(result.reports, (report) => keep(foundReport(placed, report, result.bytesKey)));
  const problems = result.unassigned.map((span) => problemOf(span.code, { ...at, firstPage: span.firstPage }, span.reason));
  if (reports.length > 0) {
    return { outcome: { outcome: 'reports', downloadIndex, entry: entry.name, pages: result.pages, reports: reports.length }, reports, problems };
  }
  const [first] = problems;
  // A file whose pages gave neither a report nor a reason still has to be accounted for.
  if (!first) return setAside(placed, problemOf('not-a-score-report', { ...at, firstPage: null }));
  return { outcome: { outcome: 'set-aside', downloadIndex, entry: entry.name, problem: first }, reports, problems };
}
