import type { CoverSheet, WrittenBlock } from '../domain/envelope/cover-sheet';
import type { InserterMark } from '../domain/envelope/inserter/inserter-mark';
import type { ShiftPt } from '../domain/envelope/shift';
import type { MaskPlace } from '../domain/envelope/stray-lines';
import type { Rect } from '../domain/geometry/rect';
import type { LedgerPiece, LedgerRun, LedgerRunDetail } from '../domain/printing/ledger-run';
import type { MoveQuestion } from '../domain/printing/move-pieces';
import type { OpenAtPrinter } from '../domain/printing/open-at-printers';
import type { LedgerSettings } from '../domain/printing/ledger-settings';
import type { PieceSums } from '../domain/records/print-run';
import type { RunDeadline } from '../domain/records/run-deadline';
import type { OfferedOptions } from '../domain/printing/print-options';
import type { PrinterWay } from '../domain/printing/printer';
import type { PictureDpi } from '../domain/printing/picture-dpi';
import type { MarkerLevel } from '../domain/printing/printer';
import type { PrinterProfile } from '../domain/printing/printer-profile';
import type { CoverLetter } from '../domain/packets/cover-letters';
import type { FamilyProposal } from '../domain/packets/families';
import type { FrontPage } from '../domain/ssr/front-page';
import type { PageSign } from '../domain/ssr/page-signs';
import type { Address, Copy, CorrectableField, FoundReport, Language, ReportKind, WindowVerdict } from '../domain/ssr/report';
import type { DownloadKind, InspectionTotals } from '../domain/records/inspection';
import type { ProblemCode, Severity } from '../problems/problem';
import type { PlanView, ProblemGroupView } from './plan-view';
import type { SomeNamed } from './some-named';

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
/** The downloads chosen: another `version` whenever they change, and which was added last (rising, 0 for none). */
export type DownloadsView = { readonly version: number; readonly total: number; readonly lastAdded: number };
/** The downloads after a drop; `missing`: places, among what was told of, of that which is not there or can't be reached, counted from 0. */
export type DroppedView = { readonly downloads: DownloadsView; readonly missing: readonly number[] };

/** `downloads`: many single PDFs are told under the first of them. */
export type DownloadSumsView = Pick<DownloadView, 'id' | 'name'> & { readonly downloads: number; readonly entries: number; readonly reports: number; readonly ignored: number; readonly setAside: number };

/** One of the first reports that a reading found. */
export type FirstReportView = Pick<FoundReport, 'student' | 'kind' | 'grade'>;

export type ProblemView = {
  readonly code: ProblemCode;
  readonly severity: Severity;
  readonly downloadName: string;
  readonly entry: string | null;
  readonly firstPage: number | null;
  readonly message: string;
  /** The file it is about, null where the download as a whole is meant. */
  readonly entryIndex: number | null;
  /** The report it is about, where it was set aside for another one. */
  readonly reportId: string | null;
};

/** Something to look at before a packet is mailed, with the packet that holds the report. */
export type NoticeView = ProblemView & { readonly student: string | null; /** Null where it is in none after all. */ readonly packet: PacketPlaceView | null };

/** A file with several reports, or with pages that belong to none. */
export type CombinedFileView = {
  readonly entryIndex: number;
  readonly name: string;
  readonly downloadName: string;
  readonly reports: number;
  readonly firstStudent: string | null;
  readonly lastStudent: string | null;
  /** Spans of pages that belong to no report. */
  readonly unassigned: number;
  /** A person placed the beginnings. */
  readonly isPlaced: boolean;
};

export type EntryView = {
  readonly entryIndex: number;
  readonly name: string;
  readonly downloadName: string;
  readonly reports: number;
  readonly isPlaced: boolean;
  /** The page, from 1, on which each report begins, in their order. */
  readonly firstPages: readonly number[];
  /** Pages, from 1, on which reports and other spans begin; null until the pages were looked at. */
  readonly beginnings: readonly number[] | null;
};

export type EntryReportView = {
  readonly reportId: string;
  /** From 1 in the file. */
  readonly firstPage: number;
  readonly pages: number;
  readonly student: string | null;
  readonly ssid: string | null;
  readonly grade: string | null;
  readonly school: string | null;
  readonly kind: ReportKind;
  readonly copies: readonly Copy[];
  /** From the file's name. */
  readonly downloadDate: string | null;
  readonly address: readonly string[];
  /** Where the facts were found; see `report-grounds.ts`. */
  readonly grounds: number;
  readonly problems: readonly ProblemCode[];
  /** Facts that a person corrected, and what was read of those that can be. */
  readonly corrected: readonly CorrectableField[];
  readonly was: Pick<FoundReport, CorrectableField>;
  /** False where the pages show the SSID, which then stands. */
  readonly isSsidOpen: boolean;
};

export type EntryPageView = {
  readonly pageNumber: number;
  readonly signs: readonly PageSign[];
  /** What begins here, null where the page goes on with what was before it. */
  readonly begins: 'report' | 'copy' | 'unassigned' | null;
  readonly isUnassigned: boolean;
  /** Why the pages from here on belong to no report; where such pages begin. */
  readonly reason: string | null;
};

