import type { FoundReport } from '@shared/domain/ssr/report';
import { bytesKeyOf } from '../intake/bytes-key';
import { EntryUnreadable } from '../intake/entry-unreadable';
import { giveBack } from '../intake/lone-bytes';
import { readEntry } from '../intake/read-entry';
import type { EntrySource } from '../ports/entry-source';
import { AssemblyFailure } from './assembly-failure';

/** Where an entry's bytes stand; `source` is null where that is not known. `bytesKey` is theirs: of a file it tells a change, in an archive the CRC does. */
export type LocatedEntry = Partial<Pick<FoundReport, 'bytesKey'>> & { readonly source: EntrySource | null };

/** The bytes of entries, read again from where they stand: the same as when the downloads were read, or a failure. */
export const entryOpener =
  (entryOf: (entryIndex: number) => LocatedEntry | undefined): ((entryIndex: number) => Promise<Buffer>) =>
  async (entryIndex) => {
    const { source = null, bytesKey } = entryOf(entryIndex) ?? {};
    const bytes = source && (await readWhole(source));
    if (!bytes || (source.kind === 'file' && bytesKeyOf(bytes) !== bytesKey)) throw new AssemblyFailure('entry-changed', entryIndex);
    return bytes;
  };

/**
 * Opens entries for whoever looks at one at a time and has the next opened meanwhile (`openAhead`): as one is asked for, the last but one is done with, and its memory
 * goes back. Not for callers that ask for several at the same time or hold two: each would lose its bytes to the next.
 */
export const lendingEntries = (openEntry: (entryIndex: number) => Promise<Buffer>): ((entryIndex: number) => Promise<Buffer>) => {
  let inWork: Promise<Buffer> | null = null;
  let ahead: Promise<Buffer> | null = null;
  return (entryIndex) => {
    // Whoever asked for it has heard why it could not be opened.
    inWork?.then(giveBack, () => {});
    inWork = ahead;
    return (ahead = openEntry(entryIndex));
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
