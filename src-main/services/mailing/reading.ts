import type { ReadSoFar } from '@shared/ipc/contract';
import type { FirstReportView } from '@shared/ipc/views';
import { inSteps, type Steps } from '@shared/jobs/steps';
import type { Inspection } from '../../ports/inspection';
import type { EntryResult } from '../../ports/inspection-pool';
import type { ListedDownloads, ListedPart, ReadEntryResult } from '../../ports/reading';
import { inSlicesWhile } from '../in-slices';
import { composeInspection } from '../inspection/compose-inspection';
import { GatheredListing } from '../inspection/listed-parts';
import { FIRST_SHOWN } from '../inspection/read-ahead';
import { firstReports } from './first-reports';
import type { KeptResults } from './kept-results';

const isSame = (a: FirstReportView, b: FirstReportView): boolean => a.student === b.student && a.kind === b.kind && a.grade === b.grade;

const reportsIn = (result: EntryResult | undefined): number => (result?.outcome === 'read' ? result.reports.length : 0);

/** A reading of downloads as it goes on in a process of its own: what it tells is gathered here, and kept for the next one. */
export class Reading {
  private readonly listing = new GatheredListing();
  private listed: ListedDownloads | null = null;
  private readonly results = new Map<number, { readonly key: string; readonly result: EntryResult }>();
  private readonly seen: FirstReportView[] = [];
  private files = 0;
  private reports = 0;
  /** Reports that were told ahead. */
  private ahead = 0;

  constructor(private readonly kept: KeptResults) {}

  /** True once the listing is whole. */
  takeListed(part: ListedPart): boolean {
    const listed = this.listing.take(part);
    if (!listed) return false;
    this.listed = listed;
    for (const { entry } of listed.entries) if (entry.kind === 'inspect') this.files += 1;
    for (const { entryIndex, key } of listed.known) {
      const result = this.kept.get(key);
      if (result) this.add({ entryIndex, key, result });
    }
    return true;
  }

  take(results: readonly ReadEntryResult[]): void {
    for (const read of results) {
      this.kept.keep(read);
      this.add(read);
    }
  }

  /** Takes reports that were read before all is listed; they come with the results too. */
  takeFirst(reports: readonly FirstReportView[]): void {
    this.ahead += reports.length;
    this.show(reports);
  }

  get soFar(): ReadSoFar {
    return { read: this.results.size, files: this.files, kept: this.listed?.known.length ?? 0, reports: Math.max(this.reports, this.ahead) };
  }

  /** The first few reports found; they stay while more are found. */
  get first(): readonly FirstReportView[] {
    return this.seen;
  }

  /** What was found, once everything is read; null where the reading did not come so far, or nobody wants it any more. Results of other downloads are forgotten. */
  async finish(isWanted: () => boolean): Promise<Inspection | null> {
    const { listed, results } = this;
    if (!listed || results.size < this.files) return null;
    return inSlicesWhile(this.compose(listed), isWanted);
  }

  private *compose(listed: ListedDownloads): Steps<Inspection> {
    const { results } = this;
    const keys = new Set<string>();
    yield* inSteps([...results.values()], ({ key }) => keys.add(key));
    yield* this.kept.keepOnly(keys);
    return yield* composeInspection(listed, (entryIndex) => results.get(entryIndex)?.result);
  }

  private add({ entryIndex, key, result }: ReadEntryResult): void {
    this.results.set(entryIndex, { key, result });
    this.reports += reportsIn(result);
    if (this.seen.length < FIRST_SHOWN) this.show(firstReports(result));
  }

  private show(reports: readonly FirstReportView[]): void {
    for (const report of reports) if (this.seen.length < FIRST_SHOWN && !this.seen.some((other) => isSame(other, report))) this.seen.push(report);
  }
}
