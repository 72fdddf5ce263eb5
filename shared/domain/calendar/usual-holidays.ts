import { addDays, type Day, dayOf, weekdayOf } from './day';
import { type Holiday, sortedHolidays } from './holiday';

export const HOLIDAY_SETS = ['federal', 'california'] as const;
export type HolidaySet = (typeof HOLIDAY_SETS)[number];

/** When the rules below were last held against their sources. */
export const HOLIDAY_RULES_AS_OF: Day = '2026-07-01';

/** A holiday on the same date each year, on the n-th weekday of a month (-1: the last), or so many days behind another one. */
type Rule = { readonly name: string } & (
  | { readonly month: number; readonly date: number }
  | { readonly month: number; readonly weekday: number; readonly nth: number; readonly daysLater?: number }
);

const [MONDAY, THURSDAY, FRIDAY] = [1, 4, 5] as const;

const NEW_YEAR: Rule = { name: 'New Year’s Day', month: 1, date: 1 };
const KING: Rule = { name: 'Dr. Martin Luther King, Jr. Day', month: 1, weekday: MONDAY, nth: 3 };
const WASHINGTON: Rule = { name: 'Presidents’ Day', month: 2, weekday: MONDAY, nth: 3 };
const MEMORIAL: Rule = { name: 'Memorial Day', month: 5, weekday: MONDAY, nth: -1 };
const JUNETEENTH: Rule = { name: 'Juneteenth', month: 6, date: 19 };
const INDEPENDENCE: Rule = { name: 'Independence Day', month: 7, date: 4 };
const LABOR: Rule = { name: 'Labor Day', month: 9, weekday: MONDAY, nth: 1 };
const VETERANS: Rule = { name: 'Veterans Day', month: 11, date: 11 };
const THANKSGIVING: Rule = { name: 'Thanksgiving Day', month: 11, weekday: THURSDAY, nth: 4 };
const CHRISTMAS: Rule = { name: 'Christmas Day', month: 12, date: 25 };

/**
 * Federal: 5 U.S.C. 6103. California: what its schools close on (Education Code 37220) with the state's own days (Government Code 6700 and
 * 19853). A district keeps its own calendar, so both are a beginning to edit.
 */
const RULES: Readonly<Record<HolidaySet, readonly Rule[]>> = {
  federal: [NEW_YEAR, KING, WASHINGTON, MEMORIAL, JUNETEENTH, INDEPENDENCE, LABOR, { name: 'Columbus Day', month: 10, weekday: MONDAY, nth: 2 }, VETERANS, THANKSGIVING, CHRISTMAS],
  california: [
    ...[NEW_YEAR, KING, { name: 'Lincoln Day', month: 2, date: 12 }, WASHINGTON, { name: 'Cesar Chavez Day', month: 3, date: 31 }, MEMORIAL, JUNETEENTH, INDEPENDENCE, LABOR],
    { name: 'Native American Day', month: 9, weekday: FRIDAY, nth: 4 },
    ...[VETERANS, THANKSGIVING, { name: 'Day after Thanksgiving', month: 11, weekday: THURSDAY, nth: 4, daysLater: 1 }, CHRISTMAS],
  ],
};

const nthWeekday = (year: number, month: number, weekday: number, nth: number): Day => {
  if (nth < 0) {
    const last = dayOf(year, month + 1, 0);
    return addDays(last, -((weekdayOf(last) - weekday + 7) % 7));
  }
  const first = dayOf(year, month, 1);
  return addDays(first, ((weekday - weekdayOf(first) + 7) % 7) + 7 * (nth - 1));
};

/** A date on a Saturday is kept on the Friday before, on a Sunday on the Monday after, as both laws say. */
const observed = (day: Day): Day => addDays(day, { 6: -1, 0: 1 }[weekdayOf(day)] ?? 0);

const dayOfRule = (rule: Rule, year: number): Day => ('date' in rule ? observed(dayOf(year, rule.month, rule.date)) : addDays(nthWeekday(year, rule.month, rule.weekday, rule.nth), rule.daysLater ?? 0));

/** The holidays of a set that are kept within a span of days, the last one included. */
export const usualHolidays = (set: HolidaySet, from: Day, to: Day): readonly Holiday[] => {
  const [firstYear, lastYear] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
  // New Year's Day can be kept in the year before.
  const years = Array.from({ length: lastYear - firstYear + 2 }, (_, index) => firstYear + index);
  const all = years.flatMap((year) => RULES[set].map((rule): Holiday => ({ date: dayOfRule(rule, year), name: rule.name })));
  return sortedHolidays(all.filter(({ date }) => date >= from && date <= to));
};
