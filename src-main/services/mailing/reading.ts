import type { ReadSoFar } from '@shared/ipc/contract';
import type { FirstReportView } from '@shared/ipc/views';
import { atOnce, inSteps, ITEMS_OF_STEP, type Steps } from '@shared/jobs/steps';
import type { Inspection } from '../../ports/inspection';
import type { EntryResult } from '../../ports/inspection-pool';
import type { ListedDownloads, ListedPart, ReadEntryResult } from '../../ports/reading';
import { inSlicesWhile } from '../in-slices';
import { composeFindings } from '../inspection/compose-inspection';
import { findingsInSteps, type EntryFindings, type PlacedEntry } from '../inspection/gather-outcomes';
import { GatheredListing } from '../inspection/listed-parts';
import { createReportPacker } from '../inspection/pack-reports';
import { placedAt } from '../inspection/placed-entries';
import { FIRST_SHOWN } from '../inspection/read-ahead';
import { firstReports } from './first-reports';
import type { KeptResults } from './kept-results';

const isSame = (a: FirstReportView, b: FirstReportView): boolean => a.student === b.student && a.kind === b.kind && a.grade === b.grade;

const reportsIn = (result: EntryResult | undefined): number => (result?.outcome === 'read' ? result.reports.length : 0);

/** Files of more reports are packed at the end, in steps: those of one message would hold up the window. */
const FEW_REPORTS = 4;

/** A reading of downloads as it goes on in a process of its own: what it tells is gathered here, and kept for the next one. */
export class Reading {
  private readonly listing = new GatheredListing();
  /** The keys of what is read, by the entries' indexes. */
  private readonly keys = new Map<number, string>();
  private readonly found = new Map<number, EntryFindings>();
  /** What is packed at the end. */
  private readonly unpacked: ReadEntryResult[] = [];
  private readonly packed = createReportPacker();
  private readonly seen: FirstReportView[] = [];
  private reports = 0;
  /** Reports that were told ahead. */
  private ahead = 0;

  constructor(private readonly kept: KeptResults) {}

  /** True with the part from which on `soFar` tells how much there is to read. */
  takeListed(part: ListedPart): boolean {
    this.listing.take(part);
    if (part.kind === 'known') this.takeKnown(part.known);
    return part.kind === 'inputs';
  }

  take(results: readonly ReadEntryResult[]): void {
    for (const read of results) {
      this.kept.keep(read);
      this.add(read, reportsIn(read.result) > FEW_REPORTS);
    }
  }

  /** Takes reports that were read before all is listed; they come with the results too. */
  takeFirst(reports: readonly FirstReportView[]): void {
    this.ahead += reports.length;
    this.show(reports);
  }

  get soFar(): ReadSoFar {
    return { read: this.keys.size, files: this.listing.files, kept: this.listing.known.length, reports: Math.max(this.reports, this.ahead) };
  }

  /** The first few reports found; they stay while more are found. */
  get first(): readonly FirstReportView[] {
    return this.seen;
  }

  /** What was found, once everything is read; null where the reading did not come so far, or nobody wants it any more. Results of other downloads are forgotten. */
  async finish(isWanted: () => boolean): Promise<Inspection | null> {
    const { isWhole, files } = this.listing;
    return isWhole && this.keys.size >= files ? inSlicesWhile(this.compose(), isWanted) : null;
  }

  private *compose(): Steps<Inspection> {
    for (let index = 0; ; index++) {
      // Nothing of it is held beside its packed form.
      const read = this.unpacked.pop();
      if (!read) break;
      const placed = placedAt(this.listing, read.entryIndex);
      if (placed) yield* this.pack(placed, read);
      if (index % ITEMS_OF_STEP === 0) yield;
    }
    const keys = new Set<string>();
    yield* inSteps(this.keys.values(), (key) => keys.add(key));
    yield* this.kept.keepOnly(keys);
    return yield* composeFindings(this.listing, ({ entryIndex }) => {
      const findings = this.found.get(entryIndex);
      this.found.delete(entryIndex);
      return findings;
    });
  }

  private takeKnown(known: ListedDownloads['known']): void {
    for (const { entryIndex, key } of known) {
      const result = this.kept.get(key);
      // There may be tens of thousands, and in this run they may stand elsewhere.
      if (result) this.add({ entryIndex, key, result }, true);
    }
  }

  private add(read: ReadEntryResult, isForEnd: boolean): void {
    const { entryIndex, key, result } = read;
    this.keys.set(entryIndex, key);
    const placed = isForEnd ? null : placedAt(this.listing, entryIndex);
    if (placed) atOnce(this.pack(placed, read));
    else this.unpacked.push(read);
    this.reports += reportsIn(result);
    if (this.seen.length < FIRST_SHOWN) this.show(firstReports(result));
  }

  /** Packs what was read of an entry, also where it is kept: the same reports stand in both. */
  private *pack(placed: PlacedEntry, { entryIndex, key, result }: ReadEntryResult): Steps<void> {
    const findings = yield* findingsInSteps(placed, result, this.packed);
    this.found.set(entryIndex, findings);
    if (result.outcome !== 'read') return;
    // Field by field, as they are kept by the ten thousand.
    const { outcome, bytesKey, pages, unassigned } = result;
    this.kept.keep({ key, result: { outcome, bytesKey, pages, reports: findings.reports, unassigned } });
  }

  private show(reports: readonly FirstReportView[]): void {
    for (const report of reports) if (this.seen.length < FIRST_SHOWN && !this.seen.some((other) => isSame(other, report))) this.seen.push(report);
  }
}
