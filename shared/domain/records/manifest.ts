import type { Day } from '../calendar/day';
import type { ClockProgram } from '../calendar/due-date';
import type { Copy, ReportKind, WindowVerdict, CorrectableField } from '../ssr/report';
import type { Problem } from '../../problems/problem';
import type { PrepareSettings } from '../packets/settings';

/** `manifest.json` of a prepared folder (contract, `prepare`). Page numbers count from 1. */
export type Manifest = {
  readonly schema: 1;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly settings: ManifestSettings;
  readonly totals: ManifestTotals;
  readonly batches: readonly ManifestBatch[];
  readonly packets: readonly ManifestPacket[];
  readonly setAside: readonly SetAsideReport[];
  readonly unreadable: readonly UnreadableEntry[];
  /** What planning has to say, such as reports of one student that could not be combined. */
  readonly notices: readonly Problem[];
  /** By when the reports of each download and program must be with the families; left out where it was not asked. */
  readonly deadlines?: readonly ManifestDeadline[] | undefined;
};

/** A manifest while it is written: its packets are made one at a time, each time that they are gone through. All of them would take more memory than what they tell of. */
export type ManifestToWrite = Omit<Manifest, 'packets'> & { readonly packets: Iterable<ManifestPacket> };

/** When the reports of one program in one download are due. `daysLeft` counts from the day of `createdAt` where the run was made, below 0 when the day had passed. */
export type ManifestDeadline = {
  readonly download: string;
  readonly program: ClockProgram;
  readonly reports: number;
  /** Null where nobody entered a day and no file name carries one. */
  readonly received: Day | null;
  /** `file-names`: the earliest day in the names of the download's files, which is no earlier than the receipt. */
  readonly receivedFrom: 'entered' | 'file-names' | null;
  readonly due: Day | null;
  readonly daysLeft: number | null;
  readonly rule: string | null;
  readonly assumptions: readonly string[];
  /** Why there is no date, with the next step. */
  readonly missing: string | null;
};

/** The settings of the run. Of addresses that were replaced only the SSIDs stand here: the new ones stand with their packets. */
export type ManifestSettings = Omit<PrepareSettings, 'addresses'> & { readonly addresses: readonly string[] };

/** `entries` = `entriesWithReports` + `ignored` + unreadable whole entries; `reports` = in packets + `setAside`; `pages` counts blanks and inserts. */
export type ManifestTotals = {
  readonly entries: number;
  readonly entriesWithReports: number;
  readonly ignored: number;
  readonly reports: number;
  readonly packets: number;
  readonly sheets: number;
  readonly pages: number;
  readonly blanks: number;
  readonly inserts: number;
  readonly setAside: number;
  readonly unreadable: number;
};

export type ManifestBatch = {
  readonly id: string;
  /** Path below the folder, with `/`. */
  readonly file: string;
  readonly sha256: string;
  readonly sheetsPerPacket: number;
  readonly packets: number;
  readonly sheets: number;
  readonly pages: number;
  readonly blanks: number;
  /** Separators, with `fingerprints` as a packet has them; manifests of earlier versions have none. */
  readonly inserts: readonly { readonly page: number; readonly pages: number; readonly what: string; readonly fingerprints?: readonly string[] | undefined }[];
};

export type ManifestPacket = {
  /** The packet's number in the run, from 1, in print order. */
  readonly piece: number;
  readonly batch: string;
  /** First page in the batch's PDF. */
  readonly firstPage: number;
  /** Pages with blanks and inserts. */
  readonly pages: number;
  readonly sheets: number;
  readonly blanks: number;
  readonly inserts: readonly { readonly page: number; readonly pages: number; readonly what: 'cover-sheet' | 'cover-letter' }[];
  readonly changes: readonly { readonly page: number; readonly what: 'shift' | 'mask' | 'mark' }[];
  readonly ssid: string | null;
  readonly student: string | null;
  readonly school: string | null;
  readonly grade: string | null;
  readonly address: readonly string[];
  readonly zip: string | null;
  readonly ounces: number;
  readonly reports: readonly ManifestReport[];
  /** One a page, in order; equal content has an equal fingerprint. */
  readonly fingerprints: readonly string[];
  /** Digest of what the manifest says of the packet (`sealedFacts`), so that a fact that was changed afterwards shows. */
  readonly seal: string;
  readonly window: WindowVerdict;
};

export type ManifestReport = {
  readonly download: string;
  readonly entry: string;
  readonly firstPage: number;
  readonly pages: number;
  readonly kind: ReportKind;
  readonly schoolYear: string | null;
  /** Whose it is (`studentOf`), since a packet can hold reports of several students; left out by earlier versions. */
  readonly ssid?: string | null | undefined;
  readonly student?: string | null | undefined;
  readonly school?: string | null | undefined;
  readonly grade?: string | null | undefined;
  /** Facts that a person corrected, which stand here as corrected; left out where there is none. */
  readonly corrected?: readonly CorrectableField[] | undefined;
  /** Digest of what the report's pages show, which tells it again in another download; null where they have no keys. */
  readonly content: string | null;
  /** Each language copy: `firstPage` in the entry, and `page` where it begins in the batch's PDF (always an odd one). */
  readonly copies: readonly (Copy & { readonly page: number })[];
};

/** A report that was found and is in no packet. */
export type SetAsideReport = {
  readonly download: string;
  readonly entry: string;
  readonly firstPage: number;
  readonly pages: number;
  readonly ssid: string | null;
  /** As of a report in a packet. */
  readonly corrected?: readonly CorrectableField[] | undefined;
  readonly code: string;
  readonly message: string;
};

/** An entry that yielded no report, or a span of a combined PDF: then `firstPage` is its first page, from 1, else null. */
export type UnreadableEntry = {
  readonly download: string;
  readonly entry: string;
  readonly firstPage: number | null;
  readonly code: string;
  readonly message: string;
};
