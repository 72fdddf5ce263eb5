import type { EntryCuts, Inspection } from '../../ports/inspection';

/** Where an entry stands in its download, with its name as a check that the download is still the same. */
export const placeOfEntry = ({ entries, downloads }: Inspection, entryIndex: number): Omit<EntryCuts, 'beginnings'> => {
  const { downloadIndex = -1, entry = '' } = entries[entryIndex] ?? {};
  const first = entries.findIndex((other) => other.downloadIndex === downloadIndex);
  return { download: downloads[downloadIndex]?.path ?? '', place: entryIndex - first, entry };
};

export const isSamePlace = (cut: EntryCuts, { download, place, entry }: Omit<EntryCuts, 'beginnings'>): boolean => cut.download === download && cut.place === place && cut.entry === entry;
