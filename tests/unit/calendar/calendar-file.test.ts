import { readHolidays } from '@shared/domain/calendar/read-holidays';
import { describe, expect, it } from 'vitest';
import { processorMsSince } from '../../support/processor-time';

const SPAN = { from: '2026-01-01', to: '2028-12-31' };

const event = (...lines: readonly string[]): readonly string[] => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'];
const calendar = (...lines: readonly string[]): string => ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n');
const read = (...lines: readonly string[]) => readHolidays(calendar(...lines), SPAN);
const days = (...lines: readonly string[]): readonly string[] => read(...lines).holidays.map(({ date }) => date);
const repeated = (start: string, rule: string, ...more: readonly string[]): readonly string[] => days(...event('UID:one', `DTSTART;VALUE=DATE:${start}`, `RRULE:${rule}`, ...more));

describe('which events are holidays', () => {
  it('whole days, to the day before the end, with folded and escaped names', () => {
    const list = read(...event('DTSTART;VALUE=DATE:20261123', 'DTEND;VALUE=DATE:20261128', 'SUMMARY:Thanksgiving\\, whole', '  week'));
    expect(list.holidays.map(({ date }) => date)).toEqual(['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27']);
    expect(list.holidays[0]?.name).toBe('Thanksgiving, whole week');
    expect(days(...event('DTSTART;VALUE=DATE:20261231'))).toEqual(['2026-12-31']);
    expect(days(...event('DTSTART:20261231'))).toEqual(['2026-12-31']);
    expect(days(...event('DTSTART;VALUE=DATE:20261231', 'DTEND;VALUE=DATE:20261231'))).toEqual(['2026-12-31']);
    expect(days(...event('DTSTART;VALUE=DATE:20261231', 'DURATION:P2D'))).toEqual(['2026-12-31', '2027-01-01']);
    expect(days(...event('DTSTART;VALUE=DATE:20261221', 'DURATION:P1W'))).toHaveLength(7);
    expect(days(...event('DTSTART;VALUE=DATE:20280228', 'DTEND;VALUE=DATE:20280302'))).toEqual(['2028-02-28', '2028-02-29', '2028-03-01']);
  });
  it('not what takes some hours, which is counted', () => {
    const list = read(
      ...event('DTSTART;TZID=America/Los_Angeles:20270104T080000', 'DTEND;TZID=America/Los_Angeles:20270104T160000', 'SUMMARY:Staff day'),
      ...event('DTSTART:20270105T080000', 'DURATION:PT8H'),
      ...event('DTSTART:20270106T000000'),
      ...event('DTSTART:20270107T180000Z', 'DTEND:20270107T200000Z'),
    );
    expect(list).toEqual({ holidays: [], unclear: [], partial: 4, others: [] });
  });
  it('of an event with hours the days that are whole: from midnight to midnight, or to the minute before, and between two parts of days', () => {
    expect(days(...event('DTSTART;TZID="(UTC-08:00) Pacific Time (US & Canada)":20261127T000000', 'DTEND;TZID="(UTC-08:00) Pacific Time (US & Canada)":20261128T000000'))).toEqual(['2026-11-27']);
    expect(days(...event('DTSTART:20261127T000000', 'DTEND:20261127T235900'))).toEqual(['2026-11-27']);
    expect(days(...event('DTSTART:20261127T000000', 'DURATION:P1DT8H'))).toEqual(['2026-11-27']);
    expect(days(...event('DTSTART:20261218T150000', 'DTEND:20261222T080000'))).toEqual(['2026-12-19', '2026-12-20', '2026-12-21']);
  });
  it('in UTC by the clock of the school, which is California’s unless the calendar names another', () => {
    const utc = event('DTSTART:20261127T080000Z', 'DTEND:20261128T080000Z');
    expect(days(...utc)).toEqual(['2026-11-27']);
    expect(days(...event('DTSTART:20260703T070000Z', 'DTEND:20260704T070000Z'))).toEqual(['2026-07-03']);
    expect(days(...event('DTSTART;TZID=Etc/UTC:20260703T070000', 'DTEND;TZID=Etc/UTC:20260704T070000'))).toEqual(['2026-07-03']);
    expect(read('X-WR-TIMEZONE:America/New_York', ...utc)).toMatchObject({ holidays: [], partial: 1 });
    expect(days('X-WR-TIMEZONE:America/New_York', ...event('DTSTART:20261127T050000Z', 'DTEND:20261128T050000Z'))).toEqual(['2026-11-27']);
    expect(days('X-WR-TIMEZONE:Nowhere/At all', ...utc)).toEqual(['2026-11-27']);
  });
  it('not what was cancelled, nor what stands in other parts of the file', () => {
    expect(read(...event('DTSTART;VALUE=DATE:20270212', 'STATUS:CANCELLED'), 'BEGIN:VTIMEZONE', 'BEGIN:STANDARD', 'DTSTART:20261101T020000', 'RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU', 'END:STANDARD', 'END:VTIMEZONE', 'BEGIN:VTODO', 'DTSTART;VALUE=DATE:20270301', 'END:VTODO')).toEqual({ holidays: [], unclear: [], partial: 0, others: [] });
  });
  it('not a whole day whose name does not say that the office is closed: it is named', () => {
    const day = (name: string) => event('DTSTART;VALUE=DATE:20270301', `SUMMARY:${name}`);
    const closed = ['Spring Break', 'No School - Cesar Chavez Day', 'District office closed', 'Presidents’ Day', 'Day after Thanksgiving', 'Local holiday', 'Winter recess', 'Vacaciones de primavera', 'MLK Day (observed)', ''];
    const open = ['Picture day', 'ELPAC testing window', 'Staff development day - no students', 'Last day before winter break', 'School resumes after Spring Break', 'Thanksgiving food drive', 'Spirit week', 'Minimum day', 'CAASPP results due'];
    for (const name of closed) expect({ name, ...read(...day(name)) }).toMatchObject({ name, holidays: [{ date: '2027-03-01' }], others: [] });
    for (const name of open) expect({ name, ...read(...day(name)) }).toMatchObject({ name, holidays: [], others: [name] });
    const both = read(...day('Picture day'), ...day('Spring Break'), ...event('DTSTART;VALUE=DATE:20270302', 'SUMMARY:Picture day'));
    expect(both).toEqual({ holidays: [{ date: '2027-03-01', name: 'Spring Break' }], unclear: [], partial: 0, others: ['Picture day'] });
    expect(read('X-WR-CALNAME:Holidays of our town', ...day('Founders’ Day'))).toMatchObject({ holidays: [{ name: 'Founders’ Day' }], others: [] });
  });
  it('an alarm’s length and text are the alarm’s', () => {
    const list = read(...event('DTSTART;VALUE=DATE:20270215', 'SUMMARY:Presidents’ Day', 'BEGIN:VALARM', 'TRIGGER:-P1D', 'DURATION:P9D', 'SUMMARY:Reminder', 'END:VALARM'));
    expect(list.holidays).toEqual([{ date: '2027-02-15', name: 'Presidents’ Day' }]);
  });
  it('within the span that is wanted', () => {
    expect(days(...event('DTSTART;VALUE=DATE:20251229', 'DTEND;VALUE=DATE:20260103'))).toEqual(['2026-01-01', '2026-01-02']);
  });
  it('tells by its line what can’t be understood', () => {
    const list = read(
      ...event('SUMMARY:No day'),
      ...event('DTSTART;VALUE=DATE:20261127', 'DTEND;VALUE=DATE:20261126'),
      ...event('DTSTART;VALUE=DATE:20260801', 'DTEND;VALUE=DATE:20270601'),
      ...event('DTSTART;VALUE=DATE:20260230'),
      ...event('DTSTART;VALUE=DATE:20261127', 'DURATION:soon'),
      ...event('DTSTART;VALUE=DATE:20261127', 'RRULE:FREQ=HOURLY'),
      ...event('DTSTART;VALUE=DATE:20261127', 'EXDATE:soon'),
    );
    expect(list).toEqual({ holidays: [], unclear: [3, 6, 10, 14, 17, 21, 25], partial: 0, others: [] });
  });
});

