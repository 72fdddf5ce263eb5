import type { Day } from './day';

/** A day on which the school office does not work, with its name where one is known. */
export type Holiday = { readonly date: Day; readonly name: string };

export const LONGEST_HOLIDAY_NAME = 200;

/**
 * What a list of holidays says, the lines (from 1) that were not understood, how many events take some hours of a day only, and the names of whole days that are not counted, since
 * they do not say that the office is closed.
 */
export type HolidayList = { readonly holidays: readonly Holiday[]; readonly unclear: readonly number[]; readonly partial: number; readonly others: readonly string[] };

/** Days within which the holidays of a calendar are wanted, both included. */
export type Span = { readonly from: Day; readonly to: Day };

/** In the order of the calendar, each day once: of two names of one day the first given stays. */
export const sortedHolidays = (holidays: readonly Holiday[]): readonly Holiday[] =>
  [...new Map(holidays.toReversed().map((holiday) => [holiday.date, holiday])).values()].sort((a, b) => (a.date < b.date ? -1 : 1));
