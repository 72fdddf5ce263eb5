import { create } from 'zustand';
import { NO_CALENDAR, type SchoolCalendar } from '@shared/domain/calendar/school-calendar';
import type { DueView } from '@shared/ipc/mail-room-views';
import { bridge } from '../bridge/bridge';
import { importedSentence } from '../words/mail-room-words';
import { announce } from './announcement-store';
import { openDialog } from './view-store';

type DueState = { readonly due: readonly DueView[]; readonly calendar: SchoolCalendar; readonly failure: string | null };

const nothing: DueState = { due: [], calendar: NO_CALENDAR, failure: null };

/** By when the results must be with the families, and the school calendar behind it. */
export const useDueStore = create<DueState>(() => nothing);

export const forgetDue = (): void => useDueStore.setState(nothing);

/** How often the day is looked at, in milliseconds: a computer that slept over midnight shows the days left of its own day within that. */
const LOOK_EVERY_MS = 30_000;

const today = (): string => new Date().toDateString();

/** The day of which the due dates tell. */
let dayOfDue = '';

/** Counts the days left anew where a new day has begun: windows stay open over nights. */
export const followDays = (): void =>
  void setInterval(() => {
    if (useDueStore.getState().due.length > 0 && today() !== dayOfDue) void readDue();
  }, LOOK_EVERY_MS);

/** Reads the due dates of what was found. */
export async function readDue(): Promise<void> {
  dayOfDue = today();
  const [due, calendar] = await Promise.all([bridge.call('due.read', {}), bridge.call('calendar.read', {})]);
  useDueStore.setState({ due: due.ok ? due.value : [], failure: due.ok ? null : due.failure.message, ...(calendar.ok && { calendar: calendar.value }) });
}

/** Sets the day on which a download's results were received; null takes it back. */
export async function receive(downloadId: string, received: string | null): Promise<void> {
  const answer = await bridge.call('due.receive', { downloadId, received });
  useDueStore.setState(answer.ok ? { due: answer.value, failure: null } : { failure: answer.failure.message });
}

export const openCalendar = (): void => openDialog('calendar');

/** Remembers the calendar and counts anew. Resolves to true where it could be kept. */
export async function writeCalendar(calendar: SchoolCalendar): Promise<boolean> {
  const answer = await bridge.call('calendar.write', { calendar });
  if (!answer.ok) {
    useDueStore.setState({ failure: answer.failure.message });
    return false;
  }
  await readDue();
  announce('The school calendar is remembered.');
  return true;
}

/** The holidays of a file that the person chooses, with a sentence on what was not understood; null where none was chosen. */
export async function importHolidays(): Promise<{ readonly holidays: SchoolCalendar['holidays']; readonly sentence: string } | null> {
  const answer = await bridge.call('calendar.import', {});
  if (!answer.ok) return { holidays: [], sentence: answer.failure.message };
  if (!answer.value) return null;
  return { holidays: answer.value.holidays, sentence: importedSentence(answer.value) };
}

/** Later than this is no mailing of today's: an old download that is tried, or printed once more. */
const MOST_DAYS_LATE = 365;

/** What the names of old files alone say is no news; a day that a person entered is. */
const isNews = ({ daysLeft, receivedFrom }: DueView): boolean => daysLeft !== null && (receivedFrom === 'entered' || daysLeft >= -MOST_DAYS_LATE);

/** The fewest days left of all due dates, below 0 where one has passed; null where there is none to tell. */
export const fewestDaysLeft = (due: readonly DueView[]): number | null =>
  due.filter(isNews).reduce<number | null>((least, { daysLeft }) => (daysLeft === null ? least : Math.min(least ?? daysLeft, daysLeft)), null);
