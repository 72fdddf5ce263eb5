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

/** Puts the parts together again, in the order in which they were told, and gives what was told so far. */
export class GatheredListing implements ListedDownloads {
  failures: ListedDownloads['failures'] = [];
  readonly downloads: ListedDownload[] = [];
  readonly entries = createEntryList();
  readonly known: ListedDownloads['known'][number][] = [];
  /** Files to read among the entries, counted as they come: to go through them again would hold up the window. */
  files = 0;
  isWhole = false;

  take(part: ListedPart): void {
    if (part.kind === 'failures') this.failures = part.failures;
    else if (part.kind === 'downloads') this.downloads.push(...part.downloads);
    else if (part.kind === 'known') this.known.push(...part.known);
    else if (part.kind === 'end') this.isWhole = true;
    else {
      for (const listed of part.entries) {
        this.entries.push(listed);
        if (listed.entry.kind === 'inspect') this.files += 1;
      }
    }
  }
}
