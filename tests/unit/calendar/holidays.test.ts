import { readDay } from '@shared/domain/calendar/day';
import { readHolidays } from '@shared/domain/calendar/read-holidays';
import { usualHolidays } from '@shared/domain/calendar/usual-holidays';
import { describe, expect, it } from 'vitest';

const SPAN = { from: '2026-01-01', to: '2028-12-31' };

describe('readDay', () => {
  it('takes days that the calendar has', () => {
    expect(['2028-02-29', '2026-02-29', '2026-13-01', '2026-04-31', '26-04-01', '2026-4-1', '9999-12-31', ''].map(readDay)).toEqual(['2028-02-29', null, null, null, null, null, null, null]);
  });
});

describe('usualHolidays', () => {
  it('are those of the federal list for 2026', () => {
    expect(usualHolidays('federal', '2026-01-01', '2026-12-31').map(({ date }) => date)).toEqual(
      ['2026-01-01', '2026-01-19', '2026-02-16', '2026-05-25', '2026-06-19', '2026-07-03', '2026-09-07', '2026-10-12', '2026-11-11', '2026-11-26', '2026-12-25'],
    );
  });
  it('are kept on the weekday beside a weekend, also across the year', () => {
    const kept = usualHolidays('federal', '2027-06-01', '2027-12-31');
    expect(kept.map(({ date }) => date)).toEqual(['2027-06-18', '2027-07-05', '2027-09-06', '2027-10-11', '2027-11-11', '2027-11-25', '2027-12-24', '2027-12-31']);
    expect(kept.at(-1)?.name).toBe('New Year’s Day');
  });
  it('have the days of California', () => {
    const dates = usualHolidays('california', '2026-01-01', '2026-12-31').map(({ date }) => date);
    expect(dates).toEqual(expect.arrayContaining(['2026-02-12', '2026-03-31', '2026-09-25', '2026-11-27']));
    expect(dates).not.toContain('2026-10-12');
  });
});

describe('readHolidays', () => {
  it('reads a date a line as offices write them, with names, comments and a heading', () => {
    const list = readHolidays('\uFEFFDate,Holiday\r\n2026-11-26,Thanksgiving Day\r\n# local\r\n\r\n3/31/2026\tCesar Chavez Day\r\n2026-11-26\r\n', SPAN);
    expect(list).toEqual({
      holidays: [
        { date: '2026-03-31', name: 'Cesar Chavez Day' },
        { date: '2026-11-26', name: 'Thanksgiving Day' },
      ],
      unclear: [],
      partial: 0,
      others: [],
    });
  });
  it('tells the lines without a date', () => {
    expect(readHolidays('2026-11-26\nNovember 27\n2026-02-30\n', SPAN).unclear).toEqual([2, 3]);
  });
});
