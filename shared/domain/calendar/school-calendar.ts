import { z } from 'zod';
import { readDay, type Day } from './day';
import { type Holiday, LONGEST_HOLIDAY_NAME } from './holiday';

/** A district's school year, as far as the clocks need it. */
export type SchoolCalendar = {
  /** The last day of instruction. */
  readonly lastDay: Day | null;
  /** The first day of the next school year. */
  readonly nextStart: Day | null;
  readonly holidays: readonly Holiday[];
};

export const NO_CALENDAR: SchoolCalendar = { lastDay: null, nextStart: null, holidays: [] };

const MOST_HOLIDAYS = 2_000;
const day = z.string().refine((text) => readDay(text) !== null, 'A date as YYYY-MM-DD.');

/** A calendar as it is kept and as the window sends it. */
export const SCHOOL_CALENDAR = z.strictObject({
  lastDay: day.nullable(),
  nextStart: day.nullable(),
  holidays: z.array(z.strictObject({ date: day, name: z.string().max(LONGEST_HOLIDAY_NAME) })).max(MOST_HOLIDAYS),
});
