import type { MailingStates } from '@shared/domain/packets/mailing-state';
import type { ReportChoice } from '@shared/domain/packets/reconcile-reports';
import type { SchoolNames } from '@shared/domain/packets/school-names';
import type { InspectionFindings } from '@shared/domain/records/inspection';
import type { Items } from '@shared/domain/records/items';
import type { Problem } from '@shared/problems/problem';
import type { EntrySource } from './entry-source';
import type { UnopenedInput } from './reading';

/** The findings with the places of the entries' bytes: `sources.at(entryIndex)`, null where an entry was ignored or could not be located. */
export type Inspection = InspectionFindings & {
  readonly sources: Items<EntrySource | null>;
  /** Problems told while listing. Together with `entryProblems` and what is told of the reports they are `problems`. */
  readonly listingProblems: readonly Problem[];
  /** Of entries, and of spans of their pages, that gave no report: by the entry's index, and only where there are some. */
  readonly entryProblems: ReadonlyMap<number, readonly Problem[]>;
  /** Every set of reports of which only one is printed. */
  readonly choices: readonly ReportChoice[];
  /** What the ledger says of the reports; left out where it was not asked. */
  readonly mailing?: MailingStates;
  /** Names of schools as the student data file has them; left out where none was read. */
  readonly schoolNames?: SchoolNames;
  /** Where the letters that go along stand, by their numbers (`LETTERS_FROM`); left out where there are none. */
  readonly letters?: { readonly [entryIndex: number]: EntrySource };
  /** They are no downloads of the findings. */
  readonly failures: readonly UnopenedInput[];
};

/**
 * The beginnings that a person placed in one entry: the `place`-th (from 0) of a download's entries, with its name as a check that the
 * download is still the same.
 */
export type EntryCuts = { readonly download: string; readonly place: number; readonly entry: string; readonly beginnings: readonly number[] };
