import type { ReportKind } from './report';

/** How long one language copy of a kind is, from a school year on, and in which grades it is given. */
export type LengthRow = {
  readonly kind: ReportKind;
  /** First and last school year of the row, `2023-24`; `to` is null while no newer row replaces it. */
  readonly from: string;
  readonly to: string | null;
  /** Pages of one language copy, without a page that says it is left blank. */
  readonly pages: number;
  /** True where one page that says it is left blank may follow and make the copy even. */
  readonly blankMayFollow: boolean;
  /** Grades of the row, null for any. */
  readonly grades: readonly string[] | null;
};

const ELA_MATH_GRADES = ['03', '04', '06', '07', '08', '11'] as const;
const SCIENCE_GRADES = ['05', '08', '11'] as const;
const SCIENCE_ONLY_GRADES = ['10', '12'] as const;
const SPANISH_GRADES = ['03', '04', '05', '06', '07', '08', '09', '10', '11', '12'] as const;

/**
 * Table 2 of "Distributing SSRs" (lengths, the 2023-24 design), the state's scoring and reporting guide of 2024-25 (a page
 * that says it is left blank may follow), and the same guide's callout lists (grades). Lengths of the Initial ELPAC are not
 * published, so it has no row. To add a year: close the old row with `to` and add one with the new `from`.
 */
export const TABLE_2: readonly LengthRow[] = [
  { kind: 'sb-ela-math', from: '2023-24', to: null, pages: 4, blankMayFollow: true, grades: ELA_MATH_GRADES },
  { kind: 'sb-ela-math-cast', from: '2023-24', to: null, pages: 5, blankMayFollow: true, grades: SCIENCE_GRADES },
  { kind: 'cast', from: '2023-24', to: null, pages: 2, blankMayFollow: true, grades: SCIENCE_ONLY_GRADES },
  { kind: 'caa-ela-math', from: '2023-24', to: null, pages: 3, blankMayFollow: true, grades: ELA_MATH_GRADES },
  { kind: 'caa-ela-math-science', from: '2023-24', to: null, pages: 4, blankMayFollow: true, grades: SCIENCE_GRADES },
  { kind: 'caa-science', from: '2023-24', to: null, pages: 2, blankMayFollow: true, grades: SCIENCE_ONLY_GRADES },
  { kind: 'csa', from: '2023-24', to: null, pages: 2, blankMayFollow: true, grades: SPANISH_GRADES },
  { kind: 'elpac-summative', from: '2023-24', to: null, pages: 2, blankMayFollow: true, grades: null },
  { kind: 'elpac-summative-alternate', from: '2023-24', to: null, pages: 2, blankMayFollow: true, grades: null },
];

/** The rows of a kind in a school year (`2023-24` sorts as text); rows of any year where the year is unknown or has none. */
export const rowsFor = (kind: ReportKind, schoolYear: string | null, table: readonly LengthRow[]): readonly LengthRow[] => {
  const ofKind = table.filter((row) => row.kind === kind);
  const ofYear = schoolYear === null ? [] : ofKind.filter((row) => row.from <= schoolYear && (row.to === null || schoolYear <= row.to));
  return ofYear.length > 0 ? ofYear : ofKind;
};

/** The pages of a copy: those with content, and those that say they are left blank. */
export type CopyLength = { readonly content: number; readonly blank: number };

/** True where a row explains the length. True as well for a kind that has no row: nothing is known against it. */
export const isLengthExplained = (kind: ReportKind, schoolYear: string | null, length: CopyLength, table: readonly LengthRow[]): boolean => {
  const rows = rowsFor(kind, schoolYear, table);
  return rows.length === 0 || rows.some((row) => row.pages === length.content && (length.blank === 0 || (row.blankMayFollow && length.blank === 1)));
};

/** False where the kind is known not to be given in the grade. */
export const isGradeUsual = (kind: ReportKind, schoolYear: string | null, grade: string, table: readonly LengthRow[]): boolean => {
  const rows = rowsFor(kind, schoolYear, table);
  return rows.length === 0 || rows.some((row) => row.grades === null || row.grades.includes(grade));
};

/** The fewest pages with content that a copy of any kind has. */
export const shortestLength = (table: readonly LengthRow[]): number => table.reduce((least, row) => Math.min(least, row.pages), Infinity);

/** True for a number of pages that a copy of some kind has, with the page that may follow or without it. */
export const isLengthOfAny = (pages: number, table: readonly LengthRow[]): boolean => table.some((row) => row.pages === pages || (row.blankMayFollow && row.pages + 1 === pages));
