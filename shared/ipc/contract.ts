import type { InserterProfile } from '../domain/envelope/inserter/inserter-profile';
import type { EnvelopePreset } from '../domain/envelope/presets';
import type { Delivery } from '../domain/printing/ledger-run';
import type { MoveAnswer } from '../domain/printing/move-pieces';
import type { PrintOptions } from '../domain/printing/print-options';
import type { PictureDpi } from '../domain/printing/picture-dpi';
import type { PrinterProfile } from '../domain/printing/printer-profile';
import type { PrepareSettings } from '../domain/packets/settings';
import type { Correction } from '../domain/ssr/corrections';
import type { LengthRow } from '../domain/ssr/table-2';
import type { Progress } from '../jobs/progress';
import type { ProblemCode } from '../problems/problem';
import type { MailRoomCalls } from './mail-room-calls';
import type { DeliveredView, PackedView } from './mail-room-views';
import type { Failure, Result } from './result';
import type { PlanView } from './plan-view';
import type {
  AddedPrinterView,
  AddressRowsView,
  AppView,
  ChosenLetterView,
  DownloadsView,
  DroppedView,
  DownloadView,
  EntryPageView,
  EntryReportView,
  EntryView,
  FamilyView,
  FindingsView,
  FirstReportView,
  FolderView,
  FoundPrinterView,
  LedgerPieceView,
  LedgerRunDetailView,
  LedgerRunView,
  LedgerSettingsView,
  NewlyAddedView,
  NoticeView,
  PacketView,
  PrinterView,
  PrintRunView,
  ProblemView,
  ReportChoiceView,
  SavedBatchesView,
  SheetView,
  StrayKindsView,
  WindowPacketView,
  WindowRowView,
} from './views';

/**
 * What a plan is made of: the settings, the reports that staff chose where one was found again, and what they corrected of reports. Each step
 * can be undone.
 */
export type PlanChoices = PrepareSettings & { readonly preferred: readonly string[]; readonly corrections: readonly Correction[] };

type Nothing = Record<string, never>;

/** A part of a long list: `count` rows from `from` (from 0). */
export type Range = { readonly from: number; readonly count: number };
export type Page<Row> = { readonly total: number; readonly rows: readonly Row[] };
/** A file of the findings. */
export type EntryName = { readonly entryIndex: number };
/** A run of the ledger, by its number. */
export type RunName = { readonly run: number };
export type JobStarted = { readonly jobId: string };
/** What main holds of a page that has gone. */
export type Resumed = {
  /** What the last plan was made of; null where none was. */
  readonly choices: PlanChoices | null;
  /** A printing that goes on, or one whose end (`outcome`) no page has heard. */
  readonly printing: { readonly jobId: string; readonly request: Calls['print.start']['input']; readonly run: PrintRunView | null; readonly outcome: JobOutcome | null } | null;
  /** Where the batches of the last plan lie saved; null where they do not. */
  readonly savedFolderName: string | null;
};

/**
 * Every call that the window can make of main: one object in, one `Result` out.
 * The window names things by id; it never sees a path, a channel or bytes.
 */
