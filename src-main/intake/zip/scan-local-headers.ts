import { parseExtraFields } from 'yauzl';
import { readAhead, sliceReader, type ByteReader } from '../byte-reader';
import { MOST_ENTRIES, MOST_ENTRY_BYTES } from '../limits';
import { decodeEntryName } from './entry-name';
import { findDeflatedEnd, findStoredEnd, type DataEnd } from './find-data-end';
import {
  CENTRAL_HEADER_SIGNATURE,
  EXTRA_ZIP64,
  FLAG_DATA_DESCRIPTOR,
  isEncrypted,
  LOCAL_HEADER_BYTES,
  LOCAL_HEADER_SIGNATURE,
  METHOD_DEFLATED,
  METHOD_STORED,
  SIZE_IN_ZIP64,
  type ZipEntry,
} from './zip-format';

const SCAN_BLOCK_BYTES = 1024 * 1024;
/** Where nothing within the largest entry's length looks like one, nothing of an archive is there. */
const MOST_BYTES_BEFORE_FIRST = MOST_ENTRY_BYTES;
const SIGNATURE_BYTES = Buffer.from([0x50, 0x4b, 0x03, 0x04]);

type LocalHeader = {
  readonly headerOffset: number;
  readonly dataOffset: number;
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly crc32: number;
  /** Null where they stand behind the data. */
  readonly sizes: { readonly compressed: number; readonly plain: number } | null;
};

/** The sizes of a header, from its ZIP64 field where the plain fields overflow (both stand there, plain size first). */
const sizesOf = (compressed: number, plain: number, extra: Buffer): { readonly compressed: number; readonly plain: number } => {
  if (compressed !== SIZE_IN_ZIP64 && plain !== SIZE_IN_ZIP64) return { compressed, plain };
  try {
    const zip64 = parseExtraFields(extra).find((field) => field.id === EXTRA_ZIP64)?.data;
    if (zip64 && zip64.length >= 16) return { plain: Number(zip64.readBigUInt64LE(0)), compressed: Number(zip64.readBigUInt64LE(8)) };
  } catch {
    // A broken extra field leaves the plain sizes, which then reach beyond the archive's end.
  }
  return { compressed, plain };
};

const readHeader = async (reader: ByteReader, offset: number): Promise<LocalHeader | null> => {
  const fixed = await reader.read(offset, LOCAL_HEADER_BYTES);
  if (fixed.length < LOCAL_HEADER_BYTES || fixed.readUInt32LE(0) !== LOCAL_HEADER_SIGNATURE) return null;
  const [nameBytes, extraBytes] = [fixed.readUInt16LE(26), fixed.readUInt16LE(28)];
  const flags = fixed.readUInt16LE(6);
  const method = fixed.readUInt16LE(8);
  const crc32 = fixed.readUInt32LE(14);
  const [compressed, plain] = [fixed.readUInt32LE(18), fixed.readUInt32LE(22)];
  const rest = await reader.read(offset + LOCAL_HEADER_BYTES, nameBytes + extraBytes);
  if (rest.length < nameBytes + extraBytes) return null;
  const extra = rest.subarray(nameBytes);
  return {
    headerOffset: offset,
    dataOffset: offset + LOCAL_HEADER_BYTES + nameBytes + extraBytes,
    name: decodeEntryName(rest.subarray(0, nameBytes), flags, extra),
    flags,
    method,
    crc32,
    sizes: (flags & FLAG_DATA_DESCRIPTOR) !== 0 && compressed === 0 ? null : sizesOf(compressed, plain, extra),
  };
};

/** Where the next entry's header stands at or after `from` and before `until`, -1 where there is none. */
const findNextHeader = async (reader: ByteReader, from: number, signal: AbortSignal, until = reader.sizeBytes): Promise<number> => {
  signal.throwIfAborted();
  // Nearly always it stands right here; a look at four bytes spares reading a block for each entry.
  if ((await reader.read(from, SIGNATURE_BYTES.length)).equals(SIGNATURE_BYTES)) return from;
  for (let offset = from; offset < Math.min(until, reader.sizeBytes); ) {
    signal.throwIfAborted();
    const block = await reader.read(offset, SCAN_BLOCK_BYTES);
    const at = block.indexOf(SIGNATURE_BYTES);
    if (at >= 0) return offset + at;
    if (block.length <= SIGNATURE_BYTES.length) return -1;
    // The last bytes are looked at again: a signature may cross the blocks' border.
    offset += block.length - (SIGNATURE_BYTES.length - 1);
  }
  return -1;
};

