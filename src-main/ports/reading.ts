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

/** An entry's result with the key under which it may be kept for another reading. */
export type ReadEntryResult = { readonly entryIndex: number; readonly key: string; readonly result: EntryResult };
