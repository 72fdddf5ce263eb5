import { reconcileReportsInSteps, type ReportChoice } from '@shared/domain/packets/reconcile-reports';
import type { DownloadKind, EntryOutcome, InspectionFindings } from '@shared/domain/records/inspection';
import type { Items } from '@shared/domain/records/items';
import { withCorrectionsInSteps, type Correction } from '@shared/domain/ssr/corrections';
import type { FoundReport } from '@shared/domain/ssr/report';
import type { LengthRow } from '@shared/domain/ssr/table-2';
import type { Steps } from '@shared/jobs/steps';
import type { Inspection } from '../../ports/inspection';
import type { EntryFindings } from './gather-outcomes';
import { problemsOf } from './placed-problems';
import { placeOfReports } from './reports-of-entry';
import { sumDownloads, sumTotals } from './sum-up';

type Found = Pick<Inspection, 'listingProblems' | 'entryProblems'> & {
  readonly downloads: readonly { readonly path: string; readonly kind: DownloadKind }[];
  readonly entries: Items<EntryOutcome>;
  /** In the order of entries and pages; marks of an earlier reconciling don't matter. */
  readonly reports: readonly FoundReport[];
};

type Reconciled = InspectionFindings & { readonly choices: readonly ReportChoice[] };

/** Holds all reports against each other and sums everything up, in steps. `preferred` are the ids of reports that a person chose among those found again. */
export function* reconcileFindings({ downloads, entries, reports, listingProblems, entryProblems }: Found, preferred: ReadonlySet<string> = new Set()): Steps<Reconciled> {
  const reconciled = yield* reconcileReportsInSteps(reports, { preferred });
  const sums = yield* sumDownloads(downloads, entries);
  const totals = yield* sumTotals(sums, reconciled.reports);
  const problems = problemsOf({ downloads: sums, listingProblems, entryProblems, reports: reconciled.reports });
  return { downloads: sums, entries, reports: reconciled.reports, problems, totals, choices: reconciled.choices };
}

/** The inspection with one entry read anew, in steps; everything else stays as it was found. */
export function* replaceEntry(inspection: Inspection, entryIndex: number, found: EntryFindings, preferred: ReadonlySet<string>): Steps<Inspection> {
  const entryProblems = new Map(inspection.entryProblems);
  if (found.problems.length > 0) entryProblems.set(entryIndex, found.problems);
  else entryProblems.delete(entryIndex);
  const { from, to } = placeOfReports(inspection.reports, entryIndex);
  const parts = {
    ...inspection,
    entries: inspection.entries.with(entryIndex, found.outcome),
    entryProblems,
    reports: [...inspection.reports.slice(0, from), ...found.reports, ...inspection.reports.slice(to)],
  };
  yield;
  return { ...parts, ...(yield* reconcileFindings(parts, preferred)) };
}

/** What a person says of the findings: reports chosen among those found again, and facts of reports corrected. */
export type PersonsWord = { readonly preferred: ReadonlySet<string>; readonly corrections: readonly Correction[] };

/** The inspection with what a person says of it, in steps. `table`: the expected lengths, which a corrected kind is held against. */
export function* heedPerson(inspection: Inspection, { preferred, corrections }: PersonsWord, table: readonly LengthRow[]): Steps<Inspection> {
  const reports = yield* withCorrectionsInSteps(inspection.reports, corrections, table);
  return { ...inspection, ...(yield* reconcileFindings({ ...inspection, reports }, preferred)) };
}
