import { basename } from 'node:path';
import type { Day } from '@shared/domain/calendar/day';
import type { SchoolCalendar } from '@shared/domain/calendar/school-calendar';
import type { ManifestDeadline } from '@shared/domain/records/manifest';
import type { DueView } from '@shared/ipc/mail-room-views';
import type { Inspection } from '../../ports/inspection';
import { deadlinesOf } from '../deadlines';

export type DueInput = {
  readonly inspection: Inspection;
  /** The downloads' ids in the same order. */
  readonly ids: readonly string[];
  readonly calendar: SchoolCalendar;
  /** Days that a person entered, by the download's id. */
  readonly received: ReadonlyMap<string, Day>;
  readonly today: Day;
};

/** The deadlines of a mailing in the window, where days of receipt were entered by the download's id. */
export const dueRecords = ({ inspection, ids, calendar, received, today }: DueInput): readonly ManifestDeadline[] => {
  const byPath = new Map(
    inspection.downloads.flatMap(({ path }, index): [string, Day][] => {
      const day = received.get(ids[index] ?? '');
      return day === undefined ? [] : [[path, day]];
    }),
  );
  return deadlinesOf({ inspection, calendar, received: byPath, today });
};

/** The same as the window shows them: of a download it knows the id and the name. */
export const dueViews = (input: DueInput): readonly DueView[] => {
  const idOf = new Map(input.inspection.downloads.map(({ path }, index) => [path, input.ids[index] ?? '']));
  return dueRecords(input).map(({ download, ...due }) => ({ ...due, downloadId: idOf.get(download) ?? '', downloadName: basename(download) }));
};
