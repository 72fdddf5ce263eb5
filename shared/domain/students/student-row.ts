import type { Day } from '../calendar/day';
import { readDay } from '../calendar/day';
import { gradeCode } from '../ssr/page-grade';
import type { StudentColumns, StudentField } from './columns';

/** One row of a student data file: a student, or one test of a student. Null where the file does not say. */
export type StudentRow = {
  readonly ssid: string;
  /** "Ana Lopez": given name first, as reports print it. */
  readonly student: string | null;
  readonly gradeAssessed: string | null;
  readonly gradeEnrolled: string | null;
  /** 7 digits. */
  readonly school: string | null;
  readonly schoolName: string | null;
  /** Two digits: 01 ELA, 02 mathematics, 03 CAA ELA, 04 CAA mathematics, 05 CAA science, 06 CAST. */
  readonly recordType: string | null;
  readonly localId: string | null;
  /** The day on which the score was there, null also where it is not yet. */
  readonly available: Day | null;
};

const SSID_DIGITS = 10;
/** Spreadsheets drop leading zeros; a number with fewer digits than this is no SSID that lost some. */
const FEWEST_SSID_DIGITS = 7;

/** An SSID as staff and spreadsheets write it, with the zeros that were lost; null where it is none. */
export const readSsid = (text: string): string | null => {
  const digits = text.trim().replace(/^[="']+|["']+$/g, '').replace(/\.0+$/, '');
  return /^\d+$/.test(digits) && digits.length >= FEWEST_SSID_DIGITS && digits.length <= SSID_DIGITS ? digits.padStart(SSID_DIGITS, '0') : null;
};

const CDS_DIGITS = 14;
const SCHOOL_DIGITS = 7;

/** The school's 7 digits, from a school code or the 14 digits of county, district and school; zeros that a spreadsheet dropped come back. */
export const readSchool = (text: string): string | null => {
  const digits = text.trim().replace(/^[="']+|["']+$/g, '').replace(/\.0+$/, '').replace(/[\s-]/g, '');
  if (!/^\d+$/.test(digits) || digits.length > CDS_DIGITS) return null;
  return digits.length <= SCHOOL_DIGITS ? digits.padStart(SCHOOL_DIGITS, '0') : digits.padStart(CDS_DIGITS, '0').slice(-SCHOOL_DIGITS);
};

/** A day as files write it: 2026-05-01, 05/01/2026, 20260501, a time behind it or not. */
export const readFileDay = (text: string): Day | null => {
  const plain = text.trim();
  const iso = /^(\d{4})-?(\d{2})-?(\d{2})(?!\d)/.exec(plain);
  if (iso) return readDay(iso.slice(1, 4).join('-'));
  const us = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?!\d)/.exec(plain);
  return us ? readDay([us[3], us[1]?.padStart(2, '0'), us[2]?.padStart(2, '0')].join('-')) : null;
};

const recordTypeOf = (text: string): string | null => {
  const digits = text.replace(/\.0+$/, '');
  return /^\d{1,2}$/.test(digits) ? digits.padStart(2, '0') : null;
};

const orNull = (text: string): string | null => (text === '' ? null : text);

/** Reads one row; null where it holds no SSID, such as a total below the table. */
export const readStudentRow = (cells: readonly string[], columns: StudentColumns): StudentRow | null => {
  const cell = (field: StudentField): string => {
    const column = columns[field];
    return column === undefined ? '' : (cells[column] ?? '').trim();
  };
  const ssid = readSsid(cell('ssid'));
  if (ssid === null) return null;
  const parts = [cell('firstName'), cell('lastName')].filter((part) => part !== '');
  return {
    ssid,
    student: orNull(parts.length > 0 ? parts.join(' ') : cell('name')),
    gradeAssessed: gradeCode(cell('gradeAssessed').replace(/\.0+$/, '')),
    gradeEnrolled: gradeCode(cell('gradeEnrolled').replace(/\.0+$/, '')),
    school: readSchool(cell('school')),
    schoolName: orNull(cell('schoolName')),
    recordType: recordTypeOf(cell('recordType')),
    localId: orNull(cell('localId')),
    available: readFileDay(cell('available')),
  };
};
