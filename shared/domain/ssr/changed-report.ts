import type { FoundReport } from './report';

/** All fields of a report, in their order. */
const FIELDS: Readonly<Record<keyof FoundReport, true>> = {
  id: true,
  downloadIndex: true,
  entryIndex: true,
  entry: true,
  bytesKey: true,
  firstPage: true,
  pages: true,
  sheets: true,
  copies: true,
  program: true,
  kind: true,
  schoolYear: true,
  ssid: true,
  lea: true,
  school: true,
  schoolName: true,
  grade: true,
  downloadDate: true,
  student: true,
  address: true,
  grounds: true,
  pageKeys: true,
  problems: true,
  window: true,
  front: true,
  corrected: true,
  unproved: true,
};

const NAMES = Object.keys(FIELDS) as (keyof FoundReport)[];

/** A report with some of its facts changed; a fact that is changed to undefined is left out. Field by field: of reports that are held packed a spread would take over nothing. */
export const changedReport = (report: FoundReport, changes: { readonly [Field in keyof FoundReport]?: FoundReport[Field] | undefined }): FoundReport =>
  Object.fromEntries(
    NAMES.flatMap((name) => {
      const value = name in changes ? changes[name] : report[name];
      return value === undefined ? [] : [[name, value]];
    }),
  ) as FoundReport;
