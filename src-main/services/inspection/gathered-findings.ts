import { ITEMS_OF_STEP, type Steps } from '@shared/jobs/steps';
import { problemOf } from '@shared/problems/describe-problem';
import type { Problem } from '@shared/problems/problem';
import type { FoundReport } from '@shared/domain/ssr/report';
import type { Inspection } from '../../ports/inspection';
import type { EntryResult } from '../../ports/inspection-pool';
import type { ListedDownloads } from '../../ports/reading';
import { findingsOfListed, findingsOfResult, type EntryFindings, type PlacedEntry } from './gather-outcomes';
import { createOutcomeList, createSourceList } from './kept-entries';
import { placedAt } from './placed-entries';
import { reconcileFindings } from './reconcile-findings';

/** What the downloads hold, however much of it is known already. */
export type Listed = Pick<ListedDownloads, 'downloads' | 'entries' | 'failures'>;

/** What was found in the entries of downloads, put together in the shown order. It may come in any: an entry's waits until all before it are there, and is packed then. */
export class GatheredFindings {
  private readonly waiting = new Map<number, EntryFindings>();
  private readonly entries = createOutcomeList();
  private readonly sources = createSourceList();
  private readonly reports: FoundReport[] = [];
  private readonly entryProblems = new Map<number, readonly Problem[]>();

  constructor(private readonly listed: Listed) {}

  take(entryIndex: number, findings: EntryFindings): void {
    this.waiting.set(entryIndex, findings);
    for (let placed = this.next(); placed && (placed.entry.kind !== 'inspect' || this.waiting.has(placed.entryIndex)); placed = this.next()) this.keep(placed);
  }

  /** Takes what is found in the result of an entry, each of its reports as `keep` gives it. */
  takeResult(entryIndex: number, result: EntryResult, keep: (report: FoundReport) => FoundReport): void {
    const placed = placedAt(this.listed, entryIndex);
    if (placed) this.take(entryIndex, findingsOfResult(placed, result, keep));
  }

  /** Holds all reports against each other and sums everything up, in steps. An entry of which nothing came is told as it was listed. */
  *finish(): Steps<Inspection> {
    for (let placed = this.next(); placed; placed = this.next()) {
      this.keep(placed);
      if (placed.entryIndex % ITEMS_OF_STEP === 0) yield;
    }
    const { entries, sources, reports, entryProblems } = this;
    const { downloads, failures } = this.listed;
    const listingProblems = downloads.flatMap(({ path, problems }) => problems.map(({ code, entry, words }) => problemOf(code, { download: path, entry, firstPage: null }, words)));
    return { ...(yield* reconcileFindings({ downloads, entries, reports, listingProblems, entryProblems })), listingProblems, entryProblems, sources, failures };
  }

  private next(): PlacedEntry | null {
    return placedAt(this.listed, this.entries.length);
  }

  private keep(placed: PlacedEntry): void {
    const { entryIndex, entry } = placed;
    const found = this.waiting.get(entryIndex) ?? findingsOfListed(placed);
    this.waiting.delete(entryIndex);
    this.entries.push(found.outcome);
    this.sources.push(entry.kind === 'inspect' ? entry.source : null);
    for (const report of found.reports) this.reports.push(report);
    if (found.problems.length > 0) this.entryProblems.set(entryIndex, found.problems);
  }
}