/** What a program or a mail leaves in front of an archive is smaller; and its signature, which every program that reads zips holds, stands there but a few times. */
const MOST_BYTES_IN_FRONT = 16 * 1024 * 1024;
const MOST_SIGNATURES_IN_FRONT = 64;
/** The highest number of a method of packing (APPNOTE, 4.4.5). */
const HIGHEST_METHOD = 99;

// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const isLikely = ({ name, method }: LocalHeader): boolean => method <= HIGHEST_METHOD && name !== '' && !/[\u0000-\u001f\u007f]/.test(name);

/** Where the first entry of a file stands before `until`; null where nothing but a program or a mail's text does. */
export const findFirstHeader = async (file: ByteReader, until: number, signal: AbortSignal): Promise<number | null> => {
  const reader = readAhead(sliceReader(file, 0, Math.min(until, MOST_BYTES_IN_FRONT)), SCAN_BLOCK_BYTES);
  let at = await findNextHeader(reader, 0, signal);
  for (let looked = 0; at >= 0 && looked < MOST_SIGNATURES_IN_FRONT; looked += 1) {
    const header = await readHeader(reader, at);
    if (header && isLikely(header)) return at;
    at = await findNextHeader(reader, at + SIGNATURE_BYTES.length, signal);
  }
  return null;
};

const findEnd = (reader: ByteReader, header: LocalHeader, signal: AbortSignal): Promise<DataEnd | null> => {
  if (header.method === METHOD_DEFLATED) return findDeflatedEnd(reader, header.dataOffset, signal);
  if (header.method === METHOD_STORED) return findStoredEnd(reader, header.dataOffset, signal);
  return Promise.resolve(null);
};

const standsAt = async (reader: ByteReader, offset: number): Promise<boolean> => {
  const bytes = await reader.read(offset, 4);
  if (bytes.length < 4) return true;
  const signature = bytes.readUInt32LE(0);
  return signature === LOCAL_HEADER_SIGNATURE || signature === CENTRAL_HEADER_SIGNATURE;
};

/**
 * Finds the entries of an archive that has no usable directory by their own headers, in the archive's order.
 * An entry whose data the archive does not hold to its end is listed with `whole: false`, so that it is accounted for.
 */
export const scanLocalHeaders = async (archive: ByteReader, signal: AbortSignal): Promise<readonly ZipEntry[]> => {
  const reader = readAhead(archive, SCAN_BLOCK_BYTES);
  const entries: ZipEntry[] = [];
  for (let at = await findNextHeader(reader, 0, signal, MOST_BYTES_BEFORE_FIRST); at >= 0 && entries.length <= MOST_ENTRIES; ) {
    const header = await readHeader(reader, at);
    if (!header) {
      at = await findNextHeader(reader, at + SIGNATURE_BYTES.length, signal);
      continue;
    }
    const { sizes } = header;
    const end: DataEnd | null = sizes
      ? { nextOffset: header.dataOffset + sizes.compressed, compressedSizeBytes: sizes.compressed, sizeBytes: sizes.plain, crc32: header.crc32 }
      : await findEnd(reader, header, signal);
    const whole = end !== null && end.nextOffset <= archive.sizeBytes;
    entries.push({
      name: header.name,
      whole,
      encrypted: isEncrypted(header.flags, header.method),
      isLink: false,
      method: header.method,
      compressedSizeBytes: end?.compressedSizeBytes ?? 0,
      sizeBytes: end?.sizeBytes ?? 0,
      crc32: end?.crc32 ?? header.crc32,
      headerOffset: header.headerOffset,
    });
    // Data that is whole is jumped over, since a zip inside it has headers of its own; a size that leads nowhere is not believed.
    const believed = whole && (sizes === null || (await standsAt(reader, end.nextOffset)));
    at = await findNextHeader(reader, believed ? end.nextOffset : header.dataOffset, signal);
  }
  return entries;
};
