import { NO_SHIFT } from '@shared/domain/envelope/shift';
import type { EntryJob } from '../../ports/inspection-pool';
import type { EntryOfDownload, ListedDownloads } from '../../ports/reading';
import type { InspectDownloadsRequest } from './inspect-downloads-request';
import type { PlacedEntry } from './gather-outcomes';

type Listed = Pick<ListedDownloads, 'downloads' | 'entries'>;

const placed = ({ downloads }: Listed, { downloadIndex, entry }: EntryOfDownload, entryIndex: number): PlacedEntry => ({ download: downloads[downloadIndex]?.path ?? '', downloadIndex, entryIndex, entry });

/** All entries in the shown order, one at a time; an entry's place is its index in the run. */
export function* placeEntries(listed: Listed): Generator<PlacedEntry> {
  let entryIndex = 0;
  for (const entry of listed.entries) yield placed(listed, entry, entryIndex++);
}

/** The entry of that index in the run; null where there is none. */
export const placedAt = (listed: Listed, entryIndex: number): PlacedEntry | null => {
  const entry = listed.entries.at(entryIndex);
  return entry ? placed(listed, entry, entryIndex) : null;
};

const keyOfPlace = (download: string, place: number, entry: string): string => [download, place, entry].join('\n');

/** What is to be read of the entries, in their order: made one at a time. */
export function* jobsOf(entries: Iterable<PlacedEntry>, { envelope, shift = NO_SHIFT, front = 'whole', ownLengths = [], cuts = [] }: InspectDownloadsRequest): Generator<EntryJob> {
  const beginnings = new Map(cuts.map((cut) => [keyOfPlace(cut.download, cut.place, cut.entry), cut.beginnings]));
  let first = { downloadIndex: -1, entryIndex: 0 };
  for (const { entry, entryIndex, download, downloadIndex } of entries) {
    if (first.downloadIndex !== downloadIndex) first = { downloadIndex, entryIndex };
    if (entry.kind !== 'inspect') continue;
    const own = beginnings.size > 0 && beginnings.get(keyOfPlace(download, entryIndex - first.entryIndex, entry.name));
    yield { index: entryIndex, name: entry.name, source: entry.source, envelope, shift, front, ownLengths, ...(own && { beginnings: own }) };
  }
}
