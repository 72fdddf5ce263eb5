import { addDays, daysBetween, isWeekend } from '@shared/domain/calendar/day';
import { CLOCK_PROGRAMS, dueDate, type DueRequest } from '@shared/domain/calendar/due-date';
import { HOLIDAY_SETS, usualHolidays } from '@shared/domain/calendar/usual-holidays';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const day = fc.integer({ min: 0, max: 3_000 }).map((days) => addDays('2023-01-01', days));
const holidays = fc.array(day, { maxLength: 200 }).map((days) => new Set(days));

// In a summer of less than a month, 15 working days of the next year can end before 30 days from the last day of this one.
const schoolYear = fc.tuple(day, fc.integer({ min: 30, max: 120 })).map(([lastDay, summer]) => ({ lastDay, nextStart: addDays(lastDay, summer) }));
const requests = fc.record({ program: fc.constantFrom(...CLOCK_PROGRAMS), received: day, year: fc.option(schoolYear, { nil: null }), holidays }).map(
  ({ year, ...rest }): DueRequest => ({ lastDay: null, nextStart: null, ...year, ...rest }),
);

const dueOf = (request: DueRequest): string => {
  const answer = dueDate(request);
  if (typeof answer === 'string') throw new Error(answer);
  return answer.due;
};

/** Days are counted one by one, which is slow and plain. */
const workingDaysIn = (from: string, to: string, days: ReadonlySet<string>): number =>
  Array.from({ length: daysBetween(from, to) + 1 }, (_, index) => addDays(from, index)).filter((one) => !isWeekend(one) && !days.has(one)).length;

describe('a due date', () => {
  it('counted in working days is never on a weekend or a holiday', () => {
    fc.assert(
      fc.property(requests, (request) => {
        const due = dueOf(request);
        if (request.program === 'ELPAC' && due === addDays(request.received, 30)) return;
        expect(isWeekend(due)).toBe(false);
        expect(request.holidays.has(due)).toBe(false);
      }),
    );
  });

  it('has exactly the working days of the rule before and on it', () => {
    fc.assert(
      fc.property(requests, (request) => {
        const { program, received, lastDay, nextStart } = request;
        const due = dueOf(request);
        if (lastDay !== null && nextStart !== null && received > lastDay) {
          expect(workingDaysIn(nextStart, due, request.holidays)).toBe(program === 'CAASPP' ? 20 : 15);
        } else if (program === 'ELPAC') expect(daysBetween(received, due)).toBe(30);
        else expect(workingDaysIn(addDays(received, 1), due, request.holidays)).toBe(20);
      }),
    );
  });

  it('never comes earlier for results that come later, nor for a longer list of holidays', () => {
    fc.assert(
      fc.property(requests, fc.integer({ min: 0, max: 90 }), holidays, (request, later, more) => {
        expect(dueOf({ ...request, received: addDays(request.received, later) }) >= dueOf(request)).toBe(true);
        expect(dueOf({ ...request, holidays: new Set([...request.holidays, ...more]) }) >= dueOf(request)).toBe(true);
      }),
    );
  });

  it('is behind receipt, or in the next school year', () => {
    fc.assert(
      fc.property(requests, (request) => {
        const isNextYear = request.lastDay !== null && request.received > request.lastDay;
        expect(dueOf(request) > (isNextYear && request.nextStart !== null ? request.nextStart : request.received)).toBe(true);
      }),
    );
  });
});

it('the usual holidays are weekdays within the span, each once, whatever span is asked for', () => {
  fc.assert(
    fc.property(fc.constantFrom(...HOLIDAY_SETS), day, fc.integer({ min: 0, max: 800 }), (set, from, length) => {
      const to = addDays(from, length);
      const dates = usualHolidays(set, from, to).map(({ date }) => date);
      expect(dates).toEqual([...new Set(dates)].sort());
      for (const date of dates) expect(date >= from && date <= to && !isWeekend(date)).toBe(true);
      expect(usualHolidays(set, from, from).map(({ date }) => date)).toEqual(dates.filter((date) => date === from));
    }),
  );
});
