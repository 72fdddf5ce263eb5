import { csvFile } from '../records/csv-file';
import type { Coverage } from './coverage';
import type { StudentList } from './student-list';

const HEADER = ['status', 'reason', 'ssid', 'student', 'school', 'school_name', 'grade', 'file_says', 'report_says'];

/** Everybody who needs a look, for a spreadsheet: missing, not expected, told differently, set aside. */
export const coverageCsv = ({ students }: Pick<StudentList, 'students'>, coverage: Coverage): string => {
  const listed = new Map(students.map((student) => [student.ssid, student]));
  const person = (ssid: string): readonly (string | null)[] => {
    const student = listed.get(ssid);
    return [ssid, student?.student ?? null, student?.school ?? null, student?.schoolName ?? null, student?.grade ?? null];
  };
  return csvFile(HEADER, [
    ...coverage.missing.map(({ ssid, reason }) => ['missing', reason, ...person(ssid), null, null]),
    ...coverage.unexpected.map(({ ssid, student, school, grade }) => ['unexpected', null, ssid, student, school, null, grade, null, null]),
    ...coverage.disagree.map(({ ssid, field, file, report }) => ['disagree', field, ...person(ssid), file, report]),
    ...coverage.setAside.map(({ ssid, code }) => ['set-aside', code, ...person(ssid), null, null]),
    ...coverage.otherProgram.map(({ ssid }) => ['other-program', null, ...person(ssid), null, null]),
  ]);
};
