import type { Day } from './day';
import type { Holiday } from './holiday';

/** A district's school year, as far as the clocks need it. */
export type SchoolCalendar = {
  /** The last day of instruction. */
  readonly lastDay: Day | null;
  /** The first day of the next school year. */
  readonly nextStart: Day | null;
  readonly holidays: readonly Holiday[];
};

export const NO_CALENDAR: SchoolCalendar = { lastDay: null, nextStart: null, holidays: [] };
