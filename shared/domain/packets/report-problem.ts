import { PROBLEM_SEVERITIES, type ProblemCode } from '../../problems/problem';
import type { FoundReport } from '../ssr/report';

/** Where a report stands, for a problem's sentence. `firstPage` counts from 1. */
export type ReportPlace = { readonly download: string; readonly entry: string; readonly firstPage: number };

export const placeOf = (report: FoundReport, downloadPaths: readonly string[]): ReportPlace => ({
  download: downloadPaths[report.downloadIndex] ?? '',
  entry: report.entry,
  firstPage: report.firstPage,
});

/** The first of a report's problems that keeps it out of every packet, or null. */
export const settingAsideCode = (problems: readonly ProblemCode[]): ProblemCode | null => problems.find((code) => PROBLEM_SEVERITIES[code] !== 'notice') ?? null;
