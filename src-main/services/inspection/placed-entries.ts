import { NO_SHIFT } from '@shared/domain/envelope/shift';
import type { EntryJob, Listing } from '../../ports/inspection-pool';
import type { InspectDownloadsRequest } from '../inspect-downloads';
import type { PlacedEntry } from './gather-outcomes';

/** A download with what it holds. */
export type ListedDownload = Listing & { readonly path: string };

/** All entries in the shown order; an entry's place in the list is its index in the run. */
export const placeEntries = (downloads: readonly ListedDownload[]): readonly PlacedEntry[] => {
  const placed: PlacedEntry[] = [];
  downloads.forEach(({ path, entries }, downloadIndex) => {
    for (const entry of entries) placed.push({ download: path, downloadIndex, entryIndex: placed.length, entry });
  });
  return placed;
};

const keyOfPlace = (download: string, place: number, entry: string): string => [download, place, entry].join('\n');

/** What is to be read of the entries, in their order. */
export const jobsOf = (entries: readonly PlacedEntry[], { envelope, shift = NO_SHIFT, ownLengths = [], cuts = [] }: InspectDownloadsRequest): readonly EntryJob[] => {
  const beginnings = new Map(cuts.map((cut) => [keyOfPlace(cut.download, cut.place, cut.entry), cut.beginnings]));
  let firstOfDownload = 0;
  return entries.flatMap(({ entry, entryIndex, download, downloadIndex }) => {
    if (entries[firstOfDownload]?.downloadIndex !== downloadIndex) firstOfDownload = entryIndex;
    if (entry.kind !== 'inspect') return [];
    const placed = beginnings.get(keyOfPlace(download, entryIndex - firstOfDownload, entry.name));
    return [{ index: entryIndex, name: entry.name, source: entry.source, envelope, shift, ownLengths, ...(placed && { beginnings: placed }) }];
  });
};
