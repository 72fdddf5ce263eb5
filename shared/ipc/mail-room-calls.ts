import type { Holiday } from '../domain/calendar/holiday';
import type { SchoolCalendar } from '../domain/calendar/school-calendar';
import type { PostageChoices } from '../domain/post/supplies';
import type { NamedColumns } from '../domain/students/columns';
import type { CoverageEntryView, CoverageList, CoverageView, DueView, SuppliesView } from './mail-room-views';

type Nothing = Record<string, never>;
type Range = { readonly from: number; readonly count: number };
type JobStarted = { readonly jobId: string };
/** The name of what a person chose in the system's dialog, null where they changed their mind. */
type Chosen = { readonly name: string } | null;

/** The window's calls around the mailing. */
export type MailRoomCalls = {
  'calendar.read': { input: Nothing; output: SchoolCalendar };
  'calendar.write': { input: { readonly calendar: SchoolCalendar }; output: SchoolCalendar };
  /** Asks for a file of holidays (.ics, or a date a line); null where the person changed their mind. `unclear` counts what was not understood, `partial` events of some hours, `others` names whole days that are not taken for days off. */
  'calendar.import': { input: Nothing; output: { readonly holidays: readonly Holiday[]; readonly unclear: number; readonly partial: number; readonly others: readonly string[] } | null };
  'due.read': { input: Nothing; output: readonly DueView[] };
  /** Sets the day on which a download's results were received, or takes it back with null. */
  'due.receive': { input: { readonly downloadId: string; readonly received: string | null }; output: readonly DueView[] };

  /** Asks for the student data file. */
  'students.choose': { input: Nothing; output: Chosen };
  /** Reads the file chosen last; ends with `job.ended` of kind `students`. Columns that are named are remembered. */
  'students.read': { input: { readonly columns: NamedColumns | null }; output: JobStarted };
  /** Null where no file was read. */
  'coverage.read': { input: Nothing; output: CoverageView | null };
  'coverage.rows': { input: Range & { readonly list: CoverageList }; output: { readonly total: number; readonly rows: readonly CoverageEntryView[] } };
  /** Asks where to, and writes the lists for a spreadsheet. */
  'coverage.save': { input: Nothing; output: Chosen };

  /** Asks where to, and writes the whole help as a PDF to print. */
  'help.save': { input: Nothing; output: Chosen };

  'supplies.read': { input: Nothing; output: SuppliesView };
  /** Remembers class and prices; the paper is a setting of the plan. */
  'supplies.write': { input: { readonly choices: PostageChoices }; output: SuppliesView };
  /** Asks where to, and writes a pull sheet for the mail room. */
  'supplies.save-pull-sheet': { input: Nothing; output: Chosen };

  /** Writes each report as a file of its own into a new folder below the one chosen; with a pattern of passwords each is locked. Ends with `job.ended` of kind `deliver`. */
  'deliver.start': { input: { readonly folderId: string; readonly namePattern: string; readonly passwordPattern: string | null }; output: JobStarted };
  'deliver.show-folder': { input: Nothing; output: Nothing };
  /** Asks where to, and packs the saved batches for a print shop; null where the person changed their mind. Ends with `job.ended` of kind `pack`. */
  'pack.start': { input: Nothing; output: JobStarted | null };
};
