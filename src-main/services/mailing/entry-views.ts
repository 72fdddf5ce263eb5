import { basename } from 'node:path';
import { settingAsideCode } from '@shared/domain/packets/report-problem';
import { markOf, type ReportChoice } from '@shared/domain/packets/reconcile-reports';
import { isSsidCorrectable } from '@shared/domain/ssr/corrections';
import type { FoundReport } from '@shared/domain/ssr/report';
import type { Page, Range } from '@shared/ipc/contract';
import type { CombinedFileView, EntryPageView, EntryReportView, EntryView, ReportChoiceView, RivalReportView } from '@shared/ipc/views';
import { flatMapInSteps, inSteps, type Steps } from '@shared/jobs/steps';
import type { Inspection } from '../../ports/inspection';
import type { EntryResult } from '../../ports/inspection-pool';
import { placeOfReports } from '../inspection/reports-of-entry';

/** A file whose pages were looked at, as it was read then. */
export type LookedEntry = { readonly entryIndex: number; readonly result: Extract<EntryResult, { outcome: 'read' }>; readonly placed: readonly number[] | null };

const downloadName = (inspection: Inspection, entryIndex: number): string => basename(inspection.downloads[inspection.entries.at(entryIndex)?.downloadIndex ?? -1]?.path ?? '');

const reportsIn = ({ reports }: Inspection, entryIndex: number): readonly FoundReport[] => {
  const { from, to } = placeOfReports(reports, entryIndex);
  return reports.slice(from, to);
};

/** Files with several reports or with pages that belong to none, in steps and in the shown order. `placed` are those whose beginnings a person placed. */
export function* combinedFiles(inspection: Inspection, placed: ReadonlySet<number>): Steps<readonly CombinedFileView[]> {
  const ends = new Map<number, { readonly first: FoundReport; last: FoundReport }>();
  yield* inSteps(inspection.reports, (report) => {
    const end = ends.get(report.entryIndex);
    if (end) end.last = report;
    else ends.set(report.entryIndex, { first: report, last: report });
  });
  const files: CombinedFileView[] = [];
  yield* inSteps(inspection.entries, (entry, entryIndex) => {
    const unassigned = inspection.entryProblems.get(entryIndex)?.filter(({ code }) => code === 'pages-unassigned').length ?? 0;
    const reports = entry.outcome === 'reports' ? entry.reports : 0;
    if (reports < 2 && unassigned === 0 && !placed.has(entryIndex)) return;
    const end = ends.get(entryIndex);
    files.push({
      entryIndex,
      name: entry.entry,
      downloadName: downloadName(inspection, entryIndex),
      reports,
      firstStudent: end?.first.student ?? null,
      lastStudent: end?.last.student ?? null,
      unassigned,
      isPlaced: placed.has(entryIndex),
    });
  });
  return files;
}

export const entryView = (inspection: Inspection, entryIndex: number, isPlaced: boolean, looked: LookedEntry | null): EntryView => ({
  entryIndex,
  name: inspection.entries.at(entryIndex)?.entry ?? '',
  downloadName: downloadName(inspection, entryIndex),
  reports: reportsIn(inspection, entryIndex).length,
  isPlaced,
  firstPages: reportsIn(inspection, entryIndex).map(({ firstPage }) => firstPage),
  beginnings: looked && beginningsOf(looked),
});

const beginningsOf = ({ result, placed }: LookedEntry): readonly number[] =>
  placed ?? [...result.reports, ...result.unassigned].map(({ firstPage }) => firstPage).sort((a, b) => a - b);

const reportView = (report: FoundReport): EntryReportView => {
  const { id, firstPage, pages, student, ssid, grade, school, kind, copies, downloadDate, address, grounds, problems, corrected } = report;
  return {
    reportId: id,
    firstPage,
    pages,
    student,
    ssid,
    grade,
    school,
    kind,
    copies,
    downloadDate,
    address: address?.lines ?? [],
    grounds,
    problems,
    corrected: corrected?.fields ?? [],
    was: corrected?.was ?? { ssid, student, kind, grade, school },
    isSsidOpen: isSsidCorrectable(report),
  };
};

export const entryReportRows = (inspection: Inspection, entryIndex: number, { from, count }: Range): Page<EntryReportView> => {
  const reports = reportsIn(inspection, entryIndex);
  return { total: reports.length, rows: reports.slice(from, from + count).map(reportView) };
};

/** Rows of the pages of a file that was looked at. */
export const entryPageRows = ({ result }: LookedEntry, { from, count }: Range): Page<EntryPageView> => {
  const begins = new Map<number, EntryPageView['begins']>(result.reports.flatMap(({ copies }) => copies.map(({ firstPage }) => [firstPage, 'copy'] as const)));
  for (const { firstPage } of result.reports) begins.set(firstPage, 'report');
  for (const { firstPage } of result.unassigned) begins.set(firstPage, 'unassigned');
  const spanOf = (pageNumber: number): LookedEntry['result']['unassigned'][number] | undefined =>
    result.unassigned.find(({ firstPage, pages }) => firstPage <= pageNumber && pageNumber < firstPage + pages);
  return {
    total: result.pages,
    rows: Array.from({ length: Math.max(0, Math.min(count, result.pages - from)) }, (_, offset): EntryPageView => {
      const pageNumber = from + offset + 1;
      const span = spanOf(pageNumber);
      return {
        pageNumber,
        signs: result.signs?.[pageNumber - 1] ?? [],
        begins: begins.get(pageNumber) ?? null,
        isUnassigned: span !== undefined,
        reason: span?.firstPage === pageNumber ? span.reason : null,
      };
    }),
  };
};

/** The choice among reports of which only one is printed, where the report is one of them; null where it stands alone. */
export const choiceOf = ({ choices }: Inspection, reportId: string): ReportChoice | null => choices.find(({ stays, others }) => stays === reportId || others.some(({ id }) => id === reportId)) ?? null;

/** The reports of a choice, in steps. */
export function* choiceView(inspection: Inspection, { stays, others }: ReportChoice): Steps<ReportChoiceView> {
  const members = new Set([stays, ...others.map(({ id }) => id)]);
  return { reports: yield* flatMapInSteps(inspection.reports, (report) => (members.has(report.id) ? [rivalView(inspection, report)] : [])) };
}

const rivalView = (inspection: Inspection, report: FoundReport): RivalReportView => ({
  ...reportView(report),
  entryIndex: report.entryIndex,
  entry: report.entry,
  downloadName: downloadName(inspection, report.entryIndex),
  mark: markOf(report),
  obstacle: settingAsideCode(report.problems.filter((code) => code !== 'report-duplicate' && code !== 'report-superseded')),
});
