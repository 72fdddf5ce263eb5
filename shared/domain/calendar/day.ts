/** A calendar day as `YYYY-MM-DD`. Texts of this form sort by time. */
export type Day = string;

const MILLISECONDS_OF_A_DAY = 86_400_000;
/** No day that a school counts from lies beyond; what is typed so is a slip, and dates are counted on from it. */
export const FIRST_DAY: Day = '1900-01-01';
export const LAST_DAY: Day = '2999-12-31';
const FORM = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Days since 1970-01-01. Days have no time zone, so they are counted in UTC, where each has 24 hours. */
export const dayNumber = (day: Day): number => Date.parse(`${day}T00:00:00Z`) / MILLISECONDS_OF_A_DAY;

export const dayOfNumber = (number: number): Day => new Date(number * MILLISECONDS_OF_A_DAY).toISOString().slice(0, 10);

export const dayOf = (year: number, month: number, date: number): Day => new Date(Date.UTC(year, month - 1, date)).toISOString().slice(0, 10);

export const addDays = (day: Day, days: number): Day => dayOfNumber(dayNumber(day) + days);

/** Days from one day to another, negative where the second is earlier. */
export const daysBetween = (from: Day, to: Day): number => dayNumber(to) - dayNumber(from);

/** 0 is Sunday, 6 Saturday. */
export const weekdayOf = (day: Day): number => new Date(`${day}T00:00:00Z`).getUTCDay();

export const isWeekend = (day: Day): boolean => weekdayOf(day) % 6 === 0;

/** The day of a text in the form `YYYY-MM-DD`, null where the form is another one or the calendar has no such day. */
export const readDay = (text: string): Day | null => {
  const parts = FORM.exec(text);
  if (!parts) return null;
  const [year, month, date] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  return text >= FIRST_DAY && text <= LAST_DAY && dayOf(year, month, date) === text ? text : null;
};
