import { problemOf, type ProblemWords } from '../../problems/describe-problem';
import { PROBLEM_SEVERITIES, type Problem, type ProblemCode } from '../../problems/problem';
import { unprovedWords } from '../../problems/unproved';
import type { FoundReport } from '../ssr/report';

/** What is to be said of a report; of a packet by its first one. */
export type ReportProblem = { readonly report: FoundReport; readonly problem: Problem };

/** Where a report stands, for a problem's sentence. `firstPage` counts from 1. */
export type ReportPlace = { readonly download: string; readonly entry: string; readonly firstPage: number };

export const placeOf = (report: FoundReport, downloadPaths: readonly string[]): ReportPlace => ({
  download: downloadPaths[report.downloadIndex] ?? '',
  entry: report.entry,
  firstPage: report.firstPage,
});

/** A problem with the report that it is about; `reason` as for `problemOf`. */
export const reportProblem = (code: ProblemCode, report: FoundReport, downloadPaths: readonly string[], reason?: string | ProblemWords): ReportProblem => ({
  report,
  problem: problemOf(code, placeOf(report, downloadPaths), reason),
});

/** The first of a report's problems that keeps it out of every packet, or null. */
export const settingAsideCode = (problems: readonly ProblemCode[]): ProblemCode | null => problems.find((code) => PROBLEM_SEVERITIES[code] !== 'notice') ?? null;

/** One of a report's problems in words: where it could not be proved, with what was found. */
export const problemOfReport = (code: ProblemCode, report: FoundReport, downloadPaths: readonly string[]): Problem =>
  problemOf(code, placeOf(report, downloadPaths), code === 'report-not-proved' && report.unproved ? unprovedWords(report.unproved) : undefined);
