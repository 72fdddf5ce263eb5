import { type Day, daysBetween } from '../calendar/day';
import { programOfKind } from '../ssr/report-kind';
import type { Manifest, ManifestDeadline, ManifestPacket } from './manifest';

/**
 * When reports of a run are due, with the days that were left on the day of the run. It names no download: the name of a single file can hold a
 * student's SSID.
 */
export type RunDeadline = Omit<ManifestDeadline, 'download' | 'reports'>;

/** The deadlines of the downloads and programs that the packets hold reports of. */
export function runDeadlines(deadlines: NonNullable<Manifest['deadlines']>, packets: readonly ManifestPacket[], today: Day): readonly RunDeadline[] {
  const held = new Set(packets.flatMap(({ reports }) => reports.map(({ download, kind }) => keyOf(download, programOfKind(kind)))));
  // Of a report of unknown kind the program is not known either.
  const own = deadlines.filter(({ download, program }) => held.has(keyOf(download, program)) || held.has(keyOf(download, null)));
  return distinctDeadlines(own.map((deadline) => ({ ...deadline, daysLeft: deadline.due === null ? null : daysBetween(today, deadline.due) })));
}

const keyOf = (download: string, program: string | null): string => `${program ?? ''}\n${download}`;

/** Deadlines without what they are of, each once: the earliest first, and those without a date behind. */
export function distinctDeadlines(deadlines: readonly RunDeadline[]): readonly RunDeadline[] {
  const distinct = new Map<string, RunDeadline>();
  for (const { program, received, receivedFrom, due, daysLeft, rule, assumptions, missing } of deadlines) {
    const deadline = { program, received, receivedFrom, due, daysLeft, rule, assumptions, missing };
    distinct.set(JSON.stringify(deadline), deadline);
  }
  return [...distinct.values()].sort((one, other) => ((one.due ?? BEHIND) < (other.due ?? BEHIND) ? -1 : 1));
}

/** Letters sort behind digits, and so behind every date. */
const BEHIND = 'no date';
