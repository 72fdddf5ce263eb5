import type { ListedDownload, ListedDownloads, ListedPart } from '../../ports/reading';
import { inParts, ITEMS_OF_PART } from '../in-parts';
import { createEntryList } from './kept-entries';

/** What downloads hold, in parts that are soon told and taken. */
export function* partsOfListed({ downloads, entries, files, failures, known }: ListedDownloads): Generator<ListedPart> {
  for (const some of inParts(known, ITEMS_OF_PART)) yield { kind: 'known', known: some };
  yield { kind: 'inputs', failures, files };
  for (const some of inParts(downloads, ITEMS_OF_PART)) yield { kind: 'downloads', downloads: some };
  for (const some of inParts(entries, ITEMS_OF_PART)) yield { kind: 'entries', entries: some };
  yield { kind: 'end' };
}

/** Puts the parts together again, in the order in which they were told, and gives what was told so far. */
export class GatheredListing implements ListedDownloads {
  failures: ListedDownloads['failures'] = [];
  readonly downloads: ListedDownload[] = [];
  readonly entries = createEntryList();
  readonly known: ListedDownloads['known'][number][] = [];
  files = 0;
  isWhole = false;

  take(part: ListedPart): void {
    switch (part.kind) {
      case 'known':
        this.known.push(...part.known);
        break;
      case 'inputs':
        this.failures = part.failures;
        this.files = part.files;
        break;
      case 'downloads':
        this.downloads.push(...part.downloads);
        break;
      case 'entries':
        for (const entry of part.entries) this.entries.push(entry);
        break;
      case 'end':
        this.isWhole = true;
    }
  }
}