describe('repeated events', () => {
  it('come back each year within the span, however long ago they began', () => {
    expect(repeated('20101225', 'FREQ=YEARLY')).toEqual(['2026-12-25', '2027-12-25', '2028-12-25']);
    expect(repeated('20240229', 'FREQ=YEARLY')).toEqual(['2028-02-29']);
    expect(repeated('20200102', 'FREQ=YEARLY;INTERVAL=2')).toEqual(['2026-01-02', '2028-01-02']);
    expect(repeated('20250704', 'FREQ=YEARLY;COUNT=3')).toEqual(['2026-07-04', '2027-07-04']);
    expect(repeated('20260704', 'FREQ=YEARLY;UNTIL=20270704')).toEqual(['2026-07-04', '2027-07-04']);
    expect(repeated('20260704', 'FREQ=YEARLY;UNTIL=20270704T065959Z')).toEqual(['2026-07-04']);
  });
  it('on the n-th weekday of a month or year', () => {
    expect(repeated('20201126', 'FREQ=YEARLY;BYMONTH=11;BYDAY=4TH')).toEqual(['2026-11-26', '2027-11-25', '2028-11-23']);
    expect(repeated('20200525', 'FREQ=YEARLY;BYDAY=-1MO;BYMONTH=5')).toEqual(['2026-05-25', '2027-05-31', '2028-05-29']);
    expect(repeated('20260511', 'FREQ=YEARLY;BYDAY=19MO')).toEqual(['2026-05-11', '2027-05-10', '2028-05-08']);
    expect(repeated('20260116', 'FREQ=MONTHLY;BYDAY=3FR;COUNT=3')).toEqual(['2026-01-16', '2026-02-20', '2026-03-20']);
    expect(repeated('20260130', 'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=4')).toEqual(['2026-01-30', '2026-02-27', '2026-03-31', '2026-04-30']);
    expect(repeated('20260131', 'FREQ=MONTHLY;COUNT=3')).toEqual(['2026-01-31', '2026-03-31', '2026-05-31']);
    expect(repeated('20260131', 'FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3')).toEqual(['2026-01-31', '2026-02-28', '2026-03-31']);
    expect(repeated('20260410', 'FREQ=YEARLY;BYYEARDAY=100;COUNT=2')).toEqual(['2026-04-10', '2027-04-10']);
  });
  it('each day or week', () => {
    expect(repeated('20261221', 'FREQ=DAILY;COUNT=3')).toEqual(['2026-12-21', '2026-12-22', '2026-12-23']);
    expect(repeated('20261221', 'FREQ=DAILY;INTERVAL=3;UNTIL=20261230')).toEqual(['2026-12-21', '2026-12-24', '2026-12-27', '2026-12-30']);
    expect(repeated('20260105', 'FREQ=WEEKLY;COUNT=3')).toEqual(['2026-01-05', '2026-01-12', '2026-01-19']);
    // RFC 5545's own example of what the first day of the week changes, in another year.
    expect(repeated('20260804', 'FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO')).toEqual(['2026-08-04', '2026-08-09', '2026-08-18', '2026-08-23']);
    expect(repeated('20260804', 'FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU')).toEqual(['2026-08-04', '2026-08-16', '2026-08-18', '2026-08-30']);
  });
  it('of several days', () => {
    expect(days(...event('DTSTART;VALUE=DATE:20241223', 'DTEND;VALUE=DATE:20241225', 'RRULE:FREQ=YEARLY'))).toEqual(['2026-12-23', '2026-12-24', '2027-12-23', '2027-12-24', '2028-12-23', '2028-12-24']);
  });
  it('but for exceptions, in either form, and with days of their own', () => {
    expect(repeated('20261221', 'FREQ=DAILY;COUNT=4', 'EXDATE;VALUE=DATE:20261222,20261224', 'RDATE;VALUE=DATE:20261231')).toEqual(['2026-12-21', '2026-12-23', '2026-12-31']);
    expect(days(...event('DTSTART;TZID=America/Los_Angeles:20261221T000000', 'DURATION:P1D', 'RRULE:FREQ=DAILY;COUNT=3', 'EXDATE;TZID=America/Los_Angeles:20261222T000000'))).toEqual(['2026-12-21', '2026-12-23']);
  });
  it('of which one was moved or cancelled', () => {
    const rule = event('UID:one', 'DTSTART;VALUE=DATE:20260105', 'RRULE:FREQ=WEEKLY;COUNT=4');
    const moved = event('UID:one', 'RECURRENCE-ID;VALUE=DATE:20260112', 'DTSTART;VALUE=DATE:20260113');
    const cancelled = event('UID:one', 'RECURRENCE-ID;VALUE=DATE:20260119', 'DTSTART;VALUE=DATE:20260119', 'STATUS:CANCELLED');
    const ofAnother = event('UID:two', 'RECURRENCE-ID;VALUE=DATE:20260126', 'DTSTART;VALUE=DATE:20260127');
    expect(days(...rule, ...moved, ...cancelled, ...ofAnother)).toEqual(['2026-01-05', '2026-01-13', '2026-01-26', '2026-01-27']);
  });
  it('keep their day where clocks change', () => {
    expect(days(...event('DTSTART:20260307T080000Z', 'DTEND:20260308T080000Z', 'RRULE:FREQ=WEEKLY;COUNT=2'))).toEqual(['2026-03-07', '2026-03-14']);
  });
});

it('a hostile line is read in no time', () => {
  const before = process.cpuUsage();
  expect(read(...event(`DTSTART${';A="b",c'.repeat(20_000)}`, 'DTSTART;VALUE=DATE:20261127')).holidays).toHaveLength(1);
  expect(processorMsSince(before)).toBeLessThan(2_000);
});
