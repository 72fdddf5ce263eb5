import { basename } from 'node:path';
import { markOf } from '@shared/domain/packets/reconcile-reports';
import type { RunPlan } from '@shared/domain/packets/plan';
import type { ReportProblem } from '@shared/domain/packets/report-problem';
import type { Page, Range } from '@shared/ipc/contract';
import type { ProblemGroupView } from '@shared/ipc/plan-view';
import { someNamed } from '@shared/ipc/some-named';
import type { DownloadSumsView, FindingsView, ProblemView } from '@shared/ipc/views';
import { inSteps, type Steps } from '@shared/jobs/steps';
import { PROBLEM_SEVERITIES, type Problem, type ProblemCode, type Severity } from '@shared/problems/problem';
import type { Inspection } from '../../ports/inspection';
import { combinedFiles } from './entry-views';
import type { PlacedProblem } from '../inspection/placed-problems';
import { listedProblems } from './listed-problems';
import { toldTogether } from './single-pdfs';

const SEVERITY_ORDER: Readonly<Record<Severity, number>> = { blocks: 0, 'sets-aside': 1, notice: 2 };

function* countBy<Item, Key>(items: Iterable<Item>, keysOf: (item: Item) => readonly Key[]): Steps<ReadonlyMap<Key, number>> {
  const counts = new Map<Key, number>();
  yield* inSteps(items, (item) => keysOf(item).forEach((key) => counts.set(key, (counts.get(key) ?? 0) + 1)));
  return counts;
}

/** What is said of reports, without them. */
export function* problemsOf(told: readonly ReportProblem[]): Generator<Problem> {
  for (const { problem } of told) yield problem;
}

/** Problems by code with counts, in steps: the gravest first, then the most frequent. */
export function* groupProblems(problems: Iterable<Problem>): Steps<ProblemGroupView[]> {
  return [...(yield* countBy(problems, ({ code }) => [code]))]
    .map(([code, count]): ProblemGroupView => ({ code, severity: PROBLEM_SEVERITIES[code], count }))
    .sort((a, b) => SEVERITY_ORDER[a.severity] - SEVERITY_ORDER[b.severity] || b.count - a.count);
}

/** The sums of each download, those of many single PDFs added up. */
const downloadSums = ({ downloads }: Inspection, ids: readonly string[]): readonly DownloadSumsView[] => {
  const isTogether = toldTogether(downloads);
  const views = new Map<number, DownloadSumsView>();
  downloads.forEach((download, index) => {
    const place = isTogether(download) ? -1 : index;
    const sums = views.get(place) ?? { id: ids[index] ?? '', name: basename(download.path), downloads: 0, entries: 0, reports: 0, ignored: 0, setAside: 0 };
    const { entries, reports, ignored, setAside } = download;
    views.set(place, { ...sums, downloads: sums.downloads + 1, entries: sums.entries + entries, reports: sums.reports + reports, ignored: sums.ignored + ignored, setAside: sums.setAside + setAside });
  });
  return [...views.values()];
};

/** What was found, in steps, with last names instead of paths. `ids` are the downloads' ids in the same order; `placed` the files whose beginnings a person placed. */
export function* findingsView(findings: Inspection, ids: readonly string[], placed: ReadonlySet<number>): Steps<FindingsView> {
  const kinds = yield* countBy(findings.reports, ({ kind }) => [kind]);
  const languages = yield* countBy(findings.reports, ({ copies }) => copies.map(({ language }) => language));
  return {
    downloads: downloadSums(findings, ids),
    totals: findings.totals,
    entriesWithReports: findings.totals.entries - findings.totals.ignored - findings.totals.setAside,
    kinds: [...kinds].map(([kind, reports]) => ({ kind, reports })),
    languages: [...languages].map(([language, copies]) => ({ language, copies })),
    problems: yield* groupProblems(findings.problems),
    combined: yield* combinedFiles(findings, placed),
    unopened: someNamed(findings.failures, ({ path }) => basename(path)),
  };
}

/** A problem as the window lists it, with the last name of the download's path. */
export const problemView = ({ problem: { download, ...problem }, entryIndex, reportId }: PlacedProblem): ProblemView => ({ ...problem, entryIndex, reportId, downloadName: basename(download) });

/** Those of one code, or all. */
export const ofCode = <Told extends { readonly problem: Problem }>(told: readonly Told[], code: ProblemCode | null): readonly Told[] => (code === null ? told : told.filter(({ problem }) => problem.code === code));

/** Rows of the problems of one code, or of all. */
export const problemRows = async (inspection: Inspection, { from, count }: Range, code: ProblemCode | null): Promise<Page<ProblemView>> => {
  const wanted = ofCode(await listedProblems(inspection), code);
  return { total: wanted.length, rows: wanted.slice(from, from + count).map(problemView) };
};

/** Rows of the reports that are in no packet, for one reason or for any. */
export const setAsideRows = ({ setAside }: RunPlan, { from, count }: Range, code: ProblemCode | null): Page<ProblemView> => {
  const wanted = ofCode(setAside, code);
  return {
    total: wanted.length,
    rows: wanted.slice(from, from + count).map(({ report, problem }) => problemView({ problem, entryIndex: report.entryIndex, reportId: markOf(report) && report.id })),
  };
};
