import type { CoverLetter } from './cover-letters';
import type { CoverSheet } from '../envelope/cover-sheet';
import type { Rect } from '../geometry/rect';
import type { MarkStyle } from '../envelope/inserter/inserter-mark';
import type { PieceNumberStyle } from '../envelope/piece-number';
import type { ShiftPt } from '../envelope/shift';
import type { ReportProblem } from './report-problem';
import type { PacketReport, Side } from '../sheets/side';
import type { Address, FoundReport, WindowVerdict } from '../ssr/report';

export type { PacketReport, Side };

/** An address that must be gone, and the page (from 1 in its entry) on which it was found. */
export type Removal = { readonly address: Address; readonly entryIndex: number; readonly pageNumber: number };

/** Packets tell most of what they are when it is asked for, and a spread takes over none of that: with an accessor of a class a spread of a packet does not compile as a packet, as with reports. */
declare class Numbered {
  /** From 1 over the whole run, in print order. */
  get piece(): number;
}

/** What goes into one envelope. `sides` is even in number and starts on a front. */
export type Packet = Numbered & {
  readonly batchId: string;
  /** In print order. */
  readonly members: readonly FoundReport[];
  /** The same with where each stands on the sides. */
  readonly reports: readonly PacketReport[];
  readonly sides: readonly Side[];
  readonly sheets: number;
  readonly blanks: number;
  /** Pages of the reports themselves, without blanks. */
  readonly sourcePages: number;
  readonly ounces: number;
  /** What shows in the envelope's window: of the cover sheet where there is one, else of the first report's page 1. */
  readonly window: WindowVerdict;
  /** Where it goes: the printed address, or the one used instead. */
  readonly address: Pick<Address, 'lines' | 'zip'> | null;
  /** The sheet on top that holds the address alone; its side is the first, and its back is blank. */
  readonly cover: CoverSheet | null;
  /** The letter that goes along: behind the cover sheet, which shows the address that a letter in front would hide; behind the reports where no cover sheet can be made. Null where there is none. */
  readonly letter: CoverLetter | null;
  /** How far the first page is moved in the file; null where it stands as it is. */
  readonly shiftPt: ShiftPt | null;
  /** Where lines are taken off the first page, since they could show in the window: in points from its top left, before the shift. */
  readonly masks: readonly Rect[];
  /** How its sheets are numbered; left out where they are not. */
  readonly numbers?: PieceNumberStyle | undefined;
  /** How its sheets are marked for an inserter; left out where they are not. */
  readonly marks?: MarkStyle | undefined;
  /** Addresses that must stand nowhere in the packet, since another one is used. */
  readonly removals: readonly Removal[];
};

/** A sheet between packets: what stands on its front; its back is blank. `beforeIndex` is the packet's place in the batch, from 0, before which it stands. */
export type Separator = { readonly beforeIndex: number; readonly page: CoverSheet };

/** Packets printed together as one PDF. */
export type Batch = {
  /** Also the file's name without `.pdf`, such as `4-pages-2-sheets` or `4-pages-2-sheets-02`. */
  readonly id: string;
  readonly sheetsPerPacket: number;
  readonly packets: readonly Packet[];
  /** In order; their sheets and pages count in `sheets` and `pages`. */
  readonly separators: readonly Separator[];
  readonly sheets: number;
  readonly pages: number;
  readonly blanks: number;
};

/** The whole plan of a run: what is printed, in order, and what is not. */
export type RunPlan = {
  readonly batches: readonly Batch[];
  /** Reports found that are in no packet, each with the one problem that set it aside. */
  readonly setAside: readonly ReportProblem[];
  /** Notices of the planning itself, such as a student whose reports could not be combined. */
  readonly notices: readonly ReportProblem[];
};
