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
  /** The first part: all but the entries. */
  | ({ readonly kind: 'downloads' } & Pick<ListedDownloads, 'failures'> & { readonly downloads: readonly Omit<ListedDownloads['downloads'][number], 'entries'>[] })
  /** Further entries of one download, in their order. */
  | { readonly kind: 'entries'; readonly downloadIndex: number; readonly entries: Listing['entries'] }
  | { readonly kind: 'known'; readonly known: ListedDownloads['known'] }
  | { readonly kind: 'end' };

/** An entry's result with the key under which it may be kept for another reading. */
export type ReadEntryResult = { readonly entryIndex: number; readonly key: string; readonly result: EntryResult };
