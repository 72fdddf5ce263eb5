import { addDays, type Day, dayNumber, dayOf, daysBetween, readDay, weekdayOf } from './day';

/** A weekday of a rule (0 Sunday); `nth` 0 is each of them, 2 the second of the month or year, -1 the last. */
type RuleWeekday = { readonly nth: number; readonly weekday: number };

/** Which days an event comes back on (RFC 5545, 3.3.10), of rules that go by days. */
export type Recurrence = {
  readonly every: 'day' | 'week' | 'month' | 'year';
  readonly interval: number;
  readonly count: number | null;
  /** The last day, included. */
  readonly until: Day | null;
  readonly months: readonly number[];
  readonly monthDays: readonly number[];
  readonly yearDays: readonly number[];
  readonly weekdays: readonly RuleWeekday[];
  readonly places: readonly number[];
  /** The weekday that begins a week. */
  readonly weekStart: number;
};

const UNITS: Readonly<Record<string, Recurrence['every']>> = { DAILY: 'day', WEEKLY: 'week', MONTHLY: 'month', YEARLY: 'year' };
const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];
const WEEKDAY = /^([+-]?\d{1,2})?(SU|MO|TU|WE|TH|FR|SA)$/;
const KNOWN_PARTS = new Set(['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'WKST', 'BYMONTH', 'BYMONTHDAY', 'BYYEARDAY', 'BYDAY', 'BYSETPOS']);

const numbersOf = (text: string | undefined): readonly number[] | null => {
  if (text === undefined) return [];
  const numbers = text.split(',').map((one) => (/^[+-]?\d{1,3}$/.test(one) ? Number(one) : 0));
  return numbers.includes(0) ? null : numbers;
};

const weekdaysOf = (text: string | undefined): readonly RuleWeekday[] | null => {
  if (text === undefined) return [];
  const found = text.split(',').map((one) => WEEKDAY.exec(one));
  return found.some((match) => match === null) ? null : found.map((match) => ({ nth: Number(match?.[1] ?? 0), weekday: WEEKDAYS.indexOf(match?.[2] ?? '') }));
};

const countOf = (text: string | undefined): number | null => (text === undefined ? null : /^\d{1,6}$/.test(text) && Number(text) > 0 ? Number(text) : Number.NaN);

/**
 * Reads the value of an `RRULE`; `dayOfUntil` gives the day of its `UNTIL`. Null for what is no rule, and for one that goes by hours, by weeks of the year or by
 * anything else that says more than days.
 */
export const readRecurrence = (value: string, dayOfUntil: (text: string) => Day | null): Recurrence | null => {
  const parts = new Map(value.toUpperCase().split(';').filter((part) => part !== '').map((part) => part.split('=') as [string, string | undefined]));
  if ([...parts.keys()].some((name) => !KNOWN_PARTS.has(name))) return null;
  const [every, until] = [UNITS[parts.get('FREQ') ?? ''], parts.get('UNTIL')];
  const [interval, count] = [countOf(parts.get('INTERVAL')) ?? 1, countOf(parts.get('COUNT'))];
  const [months, monthDays, yearDays, places] = [numbersOf(parts.get('BYMONTH')), numbersOf(parts.get('BYMONTHDAY')), numbersOf(parts.get('BYYEARDAY')), numbersOf(parts.get('BYSETPOS'))];
  const weekdays = weekdaysOf(parts.get('BYDAY'));
  const lastDay = until === undefined ? null : dayOfUntil(until);
  const weekStart = WEEKDAYS.indexOf(parts.get('WKST') ?? 'MO');
  if (every === undefined || Number.isNaN(interval) || Number.isNaN(count) || !months || !monthDays || !yearDays || !places || !weekdays || weekStart < 0) return null;
  if (until !== undefined && lastDay === null) return null;
  // "The second Monday" is one of a month or of a year.
  if ((every === 'day' || every === 'week') && weekdays.some(({ nth }) => nth !== 0)) return null;
  return { every, interval, count, until: lastDay, months, monthDays, yearDays, weekdays, places, weekStart };
};

const monthOf = (day: Day): number => Number(day.slice(5, 7));
const yearOf = (day: Day): number => Number(day.slice(0, 4));
const dateOf = (day: Day): number => Number(day.slice(8));

/** First day of the unit that is `units` after the one in which a day lies, and the first day of the unit behind it. */
const unitAfter = ({ every, weekStart }: Recurrence, day: Day, units: number): readonly [first: Day, behind: Day] => {
  const [year, month] = [yearOf(day), monthOf(day)];
  switch (every) {
    case 'day':
      return [addDays(day, units), addDays(day, units + 1)];
    case 'week': {
      const first = addDays(day, 7 * units - ((weekdayOf(day) - weekStart + 7) % 7));
      return [first, addDays(first, 7)];
    }
    case 'month':
      return [dayOf(year, month + units, 1), dayOf(year, month + units + 1, 1)];
    case 'year':
      return [dayOf(year + units, 1, 1), dayOf(year + units + 1, 1, 1)];
  }
};

/** True where a number counted from the front, or from the end as -1, -2, is one of those named. */
const isNamed = (named: readonly number[], fromFront: number, size: number): boolean => named.includes(fromFront) || named.includes(fromFront - size - 1);

const isWeekdayOf = ({ every, weekdays, months }: Recurrence, day: Day): boolean => {
  // In a year, with months named, "the second Monday" is one of the month.
  const ofMonth = every === 'month' || months.length > 0;
  const [first, behind] = ofMonth ? [dayOf(yearOf(day), monthOf(day), 1), dayOf(yearOf(day), monthOf(day) + 1, 1)] : [dayOf(yearOf(day), 1, 1), dayOf(yearOf(day) + 1, 1, 1)];
  const fromFront = Math.floor(daysBetween(first, day) / 7) + 1;
  const fromEnd = -(Math.floor((daysBetween(day, behind) - 1) / 7) + 1);
  return weekdays.some(({ nth, weekday }) => weekday === weekdayOf(day) && (nth === 0 || nth === fromFront || nth === fromEnd));
};

/** What a rule leaves open is as in the first event: its weekday, its day of the month, its month. */
const isAsFirst = ({ every, months }: Recurrence, day: Day, first: Day): boolean => {
  if (every === 'day') return true;
  if (every === 'week') return weekdayOf(day) === weekdayOf(first);
  return dateOf(day) === dateOf(first) && (every === 'month' || months.length > 0 || monthOf(day) === monthOf(first));
};

const matches = (rule: Recurrence, day: Day, first: Day): boolean => {
  const { months, monthDays, yearDays, weekdays } = rule;
  if (months.length > 0 && !months.includes(monthOf(day))) return false;
  if (monthDays.length > 0 && !isNamed(monthDays, dateOf(day), dateOf(dayOf(yearOf(day), monthOf(day) + 1, 0)))) return false;
  const newYear = dayOf(yearOf(day), 1, 1);
  if (yearDays.length > 0 && !isNamed(yearDays, daysBetween(newYear, day) + 1, daysBetween(newYear, dayOf(yearOf(day) + 1, 1, 1)))) return false;
  if (weekdays.length > 0 && !isWeekdayOf(rule, day)) return false;
  return monthDays.length + yearDays.length + weekdays.length > 0 || isAsFirst(rule, day, first);
};

/** The days of an event up to `last`, the first one included. */
export const recurrenceDays = (rule: Recurrence, first: Day, last: Day): readonly Day[] => {
  const end = rule.until !== null && rule.until < last ? rule.until : last;
  const days: Day[] = [];
  for (let units = 0; ; units += rule.interval) {
    const [from, behind] = unitAfter(rule, first, units);
    if (from > end || readDay(from) === null) return withFirst(days, first, rule.count);
    const all = Array.from({ length: dayNumber(behind) - dayNumber(from) }, (_, index) => addDays(from, index)).filter((day) => matches(rule, day, first));
    const placed = rule.places.length === 0 ? all : all.filter((_, index) => isNamed(rule.places, index + 1, all.length));
    for (const day of placed) {
      if (day < first) continue;
      if (day > end || days.length === rule.count) return withFirst(days, first, rule.count);
      days.push(day);
    }
  }
};

/** The event itself is always the first of its days and counts as one, also where its rule would not name it. */
const withFirst = (days: readonly Day[], first: Day, count: number | null): readonly Day[] => (days[0] === first ? days : [first, ...days].slice(0, count ?? undefined));