/** One of several reports of which only one is printed. */
export type RivalReportView = EntryReportView & {
  readonly entryIndex: number;
  readonly entry: string;
  readonly downloadName: string;
  readonly downloadDate: string | null;
  readonly mark: 'report-duplicate' | 'report-superseded' | null;
  /** The problem for which it can't be printed whatever is chosen, or null. */
  readonly obstacle: ProblemCode | null;
};

/** Reports of which only one is printed, in the order found; the one that stays has no mark. */
export type ReportChoiceView = { readonly reports: readonly RivalReportView[] };

/** What was found in the downloads. Sums reconcile: `entries` = entries with a report + `ignored` + `setAside`. */
export type FindingsView = {
  readonly downloads: readonly DownloadSumsView[];
  readonly totals: InspectionTotals;
  readonly entriesWithReports: number;
  readonly kinds: readonly { readonly kind: ReportKind; readonly reports: number }[];
  readonly languages: readonly { readonly language: Language; readonly copies: number }[];
  readonly problems: readonly ProblemGroupView[];
  readonly combined: readonly CombinedFileView[];
  /** Downloads that could not be opened at all; they are none of `downloads`. */
  readonly unopened: SomeNamed;
};

/** Another packet of the same student. */
export type PacketTieView = { readonly piece: number; readonly batchId: string; readonly firstSheetIndex: number; readonly kinds: readonly ReportKind[] };

export type PacketView = {
  readonly piece: number;
  readonly batchId: string;
  /** The packet's place in its batch, from 0. */
  readonly indexInBatch: number;
  readonly student: string | null;
  readonly ssid: string | null;
  readonly school: string | null;
  readonly grade: string | null;
  /** Whose reports are in it, the one whose page shows in the window first; more than one where siblings share the envelope. */
  readonly students: readonly { readonly student: string | null; readonly ssid: string | null }[];
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
  /** The files that its reports stand in, each once, with the page (from 1) of its first report there. */
  readonly entries: readonly { readonly entryIndex: number; readonly name: string; readonly firstPage: number }[];
  /** Other packets of the same SSID. */
  readonly also: readonly PacketTieView[];
  /** Reports of the same SSID that are in no packet. */
  readonly alsoSetAside: readonly { readonly reportId: string; readonly kind: ReportKind; readonly code: ProblemCode }[];
};

/** Students who could share an envelope. `obstacle` says why they don't although a person confirmed it, else null. */
export type FamilyView = FamilyProposal & { readonly isConfirmed: boolean; readonly obstacle: string | null };

/** What is taken out of a page before it is printed: what stands in areas (points from its top left), and addresses wherever they stand on it. */
export type TakenView = { readonly areas: readonly Rect[]; readonly addresses: readonly (readonly string[])[] };

/**
 * One side of a sheet as it comes out on paper: a page of an entry (drawn from `app://` by `entryIndex`) where it is shifted to, with what is taken out of it and
 * its piece number and inserter marks (null: nothing, none), a cover sheet, or a blank.
 */
export type SideView =
  | { readonly kind: 'page'; readonly entryIndex: number; readonly pageNumber: number; readonly shiftPt: ShiftPt | null; readonly taken: TakenView | null; readonly number: WrittenBlock | null; readonly mark: InserterMark | null }
  /** A page of a letter that goes along, drawn as that of an entry. */
  | { readonly kind: 'cover-letter'; readonly entryIndex: number; readonly pageNumber: number; readonly mark: InserterMark | null }
  | { readonly kind: 'cover-sheet'; readonly cover: CoverSheet; readonly mark: InserterMark | null }
  | { readonly kind: 'separator'; readonly page: CoverSheet }
  | { readonly kind: 'blank' };

export type SheetView = {
  /** The sheet's place in its batch, from 0. */
  readonly index: number;
  readonly piece: number;
  /** From 1; 0 where it is the separator before the packet. */
  readonly sheetInPacket: number;
  readonly sheetsInPacket: number;
  readonly front: SideView;
  readonly back: SideView;
};

/** A packet as a row of the list of worst fits. `marginPt` as in `WindowFinding`; `shows` are the first words that can come into view. */
export type WindowRowView = {
  readonly piece: number;
  readonly batchId: string;
  readonly firstSheetIndex: number;
  readonly student: string | null;
  readonly window: WindowVerdict;
  readonly marginPt: number | null;
  readonly hasCover: boolean;
  readonly shows: readonly string[];
};

/** Where a packet is found. */
export type PacketPlaceView = { readonly piece: number; readonly batchId: string; readonly firstSheetIndex: number };

/** What can show at one place of page 1 in many packets; see `stray-kinds.ts`. Only text can be masked. */
export type StrayKindView = {
  readonly what: 'text' | 'image' | 'line';
  readonly place: MaskPlace;
  readonly packets: number;
  readonly wordings: number;
  readonly examples: readonly { readonly text: string; readonly packet: PacketPlaceView }[];
};

