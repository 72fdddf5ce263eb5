import type { PrepareSettings } from '../domain/packets/settings';
import type { Language, ReportKind, WindowVerdict } from '../domain/ssr/report';
import type { DownloadKind, InspectionTotals } from '../domain/records/inspection';
import type { ProblemCode, Severity } from '../problems/problem';

/** What the window is shown of the program itself. */
export type AppView = {
  readonly version: string;
  readonly platform: 'windows' | 'macos' | 'linux';
  /** The program was started on the sample download. */
  readonly startOnSample: boolean;
  /** Sentence where batches can't be printed from here and are saved and opened instead, else null. */
  readonly printingUnavailable: string | null;
};

/** A download chosen by staff: its last name only; the path stays in main. */
export type DownloadView = { readonly id: string; readonly name: string; readonly kind: DownloadKind };

export type DownloadSumsView = DownloadView & { readonly entries: number; readonly reports: number; readonly ignored: number; readonly setAside: number };

/** Problems of one code, worst severity first in the summary. */
export type ProblemGroupView = { readonly code: ProblemCode; readonly severity: Severity; readonly count: number };

export type ProblemView = {
  readonly code: ProblemCode;
  readonly severity: Severity;
  readonly downloadName: string;
  readonly entry: string | null;
  readonly firstPage: number | null;
  readonly message: string;
};

/** What was found in the downloads. Sums reconcile: `entries` = entries with a report + `ignored` + `setAside`. */
export type FindingsView = {
  readonly downloads: readonly DownloadSumsView[];
  readonly totals: InspectionTotals;
  readonly entriesWithReports: number;
  readonly kinds: readonly { readonly kind: ReportKind; readonly reports: number }[];
  readonly languages: readonly { readonly language: Language; readonly copies: number }[];
  readonly problems: readonly ProblemGroupView[];
};

export type BatchView = {
  readonly id: string;
  readonly sheetsPerPacket: number;
  /** Pages of the reports of one packet, null where the batch mixes lengths. */
  readonly sourcePagesPerPacket: number | null;
  readonly kinds: readonly ReportKind[];
  readonly packets: number;
  readonly sheets: number;
  readonly pages: number;
  readonly blanks: number;
  readonly firstPiece: number;
  readonly lastPiece: number;
  readonly firstStudent: string | null;
  readonly lastStudent: string | null;
};

/** The plan in numbers: `reports` = `inPackets` + `setAside`; `pages` = `sourcePages` + `blanks` = 2 x `sheets`. */
export type PlanView = {
  readonly settings: PrepareSettings;
  readonly batches: readonly BatchView[];
  readonly totals: {
    readonly reports: number;
    readonly inPackets: number;
    readonly setAside: number;
    readonly packets: number;
    readonly students: number;
    readonly sheets: number;
    readonly pages: number;
    readonly sourcePages: number;
    readonly blanks: number;
  };
  /** Why reports are in no packet, with counts. */
  readonly setAside: readonly ProblemGroupView[];
  readonly windowFits: { readonly ok: number; readonly tight: number; readonly misses: number; readonly 'no-address': number; readonly exposes: number };
};

export type PacketView = {
  readonly piece: number;
  readonly batchId: string;
  /** The packet's place in its batch, from 0. */
  readonly indexInBatch: number;
  readonly student: string | null;
  readonly ssid: string | null;
  readonly school: string | null;
  readonly grade: string | null;
  readonly kinds: readonly ReportKind[];
  readonly languages: readonly Language[];
  readonly sheets: number;
  readonly sourcePages: number;
  readonly blanks: number;
  /** First sheet of the packet in its batch, from 0. */
  readonly firstSheetIndex: number;
  readonly address: readonly string[];
  /** Box of the address's ink on the first page, points from the top left. */
  readonly addressBox: readonly [number, number, number, number] | null;
  readonly window: WindowVerdict;
  readonly problems: readonly ProblemCode[];
};

/** One side of a sheet: a page of an entry (drawn from `app://` by `entryIndex`) or a blank. */
export type SideView = { readonly kind: 'page'; readonly entryIndex: number; readonly pageNumber: number } | { readonly kind: 'blank' };

export type SheetView = {
  /** The sheet's place in its batch, from 0. */
  readonly index: number;
  readonly piece: number;
  readonly sheetInPacket: number;
  readonly sheetsInPacket: number;
  readonly front: SideView;
  readonly back: SideView;
};

/** A folder chosen for the batches. `caution` is a sentence where it is synced to a cloud or on a network, else null. */
export type FolderView = { readonly id: string; readonly name: string; readonly caution: string | null };

export type SavedBatchesView = {
  readonly folderName: string;
  readonly files: readonly string[];
  readonly packets: number;
  readonly sheets: number;
};

export type PrinterView = {
  readonly name: string;
  readonly isDefault: boolean;
  readonly state: string;
  /** Why this printer can't take the batches, in plain words; empty where it can. */
  readonly mismatches: readonly string[];
};

export type PrintJobView = {
  readonly id: number | null;
  readonly batchId: string;
  readonly fromPiece: number;
  readonly toPiece: number;
  readonly state: string;
  /** What the printer says and what to do, empty while nothing is wrong. */
  readonly sentences: readonly string[];
};

export type PrintRunView = {
  readonly run: number | null;
  readonly jobs: readonly PrintJobView[];
  readonly pieces: { readonly ok: number; readonly reprint: number; readonly pull: number; readonly unknown: number };
};
