import { foldText } from '../packets/natural-order';

/** What is looked for in a student data file, in the order in which it is shown. */
export const STUDENT_FIELDS = ['ssid', 'lastName', 'firstName', 'name', 'gradeAssessed', 'gradeEnrolled', 'school', 'schoolName', 'recordType', 'localId', 'available'] as const;
export type StudentField = (typeof STUDENT_FIELDS)[number];

/** The column of each field, from 0; a field that is in no column is left out. */
export type StudentColumns = { readonly [Field in StudentField]?: number };

/** A field's header as a person named it, instead of the one that would be found. */
export type NamedColumns = { readonly [Field in StudentField]?: string };

/** A header without what differs between layouts: case, accents, spaces, `_`, brackets and other marks. */
export const plainHeader = (header: string): string => foldText(header).replace(/[^a-z0-9]+/g, '');

/**
 * The headers of each field without their marks, the likeliest first. From the layouts of 2017-18 and 2021-22 on, ELPAC's, and what
 * student information systems write.
 */
const HEADERS: Readonly<Record<StudentField, readonly string[]>> = {
  ssid: ['ssid', 'statewidestudentidentifierssid', 'statewidestudentidentifier', 'statewidestudentid', 'statestudentid', 'statestudentidentifier', 'studentssid', 'ssidnumber', 'stateid'],
  lastName: ['studentlastname', 'lastname', 'studentlegallastname', 'legallastname', 'surname', 'familyname', 'last'],
  firstName: ['studentfirstname', 'firstname', 'studentlegalfirstname', 'legalfirstname', 'givenname', 'first'],
  name: ['studentname', 'student', 'fullname', 'name'],
  gradeAssessed: ['gradeassessed', 'gradelevelwhenassessed', 'testedgrade', 'assessedgrade', 'gradetested'],
  gradeEnrolled: ['calpadsgrade', 'grade', 'gradelevel', 'enrolledgrade', 'studentgrade', 'gr'],
  school: ['calpadsschoolcode', 'finaltestedschoolcode', 'schoolcode', 'cdscode', 'countydistrictschoolcode', 'cds', 'schoolcds', 'schoolid'],
  schoolName: ['calpadsschoolname', 'finaltestedschoolname', 'schoolname', 'school'],
  recordType: ['recordtype', 'rectype', 'recordtypecode'],
  localId: ['localstudentid', 'localid', 'localstudentidentifier', 'studentid', 'stuid', 'permid'],
  available: ['scoreavailabledate', 'scoresavailabledate', 'dateavailable'],
};

/** Whether a row is the header: one of its cells says SSID (or what the person named as its header). */
export const isHeaderRow = (cells: readonly string[], named: NamedColumns = {}): boolean => findColumn(cells.map(plainHeader), 'ssid', named) !== null;

const findColumn = (headers: readonly string[], field: StudentField, named: NamedColumns): number | null => {
  // What was named for one layout does not hide the column that another year's layout has under a usual name.
  const wanted = named[field] === undefined ? HEADERS[field] : [plainHeader(named[field]), ...HEADERS[field]];
  for (const header of wanted) {
    const at = headers.indexOf(header);
    if (at >= 0 && header !== '') return at;
  }
  return null;
};

/** The columns of a header row; each column serves one field. */
export const columnsOf = (cells: readonly string[], named: NamedColumns = {}): StudentColumns => {
  const headers = cells.map(plainHeader);
  const columns: Partial<Record<StudentField, number>> = {};
  // What a person named goes first, so that no guess takes its column away.
  for (const field of [...STUDENT_FIELDS.filter((one) => named[one] !== undefined), ...STUDENT_FIELDS.filter((one) => named[one] === undefined)]) {
    const column = findColumn(headers, field, named);
    if (column === null) continue;
    columns[field] = column;
    headers[column] = '';
  }
  return columns;
};
