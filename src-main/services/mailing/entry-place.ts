import type { EntryCuts, Inspection } from '../../ports/inspection';

const firstEntryOf = (downloads: Inspection['downloads'], downloadIndex: number): number => downloads.slice(0, downloadIndex).reduce((sum, { entries }) => sum + entries, 0);

/** Where an entry stands in its download, with its name as a check that the download is still the same. */
export const placeOfEntry = ({ entries, downloads }: Inspection, entryIndex: number): Omit<EntryCuts, 'beginnings'> => {
  const { downloadIndex = -1, entry = '' } = entries.at(entryIndex) ?? {};
  return { download: downloads[downloadIndex]?.path ?? '', place: entryIndex - firstEntryOf(downloads, downloadIndex), entry };
};

export const isSamePlace = (cut: EntryCuts, { download, place, entry }: Omit<EntryCuts, 'beginnings'>): boolean => cut.download === download && cut.place === place && cut.entry === entry;

/** The cuts of files that lie in one of these downloads, by their paths. */
export const cutsIn = (downloads: ReadonlyMap<string, unknown>, cuts: readonly EntryCuts[]): readonly EntryCuts[] => cuts.filter(({ download }) => downloads.has(download));

/** The files of the findings whose beginnings a person placed. */
export const placedEntries = ({ downloads, entries }: Inspection, cuts: readonly EntryCuts[]): ReadonlySet<number> =>
  new Set(
    cuts.flatMap((cut) => {
      const downloadIndex = downloads.findIndex(({ path }) => path === cut.download);
      const entryIndex = firstEntryOf(downloads, downloadIndex) + cut.place;
      return downloadIndex >= 0 && entries.at(entryIndex)?.entry === cut.entry ? [entryIndex] : [];
    }),
  );
