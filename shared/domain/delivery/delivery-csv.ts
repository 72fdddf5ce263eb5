import { csvFile } from '../records/csv-file';
import type { DeliveredReport } from './plan-delivery';

/** The lists of a delivery, beside the files or the folders of files that they name. */
export const PASSWORDS_FILE = 'passwords.csv';
export const INDEX_FILE = 'index.csv';

const PASSWORDS_HEADER = ['ssid', 'student', 'file', 'password'];

/** `passwords.csv` (contract, `protect`). */
export const passwordsCsv = (rows: readonly { readonly ssid: string | null; readonly student: string | null; readonly file: string; readonly password: string }[]): string =>
  csvFile(
    PASSWORDS_HEADER,
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

const HEADERS: ReadonlyMap<string, readonly string[]> = new Map([
  [PASSWORDS_FILE, PASSWORDS_HEADER],
  [INDEX_FILE, INDEX_HEADER],
]);

/** True for a file's name that a delivery's list has; its rows tell whether it is one. */
export const isDeliveryListName = (name: string): boolean => HEADERS.has(name);

/** The files that a delivery's list of this name names, below the folder that it stands in, with `/`; none where its rows are not those of such a list. */
export const filesOfDeliveryList = (name: string, [header = [], ...rows]: readonly (readonly string[])[]): readonly string[] => {
  const own = HEADERS.get(name);
  if (own?.length !== header.length || !own.every((title, at) => title === header[at])) return [];
  const at = own.indexOf('file');
  return rows.flatMap((row) => row[at] ?? []);
};
