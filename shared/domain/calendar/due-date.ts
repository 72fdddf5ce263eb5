import type { Program } from '../ssr/report';
import { addDays, type Day, daysBetween, isWeekend, weekdayOf } from './day';

/** Programs that have a clock. */
export type ClockProgram = Exclude<Program, 'unknown'>;
export const CLOCK_PROGRAMS = ['CAASPP', 'ELPAC'] as const satisfies readonly ClockProgram[];

/** What the regulation of a program asks for. */
type Clock = {
  readonly source: string;
  readonly within: { readonly days: number; readonly kind: 'working' | 'calendar' };
  /** Working days of the next school year, for results that come after the last day of instruction. */
  readonly nextYearWorkingDays: number;
};

const CLOCKS: Readonly<Record<ClockProgram, Clock>> = {
  CAASPP: { source: '5 CCR 863(a)', within: { days: 20, kind: 'working' }, nextYearWorkingDays: 20 },
  ELPAC: { source: '5 CCR 11518.15(c)', within: { days: 30, kind: 'calendar' }, nextYearWorkingDays: 15 },
};

export type DueRequest = {
  readonly program: ClockProgram;
  /** The day on which the school office received the results in TOMS. */
  readonly received: Day;
  /** The last day of instruction of the school year, null where it does not matter. */
  readonly lastDay: Day | null;
  /** The first day of the next school year. */
  readonly nextStart: Day | null;
  /** Days that are no working days besides Saturdays and Sundays. */
  readonly holidays: ReadonlySet<Day>;
};

/** By when results must have been provided, by which rule, and what was assumed on the way, in plain sentences (contract, `deadline`). */
export type DueDate = { readonly due: Day; readonly rule: string; readonly assumptions: readonly string[] };

/** Why no date can be told. */
export type DueRefusal = 'next-start-missing' | StartFault;

/** What keeps a day from being the first of the school year that follows. */
export type StartFault = 'next-start-too-early' | 'next-start-too-late';

/** Longer than any summer: of two days farther apart one was left from another year. */
const LONGEST_BREAK_DAYS = 200;

export const startFault = (lastDay: Day, nextStart: Day): StartFault | null => {
  if (nextStart <= lastDay) return 'next-start-too-early';
  return daysBetween(lastDay, nextStart) > LONGEST_BREAK_DAYS ? 'next-start-too-late' : null;
};

const isWorkingDay = (day: Day, holidays: ReadonlySet<Day>): boolean => !isWeekend(day) && !holidays.has(day);

/** Far more days than any rule and any list of holidays can take; a list that names every day ends the counting here. */
const FARTHEST_DAYS = 4_000;

/** The n-th working day behind `before`. Throws a `RangeError` where holidays leave none. */
export const workingDayAfter = (before: Day, count: number, holidays: ReadonlySet<Day>): Day => {
  let left = count;
  for (let step = 1; step <= FARTHEST_DAYS; step += 1) {
    const day = addDays(before, step);
    if (isWorkingDay(day, holidays)) left -= 1;
    if (left <= 0) return day;
  }
  throw new RangeError('The holidays leave no working day.');
};

/**
 * The day by which a program's results must be with the families. Counting starts on the day after receipt. Results received after the last day of
 * instruction (the last day itself is not after) are due within the first working days of the next school year, of which
 * `nextStart` is the first where it is a working day.
 */
export const dueDate = (request: DueRequest): DueDate | DueRefusal => {
  const { received, lastDay, nextStart } = request;
  if (lastDay === null || received <= lastDay) return dueAfterReceipt(request);
  if (nextStart === null) return 'next-start-missing';
  const fault = startFault(lastDay, nextStart);
  if (fault !== null) return fault;
  const next = dueNextYear(request, nextStart);
  return received <= next.due ? next : { ...next, assumptions: [...next.assumptions, 'That day had passed when the results came. Results of the next school year go by the last day of that year.'] };
};

const dueAfterReceipt = ({ program, received, lastDay, holidays }: DueRequest): DueDate => {
  const { source, within } = CLOCKS[program];
  const isWorking = within.kind === 'working';
  const due = isWorking ? workingDayAfter(received, within.days, holidays) : addDays(received, within.days);
  return {
    due,
    rule: `${source}: within ${within.days} ${within.kind} days after the results were received`,
    assumptions: [
      COUNTED_FROM_NEXT_DAY,
      ...(isWorking ? workingDayAssumptions(received, due, holidays) : ['Calendar days count weekends and holidays; the date stays where it ends on one.']),
      ...(isWorking && lastDay !== null && due > lastDay ? ['Weekdays after the last day of instruction count as working days, since the results came before it.'] : []),
      ...(lastDay === null ? ['The results were received on or before the last day of instruction.'] : []),
      RECEIPT,
    ],
  };
};

const dueNextYear = ({ program, holidays }: DueRequest, nextStart: Day): DueDate => {
  const { source, nextYearWorkingDays } = CLOCKS[program];
  const before = addDays(nextStart, -1);
  const due = workingDayAfter(before, nextYearWorkingDays, holidays);
  return {
    due,
    rule: `${source}: received after the last day of instruction, so within the first ${nextYearWorkingDays} working days of the next school year`,
    assumptions: [
      isWorkingDay(nextStart, holidays) ? 'The first day of the next school year is working day 1.' : 'The first day of the next school year is no working day, so the next working day is day 1.',
      ...workingDayAssumptions(before, due, holidays),
      RECEIPT,
    ],
  };
};

const COUNTED_FROM_NEXT_DAY = 'Counting starts on the day after receipt.';
const RECEIPT = 'Receipt is the day on which the results were there in TOMS, which can be earlier than the download.';

const workingDayAssumptions = (before: Day, due: Day, holidays: ReadonlySet<Day>): readonly string[] => {
  const passed = [...holidays].filter((day) => day > before && day <= due && weekdayOf(day) % 6 !== 0).length;
  const said = passed === 0 ? 'No holiday of the list falls on a weekday within it' : `${passed} ${passed === 1 ? 'holiday' : 'holidays'} of the list left out`;
  return [`Working days are Monday to Friday less the holidays of the list, since the regulation does not define them. ${said}.`];
};