export type Calls = MailRoomCalls & {
  'app.describe': { input: Nothing; output: AppView };
  /** What a page goes on with that comes back after the one before it has crashed; null for the first one. */
  'app.resume': { input: Nothing; output: Resumed | null };
  /** Forgets every pupil: findings, plan, private copies. */
  'app.close-and-clear': { input: Nothing; output: Nothing };

  'downloads.count': { input: Nothing; output: DownloadsView };
  'downloads.rows': { input: Range; output: Page<DownloadView> };
  /** Asks with the system's dialog; answers what there is after it. */
  'downloads.choose': { input: { readonly what: 'files' | 'folder' }; output: DownloadsView };
  'downloads.add-sample': { input: Nothing; output: DownloadsView };
  'downloads.remove': { input: { readonly downloadId: string }; output: DownloadsView };

  /** Reads all downloads; ends with `job.ended` of kind `inspect`. */
  'findings.inspect': { input: Nothing; output: JobStarted };
  'findings.read': { input: Nothing; output: FindingsView };
  'findings.problems': { input: Range & { readonly code: ProblemCode | null }; output: Page<ProblemView> };

  /** One file of the downloads and the reports in it. */
  'entry.describe': { input: EntryName; output: EntryView };
  'entry.reports': { input: EntryName & Range; output: Page<EntryReportView> };
  /** Reads what each page of the file shows; ends with `job.ended` of kind `look`. */
  'entry.look': { input: EntryName; output: JobStarted };
  /** The pages of the file looked at last. */
  'entry.pages': { input: EntryName & Range; output: Page<EntryPageView> };
  /**
   * Reads the file again with reports beginning on these pages (from 1), or where the pages themselves tell with null; ends with `job.ended` of
   * kind `look`. The findings are other ones then, and need a plan of their own.
   */
  'entry.cut': { input: EntryName & { readonly beginnings: readonly number[] | null }; output: JobStarted };
  /** The reports of which only one is printed, for one of them. */
  'reports.choice': { input: { readonly reportId: string }; output: ReportChoiceView };

  /** Where the choices prefer or correct other reports than before, the findings are other ones too. */
  'plan.make': { input: { readonly settings: PlanChoices }; output: PlanView };
  'plan.packets': { input: Range & { readonly batchId: string }; output: Page<PacketView> };
  /** Packets that hold more than one report, over all batches. */
  'plan.combined': { input: Range; output: Page<PacketView> };
  /** Students at one address, to be confirmed family by family. */
  'plan.families': { input: Range; output: Page<FamilyView> };
  'plan.sheets': { input: Range & { readonly batchId: string }; output: Page<SheetView> };
  /** Packets whose student, SSID, piece number or address holds the words, at most 100. */
  'plan.search': { input: { readonly words: string }; output: readonly PacketView[] };
  /** What is to be looked at before the packets are mailed, of reports in packets. */
  'plan.notices': { input: Range & { readonly code: ProblemCode | null }; output: Page<NoticeView> };
  /** Reports in no packet, with the reason. */
  'plan.set-aside': { input: Range & { readonly code: ProblemCode | null }; output: Page<ProblemView> };

  /** All packets by how badly they stand in the window, the worst first. */
  'window.rows': { input: Range; output: Page<WindowRowView> };
  /** What can show over all packets, by kind. */
  'window.strays': { input: Nothing; output: StrayKindsView };
  'window.packet': { input: { readonly piece: number }; output: WindowPacketView };

  /** The envelopes that staff made. */
  'envelopes.read': { input: Nothing; output: readonly EnvelopePreset[] };
  'envelopes.write': { input: { readonly envelopes: readonly EnvelopePreset[] }; output: readonly EnvelopePreset[] };
  /** Asks for a file and takes its envelopes in; answers all of them. */
  'envelopes.import': { input: Nothing; output: readonly EnvelopePreset[] };
  /** Asks where to save them; `name` is null where the person changed their mind. */
  'envelopes.export': { input: Nothing; output: { readonly name: string | null } };
  /** The inserters that staff described. */
  'inserters.read': { input: Nothing; output: readonly InserterProfile[] };
  'inserters.write': { input: { readonly inserters: readonly InserterProfile[] }; output: readonly InserterProfile[] };
  /** Asks for a file and takes its inserters in; answers all of them. */
  'inserters.import': { input: Nothing; output: readonly InserterProfile[] };
  /** Asks where to save them; `name` is null where the person changed their mind. */
  'inserters.export': { input: Nothing; output: { readonly name: string | null } };
  /** Saves the alignment sheet and the tap-test sheet of an envelope as a PDF. */
  'paper.save': { input: { readonly envelope: EnvelopePreset }; output: { readonly name: string | null } };
  /** Prints both sheets and answers once the printer is done. */
  'paper.print': { input: { readonly envelope: EnvelopePreset; readonly printer: string }; output: Nothing };
  /** Asks for a list of addresses; null where the person changed their mind. */
  'addresses.choose': { input: Nothing; output: AddressRowsView | null };

  /** Asks for a cover letter (PDF) and makes sure that it can be printed; null where the person changed their mind. */
  'letters.choose': { input: Nothing; output: ChosenLetterView | null };

  'batches.choose-folder': { input: Nothing; output: FolderView | null };
  /** Writes and proves the batches of the plan; ends with `job.ended` of kind `save`. */
  'batches.save': { input: { readonly folderId: string }; output: JobStarted };
  'batches.show-folder': { input: Nothing; output: Nothing };
  /** Opens one saved batch in the system's viewer. */
  'batches.open': { input: { readonly batchId: string }; output: Nothing };

  'printers.list': { input: Nothing; output: readonly PrinterView[] };
  'printers.added': { input: Nothing; output: readonly AddedPrinterView[] };
  /** Looks for a few seconds for printers that could be added. */
  'printers.find': { input: Nothing; output: readonly FoundPrinterView[] };
  /** Asks the printer at the address and keeps it with the certificate that it shows. `name` empty: as it calls itself. */
  'printers.add': { input: { readonly address: string; readonly name: string }; output: NewlyAddedView };
  'printers.remove': { input: { readonly name: string }; output: readonly AddedPrinterView[] };
  /** Keeps what staff know of a printer. */
  'printers.profile.write': { input: { readonly profile: PrinterProfile }; output: PrinterProfile };
  /** Asks for a file and takes in what it says of printers, by their names; null where the person changed their mind. */
  'printers.profiles.import': { input: Nothing; output: { readonly printers: readonly string[] | null } };
  /** Asks where to save what is kept of all printers; `name` is null where the person changed their mind. */
  'printers.profiles.export': { input: Nothing; output: { readonly name: string | null } };
  /** Keeps the resolution of pages that go to Windows' printing as pictures, for all its printers. */
  'printers.pictures.write': { input: { readonly dpi: PictureDpi }; output: Nothing };
  /** Prints the fronts or the backs of the trial of two sheets on a printer that prints on one side; answers once they are out. */
  'printers.trial': { input: { readonly printer: string; readonly pass: 'fronts' | 'backs' }; output: Nothing };
  /** Cancels the pass of the trial that is under way, at the printer too. */
  'printers.trial.cancel': { input: Nothing; output: Nothing };
  /** Pieces of the plan that hold a report which was mailed from another folder since, beside one that was not: they are printed whole. */
  'print.mailed-in-part': { input: Nothing; output: { readonly pieces: readonly number[] } };
  /** Prints the saved batches; ends with `job.ended` of kind `print`. */
  'print.start': {
    input: {
      /** A run of the ledger whose folder is printed on; null for the batches that were saved last. */
      readonly run: number | null;
      readonly printer: string;
      /** Printers that share the run. */
      readonly morePrinters: readonly string[];
      readonly batchId: string | null;
      readonly fromPiece: number | null;
      readonly toPiece: number | null;
      readonly proof: boolean;
      readonly reprint: boolean;
      readonly options: PrintOptions;
    };
    output: JobStarted;
  };

  /** Every run of the ledger, newest first; jobs without an end are asked for at their printers before. */
  'ledger.runs': { input: Nothing; output: readonly LedgerRunView[] };
  /** What left in another way than on paper, newest first. */
  'ledger.deliveries': { input: Nothing; output: readonly Delivery[] };
  'ledger.run': { input: RunName; output: LedgerRunDetailView };
  /** Pieces of a run: all, or those that are not known to be good. */
  'ledger.pieces': { input: Range & RunName & { readonly only: 'open' | 'all' }; output: Page<LedgerPieceView> };
  /** A person's word on pieces. */
  'ledger.settle': { input: RunName & { readonly pieces: readonly number[]; readonly word: 'ok' | 'reprint' | 'pull' }; output: LedgerRunDetailView };
  /** After a jam: of the pieces that went to a printer, those up to the last good one are good, those behind it are to be printed again. */
  'ledger.last-good': { input: RunName & { readonly printer: string; readonly lastGood: number }; output: LedgerRunDetailView };
  'ledger.sign-off': { input: RunName & { readonly name: string; readonly note: string }; output: LedgerRunDetailView };
  /** Asks where to and writes the file; not saved where the person changed their mind. */
  'ledger.export': { input: RunName & { readonly what: 'csv' | 'report' }; output: { readonly saved: boolean } };
  'ledger.settings': { input: Nothing; output: LedgerSettingsView };
  'ledger.settings.write': { input: LedgerSettingsView; output: LedgerSettingsView };

  /** The page tells how a printing ended: one that comes back need not tell it again. */
  'print.heard': { input: { readonly jobId: string }; output: Nothing };

  /** Pauses a printing between two jobs, and resumes it. */
  'print.pause': { input: { readonly jobId: string; readonly paused: boolean }; output: Nothing };

  /** Between two passes: the stack is turned and back in the tray, or can't be. */
  'print.turned': { input: { readonly jobId: string; readonly isTurned: boolean }; output: Nothing };

  /** Whether the pieces of a job whose printer failed go to the other printers of the run. */
  'print.move': { input: { readonly jobId: string; readonly jobIndex: number; readonly answer: MoveAnswer }; output: Nothing };
  /** Takes a printer out of a run that goes on with the others: what it has is cancelled there. */
  'print.stop-printer': { input: { readonly jobId: string; readonly printer: string }; output: Nothing };

  'job.cancel': { input: { readonly jobId: string }; output: Nothing };

  'settings.read': { input: Nothing; output: PrepareSettings };
  /** Rows of expected lengths that staff added to Table 2. */
  'lengths.read': { input: Nothing; output: readonly LengthRow[] };
  /** Remembers the rows; they count from the next reading on. */
  'lengths.write': { input: { readonly rows: readonly LengthRow[] }; output: readonly LengthRow[] };
};

