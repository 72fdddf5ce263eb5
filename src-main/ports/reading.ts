import type { Items } from '@shared/domain/records/items';
import type { Failure } from '@shared/ipc/result';
import type { EntryResult, ListedEntry, Listing } from './inspection-pool';

/** Why an input could not be opened at all; the sentence names it. */
export type UnopenedInput = Failure & { readonly path: string };

/** A download without its entries. */
export type ListedDownload = Omit<Listing, 'entries'> & { readonly path: string };

/** An entry with the index of its download. */
export type EntryOfDownload = { readonly downloadIndex: number; readonly entry: ListedEntry };

/** What the downloads of a reading hold. */
export type ListedDownloads = {
  readonly downloads: readonly ListedDownload[];
  /** All of them, download by download in the shown order. */
  readonly entries: Items<EntryOfDownload>;
  /** How many of them are files to read. */
  readonly files: number;
  readonly failures: readonly UnopenedInput[];
  /** Entries (by their index in the run) that are known from an earlier reading, with the keys of their results. */
  readonly known: readonly { readonly entryIndex: number; readonly key: string }[];
};

/**
 * A part of what downloads hold, as a reading tells it, the kinds in this order: thousands of entries would hold up whoever takes them at once. With `inputs` it
 * is told how much there is to read, and how much of it is known.
 */
export type ListedPart =
  | ({ readonly kind: 'known' } & Pick<ListedDownloads, 'known'>)
  | ({ readonly kind: 'inputs' } & Pick<ListedDownloads, 'failures' | 'files'>)
  | ({ readonly kind: 'downloads' } & Pick<ListedDownloads, 'downloads'>)
  | { readonly kind: 'entries'; readonly entries: readonly EntryOfDownload[] }
  | { readonly kind: 'end' };

/** An entry's result with the key under which it may be kept for another reading. */
export type ReadEntryResult = { readonly entryIndex: number; readonly key: string; readonly result: EntryResult };
