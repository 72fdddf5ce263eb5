import { csvPieces } from '../records/csv-file';
import { flatMapLazily, mapLazily } from '../records/map-lazily';
import type { Coverage } from './coverage';
import type { StudentList } from './student-list';

const HEADER = ['status', 'reason', 'ssid', 'student', 'school', 'school_name', 'grade', 'file_says', 'report_says'];

/** Everybody who needs a look, for a spreadsheet, in pieces: missing, not expected, told differently, set aside. */
export const coverageCsv = ({ students }: Pick<StudentList, 'students'>, coverage: Coverage): Iterable<string> => {
  const listed = new Map(students.map((student) => [student.ssid, student]));
  const person = (ssid: string): readonly (string | null)[] => {
    const student = listed.get(ssid);
    return [ssid, student?.student ?? null, student?.school ?? null, student?.schoolName ?? null, student?.grade ?? null];
  };
  const lists: readonly Iterable<readonly (string | null)[]>[] = [
    mapLazily(coverage.missing, ({ ssid, reason }) => ['missing', reason, ...person(ssid), null, null]),
    mapLazily(coverage.unexpected, ({ ssid, student, school, grade }) => ['unexpected', null, ssid, student, school, null, grade, null, null]),
    mapLazily(coverage.disagree, ({ ssid, field, file, report }) => ['disagree', field, ...person(ssid), file, report]),
    mapLazily(coverage.setAside, ({ ssid, code }) => ['set-aside', code, ...person(ssid), null, null]),
    mapLazily(coverage.otherProgram, ({ ssid }) => ['other-program', null, ...person(ssid), null, null]),
  ];
  return csvPieces(HEADER, flatMapLazily(lists, (rows) => rows));
};
