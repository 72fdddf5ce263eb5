import type { EntryJob, EntryResult } from '../ports/inspection-pool';

/** What the host says to an inspection thread: one entry at a time. */
export type ThreadOrder = { readonly job: EntryJob };

/** What a thread says: that it is up, that it works on (pages done of the entry in work), and the entry's one result. */
export type ThreadNews =
  | { readonly type: 'ready' }
  | { readonly type: 'page'; readonly done: number; readonly total: number }
  | { readonly type: 'result'; readonly result: EntryResult };
