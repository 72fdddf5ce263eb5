import { basename } from 'node:path';
import { type Day, readDay } from '@shared/domain/calendar/day';
import type { ManifestDeadline } from '@shared/domain/records/manifest';
import type { Inspection } from '../ports/inspection';
import { daysLeftText } from '@shared/domain/printing/deadline-words';
import { atOnce } from '@shared/jobs/steps';
import { deadlinesInSteps } from '../services/deadlines';
import { readCalendar } from '../services/settings-store';
import { type Command, UsageFault } from './command';

type Options = Parameters<Command['run']>[1];

/** CAASPP took effect on this day (Education Code 60640), and ELPAC later: what is typed so is a slip in the year. */
const FIRST_RESULTS: Day = '2014-01-01';

/** What is told of a day of receipt that lies before all results, or has not come yet; null where it can be meant. */
export const receivedFault = (day: Day, today: Day): string | null => {
  if (day < FIRST_RESULTS) return `--received: there were no such results on ${day}. Check the year.`;
  return day > today ? `--received: ${day} has not come yet by this computer’s clock. Check the date.` : null;
};

/** The days of receipt that `--received` gives, by input: `DATE` for all, `INPUT=DATE` for one of them, which stands in whatever order they are given. */
export const readReceived = (options: Options, inputs: readonly string[], today: Day): ReadonlyMap<string, Day> => {
  const given = options['received'];
  const byInput = new Map<string | null, Day>();
  for (const word of Array.isArray(given) ? given : given === undefined ? [] : [given]) {
    const text = String(word);
    const at = text.lastIndexOf('=');
    const day = readDay(text.slice(at + 1));
    if (day === null) throw new UsageFault('--received takes a date as YYYY-MM-DD, or INPUT=YYYY-MM-DD.');
    const fault = receivedFault(day, today);
    if (fault !== null) throw new UsageFault(fault);
    const input = at < 0 ? null : text.slice(0, at);
    if (input !== null && !inputs.includes(input)) throw new UsageFault('--received names an input that is not on the command line.');
    if (byInput.has(input)) throw new UsageFault('--received takes one date for all inputs, and one for each input by its name.');
    byInput.set(input, day);
  }
  return new Map(
    inputs.flatMap((path) => {
      const day = byInput.get(path) ?? byInput.get(null);
      return day === undefined ? [] : [[path, day] as const];
    }),
  );
};

/** By when the reports of each download and program must be with the families, by the school calendar of the settings. */
export const readDeadlines = async (inspection: Inspection, received: ReadonlyMap<string, Day>, today: Day, dataFolder: string): Promise<readonly ManifestDeadline[]> =>
  atOnce(deadlinesInSteps({ inspection, calendar: await readCalendar(dataFolder), received, today }));

/** A line for each, with the rule and what was assumed. */
export const deadlinesText = (deadlines: readonly ManifestDeadline[]): string =>
  deadlines
    .map(({ download, program, due, daysLeft, received, receivedFrom, rule, assumptions, missing }) => {
      const head = `Due: ${basename(download)}, ${program}: `;
      if (due === null || daysLeft === null) return `${head}no date. ${missing ?? ''}\n`;
      const from = receivedFrom === 'file-names' ? `counted from ${received}, the earliest day in the file names; the day of receipt may be earlier: --received` : `received ${received}`;
      return `${head}${due}, ${daysLeftText(daysLeft)} (${from})\n  ${rule}\n${assumptions.map((assumption) => `  ${assumption}\n`).join('')}`;
    })
    .join('');