export type Verb = keyof Calls;
export type InputOf<V extends Verb> = Calls[V]['input'];
export type OutputOf<V extends Verb> = Calls[V]['output'];

/** How far a reading is: files read (`kept` of them by an earlier reading) of those to read, and the reports found in them. */
export type ReadSoFar = { readonly read: number; readonly files: number; readonly kept: number; readonly reports: number };

/** How a job ended; it ends exactly once. */
export type JobOutcome =
  | { readonly status: 'succeeded'; readonly kind: 'inspect' | 'look' | 'students' }
  | { readonly status: 'succeeded'; readonly kind: 'deliver'; readonly delivered: DeliveredView }
  | { readonly status: 'succeeded'; readonly kind: 'pack'; readonly packed: PackedView }
  | { readonly status: 'succeeded'; readonly kind: 'save'; readonly saved: SavedBatchesView }
  | { readonly status: 'succeeded'; readonly kind: 'print'; readonly run: PrintRunView }
  /** `soFar` of a reading: what was read is kept, and another reading goes on from there. */
  | { readonly status: 'failed'; readonly failure: Failure; readonly soFar?: ReadSoFar }
  | { readonly status: 'cancelled'; readonly soFar?: ReadSoFar };

export const MENU_COMMANDS = ['add-files', 'add-folder', 'save-batches', 'print', 'close-and-clear', 'find', 'help', 'keyboard-help', 'ledger'] as const;
export type MenuCommand = (typeof MENU_COMMANDS)[number];

/** Everything that main tells the window by itself. */
export type Events = {
  'job.progress': { readonly jobId: string; readonly progress: Progress };
  'job.ended': { readonly jobId: string; readonly outcome: JobOutcome };
  /** Reports found so far, while downloads are read, with the first few of them. */
  'findings.count': { readonly jobId: string; readonly soFar: ReadSoFar; readonly first: readonly FirstReportView[] };
  'print.changed': { readonly jobId: string; readonly run: PrintRunView };
  'menu.command': { readonly command: MenuCommand };
};
export type EventName = keyof Events;

/** The one object that the preload script puts on the window, as `foldline`. `DroppedFile` is the platform's `File`. */
export type Bridge<DroppedFile> = {
  readonly call: <V extends Verb>(verb: V, input: InputOf<V>) => Promise<Result<OutputOf<V>>>;
  /** Answers a function that ends the listening. */
  readonly on: <E extends EventName>(event: E, listener: (payload: Events[E]) => void) => () => void;
  /** Dropped files and folders, at most `FILES_OF_DROP` at once; answers what downloads there are after it. */
  readonly addDropped: (files: readonly DroppedFile[]) => Promise<Result<DroppedView>>;
};
