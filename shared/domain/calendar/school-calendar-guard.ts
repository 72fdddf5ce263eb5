import { z } from 'zod';
import { readDay } from './day';
import { LONGEST_HOLIDAY_NAME } from './holiday';

const MOST_HOLIDAYS = 2_000;
const day = z.string().refine((text) => readDay(text) !== null, 'A date as YYYY-MM-DD.');

/** A calendar as it is kept and as the window sends it. */
export const SCHOOL_CALENDAR = z.strictObject({
  lastDay: day.nullable(),
  nextStart: day.nullable(),
  holidays: z.array(z.strictObject({ date: day, name: z.string().max(LONGEST_HOLIDAY_NAME) })).max(MOST_HOLIDAYS),
});
