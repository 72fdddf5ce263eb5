import type { ManifestDeadline } from '../domain/records/manifest';
import type { Supplies, SuppliesChoices } from '../domain/post/supplies';
import type { StudentColumns } from '../domain/students/columns';
import type { MissingReason } from '../domain/students/coverage';
import type { CoverageRow } from '../domain/students/coverage-table';
import type { ProblemCode } from '../problems/problem';
import type { SomeNamed } from './some-named';

/** By when the reports of one program in one download must be with the families; of the download the window knows its id and name. `downloads`: many single PDFs of one day are told under the first of them. */
export type DueView = Omit<ManifestDeadline, 'download'> & { readonly downloadId: string; readonly downloadName: string; readonly downloads: number };

/** The student data file in use: its name, and what was understood of it. */
export type StudentFileView = {
  readonly name: string;
  readonly rows: number;
  readonly unclearRows: number;
  readonly header: readonly string[];
  readonly columns: StudentColumns;
  readonly program: string | null;
};

export const COVERAGE_LISTS = ['missing', 'unexpected', 'disagree', 'set-aside', 'other-program'] as const;
export type CoverageList = (typeof COVERAGE_LISTS)[number];

export type CoverageView = {
  readonly file: StudentFileView;
  readonly expected: number;
  readonly found: number;
  readonly missing: { readonly [Reason in MissingReason]: number };
  readonly counts: { readonly [List in CoverageList]: number };
  readonly reportsWithoutSsid: number;
  readonly table: readonly CoverageRow[];
};

/** Somebody of one of the lists; `note` says the reason, or what the file and the report say. */
export type CoverageEntryView = { readonly ssid: string; readonly student: string | null; readonly school: string | null; readonly grade: string | null; readonly note: string };

/** What the plan takes; pieces as ranges, ZIPs with most pieces first and at most 100. */
export type SuppliesView = Pick<Supplies, 'envelopes' | 'sheets' | 'packs' | 'pounds' | 'cents' | 'steps'> & {
  readonly choices: SuppliesChoices;
  readonly overAnOunce: { readonly count: number; readonly pieces: string };
  readonly notLetters: { readonly count: number; readonly pieces: string };
  readonly nonmachinable: { readonly count: number; readonly pieces: string };
  readonly abroad: { readonly count: number; readonly pieces: string };
  readonly presort: { readonly isPossible: boolean; readonly zips: Supplies['presort']['zips']; readonly moreZips: number; readonly withoutZip: number };
};

/** Reports that were not handed over for one reason, by their files; `message` is the reason with the next step, of the first of them. */
export type NotDeliveredView = { readonly code: ProblemCode; readonly reports: SomeNamed; readonly message: string };

/** Reports handed over as files of their own. `withoutLocalId`: in the names of how many files nothing is known to stand for the local ID that is asked for. */
export type DeliveredView = { readonly folderName: string; readonly reports: number; readonly setAside: readonly NotDeliveredView[]; readonly withoutLocalId: number; readonly isLocked: boolean; readonly ledgerFailure: string | null };

/** A package for a print shop; the password is shown once and kept nowhere. */
export type PackedView = { readonly fileName: string; readonly files: readonly string[]; readonly password: string; readonly ledgerFailure: string | null };
