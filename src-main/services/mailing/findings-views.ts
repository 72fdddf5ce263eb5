import { basename } from 'node:path';
import { markOf } from '@shared/domain/packets/reconcile-reports';
import type { RunPlan } from '@shared/domain/packets/plan';
import type { Page, Range } from '@shared/ipc/contract';
import type { FindingsView, ProblemGroupView, ProblemView } from '@shared/ipc/views';
import { PROBLEM_SEVERITIES, type Problem, type ProblemCode, type Severity } from '@shared/problems/problem';
import type { Inspection } from '../../ports/inspection';
import { combinedFiles } from './entry-views';
import { placeOfProblem, type ProblemPlace } from './problem-places';

const SEVERITY_ORDER: Readonly<Record<Severity, number>> = { blocks: 0, 'sets-aside': 1, notice: 2 };

const countBy = <Key>(keys: Iterable<Key>): Map<Key, number> => {
  const counts = new Map<Key, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
};

/** Problems by code with counts: the gravest first, then the most frequent. */
export const groupProblems = (problems: readonly Problem[]): ProblemGroupView[] =>
  [...countBy(problems.map((problem) => problem.code))]
    .map(([code, count]): ProblemGroupView => ({ code, severity: PROBLEM_SEVERITIES[code], count }))
    .sort((a, b) => SEVERITY_ORDER[a.severity] - SEVERITY_ORDER[b.severity] || b.count - a.count);

/** What was found, with last names instead of paths. `ids` are the downloads' ids in the same order; `placed` the files whose beginnings a person placed. */
export const findingsView = (findings: Inspection, ids: readonly string[], placed: ReadonlySet<number>): FindingsView => ({
  downloads: findings.downloads.map(({ path, ...sums }, index) => ({ id: ids[index] ?? '', name: basename(path), ...sums })),
  totals: findings.totals,
  entriesWithReports: findings.totals.entries - findings.totals.ignored - findings.totals.setAside,
  kinds: [...countBy(findings.reports.map((report) => report.kind))].map(([kind, reports]) => ({ kind, reports })),
  languages: [...countBy(findings.reports.flatMap((report) => report.copies.map((copy) => copy.language)))].map(([language, copies]) => ({ language, copies })),
  problems: groupProblems(findings.problems),
  combined: combinedFiles(findings, placed),
});

const problemView = ({ download, ...problem }: Problem, place: ProblemPlace): ProblemView => ({ ...problem, ...place, downloadName: basename(download) });

/** Rows of the problems of one code, or of all. */
export const problemRows = (inspection: Inspection, { from, count }: Range, code: ProblemCode | null): Page<ProblemView> => {
  const { problems } = inspection;
  const wanted = code === null ? problems : problems.filter((problem) => problem.code === code);
  return { total: wanted.length, rows: wanted.slice(from, from + count).map((problem) => problemView(problem, placeOfProblem(inspection, problem))) };
};

/** Rows of the reports that are in no packet, with the reason. */
export const setAsideRows = ({ setAside }: RunPlan, { from, count }: Range): Page<ProblemView> => ({
  total: setAside.length,
  rows: setAside.slice(from, from + count).map(({ report, problem }) => problemView(problem, { entryIndex: report.entryIndex, reportId: markOf(report) && report.id })),
});
