import { NO_SHIFT } from '@shared/domain/envelope/shift';
import type { EntryJob, Listing } from '../../ports/inspection-pool';
import type { InspectDownloadsRequest } from './inspect-downloads-request';
import type { PlacedEntry } from './gather-outcomes';

/** A download with what it holds. */
export type ListedDownload = Listing & { readonly path: string };

/** All entries in the shown order, one at a time; an entry's place is its index in the run. */
export function* placeEntries(downloads: readonly ListedDownload[]): Generator<PlacedEntry> {
  let entryIndex = 0;
  for (const [downloadIndex, { path, entries }] of downloads.entries()) {
    for (const entry of entries) {
      yield { download: path, downloadIndex, entryIndex, entry };
      entryIndex += 1;
    }
  }
}

/** The entry of that index in the run; null where there is none. */
export const placedAt = (downloads: readonly ListedDownload[], entryIndex: number): PlacedEntry | null => {
  let place = entryIndex;
  for (const [downloadIndex, { path, entries }] of downloads.entries()) {
    const entry = entries[place];
    if (entry) return { download: path, downloadIndex, entryIndex, entry };
    place -= entries.length;
  }
  return null;
};

const keyOfPlace = (download: string, place: number, entry: string): string => [download, place, entry].join('\n');

/** What is to be read of the entries, in their order. */
export const jobsOf = (entries: Iterable<PlacedEntry>, { envelope, shift = NO_SHIFT, front = 'whole', ownLengths = [], cuts = [] }: InspectDownloadsRequest): readonly EntryJob[] => {
  const beginnings = new Map(cuts.map((cut) => [keyOfPlace(cut.download, cut.place, cut.entry), cut.beginnings]));
  const jobs: EntryJob[] = [];
  let first = { downloadIndex: -1, entryIndex: 0 };
  for (const { entry, entryIndex, download, downloadIndex } of entries) {
    if (first.downloadIndex !== downloadIndex) first = { downloadIndex, entryIndex };
    if (entry.kind !== 'inspect') continue;
    const placed = beginnings.size > 0 && beginnings.get(keyOfPlace(download, entryIndex - first.entryIndex, entry.name));
    jobs.push({ index: entryIndex, name: entry.name, source: entry.source, envelope, shift, front, ownLengths, ...(placed && { beginnings: placed }) });
  }
  return jobs;
};
