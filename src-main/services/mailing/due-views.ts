import { basename } from 'node:path';
import { type Day, daysBetween } from '@shared/domain/calendar/day';
import { type ClockProgram, CLOCK_PROGRAMS, dueDate, type DueRefusal } from '@shared/domain/calendar/due-date';
import type { SchoolCalendar } from '@shared/domain/calendar/school-calendar';
import type { FoundReport } from '@shared/domain/ssr/report';
import type { DueView } from '@shared/ipc/mail-room-views';
import type { Inspection } from '../../ports/inspection';

const REFUSALS: Readonly<Record<DueRefusal, string>> = {
  'next-start-missing': 'These results came after the last day of instruction. Enter the first day of the next school year in the school calendar.',
  'next-start-too-early': 'The next school year begins before this one ends. Correct the school calendar.',
};
const NOT_RECEIVED = 'Enter the day on which these results were there in TOMS.';

export type DueInput = {
  readonly inspection: Inspection;
  /** The downloads' ids in the same order. */
  readonly ids: readonly string[];
  readonly calendar: SchoolCalendar;
  /** Days that a person entered, by the download's id. */
  readonly received: ReadonlyMap<string, Day>;
  readonly today: Day;
};

const earliest = (reports: readonly FoundReport[]): Day | null => reports.reduce<Day | null>((first, { downloadDate }) => (downloadDate !== null && (first === null || downloadDate < first) ? downloadDate : first), null);

/** Due dates of each download and program in it, in the downloads' order; reports of no known program have no clock. */
export const dueViews = ({ inspection, ids, calendar, received, today }: DueInput): readonly DueView[] => {
  const holidays = new Set(calendar.holidays.map(({ date }) => date));
  return inspection.downloads.flatMap(({ path }, downloadIndex) =>
    CLOCK_PROGRAMS.flatMap((program) => {
      const reports = inspection.reports.filter((report) => report.downloadIndex === downloadIndex && report.program === program);
      if (reports.length === 0) return [];
      const downloadId = ids[downloadIndex] ?? '';
      const entered = received.get(downloadId) ?? null;
      const day = entered ?? earliest(reports);
      const about = { downloadId, downloadName: basename(path), program, reports: reports.length, received: day, receivedFrom: entered ? 'entered' : day ? 'file-names' : null } as const;
      return [{ ...about, ...dueOf(program, day, calendar, holidays, today) }];
    }),
  );
};

const dueOf = (program: ClockProgram, received: Day | null, { lastDay, nextStart }: SchoolCalendar, holidays: ReadonlySet<Day>, today: Day): Pick<DueView, 'due' | 'daysLeft' | 'rule' | 'assumptions' | 'missing'> => {
  const none = (missing: string) => ({ due: null, daysLeft: null, rule: null, assumptions: [], missing });
  if (received === null) return none(NOT_RECEIVED);
  const byCalendar = dueDate({ program, received, lastDay, nextStart, holidays });
  // A calendar that nobody has changed since the year before has no last day for results that came so late.
  const isOutdated = typeof byCalendar !== 'string' && byCalendar.due < received;
  const due = isOutdated ? dueDate({ program, received, lastDay: null, nextStart: null, holidays }) : byCalendar;
  return typeof due === 'string' ? none(REFUSALS[due]) : { ...due, daysLeft: daysBetween(today, due.due), missing: null };
};
