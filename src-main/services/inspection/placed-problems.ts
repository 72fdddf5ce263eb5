import { markProblem, ownProblems } from '@shared/domain/packets/reconcile-reports';
import { problemOfReport } from '@shared/domain/packets/report-problem';
import type { Problem } from '@shared/problems/problem';
import type { Inspection } from '../../ports/inspection';

/** What a problem is about, for the window to name: a file, and the report that was set aside for another one. Null where it is about a download as a whole. */
export type PlacedProblem = { readonly problem: Problem; readonly entryIndex: number | null; readonly reportId: string | null };

/**
 * All problems of an inspection in their order: those of the listing, of each entry with those of its reports, then of reports that were held against each
 * other. Told from the reports and not kept beside them, as downloads of 50,000 may have two a report.
 */
export function* placedProblems({ downloads, listingProblems, entryProblems, reports }: Pick<Inspection, 'listingProblems' | 'entryProblems' | 'reports'> & { readonly downloads: readonly { readonly path: string }[] }): Generator<PlacedProblem> {
  const paths = downloads.map(({ path }) => path);
  for (const problem of listingProblems) yield { problem, entryIndex: null, reportId: null };
  let reportIndex = 0;
  for (const entryIndex of [...entryProblems.keys(), Number.POSITIVE_INFINITY].sort((a, b) => a - b)) {
    for (let report = reports[reportIndex]; report && report.entryIndex < entryIndex; report = reports[++reportIndex]) {
      for (const code of ownProblems(report)) yield { problem: problemOfReport(code, report, paths), entryIndex: report.entryIndex, reportId: null };
    }
    for (const problem of entryProblems.get(entryIndex) ?? []) yield { problem, entryIndex, reportId: null };
  }
  for (const report of reports) {
    const problem = markProblem(report, paths);
    if (problem) yield { problem, entryIndex: report.entryIndex, reportId: report.id };
  }
}

/** The same without their places. */
export const problemsOf = (found: Parameters<typeof placedProblems>[0]): Iterable<Problem> => ({
  *[Symbol.iterator]() {
    for (const { problem } of placedProblems(found)) yield problem;
  },
});
