import type { Problem } from '../../problems/problem';
import type { Copy, FoundReport } from '../ssr/report';

/** One side of a sheet in print order: a source page (`pageNumber` from 1 in its entry) or a blank. */
export type Side = { readonly kind: 'page'; readonly entryIndex: number; readonly pageNumber: number } | { readonly kind: 'blank' };

/** What goes into one envelope. `sides` is even in number and starts on a front. */
export type Packet = {
  /** From 1 over the whole run, in print order. */
  readonly piece: number;
  readonly batchId: string;
  readonly reports: readonly PacketReport[];
  readonly sides: readonly Side[];
  readonly sheets: number;
  readonly blanks: number;
  /** Pages of the reports themselves, without blanks. */
  readonly sourcePages: number;
  readonly ounces: number;
};

/** A report in its packet; each copy's `sideIndex` (from 0, always even) is where it begins. */
export type PacketReport = { readonly report: FoundReport; readonly copies: readonly (Copy & { readonly sideIndex: number })[] };

/** Packets printed together as one PDF. */
export type Batch = {
  /** Also the file's name without `.pdf`, such as `4-pages-2-sheets` or `4-pages-2-sheets-02`. */
  readonly id: string;
  readonly sheetsPerPacket: number;
  readonly packets: readonly Packet[];
  readonly sheets: number;
  readonly pages: number;
  readonly blanks: number;
};

/** The whole plan of a run: what is printed, in order, and what is not. */
export type RunPlan = {
  readonly batches: readonly Batch[];
  /** Reports found that are in no packet, each with the one problem that set it aside. */
  readonly setAside: readonly { readonly report: FoundReport; readonly problem: Problem }[];
  /** Notices of the planning itself, such as a student whose reports could not be combined. */
  readonly notices: readonly Problem[];
};
