import type { Day } from './day';

/** A day on which the school office does not work, with its name where one is known. */
export type Holiday = { readonly date: Day; readonly name: string };

/** In the order of the calendar, each day once: of two names of one day the first given stays. */
export const sortedHolidays = (holidays: readonly Holiday[]): readonly Holiday[] =>
  [...new Map(holidays.toReversed().map((holiday) => [holiday.date, holiday])).values()].sort((a, b) => (a.date < b.date ? -1 : 1));
