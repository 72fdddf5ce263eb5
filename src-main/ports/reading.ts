import type { Failure } from '@shared/ipc/result';
import type { EntryResult, Listing } from './inspection-pool';

/** What the downloads of a reading hold. */
export type ListedDownloads = {
  readonly downloads: readonly (Listing & { readonly path: string })[];
  /** Inputs that could not be opened at all, each named in its sentence. */
  readonly failures: readonly Failure[];
  /** Entries (by their index in the run) that are known from an earlier reading, with the keys of their results. */
  readonly known: readonly { readonly entryIndex: number; readonly key: string }[];
};

/** A part of what downloads hold, as a reading tells it: thousands of entries would hold up whoever takes them at once. */
export type ListedPart =
  | ({ readonly kind: 'failures' } & Pick<ListedDownloads, 'failures'>)
  /** Further downloads in their order, each with its first entries. */
  | ({ readonly kind: 'downloads' } & Pick<ListedDownloads, 'downloads'>)
  /** Further entries of the last download, in their order. */
  | { readonly kind: 'entries'; readonly entries: Listing['entries'] }
  | { readonly kind: 'known'; readonly known: ListedDownloads['known'] }
  | { readonly kind: 'end' };

/** An entry's result with the key under which it may be kept for another reading. */
export type ReadEntryResult = { readonly entryIndex: number; readonly key: string; readonly result: EntryResult };
