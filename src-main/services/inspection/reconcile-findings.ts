import { reconcileReports, type ReportChoice } from '@shared/domain/packets/reconcile-reports';
import type { DownloadKind, EntryOutcome, InspectionFindings } from '@shared/domain/records/inspection';
import type { FoundReport } from '@shared/domain/ssr/report';
import type { Inspection } from '../../ports/inspection';
import type { EntryFindings } from './gather-outcomes';
import { sumDownloads, sumTotals } from './sum-up';

type Found = Pick<Inspection, 'listingProblems' | 'entryProblems'> & {
  readonly downloads: readonly { readonly path: string; readonly kind: DownloadKind }[];
  readonly entries: readonly EntryOutcome[];
  /** In the order of entries and pages; marks of an earlier reconciling don't matter. */
  readonly reports: readonly FoundReport[];
};

type Reconciled = InspectionFindings & { readonly choices: readonly ReportChoice[] };

/** Holds all reports against each other and sums everything up. `preferred` are the ids of reports that a person chose among those found again. */
export const reconcileFindings = ({ downloads, entries, reports, listingProblems, entryProblems }: Found, preferred: ReadonlySet<string> = new Set()): Reconciled => {
  const reconciled = reconcileReports(reports, downloads.map(({ path }) => path), { preferred });
  const sums = sumDownloads(downloads, entries);
  return {
    downloads: sums,
    entries,
    reports: reconciled.reports,
    problems: [...listingProblems, ...entryProblems.flat(), ...reconciled.problems],
    totals: sumTotals(sums, reconciled.reports),
    choices: reconciled.choices,
  };
};

/** The inspection with one entry read anew; everything else stays as it was found. */
export const replaceEntry = (inspection: Inspection, entryIndex: number, found: EntryFindings, preferred: ReadonlySet<string>): Inspection => {
  const parts = {
    ...inspection,
    entries: inspection.entries.with(entryIndex, found.outcome),
    entryProblems: inspection.entryProblems.with(entryIndex, found.problems),
    reports: [
      ...inspection.reports.filter((report) => report.entryIndex < entryIndex),
      ...found.reports,
      ...inspection.reports.filter((report) => report.entryIndex > entryIndex),
    ],
  };
  return { ...parts, ...reconcileFindings(parts, preferred) };
};

/** The inspection with other choices among reports found again. */
export const preferReports = (inspection: Inspection, preferred: ReadonlySet<string>): Inspection => ({ ...inspection, ...reconcileFindings(inspection, preferred) });
