import type { MailClass } from '@shared/domain/post/rates';
import type { StudentField } from '@shared/domain/students/columns';
import type { MissingReason } from '@shared/domain/students/coverage';
import { countOf, formatNumber } from './counts';
import type { CoverageList, CoverageView } from '@shared/ipc/mail-room-views';

export const LIST_NAMES: Readonly<Record<CoverageList, string>> = {
  missing: 'Missing',
  unexpected: 'Not expected',
  disagree: 'Told differently',
  'set-aside': 'All set aside',
  'other-program': 'Other program only',
};

export const REASON_NAMES: Readonly<Record<MissingReason, string>> = {
  'no-report': 'no report found',
  'science-pending': 'waiting for science results',
  'caa-pending': 'alternate assessment, comes later',
};

/** What can't be known where nobody stands on a list: whoever stands in a row without an SSID may be missing, and a report without one may be theirs. Null where all is known. */
export function unknownCoverageText({ file: { unclearRows }, reportsWithoutSsid }: { readonly file: Pick<CoverageView['file'], 'unclearRows'>; readonly reportsWithoutSsid: number }): string | null {
  if (unclearRows === 0 && reportsWithoutSsid === 0) return null;
  return [
    'Everybody with an SSID in the file was found, and nobody else with one.',
    ...(unclearRows === 0 ? [] : [`${countOf(unclearRows, 'row')} without an SSID of ten digits ${unclearRows === 1 ? 'was' : 'were'} passed over: look there for who may be missing.`]),
    ...(reportsWithoutSsid === 0 ? [] : [`${countOf(reportsWithoutSsid, 'report')} without an SSID ${reportsWithoutSsid === 1 ? 'is' : 'are'} held against nobody: look whose ${reportsWithoutSsid === 1 ? 'it is' : 'they are'}.`]),
  ].join(' ');
}

/** Where files could not be named by the local IDs that their names ask for. */
export const withoutLocalIdText = (count: number): string =>
  `${countOf(count, 'file')} of students without a local ID in the student data file: “unknown” stands for it in ${count === 1 ? 'its name' : 'their names'}, so a portal can’t tell whose ${count === 1 ? 'it is' : 'they are'}. Choose a student data file that has the IDs, or {ssid} in the names.`;

export const FIELD_NAMES: Readonly<Record<StudentField, string>> = {
  ssid: 'SSID',
  lastName: 'Last name',
  firstName: 'First name',
  name: 'Name',
  gradeAssessed: 'Grade assessed',
  gradeEnrolled: 'Grade enrolled in',
  school: 'School code',
  schoolName: 'School name',
  recordType: 'Kind of test',
  localId: 'Local student ID',
  available: 'Score available on',
};

export const CLASS_NAMES: Readonly<Record<MailClass, string>> = { stamped: 'Stamps', metered: 'Meter', presort: 'Presort' };

const money = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });

/** `$1,204.50`; a dash where the table has no price. */
export const priceOf = (cents: number | null): string => (cents === null ? '—' : money.format(cents / 100));

const longDay = new Intl.DateTimeFormat('en-US', { weekday: 'short', month: 'short', day: 'numeric', year: 'numeric', timeZone: 'UTC' });

/** `Fri, May 29, 2026`. */
export const dayName = (day: string): string => longDay.format(new Date(`${day}T00:00:00Z`));

/** `12 days left`, `Due today`, `3 days late`. */
export function daysLeftName(daysLeft: number): string {
  if (daysLeft === 0) return 'Due today';
  const days = Math.abs(daysLeft);
  return `${days.toLocaleString('en-US')} ${days === 1 ? 'day' : 'days'} ${daysLeft > 0 ? 'left' : 'late'}`;
}

/** Names of events that a sentence tells. */
const NAMES_TOLD = 3;

/** What a calendar file held: holidays, whole days that do not say so, events of some hours, which are none, and what was not understood. */
export function importedSentence({ holidays, unclear, partial, others }: { readonly holidays: readonly unknown[]; readonly unclear: number; readonly partial: number; readonly others: readonly string[] }): string {
  return [
    holidays.length === 0 ? 'No holiday found in the file that is of last year, this one or the next two.' : `${countOf(holidays.length, 'holiday')} found in the file.`,
    ...(others.length === 0 ? [] : [`Left out, since ${others.length === 1 ? 'its name does' : 'their names do'} not say that the office is closed: ${others.slice(0, NAMES_TOLD).join(', ')}${others.length > NAMES_TOLD ? ` and ${formatNumber(others.length - NAMES_TOLD)} more` : ''}. Add by hand what is a day off.`]),
    ...(partial === 0 ? [] : [`${countOf(partial, 'event')} of some hours ${partial === 1 ? 'is' : 'are'} left out: such a day is a working day.`]),
    ...(unclear === 0 ? [] : [`${countOf(unclear, 'entry', 'entries')} ${unclear === 1 ? 'was' : 'were'} not understood; add ${unclear === 1 ? 'it' : 'them'} by hand.`]),
    ...(holidays.length === 0 ? [] : ['Remove what is no day off.']),
  ].join(' ');
}
