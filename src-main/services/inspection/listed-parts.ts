import type { ListedDownloads, ListedPart } from '../../ports/reading';
import { inParts, ITEMS_OF_PART } from '../in-parts';

/** What downloads hold, in parts that are soon told and taken. */
export function* partsOfListed({ downloads, failures, known }: ListedDownloads): Generator<ListedPart> {
  yield { kind: 'downloads', failures, downloads: downloads.map(({ entries: _, ...download }) => download) };
  for (const [downloadIndex, download] of downloads.entries()) {
    for (const entries of inParts(download.entries, ITEMS_OF_PART)) yield { kind: 'entries', downloadIndex, entries };
  }
  for (const some of inParts(known, ITEMS_OF_PART)) yield { kind: 'known', known: some };
  yield { kind: 'end' };
}

/** Puts the parts together again, in the order in which they were told. */
export class GatheredListing {
  private failures: ListedDownloads['failures'] = [];
  private downloads: readonly Omit<ListedDownloads['downloads'][number], 'entries'>[] = [];
  private entries: ListedDownloads['downloads'][number]['entries'][number][][] = [];
  private readonly known: ListedDownloads['known'][number][] = [];

  /** The whole with the last part, null before. */
  take(part: ListedPart): ListedDownloads | null {
    switch (part.kind) {
      case 'downloads':
        this.failures = part.failures;
        this.downloads = part.downloads;
        this.entries = part.downloads.map(() => []);
        return null;
      case 'entries':
        this.entries[part.downloadIndex]?.push(...part.entries);
        return null;
      case 'known':
        this.known.push(...part.known);
        return null;
      case 'end':
        return { failures: this.failures, downloads: this.downloads.map((download, index) => ({ ...download, entries: this.entries[index] ?? [] })), known: this.known };
    }
  }
}
