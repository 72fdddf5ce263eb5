import { addDays, type Day, daysBetween, dayOf, readDay } from './day';
import { type Holiday, sortedHolidays } from './holiday';

/** What a list of holidays says, and the lines (from 1) on which no date was found. */
export type HolidayList = { readonly holidays: readonly Holiday[]; readonly unclear: readonly number[] };

/** A break of more days in one event is no school holiday but a mistake, such as an event without an end. */
const LONGEST_EVENT_DAYS = 120;

/**
 * Reads holidays: one date a line (`2026-11-26`, or as an office in the United States types it, `11/26/2026`), a name behind it where there is one, or an
 * iCalendar file (.ics) with an event a holiday. Blank lines and lines that begin with `#` are passed over, and so is a heading.
 */
export const readHolidays = (text: string): HolidayList => {
  const plain = text.replace(/^\uFEFF/, '');
  return /^\s*BEGIN:VCALENDAR/i.test(plain) ? readCalendarFile(plain) : readDateLines(plain);
};

const DATE_LINE = /^"?(?:(\d{4}-\d{2}-\d{2})|(\d{1,2})\/(\d{1,2})\/(\d{4}))"?(?:\s*[,;\t ]\s*(.*))?$/;

const readDateLines = (text: string): HolidayList => {
  const holidays: Holiday[] = [];
  const unclear: number[] = [];
  for (const [index, raw] of text.split(/\r\n|\r|\n/).entries()) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#') || (index === 0 && /^"?(date|holiday)/i.test(line))) continue;
    const [, iso, month, date, year, name = ''] = DATE_LINE.exec(line) ?? [];
    const day = readDay(iso ?? `${year ?? ''}-${(month ?? '').padStart(2, '0')}-${(date ?? '').padStart(2, '0')}`);
    if (day === null) unclear.push(index + 1);
    else holidays.push({ date: day, name: name.replace(/^"|"$/g, '').trim() });
  }
  return { holidays: sortedHolidays(holidays), unclear };
};

/** Lines of an iCalendar file with their numbers from 1; one that begins with a space goes on with the one before it (RFC 5545, 3.1). */
const unfolded = (text: string): readonly { readonly number: number; readonly line: string }[] => {
  const lines: { readonly number: number; line: string }[] = [];
  for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) {
    const before = lines.at(-1);
    if (before && /^[ \t]/.test(line)) before.line += line.slice(1);
    else lines.push({ number: index + 1, line });
  }
  return lines;
};

const EVENT_DATE = /^\d{8}(?=$|T\d{6})/;

const eventDay = (value: string): Day | null => {
  const digits = EVENT_DATE.exec(value.trim())?.[0];
  return digits === undefined ? null : readDay(`${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`);
};

const spoken = (value: string): string => value.replace(/\\n/gi, ' ').replace(/\\([,;\\])/g, '$1').trim();

type Event = { readonly line: number; start: Day | null; end: Day | null; endsAtTime: boolean; days: number; name: string; isYearly: boolean; isCancelled: boolean };

/** A property's name and value; a parameter between them can hold a colon in quotes, as Outlook's time zones do. */
const PROPERTY = /^([A-Z-]+)(?:"[^"]*"|[^":])*:(.*)$/i;

/** A length, as in `P1W`, `P2D` or `P1DT8H`. */
const LENGTH = /^\+?P(?:(\d+)W)?(?:(\d+)D)?(T\d.*)?$/i;

/**
 * Events become a holiday on each of their days. `DTEND` of a whole-day event is the day behind it. Yearly ones are taken for their own
 * year and the two that follow; other repetitions are told as unclear, since a holiday that was overlooked makes a wrong date.
 */
const readCalendarFile = (text: string): HolidayList => {
  const holidays: Holiday[] = [];
  const unclear: number[] = [];
  let event: Event | null = null;
  for (const { number, line } of unfolded(text)) {
    const [, name = '', value = ''] = PROPERTY.exec(line) ?? [];
    if (/^BEGIN:VEVENT/i.test(line)) event = { line: number, start: null, end: null, endsAtTime: false, days: 1, name: '', isYearly: false, isCancelled: false };
    else if (event && /^END:VEVENT/i.test(line)) {
      if (event.start === null || !takesDays(event)) unclear.push(event.line);
      else if (!event.isCancelled) holidays.push(...daysOf(event, event.start));
      event = null;
    } else if (event) takeProperty(event, name.toUpperCase(), value, unclear);
  }
  return { holidays: sortedHolidays(holidays), unclear };
};

const takeProperty = (event: Event, name: string, value: string, unclear: number[]): void => {
  if (name === 'DTSTART') event.start = eventDay(value);
  else if (name === 'DTEND') {
    event.end = eventDay(value);
    event.endsAtTime = /T(?!000000)/.test(value);
  } else if (name === 'DURATION') event.days = daysOfLength(value);
  else if (name === 'SUMMARY') event.name = spoken(value);
  else if (name === 'STATUS') event.isCancelled = /^CANCELLED/i.test(value);
  else if (name === 'RRULE') {
    event.isYearly = /FREQ=YEARLY(?!.*BY(?:DAY|SETPOS))/i.test(value);
    if (!event.isYearly) unclear.push(event.line);
  }
};

const YEARS_OF_YEARLY = 3;

/** Days of an event that says how long it is instead of when it ends; hours that go on behind whole days begin another one. */
const daysOfLength = (value: string): number => {
  const [, weeks = '0', days = '0', time] = LENGTH.exec(value.trim()) ?? [];
  return Math.max(1, Number(weeks) * 7 + Number(days) + (time === undefined || /^T0/.test(time) ? 0 : 1));
};

const lengthOf = ({ start, end, endsAtTime, days }: Event): number => (start === null || end === null ? days : Math.max(1, daysBetween(start, end) + (endsAtTime ? 1 : 0)));

const takesDays = (event: Event): boolean => lengthOf(event) <= LONGEST_EVENT_DAYS;

const daysOf = (event: Event, start: Day): readonly Holiday[] => {
  const days = Array.from({ length: lengthOf(event) }, (_, index) => addDays(start, index));
  const years = Array.from({ length: event.isYearly ? YEARS_OF_YEARLY : 1 }, (_, index) => index);
  return years.flatMap((later) =>
    days.map((day) => ({ date: later === 0 ? day : dayOf(Number(day.slice(0, 4)) + later, Number(day.slice(5, 7)), Number(day.slice(8))), name: event.name })),
  );
};
