import { csvFile } from '../records/csv-file';
import type { DeliveredReport } from './plan-delivery';

/** `passwords.csv` (contract, `protect`). */
export const passwordsCsv = (rows: readonly { readonly ssid: string | null; readonly student: string | null; readonly file: string; readonly password: string }[]): string =>
  csvFile(
    ['ssid', 'student', 'file', 'password'],
    rows.map(({ ssid, student, file, password }) => [ssid, student, file, password]),
  );

const INDEX_HEADER = ['file', 'ssid', 'local_id', 'student', 'lea', 'school', 'grade', 'program', 'kind', 'school_year', 'languages', 'pages'];

/** `index.csv` of an export: a line a file, for a portal or a student information system to read. */
export const indexCsv = (reports: readonly DeliveredReport[]): string =>
  csvFile(
    INDEX_HEADER,
    reports.map(({ report, localId, file }) => [
      ...[file, report.ssid, localId, report.student, report.lea, report.school, report.grade, report.program, report.kind, report.schoolYear],
      ...[[...new Set(report.copies.map(({ language }) => language))].join(' '), report.pages],
    ]),
  );
