import type { Problem } from '../../problems/problem';
import type { PacketReport, Side } from '../sheets/side';
import type { FoundReport } from '../ssr/report';

export type { PacketReport, Side };

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
