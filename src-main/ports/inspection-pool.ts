import type { DownloadKind } from '@shared/domain/records/inspection';
import type { EnvelopePreset } from '@shared/domain/envelope/presets';
import type { ShiftPt } from '@shared/domain/envelope/shift';
import type { FrontPage } from '@shared/domain/ssr/front-page';
import type { PageSign } from '@shared/domain/ssr/page-signs';
import type { Recognition } from '@shared/domain/ssr/recognition';
import type { RecognisedReport, WindowVerdict } from '@shared/domain/ssr/report';
import type { LengthRow } from '@shared/domain/ssr/table-2';
import type { ProblemWords } from '@shared/problems/describe-problem';
import type { ProblemCode } from '@shared/problems/problem';
import type { EntrySource } from './entry-source';

export type ReadableEntry = { readonly kind: 'inspect'; readonly name: string; readonly source: EntrySource };

/** One file of a download before it is read. */
export type ListedEntry =
  | ReadableEntry
  | { readonly kind: 'ignored'; readonly name: string }
  | { readonly kind: 'set-aside'; readonly name: string; readonly code: ProblemCode; /** Where the code's own words don't say it. */ readonly words?: ProblemWords };

/** A problem found while listing; `entry` null where the download as a whole is meant. */
export type ListingProblem = { readonly code: ProblemCode; readonly entry: string | null; readonly words?: ProblemWords };

/** A download's files in natural order, with what is to be said of them already. A set-aside entry's own problem is not repeated in `problems`. */
export type Listing = { readonly kind: DownloadKind; readonly entries: readonly ListedEntry[]; readonly problems: readonly ListingProblem[] };

/** How much of what a first page shows is kept: `in-reach`, what the window in use can show besides the address, is all that a plan asks for while neither envelope nor shift nor masks are chosen anew. */
export type FrontKept = 'whole' | 'in-reach' | 'none';

/** One entry to inspect. Small: whoever inspects it reads the bytes itself. */
export type EntryJob = {
  readonly index: number;
  readonly name: string;
  readonly source: EntrySource;
  /** What the verdict of each first page is made for. */
  readonly envelope: EnvelopePreset;
  readonly shift?: ShiftPt;
  /** `whole` as if left out. */
  readonly front?: FrontKept;
  /** Pages, from 1, on which a person says that reports begin; left out where the pages decide. */
  readonly beginnings?: readonly number[];
  /** Rows that staff added to Table 2. */
  readonly ownLengths?: readonly LengthRow[];
  /** What each page shows is wanted too, for a person who checks the cuts. */
  readonly wantsSigns?: boolean;
};

/** A report as its own pages tell it, with the verdict of its first page in the envelope. */
export type JudgedReport = RecognisedReport & { readonly window: WindowVerdict; readonly front: FrontPage };

/** What became of an entry; never its pages' text. */
export type EntryResult =
  | {
      readonly outcome: 'read';
      /** What tells the entry's bytes from others'. */
      readonly bytesKey: string;
      readonly pages: number;
      readonly reports: readonly JudgedReport[];
      readonly unassigned: Recognition['unassigned'];
      /** What each page shows, in page order; only where it was asked for. */
      readonly signs?: readonly (readonly PageSign[])[];
    }
  | {
      readonly outcome: 'set-aside';
      readonly code: ProblemCode;
      /** Where the code's own words don't say it. */
      readonly words?: ProblemWords;
      /** Where the program itself failed on the entry: the kind of error and the place in the program, nothing of the entry. */
      readonly fault?: string;
    };

/** What the caller of `inspectAll` hears; in no order of entries. */
export type InspectAllHooks = {
  readonly signal: AbortSignal;
  readonly onResult: (job: EntryJob, result: EntryResult) => void;
  /** A long entry in work: so many of its pages are done. */
  readonly onPages?: (job: EntryJob, done: number, total: number) => void;
};

/** Lists downloads and inspects their entries on several threads. A thread that crashes or hangs costs its entry (`pdf-damaged`) and is replaced. */
export type InspectionPool = {
  /** Starts the threads ahead of the first entry. */
  readonly warm: () => void;
  /** What a zip, folder or single PDF holds. @throws a system error where the path can't be opened; the signal's reason. */
  readonly list: (path: string, signal: AbortSignal) => Promise<Listing>;
  /** A few of the PDFs that a path holds, for a first look before it is listed; none where that is as quick. @throws the signal's reason. */
  readonly peek: (path: string, most: number, signal: AbortSignal) => Promise<readonly ReadableEntry[]>;
  /** Takes jobs as they come. Ends when every job has its result; an aborted signal ends the threads at once and makes it throw the signal's reason. */
  readonly inspectAll: (jobs: Iterable<EntryJob> | AsyncIterable<EntryJob>, hooks: InspectAllHooks) => Promise<void>;
  /** Ends the threads and lets go of the downloads' files. */
  readonly close: () => Promise<void>;
};
