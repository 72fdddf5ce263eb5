import type { FoundReport } from '../ssr/report';
import type { Problem } from '../../problems/problem';
import type { Items } from './items';

export type DownloadKind = 'zip' | 'folder' | 'pdf';

/** A download as staff gave it, with the sums of its entries: `entries` = entries with a report + `ignored` + `setAside`. */
export type DownloadSums = {
  /** As given. */
  readonly path: string;
  readonly kind: DownloadKind;
  readonly entries: number;
  readonly reports: number;
  readonly ignored: number;
  readonly setAside: number;
};

export type InspectionTotals = {
  readonly entries: number;
  readonly reports: number;
  readonly ignored: number;
  readonly setAside: number;
  readonly pages: number;
  readonly sheets: number;
};

/** One file of a download and what became of it. `code` names why it yielded no report. */
export type EntryOutcome =
  | { readonly outcome: 'reports'; readonly downloadIndex: number; readonly entry: string; readonly pages: number; readonly reports: number }
  | { readonly outcome: 'ignored'; readonly downloadIndex: number; readonly entry: string }
  | { readonly outcome: 'set-aside'; readonly downloadIndex: number; readonly entry: string; readonly problem: Problem };

/** Everything that reading the downloads found, reconciled (duplicates and superseded reports marked). */
export type InspectionFindings = {
  readonly downloads: readonly DownloadSums[];
  /** Every entry in order; `FoundReport.entryIndex` points into it. */
  readonly entries: Items<EntryOutcome>;
  /** In the order of downloads, entries and pages (natural order of names within a download). */
  readonly reports: readonly FoundReport[];
  /** Made as they are gone through, each time anew: of 50,000 reports each can have some. */
  readonly problems: Iterable<Problem>;
  readonly totals: InspectionTotals;
};
