import type { Coverage } from '@shared/domain/students/coverage';
import { coverageTableInSteps } from '@shared/domain/students/coverage-table';
import type { ListedStudent, StudentList } from '@shared/domain/students/student-list';
import type { Steps } from '@shared/jobs/steps';
import type { CoverageEntryView, CoverageList, CoverageView } from '@shared/ipc/mail-room-views';

/** Why somebody stands on a list, in a few words. */
const REASON_WORDS: Readonly<Record<Coverage['missing'][number]['reason'], string>> = {
  'no-report': 'No report was found',
  'science-pending': 'Waits for science results',
  'caa-pending': 'Alternate assessment, comes later',
};
const FIELD_WORDS: Readonly<Record<Coverage['disagree'][number]['field'], string>> = { student: 'Name', grade: 'Grade', school: 'School' };

export function* coverageView(name: string, list: StudentList, coverage: Coverage): Steps<CoverageView> {
  return {
    file: { name, rows: list.rows, unclearRows: list.unclearRows, header: list.header, columns: list.columns, program: list.program },
    expected: coverage.expected,
    found: coverage.found,
    missing: countReasons(coverage),
    counts: {
      missing: coverage.missing.length,
      unexpected: coverage.unexpected.length,
      disagree: coverage.disagree.length,
      'set-aside': coverage.setAside.length,
      'other-program': coverage.otherProgram.length,
    },
    reportsWithoutSsid: coverage.reportsWithoutSsid,
    table: yield* coverageTableInSteps(list, coverage),
  };
}

const countReasons = ({ missing }: Coverage): CoverageView['missing'] => {
  const counts = { 'no-report': 0, 'science-pending': 0, 'caa-pending': 0 };
  for (const { reason } of missing) counts[reason] += 1;
  return counts;
};

const studentsByList = new WeakMap<StudentList, ReadonlyMap<string, ListedStudent>>();

/** The students of a file by SSID, made once a file. */
const studentsOf = (list: StudentList): ReadonlyMap<string, ListedStudent> => {
  let students = studentsByList.get(list);
  if (!students) studentsByList.set(list, (students = new Map(list.students.map((student) => [student.ssid, student]))));
  return students;
};

/** The rows of a list from `from` on, at most `count`. */
export const coverageRows = (list: StudentList, coverage: Coverage, which: CoverageList, from: number, count: number): { readonly total: number; readonly rows: readonly CoverageEntryView[] } => {
  const page = <Item>(items: readonly Item[], view: (item: Item) => CoverageEntryView) => ({ total: items.length, rows: items.slice(from, from + count).map(view) });
  const students = studentsOf(list);
  const person = (ssid: string, note: string): CoverageEntryView => {
    const student = students.get(ssid);
    return { ssid, student: student?.student ?? null, school: student?.school ?? null, grade: student?.grade ?? null, note };
  };
  switch (which) {
    case 'missing':
      return page(coverage.missing, ({ reason, ...student }) => ({ ...student, note: REASON_WORDS[reason] }));
    case 'unexpected':
      return page(coverage.unexpected, (student) => ({ ...student, note: 'Not in the file; perhaps the student left' }));
    case 'disagree':
      return page(coverage.disagree, ({ ssid, field, file, report }) => person(ssid, `${FIELD_WORDS[field]}: the file says ${file}, the report ${report}`));
    case 'set-aside':
      return page(coverage.setAside, ({ ssid }) => person(ssid, 'Every report of this student is set aside'));
    case 'other-program':
      return page(coverage.otherProgram, ({ ssid }) => person(ssid, 'Only reports of the other program were found'));
  }
};
