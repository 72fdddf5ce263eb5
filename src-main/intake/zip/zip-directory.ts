import { RandomAccessReader, ZipFile, type Entry } from 'yauzl';
import { MOST_ENTRIES } from '../limits';
import { readAhead, sliceReader, type ByteReader } from '../byte-reader';
import { decodeEntryName } from './entry-name';
import { endOfData, findUnlisted } from './find-unlisted';
import { findFirstHeader, scanLocalHeaders } from './scan-local-headers';
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
  SIZE_IN_ZIP64,
  ZIP64_END_BYTES,
  ZIP64_END_SIGNATURE,
  ZIP64_LOCATOR_BYTES,
  ZIP64_LOCATOR_SIGNATURE,
  type ZipDirectory,
  type ZipEntry,
} from './zip-format';

const DIRECTORY_BLOCK_BYTES = 256 * 1024;
/** Bytes that a download tool or mail gateway may leave behind the archive. */
const TOLERATED_TAIL_BYTES = 64 * 1024;
/** A file made so that each of many end records leads to a list that fails would keep its reader for long; an honest one has two or three. */
const MOST_END_RECORDS = 16;

/** What the end record says of its part where the true number stands in the ZIP64 end record. */
const PART_IN_ZIP64 = 0xffff;
/** The number of entries has two bytes in the end record. */
const COUNTS_FROM_ANEW = 0x10000;

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

/** The end record and what it says of its directory, or its ZIP64 record does. */
type EndRecord = {
  /** Where it stands, and where the archive ends with its comment. */
  readonly at: number;
  readonly end: number;
  /** Where the records behind the directory begin. */
  readonly recordsAt: number;
  readonly entryCount: number;
  readonly directoryBytes: number;
  readonly directoryOffset: number;
  /** It is the last part of a split archive. */
  readonly isPart: boolean;
};

/** An archive within its file. `start` is where its own offsets count from; the directory lies between `directoryAt` and its records, from the file's beginning. */
type FoundArchive = { readonly start: number; readonly directoryAt: number; readonly record: EndRecord };

const startsWith = async (reader: ByteReader, at: number, signature: number): Promise<boolean> => {
  if (at < 0) return false;
  const bytes = await reader.read(at, 4);
  return bytes.length === 4 && bytes.readUInt32LE(0) === signature;
};

/** What the ZIP64 end record says, where there is one: it stands where its locator says, or, with something in front of the archive, right before it. */
const readZip64End = async (reader: ByteReader, at: number): Promise<Pick<EndRecord, 'recordsAt' | 'entryCount' | 'directoryBytes' | 'directoryOffset'> | null> => {
  const locatorAt = at - ZIP64_LOCATOR_BYTES;
  if (!(await startsWith(reader, locatorAt, ZIP64_LOCATOR_SIGNATURE))) return null;
  const said = Number((await reader.read(locatorAt + 8, 8)).readBigUInt64LE(0));
  for (const recordsAt of [said, locatorAt - ZIP64_END_BYTES]) {
    if (!(await startsWith(reader, recordsAt, ZIP64_END_SIGNATURE))) continue;
    const record = await reader.read(recordsAt, ZIP64_END_BYTES);
    if (record.length < ZIP64_END_BYTES) continue;
    const field = (offset: number): number => Number(record.readBigUInt64LE(offset));
    return { recordsAt, entryCount: field(32), directoryBytes: field(40), directoryOffset: field(48) };
  }
  return null;
};

