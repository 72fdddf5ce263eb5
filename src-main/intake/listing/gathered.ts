import type { ListedEntry, ListingProblem } from '../../ports/inspection-pool';
import type { EntrySource } from '../../ports/entry-source';

/** What walking a folder or an archive gathers; `indexes` are the PDFIndex.html files met. */
export type Gathered = {
  readonly entries: ListedEntry[];
  readonly problems: ListingProblem[];
  readonly indexes: { readonly name: string; readonly source: EntrySource }[];
};

export const gatherNothing = (): Gathered => ({ entries: [], problems: [], indexes: [] });

export const gatherInto = (target: Gathered, more: Gathered): void => {
  for (const entry of more.entries) target.entries.push(entry);
  for (const problem of more.problems) target.problems.push(problem);
  for (const index of more.indexes) target.indexes.push(index);
};

/** A file met in a folder or archive. `depth` counts the archives around it. */
export type FileRequest = { readonly source: EntrySource; readonly name: string; readonly depth: number; readonly signal: AbortSignal };

/** An archive to list. `name` is its own name as an entry, null where it is the download. */
export type ArchiveRequest = Omit<FileRequest, 'name'> & { readonly name: string | null };
