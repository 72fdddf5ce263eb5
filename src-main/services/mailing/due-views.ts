import { basename } from 'node:path';
import type { Day } from '@shared/domain/calendar/day';
import type { SchoolCalendar } from '@shared/domain/calendar/school-calendar';
import type { ManifestDeadline } from '@shared/domain/records/manifest';
import type { DueView } from '@shared/ipc/mail-room-views';
import { flatMapInSteps, inSteps, mapInSteps, type Steps } from '@shared/jobs/steps';
import type { Inspection } from '../../ports/inspection';
import { deadlinesInSteps } from '../deadlines';
import { toldTogether } from './single-pdfs';

export type DueInput = {
  readonly inspection: Inspection;
  /** The downloads' ids in the same order. */
  readonly ids: readonly string[];
  readonly calendar: SchoolCalendar;
  /** Days that a person entered, by the download's id. */
  readonly received: ReadonlyMap<string, Day>;
  readonly today: Day;
};

/** The deadlines of a mailing in the window, in steps, where days of receipt were entered by the download's id. */
export function* dueRecords({ inspection, ids, calendar, received, today }: DueInput): Steps<readonly ManifestDeadline[]> {
  const byPath = new Map(
    yield* flatMapInSteps(inspection.downloads, ({ path }, index): [string, Day][] => {
      const day = received.get(ids[index] ?? '');
      return day === undefined ? [] : [[path, day]];
    }),
  );
  return yield* deadlinesInSteps({ inspection, calendar, received: byPath, today });
}

type Grouped = { view: DueView; readonly ids: string[] };

/** The records with their downloads' ids; those of single PDFs that are told as one under the first of them, where program and day of receipt are the same. */
function* grouped(input: DueInput): Steps<readonly Grouped[]> {
  const { downloads } = input.inspection;
  const isTogether = toldTogether(downloads);
  const placeOf = new Map(yield* mapInSteps(downloads, (download, index) => [download.path, { id: input.ids[index] ?? '', isTogether: isTogether(download) }] as const));
  const groups = new Map<string, Grouped>();
  yield* inSteps(yield* dueRecords(input), ({ download, ...due }) => {
    const { id, isTogether } = placeOf.get(download) ?? { id: '', isTogether: false };
    const key = `${due.program} ${isTogether ? `${due.received} ${due.receivedFrom}` : id}`;
    const group = groups.get(key);
    if (group) {
      group.ids.push(id);
      group.view = { ...group.view, downloads: group.ids.length, reports: group.view.reports + due.reports };
    } else groups.set(key, { ids: [id], view: { ...due, downloadId: id, downloadName: basename(download), downloads: 1 } });
  });
  return [...groups.values()];
}

/** The same as the window shows them, in steps: of a download it knows the id and the name. */
export function* dueViews(input: DueInput): Steps<DueView[]> {
  return (yield* grouped(input)).map(({ view }) => view);
}

/** The downloads that a day of receipt entered for one of them counts for, in steps. */
export function* receivedWith(input: DueInput, downloadId: string): Steps<readonly string[]> {
  return [downloadId, ...(yield* grouped(input)).flatMap(({ view, ids }) => (view.downloadId === downloadId ? ids : []))];
}
