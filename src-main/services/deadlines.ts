import { type Day, daysBetween } from '@shared/domain/calendar/day';
import { type ClockProgram, CLOCK_PROGRAMS, dueDate, type DueRefusal } from '@shared/domain/calendar/due-date';
import type { SchoolCalendar } from '@shared/domain/calendar/school-calendar';
import type { ManifestDeadline } from '@shared/domain/records/manifest';
import type { FoundReport } from '@shared/domain/ssr/report';
import { flatMapInSteps, inSteps, type Steps } from '@shared/jobs/steps';
import type { Inspection } from '../ports/inspection';

const REFUSALS: Readonly<Record<DueRefusal, string>> = {
  'next-start-missing': 'These results came after the last day of instruction. Enter the first day of the next school year in the school calendar.',
  'next-start-too-early': 'The next school year begins before this one ends. Correct the school calendar.',
  'next-start-too-late': 'The first day of the next school year is more than half a year after the last day of instruction. Enter the days of one summer in the school calendar.',
};
const NOT_RECEIVED = 'Enter the day on which these results were there in TOMS.';

export type DeadlineInput = {
  readonly inspection: Pick<Inspection, 'downloads' | 'reports'>;
  readonly calendar: SchoolCalendar;
  /** Days that a person entered, by the download's path. */
  readonly received: ReadonlyMap<string, Day>;
  readonly today: Day;
};

/** Reports of one program in one download: how many, and the earliest day in the names of their files. */
type Counted = { reports: number; earliest: Day | null };

/** When the reports of each download and program are due, in steps and the downloads' order; reports of no known program have no clock. */
export function* deadlinesInSteps({ inspection, calendar, received, today }: DeadlineInput): Steps<readonly ManifestDeadline[]> {
  const holidays = new Set(calendar.holidays.map(({ date }) => date));
  const counts = yield* countReports(inspection.reports);
  // Tens of thousands of single files were received on a few days.
  const known = new Map<string, ReturnType<typeof dueOf>>();
  const dueFor = (program: ClockProgram, day: Day | null): ReturnType<typeof dueOf> => {
    const key = `${program} ${day}`;
    const due = known.get(key) ?? dueOf(program, day, calendar, holidays, today);
    known.set(key, due);
    return due;
  };
  return yield* flatMapInSteps(inspection.downloads, ({ path }, downloadIndex) =>
    CLOCK_PROGRAMS.flatMap((program) => {
      const counted = counts[downloadIndex]?.get(program);
      if (!counted) return [];
      const entered = received.get(path) ?? null;
      const day = entered ?? counted.earliest;
      const about = { download: path, program, reports: counted.reports, received: day, receivedFrom: entered ? 'entered' : day ? 'file-names' : null } as const;
      return [{ ...about, ...dueFor(program, day) }];
    }),
  );
}

/** Goes through the reports once: many single files are many downloads. By the download's index, then by program. */
function* countReports(reports: readonly FoundReport[]): Steps<readonly (ReadonlyMap<string, Counted> | undefined)[]> {
  const counts: Map<string, Counted>[] = [];
  yield* inSteps(reports, ({ downloadIndex, program, downloadDate }) => {
    const ofDownload = (counts[downloadIndex] ??= new Map<string, Counted>());
    const counted = ofDownload.get(program);
    if (!counted) {
      ofDownload.set(program, { reports: 1, earliest: downloadDate });
      return;
    }
    counted.reports += 1;
    if (downloadDate !== null && (counted.earliest === null || downloadDate < counted.earliest)) counted.earliest = downloadDate;
  });
  return counts;
}

const dueOf = (program: ClockProgram, received: Day | null, { lastDay, nextStart }: SchoolCalendar, holidays: ReadonlySet<Day>, today: Day): Pick<ManifestDeadline, 'due' | 'daysLeft' | 'rule' | 'assumptions' | 'missing'> => {
  const none = (missing: string) => ({ due: null, daysLeft: null, rule: null, assumptions: [], missing });
  if (received === null) return none(NOT_RECEIVED);
  const byCalendar = dueDate({ program, received, lastDay, nextStart, holidays });
  // A calendar that nobody has changed since the year before has no last day for results that came so late.
  const isOutdated = typeof byCalendar !== 'string' && byCalendar.due < received;
  const due = isOutdated ? dueDate({ program, received, lastDay: null, nextStart: null, holidays }) : byCalendar;
  return typeof due === 'string' ? none(REFUSALS[due]) : { ...due, daysLeft: daysBetween(today, due.due), missing: null };
};
