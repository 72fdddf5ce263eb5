import type { ListedDownload, ListedDownloads, ListedPart } from '../../ports/reading';
import { inParts, ITEMS_OF_PART } from '../in-parts';
import { createEntryList } from './kept-entries';

/** What downloads hold, in parts that are soon told and taken. */
export function* partsOfListed({ downloads, entries, failures, known }: ListedDownloads): Generator<ListedPart> {
  yield { kind: 'failures', failures };
  for (const some of inParts(downloads, ITEMS_OF_PART)) yield { kind: 'downloads', downloads: some };
  for (const some of inParts(entries, ITEMS_OF_PART)) yield { kind: 'entries', entries: some };
  for (const some of inParts(known, ITEMS_OF_PART)) yield { kind: 'known', known: some };
  yield { kind: 'end' };
}

/** Puts the parts together again, in the order in which they were told. */
export class GatheredListing {
  private failures: ListedDownloads['failures'] = [];
  private readonly downloads: ListedDownload[] = [];
  private readonly entries = createEntryList();
  private readonly known: ListedDownloads['known'][number][] = [];

  /** The whole with the last part, null before. */
  take(part: ListedPart): ListedDownloads | null {
    switch (part.kind) {
      case 'failures':
        this.failures = part.failures;
        return null;
      case 'downloads':
        this.downloads.push(...part.downloads);
        return null;
      case 'entries':
        for (const entry of part.entries) this.entries.push(entry);
        return null;
      case 'known':
        this.known.push(...part.known);
        return null;
      case 'end':
        return { failures: this.failures, downloads: this.downloads, entries: this.entries, known: this.known };
    }
  }
}
