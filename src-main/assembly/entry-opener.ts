import type { FoundReport } from '@shared/domain/ssr/report';
import { bytesKeyOf } from '../intake/bytes-key';
import { EntryUnreadable } from '../intake/entry-unreadable';
import { readEntry } from '../intake/read-entry';
import type { EntrySource } from '../ports/entry-source';
import { AssemblyFailure } from './assembly-failure';

/** The bytes of the entries of reports, read again from where they stand: the same as when the downloads were read, or a failure. */
export const entryOpener = (reports: readonly Pick<FoundReport, 'entryIndex' | 'bytesKey'>[], { sources }: { readonly sources: { readonly [entryIndex: number]: EntrySource | null } }): ((entryIndex: number) => Promise<Buffer>) => {
  const keys = new Map(reports.map(({ entryIndex, bytesKey }) => [entryIndex, bytesKey]));
  return async (entryIndex) => {
    const source = sources[entryIndex];
    const bytes = source && (await readWhole(source));
    // In an archive the CRC tells a change.
    if (!bytes || (source.kind === 'file' && bytesKeyOf(bytes) !== keys.get(entryIndex))) throw new AssemblyFailure('entry-changed', entryIndex);
    return bytes;
  };
};

/** Null where the bytes are no longer whole. @throws a system error where the file cannot be opened */
const readWhole = async (source: EntrySource): Promise<Buffer | null> => {
  try {
    return await readEntry(source);
  } catch (thrown) {
    if (thrown instanceof EntryUnreadable) return null;
    throw thrown;
  }
};
