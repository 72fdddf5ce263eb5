import { bufferReader, fileReader, sliceReader, type ByteReader } from './byte-reader';
import { EntryUnreadable } from './entry-unreadable';
import { MOST_ENTRY_BYTES, MOST_INNER_ARCHIVE_BYTES } from './limits';
import { closeOpenFiles } from './open-files';
import { locateStoredData, peekZipEntry, readZipEntry } from './zip/read-zip-entry';
import type { EntrySource } from '../ports/entry-source';

/** The inner archive that was inflated last, since its entries are read one after the other. */
let inflatedArchive: { readonly key: string; readonly reader: Promise<ByteReader> } | null = null;

const inflateArchive = (source: EntrySource): Promise<ByteReader> => {
  if (source.sizeBytes > MOST_INNER_ARCHIVE_BYTES) throw new EntryUnreadable('archive-too-large');
  const key = JSON.stringify(source);
  if (inflatedArchive?.key !== key) inflatedArchive = { key, reader: readEntry(source).then(bufferReader) };
  return inflatedArchive.reader;
};

/**
 * Random access to an entry as an archive of its own. A file and a stored entry are read in place; a deflated one is inflated
 * once and kept until another is asked for. @throws EntryUnreadable
 */
export const openArchive = async (source: EntrySource): Promise<ByteReader> => {
  if (source.kind === 'file') return fileReader(source.path, source.sizeBytes);
  if (source.method === 'deflated') return inflateArchive(source);
  const outer = await openArchive(source.archive);
  return sliceReader(outer, await locateStoredData(outer, source), source.sizeBytes);
};

/**
 * Reads an entry's bytes again from where they stand; any process can, it needs only the source.
 * Size and, in an archive, CRC are checked, and the name that the archive's list gives where `listedName` is. The file stays open for the next entry (`releaseEntries`).
 * @throws EntryUnreadable where the bytes are not whole or absurdly many; a system error where the file cannot be opened.
 */
export const readEntry = async (source: EntrySource, listedName?: string): Promise<Buffer> => {
  if (source.kind === 'zip-entry') return readZipEntry(await openArchive(source.archive), source, listedName);
  if (source.sizeBytes > MOST_ENTRY_BYTES) throw new EntryUnreadable('archive-too-large');
  const bytes = await fileReader(source.path, source.sizeBytes).read(0, source.sizeBytes);
  if (bytes.length !== source.sizeBytes) throw new EntryUnreadable('pdf-damaged');
  return bytes;
};

/** The first bytes of an entry, at most `mostBytes`; nothing of it is checked. @throws EntryUnreadable */
export const peekEntry = async (source: EntrySource, mostBytes: number): Promise<Buffer> =>
  source.kind === 'file'
    ? fileReader(source.path, source.sizeBytes).read(0, mostBytes)
    : peekZipEntry(await openArchive(source.archive), source, mostBytes);

/** Lets go of everything that reading entries keeps in this thread: open files (so that staff can move or delete the downloads) and an inner archive. */
export const releaseEntries = async (): Promise<void> => {
  inflatedArchive = null;
  await closeOpenFiles();
};