/** The last end records of a file, from the last: a comment may hold what looks like one, and junk may stand behind. */
async function* endRecords(reader: ByteReader): AsyncGenerator<EndRecord> {
  const tailStart = Math.max(0, reader.sizeBytes - END_OF_DIRECTORY_BYTES - MOST_COMMENT_BYTES - TOLERATED_TAIL_BYTES);
  const tail = await reader.read(tailStart, reader.sizeBytes - tailStart);
  let found = 0;
  for (let at = tail.length - END_OF_DIRECTORY_BYTES; at >= 0 && found < MOST_END_RECORDS; at -= 1) {
    if (tail.readUInt32LE(at) !== END_OF_DIRECTORY_SIGNATURE) continue;
    const end = at + END_OF_DIRECTORY_BYTES + tail.readUInt16LE(at + 20);
    if (end > tail.length) continue;
    found += 1;
    const part = tail.readUInt16LE(at + 4);
    const plain = { recordsAt: tailStart + at, entryCount: tail.readUInt16LE(at + 10), directoryBytes: tail.readUInt32LE(at + 12), directoryOffset: tail.readUInt32LE(at + 16) };
    yield { ...plain, ...(await readZip64End(reader, tailStart + at)), at: tailStart + at, end: tailStart + end, isPart: part !== 0 && part !== PART_IN_ZIP64 };
  }
}

/** Of the first entry, as its header in the directory says. */
const firstEntryOffset = async (reader: ByteReader, directory: number): Promise<number> =>
  (await reader.read(directory + CENTRAL_LOCAL_OFFSET_AT, 4)).readUInt32LE(0);

/** True where an archive stands inside an entry of another one, which broke off behind it: what is in front of it is no archive that has ended. */
const isInside = async (reader: ByteReader, start: number, signal: AbortSignal): Promise<boolean> => {
  if ((await findFirstHeader(reader, start, signal)) === null) return false;
  for await (const { end } of endRecords(sliceReader(reader, 0, start))) if (end === start) return false;
  return true;
};

/**
 * Where the archive of an end record begins: the directory stands right before it, and the record says at which offset it means to stand. One wrong byte
 * must not move every entry, so the first has to stand where this leads; else offsets count from the file's beginning. Null where no directory stands in either place.
 */
const archiveOf = async (reader: ByteReader, record: EndRecord, signal: AbortSignal): Promise<FoundArchive | null> => {
  const { recordsAt, directoryBytes, directoryOffset } = record;
  const stands = recordsAt - directoryBytes;
  if (directoryBytes >= CENTRAL_HEADER_BYTES && stands > directoryOffset && (await startsWith(reader, stands, CENTRAL_HEADER_SIGNATURE))) {
    const start = stands - directoryOffset;
    const first = await firstEntryOffset(reader, stands);
    if (await isInside(reader, start, signal)) return null;
    if (first === SIZE_IN_ZIP64 || (await startsWith(reader, start + first, LOCAL_HEADER_SIGNATURE))) return { start, directoryAt: stands, record };
  }
  return (await startsWith(reader, directoryOffset, CENTRAL_HEADER_SIGNATURE)) ? { start: 0, directoryAt: directoryOffset, record } : null;
};

/**
 * How many headers follow each other in a directory, whatever number its end record tells: those of macOS count from 0 again at 65,536, others are wrong. `end` is where
 * the last of them ends.
 */
