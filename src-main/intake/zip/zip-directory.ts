import { fromRandomAccessReaderPromise, RandomAccessReader, type Entry } from 'yauzl';
import { MOST_ENTRIES } from '../limits';
import { readAhead, sliceReader, type ByteReader } from '../byte-reader';
import { decodeEntryName } from './entry-name';
import { scanLocalHeaders } from './scan-local-headers';
import {
  CENTRAL_HEADER_BYTES,
  CENTRAL_HEADER_SIGNATURE,
  CENTRAL_LOCAL_OFFSET_AT,
  END_OF_DIRECTORY_BYTES,
  END_OF_DIRECTORY_SIGNATURE,
  isEncrypted,
  isLinkMode,
  LOCAL_HEADER_SIGNATURE,
  LONGEST_LINK_BYTES,
  MOST_COMMENT_BYTES,
  type ZipDirectory,
  type ZipEntry,
} from './zip-format';

const DIRECTORY_BLOCK_BYTES = 256 * 1024;
/** Bytes that a download tool or mail gateway may leave behind the archive. */
const TOLERATED_TAIL_BYTES = 64 * 1024;

/** What the end record says of its part where the true number stands in the ZIP64 end record. */
const PART_IN_ZIP64 = 0xffff;

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

/** An archive within its file: `start` is where its own offsets count from. `isPart`: it is the last part of a split one. */
type FoundArchive = { readonly archive: ByteReader; readonly start: number; readonly isPart: boolean };

const startsWith = async (reader: ByteReader, at: number, signature: number): Promise<boolean> => {
  const bytes = await reader.read(at, 4);
  return bytes.length === 4 && bytes.readUInt32LE(0) === signature;
};

/** Of the first entry, as its header in the directory says. */
const firstEntryOffset = async (reader: ByteReader, directory: number): Promise<number> =>
  (await reader.read(directory + CENTRAL_LOCAL_OFFSET_AT, 4)).readUInt32LE(0);

/**
 * Where the archive begins, by its end record: the directory stands right before it, and says at which offset it means to stand. 0 where
 * nothing is in front, or the numbers don't tell: a ZIP64 directory has other ones, and one wrong byte must not move every entry, so the first
 * has to stand where this leads.
 */
const startOf = async (reader: ByteReader, endRecord: Buffer, endOffset: number): Promise<number> => {
  const [directoryBytes, directoryOffset] = [endRecord.readUInt32LE(12), endRecord.readUInt32LE(16)];
  const stands = endOffset - directoryBytes;
  if (directoryBytes < CENTRAL_HEADER_BYTES || stands <= directoryOffset || !(await startsWith(reader, stands, CENTRAL_HEADER_SIGNATURE))) return 0;
  const start = stands - directoryOffset;
  return (await startsWith(reader, start + (await firstEntryOffset(reader, stands)), LOCAL_HEADER_SIGNATURE)) ? start : 0;
};

/** Finds the end record; junk may stand before the archive and behind it. Null without one. */
const findArchive = async (reader: ByteReader): Promise<FoundArchive | null> => {
  const tailStart = Math.max(0, reader.sizeBytes - END_OF_DIRECTORY_BYTES - MOST_COMMENT_BYTES - TOLERATED_TAIL_BYTES);
  const tail = await reader.read(tailStart, reader.sizeBytes - tailStart);
  for (let at = tail.length - END_OF_DIRECTORY_BYTES; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) !== END_OF_DIRECTORY_SIGNATURE) continue;
    const end = at + END_OF_DIRECTORY_BYTES + tail.readUInt16LE(at + 20);
    if (end > tail.length) continue;
    const start = await startOf(reader, tail.subarray(at), tailStart + at);
    const part = tail.readUInt16LE(at + 4);
    return { archive: sliceReader(reader, start, tailStart + end - start), start, isPart: part !== 0 && part !== PART_IN_ZIP64 };
  }
  return null;
};

const toZipEntry = (entry: Entry, start: number): ZipEntry => ({
  name: decodeEntryName(entry.fileNameRaw, entry.generalPurposeBitFlag, entry.extraFieldRaw),
  whole: true,
  encrypted: isEncrypted(entry.generalPurposeBitFlag, entry.compressionMethod),
  isLink: isLinkMode(entry.externalFileAttributes) && entry.uncompressedSize <= LONGEST_LINK_BYTES,
  method: entry.compressionMethod,
  compressedSizeBytes: entry.compressedSize,
  sizeBytes: entry.uncompressedSize,
  crc32: entry.crc32,
  headerOffset: start + entry.relativeOffsetOfLocalHeader,
});

const readByDirectory = async ({ archive, start }: FoundArchive, signal: AbortSignal): Promise<readonly ZipEntry[]> => {
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
      entries.push(toZipEntry(entry, start));
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
  const found = await findArchive(reader);
  if (found) {
    try {
      return { entries: await readByDirectory(found, signal), truncated: false, isPart: false };
    } catch {
      // The end record points nowhere usable: the entries themselves may still be whole.
    }
  }
  signal.throwIfAborted();
  const entries = await scanLocalHeaders(reader, signal);
  const isPart = found?.isPart ?? false;
  return entries.length > 0 || isPart ? { entries, truncated: true, isPart } : null;
};
