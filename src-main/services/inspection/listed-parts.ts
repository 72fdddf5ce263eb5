import type { ListedDownloads, ListedPart } from '../../ports/reading';
import { inParts, ITEMS_OF_PART } from '../in-parts';

type Download = ListedDownloads['downloads'][number];

/** What downloads hold, in parts that are soon told and taken: of few downloads with many entries, and of many with one each. */
export function* partsOfListed({ downloads, failures, known }: ListedDownloads): Generator<ListedPart> {
  yield { kind: 'failures', failures };
  let together: Download[] = [];
  let items = 0;
  for (const download of downloads) {
    const [first = [], ...more] = inParts(download.entries, ITEMS_OF_PART);
    together.push({ ...download, entries: first });
    items += 1 + first.length;
    if (items < ITEMS_OF_PART) continue;
    yield { kind: 'downloads', downloads: together };
    [together, items] = [[], 0];
    for (const entries of more) yield { kind: 'entries', entries };
  }
  if (together.length > 0) yield { kind: 'downloads', downloads: together };
  for (const some of inParts(known, ITEMS_OF_PART)) yield { kind: 'known', known: some };
  yield { kind: 'end' };
}

/** Puts the parts together again, in the order in which they were told. */
export class GatheredListing {
  private failures: ListedDownloads['failures'] = [];
  private readonly downloads: (Omit<Download, 'entries'> & { readonly entries: Download['entries'][number][] })[] = [];
  private readonly known: ListedDownloads['known'][number][] = [];

  /** The whole with the last part, null before. */
  take(part: ListedPart): ListedDownloads | null {
    switch (part.kind) {
      case 'failures':
        this.failures = part.failures;
        return null;
      case 'downloads':
        for (const download of part.downloads) this.downloads.push({ ...download, entries: [...download.entries] });
        return null;
      case 'entries':
        this.downloads.at(-1)?.entries.push(...part.entries);
        return null;
      case 'known':
        this.known.push(...part.known);
        return null;
      case 'end':
        return { failures: this.failures, downloads: this.downloads, known: this.known };
    }
  }
}