const countHeaders = async (reader: ByteReader, { directoryAt, record }: FoundArchive, signal: AbortSignal): Promise<{ readonly count: number; readonly end: number }> => {
  let count = 0;
  let block: Buffer = Buffer.alloc(0);
  let blockAt = directoryAt;
  let at = directoryAt;
  for (; at < record.recordsAt; count += 1) {
    if (at + CENTRAL_HEADER_BYTES > blockAt + block.length) {
      signal.throwIfAborted();
      block = await reader.read(at, DIRECTORY_BLOCK_BYTES);
      blockAt = at;
      if (block.length < CENTRAL_HEADER_BYTES) break;
    }
    const header = block.subarray(at - blockAt);
    if (header.readUInt32LE(0) !== CENTRAL_HEADER_SIGNATURE || count > MOST_ENTRIES) break;
    at += CENTRAL_HEADER_BYTES + header.readUInt16LE(28) + header.readUInt16LE(30) + header.readUInt16LE(32);
  }
  return { count, end: at };
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

/** `count` headers of a directory, one by one. */
async function* entriesOf(reader: ByteReader, { start, directoryAt, record }: FoundArchive, count: number): AsyncGenerator<ZipEntry> {
  const archive = sliceReader(reader, start, record.recordsAt - start);
  // Its own search believes the last end record and its count. Names are not decoded and sizes not validated: yauzl would end the whole archive at the
  // first unsafe name or wrong size, and both are judged entry by entry.
  const zip = new ZipFile(new DirectoryReader(readAhead(archive, DIRECTORY_BLOCK_BYTES)), directoryAt - start, archive.sizeBytes, count, '', false, true, false, false);
  for await (const entry of zip.eachEntry()) yield toZipEntry(entry, start);
}

const readByDirectory = async (reader: ByteReader, found: FoundArchive, signal: AbortSignal): Promise<ZipDirectory> => {
  const { record, directoryAt } = found;
  const { count, end } = await countHeaders(reader, found, signal);
  const entries: ZipEntry[] = [];
  for await (const entry of entriesOf(reader, found, count)) {
    signal.throwIfAborted();
    entries.push(entry);
    if (entries.length > MOST_ENTRIES) break;
  }
  const { inFront, others, outdated } = await findUnlisted(reader, entries, { directoryAt, headersEnd: end, recordAt: record.at, recordEnd: record.end }, signal);
  const isMiscounted = count % COUNTS_FROM_ANEW !== record.entryCount % COUNTS_FROM_ANEW;
  const fault = inFront.length + others.length > 0 ? 'unlisted' : outdated ? 'outdated' : isMiscounted ? 'miscounted' : null;
  return { entries: [...inFront, ...entries, ...others], fault };
};

/** True where an end record that says that nothing is there is that of the archive whose entries these are, and not of an empty one among them. */
const isBehindAll = async (reader: ByteReader, record: EndRecord, entries: readonly ZipEntry[]): Promise<boolean> => {
  const last = entries.at(-1);
  return last === undefined || (last.whole && ((await endOfData(reader, last)) ?? Infinity) <= record.at);
};

/**
 * The entries of an archive, by its directory; where that is missing, broken or said to be empty, by finding each entry's own header.
 * Null where nothing in it looks like an archive. Names are not judged here (`isUnsafeEntryName`).
 */
export const readZipDirectory = async (reader: ByteReader, signal: AbortSignal): Promise<ZipDirectory | null> => {
  let isPart = false;
  let empty: EndRecord | null = null;
  for await (const record of endRecords(reader)) {
    signal.throwIfAborted();
    isPart ||= record.isPart;
    if (record.entryCount === 0 && record.directoryBytes === 0) empty ??= record;
    if (record.isPart) continue;
    const found = await archiveOf(reader, record, signal);
    if (!found) continue;
    try {
      return await readByDirectory(reader, found, signal);
    } catch {
      // The end record points nowhere usable: another one may, or the entries themselves are whole.
    }
  }
  signal.throwIfAborted();
  const entries = await scanLocalHeaders(reader, signal);
  if (entries.length === 0 && !isPart && !empty) return null;
  const isSaidEmpty = empty !== null && (await isBehindAll(reader, empty, entries));
  return { entries, fault: isPart ? 'part' : !isSaidEmpty ? 'cut' : entries.length > 0 ? 'said-empty' : null };
};

/** At most so many first entries of an archive by its directory, without a look at the others; none where that can't be read. What an archive holds is told by {@link readZipDirectory} alone. */
export async function* firstZipEntries(reader: ByteReader, most: number, signal: AbortSignal): AsyncGenerator<ZipEntry> {
  for await (const record of endRecords(reader)) {
    const found = record.isPart ? null : await archiveOf(reader, record, signal);
    if (!found) continue;
    yield* entriesOf(reader, found, Math.min(record.entryCount, most));
    return;
  }
}
