import { atOnce, inSteps, type Steps } from '../../jobs/steps';
import { compareText, naturalKey } from '../packets/natural-order';
import { GRADES } from '../ssr/page-grade';
import type { Coverage, MissingReason } from './coverage';
import type { StudentList } from './student-list';

/** The students of one school and grade. `expected` = `found` + the three kinds of missing. */
export type CoverageRow = {
  readonly school: string | null;
  readonly schoolName: string | null;
  readonly grade: string | null;
  readonly expected: number;
  readonly found: number;
  readonly missing: { readonly [Reason in MissingReason]: number };
  /** Students with a report here who are not in the file. */
  readonly unexpected: number;
};

type Draft = { -readonly [Field in Exclude<keyof CoverageRow, 'missing'>]: CoverageRow[Field] } & { readonly missing: Record<MissingReason, number> };

const gradeRank = (grade: string | null): number => {
  const rank = GRADES.findIndex((one) => one === grade);
  return rank < 0 ? GRADES.length : rank;
};

/** Coverage by school and grade, schools in natural order and grades in that of schooling. */
export const coverageTable = (list: Pick<StudentList, 'students'>, coverage: Pick<Coverage, 'missing' | 'unexpected'>): readonly CoverageRow[] => atOnce(coverageTableInSteps(list, coverage));

/** The same in steps. */
export function* coverageTableInSteps({ students }: Pick<StudentList, 'students'>, { missing, unexpected }: Pick<Coverage, 'missing' | 'unexpected'>): Steps<readonly CoverageRow[]> {
  const rows = new Map<string, Draft>();
  const names = new Map<string, string>();
  const rowOf = (school: string | null, grade: string | null): Draft => {
    const key = JSON.stringify([school, grade]);
    let row = rows.get(key);
    if (!row) rows.set(key, (row = { school, schoolName: null, grade, expected: 0, found: 0, missing: { 'no-report': 0, 'science-pending': 0, 'caa-pending': 0 }, unexpected: 0 }));
    return row;
  };
  yield* inSteps(students, ({ school, schoolName, grade }) => {
    const row = rowOf(school, grade);
    row.expected += 1;
    row.found += 1;
    if (school !== null && schoolName !== null && !names.has(school)) names.set(school, schoolName);
  });
  yield* inSteps(missing, ({ school, grade, reason }) => {
    const row = rowOf(school, grade);
    row.found -= 1;
    row.missing[reason] += 1;
  });
  yield* inSteps(unexpected, ({ school, grade }) => (rowOf(school, grade).unexpected += 1));
  return [...rows.values()]
    .map((row): CoverageRow => ({ ...row, schoolName: names.get(row.school ?? '') ?? null }))
    .sort((a, b) => compareText(schoolKey(a), schoolKey(b)) || gradeRank(a.grade) - gradeRank(b.grade));
}

/** Behind everything that stands in a text. */
const NOT_FOUND = '\uffff';

const schoolKey = ({ school, schoolName }: CoverageRow): string => naturalKey(schoolName ?? '') + (school ?? NOT_FOUND);
