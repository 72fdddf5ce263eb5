import { problemOf } from '@shared/problems/describe-problem';
import type { Inspection } from '../../ports/inspection';
import type { EntryResult } from '../../ports/inspection-pool';
import type { ListedDownloads } from '../../ports/reading';
import { findingsOfListed, findingsOfResult } from './gather-outcomes';
import { placeEntries } from './placed-entries';
import { reconcileFindings } from './reconcile-findings';

/** Puts a reading's results together in the shown order, holds all reports against each other and sums everything up. */
export const composeInspection = ({ downloads, failures }: Omit<ListedDownloads, 'known'>, resultOf: (entryIndex: number) => EntryResult | undefined): Inspection => {
  const entries = placeEntries(downloads);
  const findings = entries.map((placed) => {
    const result = resultOf(placed.entryIndex);
    return result ? findingsOfResult(placed, result) : findingsOfListed(placed);
  });
  const parts = {
    downloads,
    entries: findings.map(({ outcome }) => outcome),
    reports: findings.flatMap(({ reports }) => reports),
    listingProblems: downloads.flatMap(({ path, problems }) => problems.map(({ code, entry, words }) => problemOf(code, { download: path, entry, firstPage: null }, words))),
    entryProblems: findings.map(({ problems }) => problems),
  };
  return {
    ...reconcileFindings(parts),
    listingProblems: parts.listingProblems,
    entryProblems: parts.entryProblems,
    sources: entries.map(({ entry }) => (entry.kind === 'inspect' ? entry.source : null)),
    failures,
  };
};
