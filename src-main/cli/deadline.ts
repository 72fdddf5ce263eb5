import { type Day, addDays, daysBetween, readDay } from '@shared/domain/calendar/day';
import { CLOCK_PROGRAMS, dueDate, type DueRefusal } from '@shared/domain/calendar/due-date';
import type { Span } from '@shared/domain/calendar/holiday';
import { readHolidays } from '@shared/domain/calendar/read-holidays';
import { HOLIDAY_SETS, usualHolidays } from '@shared/domain/calendar/usual-holidays';
import { daysLeftText } from '@shared/domain/printing/deadline-words';
import { receivedFault } from './due-option';
import { type Command, EXIT, readChoice, requireNoOperands, requireText, UsageFault } from './command';
import { cannotBeRead } from './option-file';
import { readCalendarText } from '../students/read-calendar-text';
import { localDay } from '../services/local-day';
import { jsonText } from './text';

type Options = Parameters<Command['run']>[1];

const readDayOption = (options: Options, name: string): Day | null => {
  const value = options[name];
  if (value === undefined) return null;
  const day = typeof value === 'string' ? readDay(value) : null;
  if (day === null) throw new UsageFault(`--${name} takes a date as YYYY-MM-DD.`);
  return day;
};

/** The days of a file of holidays: a date a line, or .ics. */
const readHolidayFile = async (file: string, span: Span, writeMessage: (text: string) => void): Promise<readonly Day[]> => {
  let text: string;
  try {
    text = await readCalendarText(file);
  } catch (thrown) {
    throw cannotBeRead('The list of holidays', '--holidays', thrown);
  }
  if (text.trim() === '') throw new UsageFault('The list of holidays is empty. Check the file given with --holidays, or leave the option out.');
  const { holidays, unclear, others } = readHolidays(text, span);
  if (unclear.length > 0) throw new UsageFault(`The list of holidays takes one date a line as YYYY-MM-DD, or an .ics file; look at line ${String(unclear[0])}.`);
  if (others.length > 0) writeMessage(`Not counted, since their names do not say that the office is closed: ${others.join(', ')}. List such days by date where they are days off.\n`);
  return holidays.map(({ date }) => date);
};

/** Longer than any clock runs, so that every holiday that can matter is in the span. */
const SPAN_DAYS = 200;

/** Holidays of the file and of the set chosen, from receipt to well behind the later of receipt and `nextStart`. */
const readHolidayOptions = async (options: Options, received: Day, nextStart: Day | null, writeMessage: (text: string) => void): Promise<ReadonlySet<Day>> => {
  const file = options['holidays'];
  const last = addDays(nextStart !== null && nextStart > received ? nextStart : received, SPAN_DAYS);
  const set = options['usual-holidays'] === undefined ? null : readChoice(options, 'usual-holidays', HOLIDAY_SETS, 'federal');
  return new Set([...(typeof file === 'string' ? await readHolidayFile(file, { from: received, to: last }, writeMessage) : []), ...(set ? usualHolidays(set, received, last).map(({ date }) => date) : [])]);
};

const REFUSALS: Readonly<Record<DueRefusal, string>> = {
  'next-start-missing': 'The results were received after --last-day, so the first day of the next school year is needed: --next-start DATE.',
  'next-start-too-early': '--next-start must be after --last-day.',
  'next-start-too-late': '--next-start is the first day of the school year that follows --last-day. Check the years.',
};

export const deadlineCommand: Command = {
  name: 'deadline',
  usage: 'deadline --program CAASPP|ELPAC --received DATE [options]',
  summary: 'Says by when results must be with the families, by which rule and what was assumed.',
  optionHelp: [
    ['--program CAASPP|ELPAC', 'whose rule counts'],
    ['--received DATE', 'the day on which the results were there in TOMS (YYYY-MM-DD)'],
    ['--last-day DATE', 'the last day of instruction'],
    ['--next-start DATE', 'the first day of the next school year; needed for results received after --last-day'],
    ['--holidays FILE', 'days that are no working days: one date a line, or an .ics file, of which whole days count whose names say that the office is closed'],
    [`--usual-holidays ${HOLIDAY_SETS.join('|')}`, 'the federal or the California holidays as well'],
    ['--json', 'the record as JSON on standard output'],
  ],
  options: {
    program: { type: 'string' },
    received: { type: 'string' },
    'last-day': { type: 'string' },
    'next-start': { type: 'string' },
    holidays: { type: 'string' },
    'usual-holidays': { type: 'string' },
    json: { type: 'boolean' },
  },
  goesWith: { 'next-start': ['last-day'] },
  run: async (operands, options, context) => {
    requireNoOperands(operands);
    requireText(options, 'program');
    const program = readChoice(options, 'program', CLOCK_PROGRAMS, 'CAASPP');
    requireText(options, 'received');
    const received = readDayOption(options, 'received');
    if (received === null) throw new UsageFault('--received is missing.');
    const today = localDay(new Date());
    const fault = receivedFault(received, today);
    // By when results would be due that come later is a fair question.
    if (fault !== null && received <= today) throw new UsageFault(fault);
    const lastDay = readDayOption(options, 'last-day');
    const nextStart = readDayOption(options, 'next-start');
    const due = dueDate({ program, received, lastDay, nextStart, holidays: await readHolidayOptions(options, received, nextStart, context.writeMessage) });
    if (typeof due === 'string') throw new UsageFault(REFUSALS[due]);
    if (options['json']) context.writeOutput(jsonText(due));
    else context.writeOutput(`Due ${due.due}, ${daysLeftText(daysBetween(today, due.due))}\n${due.rule}\n${due.assumptions.map((assumption) => `  ${assumption}\n`).join('')}`);
    if (fault !== null) context.writeMessage(`${fault}\n`);
    return EXIT.done;
  },
};