/** What can show over the whole plan by kind, the most frequent first; those that staff chose to mask are all among them. `others` counts kinds that are not listed. */
export type StrayKindsView = { readonly kinds: readonly StrayKindView[]; readonly others: number };

/** What the picture of one packet in its envelope needs. */
export type WindowPacketView = {
  readonly piece: number;
  /** What its page 1 shows where a window can be. */
  readonly front: FrontPage;
  readonly address: Address | null;
  readonly sheets: number;
  readonly cover: CoverSheet | null;
  /** What is wrong with the address that is used, as the end of a sentence, or null. */
  readonly addressFaults: string | null;
  readonly page: { readonly entryIndex: number; readonly pageNumber: number };
  /** Its place, from 0, among all packets by how badly they stand in the window. */
  readonly rank: number;
};

/** A list of addresses as it was chosen: its cells. */
export type AddressRowsView = { readonly name: string; readonly rows: readonly (readonly string[])[] };

/** A letter that was chosen and can be printed; `cautions` are sentences on it. */
export type ChosenLetterView = { readonly letter: Omit<CoverLetter, 'language'>; readonly cautions: readonly string[] };

/** A folder chosen for the batches. `caution` is a sentence where it is synced to a cloud or on a network, else null. */
export type FolderView = { readonly id: string; readonly name: string; readonly caution: string | null };

export type SavedBatchesView = {
  readonly folderName: string;
  readonly files: readonly string[];
  readonly packets: number;
  readonly sheets: number;
  /** The plan as it was saved, where reports that could not be proved were set aside on the way; else null. */
  readonly changedPlan: PlanView | null;
  /** How many reports those are. */
  readonly notProved: number;
};

export type PrinterView = {
  readonly name: string;
  readonly isDefault: boolean;
  readonly state: string;
  /** Why this printer can't take the batches, in plain words; empty where it can. */
  readonly mismatches: readonly string[];
  /** It prints them in gray where the person says that this will do. */
  readonly isGrayOnly: boolean;
  /** It prints on one side only and takes the batches in two passes where the person says so. */
  readonly isOneSided: boolean;
  /** What staff know of it. */
  readonly profile: PrinterProfile;
  /** Levels of its toner or ink, where it tells them. */
  readonly markers: readonly MarkerLevel[];
  /** What is to be seen to, such as toner that runs low. */
  readonly notices: readonly string[];
  readonly offers: OfferedOptions;
  /** Added by its address here, and not the system's. */
  readonly isAdded: boolean;
  /** How its jobs go there. */
  readonly way: PrinterWay;
  /** Dots an inch of the pictures that pages go as; null where they go as they are. */
  readonly pictureDpi: PictureDpi | null;
};

/** A printer that was added by its address. */
export type AddedPrinterView = {
  readonly name: string;
  readonly address: string;
  /** SHA-256 of its certificate; null without encryption. */
  readonly certificate: string | null;
};

export type NewlyAddedView = { readonly printer: AddedPrinterView; readonly problems: readonly string[] };

export type FoundPrinterView = { readonly name: string; readonly address: string; readonly source: 'network' | 'system' };

export type PrintJobView = {
  readonly id: number | null;
  readonly printer: string;
  readonly batchId: string;
  readonly fromPiece: number;
  readonly toPiece: number;
  /** Which sides of the sheets it prints; null for both. */
  readonly pass: null | 'fronts' | 'backs';
  readonly state: string;
  /** What the printer says and what to do, empty while nothing is wrong. */
  readonly sentences: readonly string[];
};

export type PrintRunView = {
  readonly run: number | null;
  /** Null while it goes on; `completed` only when every job ended completed. `message` says what happened and the next step. */
  readonly outcome: null | 'completed' | 'failed' | 'cancelled';
  readonly message: string;
  /** Nothing more is sent until somebody resumes. */
  readonly isPaused: boolean;
  /** The stack whose fronts are printed and which waits to be turned; null while none does. */
  readonly turning: null | { readonly fromPiece: number; readonly toPiece: number; readonly sheets: number };
  /** Jobs of printers that failed while others go on: whether their pieces go to these waits for a person. */
  readonly moving: readonly (MoveQuestion & { readonly sentence: string })[];
  /** What staff should know of it before the first sheet: pieces left out or printed whole, what is said of the printer. */
  readonly notices: readonly string[];
  readonly deadlines: readonly RunDeadline[];
  readonly jobs: readonly PrintJobView[];
  readonly pieces: PieceSums;
};

/** A run of the ledger; of its folder the window knows the name only, and whether it is still there. */
type WithoutPath<Run extends LedgerRun> = Omit<Run, 'folder'> & { readonly folderName: string; readonly hasFolder: boolean };
export type LedgerRunView = WithoutPath<LedgerRun>;
/** `open`: its pieces of which nobody knows, printer by printer. */
export type LedgerRunDetailView = WithoutPath<Omit<LedgerRunDetail, 'piecesTaken'>> & { readonly open: readonly OpenAtPrinter[] };
export type LedgerPieceView = LedgerPiece;
export type LedgerSettingsView = LedgerSettings;
