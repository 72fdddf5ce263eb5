import { readDay } from './day';
import { type Holiday, type HolidayList, LONGEST_HOLIDAY_NAME, type Span, sortedHolidays } from './holiday';
import { readCalendarFile } from './read-calendar-file';

/**
 * Reads holidays: one date a line (`2026-11-26`, or as an office in the United States types it, `11/26/2026`), a name behind it where there is one, or an
 * iCalendar file (.ics), of which the days within `span` count. Blank lines and lines that begin with `#` are passed over, and so is a heading.
 */
export const readHolidays = (text: string, span: Span): HolidayList => {
  const plain = text.replace(/^\uFEFF/, '');
  return /^\s*BEGIN:VCALENDAR/i.test(plain) ? readCalendarFile(plain, span) : readDateLines(plain);
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
    else holidays.push({ date: day, name: name.replace(/^"|"$/g, '').trim().slice(0, LONGEST_HOLIDAY_NAME) });
  }
  return { holidays: sortedHolidays(holidays), unclear, partial: 0, others: [] };
};
