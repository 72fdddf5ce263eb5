import { isRoundedSsid } from '../packets/rounded-ssid';
import type { Day } from '../calendar/day';
import type { Program } from '../ssr/report';
import { columnsOf, isHeaderRow, type NamedColumns, type StudentColumns } from './columns';
import { readStudentRow, type StudentRow } from './student-row';

/** A student of the data file, made of all rows of one SSID; what the first rows leave empty the later ones fill. */
export type ListedStudent = {
  readonly ssid: string;
  readonly student: string | null;
  /** The grade assessed, else the one enrolled in. */
  readonly grade: string | null;
  readonly grades: readonly string[];
  readonly school: string | null;
  readonly schoolName: string | null;
  readonly localId: string | null;
  /** Record types of the tests, in order. */
  readonly tests: readonly string[];
  /** Record types of tests whose score is there already. */
  readonly scored: readonly string[];
};

/** What a student data file says. */
export type StudentList = {
  readonly students: readonly ListedStudent[];
  /** The header row's cells and the column of each field. */
  readonly header: readonly string[];
  readonly columns: StudentColumns;
  /** The program that the lines above the header name, null where they name none or both. */
  readonly program: Program | null;
  /** Rows with a student. */
  readonly rows: number;
  /** Rows below the header that are not empty and hold no SSID. */
  readonly unclearRows: number;
  /** Rows with what a spreadsheet left of an SSID that it rounded; they are unclear ones. */
  readonly roundedRows: number;
  /** Days on which scores became available, the first and the last. */
  readonly available: { readonly first: Day; readonly last: Day } | null;
};

/** A row of a table; `table` counts the sheets of a workbook from 0. */
export type TableRow = { readonly table: number; readonly cells: readonly string[] };

/** The header stands among the first rows, below a title at most. */
export const MOST_ROWS_ABOVE_HEADER = 60;

type Draft = { -readonly [Field in keyof Omit<ListedStudent, 'tests' | 'scored' | 'grade' | 'grades'>]: ListedStudent[Field] } & {
  gradeAssessed: string | null;
  gradeEnrolled: string | null;
  readonly tests: Set<string>;
  readonly scored: Set<string>;
};

/**
 * Collects the students of a table, row by row, so that a file of any length needs memory for its students only. Sheets before the first one with a header
 * are passed over, and those behind it too.
 */
export class StudentCollector {
  private readonly students = new Map<string, Draft>();
  private header: readonly string[] | null = null;
  private columns: StudentColumns = {};
  private table = -1;
  private rowsOfTable = 0;
  private above: string[] = [];
  private rows = 0;
  private unclearRows = 0;
  private roundedRows = 0;
  private firstAvailable: Day | null = null;
  private lastAvailable: Day | null = null;

  constructor(private readonly named: NamedColumns = {}) {}

  /** False once no further row can matter. */
  take({ table, cells }: TableRow): boolean {
    if (this.header && table !== this.table) return false;
    if (table !== this.table) [this.table, this.rowsOfTable, this.above] = [table, 0, []];
    this.rowsOfTable += 1;
    if (this.header) this.takeStudent(cells, this.columns);
    else if (this.rowsOfTable <= MOST_ROWS_ABOVE_HEADER) this.takeAbove(cells);
    return true;
  }

  /** The list, or null where no row was a header. */
  finish(): StudentList | null {
    if (!this.header) return null;
    const isDated = this.firstAvailable !== null;
    return {
      students: [...this.students.values()].map(({ gradeAssessed, gradeEnrolled, tests, scored, ...student }) => ({
        ...student,
        grade: gradeAssessed ?? gradeEnrolled,
        grades: [...new Set([gradeAssessed, gradeEnrolled].filter((grade) => grade !== null))],
        tests: [...tests].sort(),
        // A file without dates lists what is there.
        scored: [...(isDated ? scored : tests)].sort(),
      })),
      header: this.header,
      columns: this.columns,
      program: programNamed(this.above.join(' ')),
      rows: this.rows,
      unclearRows: this.unclearRows,
      roundedRows: this.roundedRows,
      available: this.firstAvailable !== null && this.lastAvailable !== null ? { first: this.firstAvailable, last: this.lastAvailable } : null,
    };
  }

  private takeAbove(cells: readonly string[]): void {
    if (!isHeaderRow(cells, this.named)) {
      this.above.push(...cells);
      return;
    }
    this.header = cells;
    this.columns = columnsOf(cells, this.named);
  }

  private takeStudent(cells: readonly string[], columns: StudentColumns): void {
    const row = readStudentRow(cells, columns);
    if (!row) {
      if (cells.some((cell) => cell.trim() !== '')) this.unclearRows += 1;
      if (isRoundedSsid(cells[columns.ssid ?? -1] ?? '')) this.roundedRows += 1;
      return;
    }
    this.rows += 1;
    if (row.available !== null) {
      if (this.firstAvailable === null || row.available < this.firstAvailable) this.firstAvailable = row.available;
      if (this.lastAvailable === null || row.available > this.lastAvailable) this.lastAvailable = row.available;
    }
    const known = this.students.get(row.ssid);
    if (known) fill(known, row);
    else this.students.set(row.ssid, draftOf(row));
  }
}

const draftOf = ({ recordType, available, ...row }: StudentRow): Draft => ({
  ...row,
  tests: new Set(recordType === null ? [] : [recordType]),
  scored: new Set(recordType !== null && available !== null ? [recordType] : []),
});

const fill = (student: Draft, row: StudentRow): void => {
  student.student ??= row.student;
  student.gradeAssessed ??= row.gradeAssessed;
  student.gradeEnrolled ??= row.gradeEnrolled;
  student.school ??= row.school;
  student.schoolName ??= row.schoolName;
  student.localId ??= row.localId;
  if (row.recordType !== null) student.tests.add(row.recordType);
  if (row.recordType !== null && row.available !== null) student.scored.add(row.recordType);
};

const programNamed = (text: string): Program | null => {
  const [caaspp, elpac] = [/CAASPP/i.test(text), /ELPAC/i.test(text)];
  return caaspp === elpac ? null : caaspp ? 'CAASPP' : 'ELPAC';
};

/** The names of the file's schools, by their codes; the first that the file gives. */
export const schoolNamesOf = ({ students }: Pick<StudentList, 'students'>): ReadonlyMap<string, string> =>
  new Map(students.toReversed().flatMap(({ school, schoolName }): [string, string][] => (school === null || schoolName === null ? [] : [[school, schoolName]])));
