import type { EntryOutcome } from '@shared/domain/records/inspection';
import type { Problem } from '@shared/problems/problem';
import type { EntrySource } from '../../ports/entry-source';
import type { ListedEntry } from '../../ports/inspection-pool';
import type { EntryOfDownload } from '../../ports/reading';
import { PackedList, type ListKeeping } from '../packed/packed-list';

/** The lists of what is kept of each entry of a run: of 50,000 files as objects they would take more than all of their reports. */

type KeptSource = {
  /** What the sources of one archive have in common, or only that it is a file; null where there is none. */
  readonly common: Pick<Extract<EntrySource, { kind: 'zip-entry' }>, 'kind' | 'archive' | 'method'> | { readonly kind: 'file' } | null;
  /** Of a file. */
  readonly path: string | null;
  readonly numbers: readonly number[];
};

const NO_SOURCE: KeptSource = { common: null, path: null, numbers: [] };

const keptSource = (source: EntrySource | null): KeptSource => {
  if (source === null) return NO_SOURCE;
  if (source.kind === 'file') return { common: { kind: 'file' }, path: source.path, numbers: [source.sizeBytes, source.modifiedMs] };
  const { kind, archive, method, headerOffset, compressedSizeBytes, sizeBytes, crc32 } = source;
  return { common: { kind, archive, method }, path: null, numbers: [headerOffset, compressedSizeBytes, sizeBytes, crc32] };
};

const sourceOf = ({ common, path, numbers }: KeptSource): EntrySource | null => {
  if (common === null) return null;
  if (common.kind === 'file') {
    const [sizeBytes = 0, modifiedMs = 0] = numbers;
    return { kind: 'file', path: path ?? '', sizeBytes, modifiedMs };
  }
  const [headerOffset = 0, compressedSizeBytes = 0, sizeBytes = 0, crc32 = 0] = numbers;
  return { kind: 'zip-entry', archive: common.archive, headerOffset, method: common.method, compressedSizeBytes, sizeBytes, crc32 };
};

const SOURCES: ListKeeping<EntrySource | null, KeptSource> = { keepings: { common: 'shared', path: 'json', numbers: 'doubles' }, toKeep: keptSource, itemOf: sourceOf };

export const createSourceList = (): PackedList<EntrySource | null, KeptSource> => new PackedList(SOURCES);

/** `told` of one that is not to be read, without its name. */
type KeptEntry = { readonly downloadIndex: number; readonly name: string; readonly told: Unread | null; readonly source: KeptSource };
type Unread = Without<Exclude<ListedEntry, { kind: 'inspect' }>, 'name'>;
type Without<Union, Field extends string> = Union extends unknown ? Omit<Union, Field> : never;

const entryOf = ({ name, told, source }: KeptEntry): ListedEntry => {
  if (told !== null) return { ...told, name };
  const where = sourceOf(source);
  if (where === null) throw new RangeError('An entry that is to be read has a source.');
  return { kind: 'inspect', name, source: where };
};

const LISTED: ListKeeping<EntryOfDownload, KeptEntry> = {
  keepings: { downloadIndex: 'json', name: 'json', told: 'shared', source: SOURCES.keepings },
  toKeep: ({ downloadIndex, entry: { name, ...entry } }) => (entry.kind === 'inspect' ? { downloadIndex, name, told: null, source: keptSource(entry.source) } : { downloadIndex, name, told: entry, source: NO_SOURCE }),
  itemOf: (kept) => ({ downloadIndex: kept.downloadIndex, entry: entryOf(kept) }),
};

export const createEntryList = (): PackedList<EntryOfDownload, KeptEntry> => new PackedList(LISTED);

/** `counts`: of one with reports; `problem`: of one that was set aside. */
type KeptOutcome = { readonly downloadIndex: number; readonly entry: string; readonly counts: { readonly pages: number; readonly reports: number } | null; readonly problem: Problem | null };

const OUTCOMES: ListKeeping<EntryOutcome, KeptOutcome> = {
  keepings: { downloadIndex: 'json', entry: 'json', counts: 'shared', problem: 'json' },
  toKeep: (told) => ({
    downloadIndex: told.downloadIndex,
    entry: told.entry,
    counts: told.outcome === 'reports' ? { pages: told.pages, reports: told.reports } : null,
    problem: told.outcome === 'set-aside' ? told.problem : null,
  }),
  itemOf: ({ downloadIndex, entry, counts, problem }) => {
    if (counts) return { outcome: 'reports', downloadIndex, entry, pages: counts.pages, reports: counts.reports };
    return problem ? { outcome: 'set-aside', downloadIndex, entry, problem } : { outcome: 'ignored', downloadIndex, entry };
  },
};

export const createOutcomeList = (): PackedList<EntryOutcome, KeptOutcome> => new PackedList(OUTCOMES);
