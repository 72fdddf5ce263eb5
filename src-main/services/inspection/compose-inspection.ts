import { ITEMS_OF_STEP, type Steps } from '@shared/jobs/steps';
import { problemOf } from '@shared/problems/describe-problem';
import type { Problem } from '@shared/problems/problem';
import type { EntryOutcome } from '@shared/domain/records/inspection';
import type { FoundReport } from '@shared/domain/ssr/report';
import type { EntrySource } from '../../ports/entry-source';
import type { Inspection } from '../../ports/inspection';
import type { EntryResult } from '../../ports/inspection-pool';
import type { ListedDownloads } from '../../ports/reading';
import { findingsOfListed, findingsOfResult, type EntryFindings, type PlacedEntry } from './gather-outcomes';
import { placeEntries } from './placed-entries';
import { reconcileFindings } from './reconcile-findings';

/** Puts a reading's results together in the shown order, holds all reports against each other and sums everything up, in steps. */
export const composeInspection = (listed: Omit<ListedDownloads, 'known'>, resultOf: (entryIndex: number) => EntryResult | undefined): Steps<Inspection> =>
  composeFindings(listed, (placed) => {
    const result = resultOf(placed.entryIndex);
    return result && findingsOfResult(placed, result);
  });

/** As `composeInspection`, of what was found in each entry; undefined for entries that were not read. Asks once for each. */
export function* composeFindings({ downloads, failures }: Omit<ListedDownloads, 'known'>, findingsOf: (placed: PlacedEntry) => EntryFindings | undefined): Steps<Inspection> {
  const entries: EntryOutcome[] = [];
  const reports: FoundReport[] = [];
  const entryProblems = new Map<number, readonly Problem[]>();
  const sources: (EntrySource | null)[] = [];
  for (const placed of placeEntries(downloads)) {
    const found = findingsOf(placed) ?? findingsOfListed(placed);
    entries.push(found.outcome);
    for (const report of found.reports) reports.push(report);
    if (found.problems.length > 0) entryProblems.set(placed.entryIndex, found.problems);
    sources.push(placed.entry.kind === 'inspect' ? placed.entry.source : null);
    if (placed.entryIndex % ITEMS_OF_STEP === ITEMS_OF_STEP - 1) yield;
  }
  const listingProblems = downloads.flatMap(({ path, problems }) => problems.map(({ code, entry, words }) => problemOf(code, { download: path, entry, firstPage: null }, words)));
  return { ...(yield* reconcileFindings({ downloads, entries, reports, listingProblems, entryProblems })), listingProblems, entryProblems, sources, failures };
}
