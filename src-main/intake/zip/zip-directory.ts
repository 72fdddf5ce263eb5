import { fromRandomAccessReaderPromise, RandomAccessReader, type Entry } from 'yauzl';
import { MOST_ENTRIES } from '../limits';
import { readAhead, sliceReader, type ByteReader } from '../byte-reader';
import { decodeEntryName } from './entry-name';
import { scanLocalHeaders } from './scan-local-headers';
import { END_OF_DIRECTORY_BYTES, END_OF_DIRECTORY_SIGNATURE, FLAG_ENCRYPTED, MOST_COMMENT_BYTES, type ZipDirectory, type ZipEntry } from './zip-format';

const DIRECTORY_BLOCK_BYTES = 256 * 1024;
/** Bytes that a download tool or mail gateway may leave behind the archive. */
const TOLERATED_TAIL_BYTES = 64 * 1024;

/** yauzl's view of our reader: plain reads, no streams. */
class DirectoryReader extends RandomAccessReader {
  constructor(private readonly bytes: ByteReader) {
    super();
  }

  override read(buffer: Buffer, offset: number, length: number, position: number, callback: (error: Error | null) => void): void {
    this.bytes.read(position, length).then(
      (found) => {
        found.copy(buffer, offset);
        callback(found.length < length ? new Error('unexpected end of the archive') : null);
      },
      (thrown: unknown) => callback(thrown instanceof Error ? thrown : new Error('the archive cannot be read')),
    );
  }
}

/** Where the archive begins and ends within the file: junk may stand before and behind it. Null without an end record. */
const findArchive = async (reader: ByteReader): Promise<ByteReader | null> => {
  const tailStart = Math.max(0, reader.sizeBytes - END_OF_DIRECTORY_BYTES - MOST_COMMENT_BYTES - TOLERATED_TAIL_BYTES);
  const tail = await reader.read(tailStart, reader.sizeBytes - tailStart);
  for (let at = tail.length - END_OF_DIRECTORY_BYTES; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) !== END_OF_DIRECTORY_SIGNATURE) continue;
    const end = at + END_OF_DIRECTORY_BYTES + tail.readUInt16LE(at + 20);
    if (end > tail.length) continue;
    return sliceReader(reader, 0, tailStart + end);
  }
  return null;
};

const toZipEntry = (entry: Entry): ZipEntry => ({
  name: decodeEntryName(entry.fileNameRaw, entry.generalPurposeBitFlag, entry.extraFieldRaw),
  whole: true,
  encrypted: (entry.generalPurposeBitFlag & FLAG_ENCRYPTED) !== 0,
  method: entry.compressionMethod,
  compressedSizeBytes: entry.compressedSize,
  sizeBytes: entry.uncompressedSize,
  crc32: entry.crc32,
  headerOffset: entry.relativeOffsetOfLocalHeader,
});

const readByDirectory = async (archive: ByteReader, signal: AbortSignal): Promise<readonly ZipEntry[]> => {
  const zip = await fromRandomAccessReaderPromise(new DirectoryReader(readAhead(archive, DIRECTORY_BLOCK_BYTES)), archive.sizeBytes, {
    autoClose: false,
    // yauzl would end the whole archive at the first unsafe name or wrong size; both are judged entry by entry.
    decodeStrings: false,
    validateEntrySizes: false,
  });
  const entries: ZipEntry[] = [];
  try {
    for await (const entry of zip.eachEntry()) {
      signal.throwIfAborted();
      entries.push(toZipEntry(entry));
      if (entries.length > MOST_ENTRIES) break;
    }
  } finally {
    zip.close();
  }
  return entries;
};

/**
 * The entries of an archive, by its directory; where that is missing or broken, by finding each entry's own header.
 * Null where nothing in it looks like an archive. Names are not judged here (`isUnsafeEntryName`).
 */
export const readZipDirectory = async (reader: ByteReader, signal: AbortSignal): Promise<ZipDirectory | null> => {
  const archive = await findArchive(reader);
  if (archive) {
    try {
      return { entries: await readByDirectory(archive, signal), truncated: false };
    } catch {
      // The end record points nowhere usable: the entries themselves may still be whole.
    }
  }
  signal.throwIfAborted();
  const entries = await scanLocalHeaders(reader, signal);
  return entries.length > 0 ? { entries, truncated: true } : null;
};
