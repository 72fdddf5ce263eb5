import type { FoundReport } from '@shared/domain/ssr/report';
import { bytesKeyOf } from '../intake/bytes-key';
import { EntryUnreadable } from '../intake/entry-unreadable';
import { readEntry } from '../intake/read-entry';
import type { EntrySource } from '../ports/entry-source';
import { AssemblyFailure } from './assembly-failure';

/** Where an entry's bytes stand, and their key; `source` is null where that is not known. */
export type LocatedEntry = Pick<FoundReport, 'bytesKey'> & { readonly source: EntrySource | null };

/** The bytes of entries, read again from where they stand: the same as when the downloads were read, or a failure. */
export const entryOpener =
  (entryOf: (entryIndex: number) => LocatedEntry | undefined): ((entryIndex: number) => Promise<Buffer>) =>
  async (entryIndex) => {
    const { source = null, bytesKey } = entryOf(entryIndex) ?? {};
    const bytes = source && (await readWhole(source));
    // In an archive the CRC tells a change.
    if (!bytes || (source.kind === 'file' && bytesKeyOf(bytes) !== bytesKey)) throw new AssemblyFailure('entry-changed', entryIndex);
    return bytes;
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
