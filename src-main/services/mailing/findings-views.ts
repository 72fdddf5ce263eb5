import { basename } from 'node:path';
import type { InspectionFindings } from '@shared/domain/records/inspection';
import type { Page, Range } from '@shared/ipc/contract';
import type { FindingsView, ProblemGroupView, ProblemView } from '@shared/ipc/views';
import { PROBLEM_SEVERITIES, type Problem, type ProblemCode, type Severity } from '@shared/problems/problem';

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

/** What was found, with last names instead of paths. `ids` are the downloads' ids in the same order. */
export const findingsView = (findings: InspectionFindings, ids: readonly string[]): FindingsView => ({
  downloads: findings.downloads.map(({ path, ...sums }, index) => ({ id: ids[index] ?? '', name: basename(path), ...sums })),
  totals: findings.totals,
  entriesWithReports: findings.totals.entries - findings.totals.ignored - findings.totals.setAside,
  kinds: [...countBy(findings.reports.map((report) => report.kind))].map(([kind, reports]) => ({ kind, reports })),
  languages: [...countBy(findings.reports.flatMap((report) => report.copies.map((copy) => copy.language)))].map(([language, copies]) => ({ language, copies })),
  problems: groupProblems(findings.problems),
});

const problemView = ({ download, ...problem }: Problem): ProblemView => ({ ...problem, downloadName: basename(download) });

/** Rows of the problems of one code, or of all. */
export const problemRows = (problems: readonly Problem[], { from, count }: Range, code: ProblemCode | null): Page<ProblemView> => {
  const wanted = code === null ? problems : problems.filter((problem) => problem.code === code);
  return { total: wanted.length, rows: wanted.slice(from, from + count).map(problemView) };
};
