import type { Rect } from '../geometry/rect';
import type { FrontPage } from './front-page';
import type { ProblemCode } from '../../problems/problem';
import type { Unproved } from '../../problems/unproved';

export const PROGRAMS = ['CAASPP', 'ELPAC', 'unknown'] as const;
export type Program = (typeof PROGRAMS)[number];

export const REPORT_KINDS = [
  'sb-ela-math',
  'sb-ela-math-cast',
  'cast',
  'caa-ela-math',
  'caa-ela-math-science',
  'caa-science',
  'csa',
  'elpac-summative',
  'elpac-summative-alternate',
  'elpac-initial',
  'unknown',
] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];

/** Report languages by BCP 47 primary tag; `zh` is Traditional Chinese, `tl` Filipino. */
export const LANGUAGES = ['en', 'es', 'vi', 'zh', 'tl', 'ko', 'ar', 'unknown'] as const;
export type Language = (typeof LANGUAGES)[number];

/** One language copy of a report. `firstPage` counts from 1 in the entry. */
export type Copy = { readonly language: Language; readonly firstPage: number; readonly pages: number };

/** The address block as printed on page 1: its lines top to bottom and the box of its ink (points from the top left). */
export type Address = { readonly lines: readonly string[]; readonly box: Rect; readonly zip: string | null };

export const WINDOW_FITS = ['ok', 'tight', 'misses', 'no-address'] as const;
export type WindowFit = (typeof WINDOW_FITS)[number];

export const SENDER_FITS = ['whole', 'cut', 'none'] as const;
/** The sender's address in the upper window: seen whole in every position, cut in some, or not there at all. */
export type SenderFit = (typeof SENDER_FITS)[number];

/** How a report's first page stands in the envelope's window over the insert's whole play; `sender` for envelopes with an upper window. */
export type WindowVerdict = { readonly fit: WindowFit; readonly exposes: boolean; readonly sender?: SenderFit };

/** What one span of pages of an entry says of itself: a report, before it is held against other reports. */
export type RecognisedReport = {
  /** Page of the entry on which the report begins, from 1. */
  readonly firstPage: number;
  readonly pages: number;
  readonly copies: readonly Copy[];
  readonly program: Program;
  readonly kind: ReportKind;
  /** School year as `2023-24`, null where the report does not say. */
  readonly schoolYear: string | null;
  readonly ssid: string | null;
  readonly lea: string | null;
  readonly school: string | null;
  /** The school's name as page 1 states it. */
  readonly schoolName: string | null;
  readonly grade: string | null;
  /** `YYYY-MM-DD` from the file's name. */
  readonly downloadDate: string | null;
  /** The name as printed on page 1. */
  readonly student: string | null;
  readonly address: Address | null;
  /** Where these facts were found; see `report-grounds.ts`. */
  readonly grounds: number;
  /** One content key a page, in order, a line each: one text takes half the memory of several. Empty where there are none. */
  readonly pageKeys: string;
  /** Problems of this report alone, in the order found. */
  readonly problems: readonly ProblemCode[];
};

/** The facts of a report that a person can correct. */
export const CORRECTABLE = ['ssid', 'student', 'kind', 'grade', 'school'] as const;
export type CorrectableField = (typeof CORRECTABLE)[number];

/** What was corrected of a report, with what had been read; of the problems those that hang on it. */
export type Corrected = { readonly fields: readonly CorrectableField[]; readonly was: Pick<RecognisedReport, CorrectableField | 'program' | 'problems'> };

/**
 * Reports are held packed by the ten thousand: then their fields are no properties of their own, and a spread takes over none of them. The compiler too leaves an accessor of a class
 * out of a spread, so that a spread of a report does not compile as a report, and the linter names it; `changedReport` makes another report of one.
 */
declare class Identified {
  /** Opaque and stable within a run. */
  get id(): string;
}

/** A report found in a run's downloads. */
export type FoundReport = RecognisedReport & Identified & {
  /** Index of the download in the run's list, from 0. */
  readonly downloadIndex: number;
  /** Index of the entry in the inspection's `entries`, from 0. */
  readonly entryIndex: number;
  /** The entry's name as the contract gives it. */
  readonly entry: string;
  /** What tells the entry's bytes from others': 32 hex digits. */
  readonly bytesKey: string;
  /** The first page against the envelope in use when the downloads were read. */
  readonly window: WindowVerdict;
  /** What the first page shows where a window can be, for any other envelope and shift. */
  readonly front: FrontPage;
  /** Sheets that the report takes when printed by itself. */
  readonly sheets: number;
  /** What a person corrected of it; left out where nothing was. */
  readonly corrected?: Corrected;
  /** What was found where it could not be proved to print as it is, which is one of its problems then. */
  readonly unproved?: Unproved;
};
