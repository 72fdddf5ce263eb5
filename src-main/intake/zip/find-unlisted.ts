import { sliceReader, type ByteReader } from '../byte-reader';
import { decodeEntryName } from './entry-name';
import { findFirstHeader, scanLocalHeaders } from './scan-local-headers';
import { LOCAL_HEADER_BYTES, LOCAL_HEADER_SIGNATURE, type ZipEntry } from './zip-format';

/** Between two entries there is room for what the first one's own header has besides its name, and for its descriptor; a report is larger than that. */
const LEAST_GAP_BYTES = 1_024;
/** With signature and 64-bit sizes. */
const LONGEST_DESCRIPTOR_BYTES = 24;
/** Of a header, behind its fixed part: read together with that, since each reading of a file in the network takes its time. */
const USUAL_REST_BYTES = 512;
const SIGNATURE = Buffer.alloc(4);
SIGNATURE.writeUInt32LE(LOCAL_HEADER_SIGNATURE);

/** What is said of an entry in its own header: its name, and where its data begins; null where no header stands. */
const ownHeaderOf = async (reader: ByteReader, { headerOffset }: ZipEntry): Promise<{ readonly name: string; readonly dataOffset: number } | null> => {
  const begun = await reader.read(headerOffset, LOCAL_HEADER_BYTES + USUAL_REST_BYTES);
  if (begun.length < LOCAL_HEADER_BYTES || begun.readUInt32LE(0) !== LOCAL_HEADER_SIGNATURE) return null;
  const [flags, nameBytes, extraBytes] = [begun.readUInt16LE(6), begun.readUInt16LE(26), begun.readUInt16LE(28)];
  const isAll = nameBytes + extraBytes <= USUAL_REST_BYTES;
  const rest = isAll ? begun.subarray(LOCAL_HEADER_BYTES, LOCAL_HEADER_BYTES + nameBytes + extraBytes) : await reader.read(headerOffset + LOCAL_HEADER_BYTES, nameBytes + extraBytes);
  return { name: decodeEntryName(rest.subarray(0, nameBytes), flags, rest.subarray(nameBytes)), dataOffset: headerOffset + LOCAL_HEADER_BYTES + nameBytes + extraBytes };
};

/** Where an entry's data ends, from the archive's beginning; null where it has no header of its own. */
export const endOfData = async (reader: ByteReader, entry: ZipEntry): Promise<number | null> => {
  const header = await ownHeaderOf(reader, entry);
  return header && header.dataOffset + entry.compressedSizeBytes;
};

/** Where another entry begins between the end of a listed one's data and `next`; null where none does. */
const entryBehind = async (reader: ByteReader, entry: ZipEntry, next: number): Promise<number | null> => {
  const end = await endOfData(reader, entry);
  if (end === null || next - end < LEAST_GAP_BYTES) return null;
  const at = (await reader.read(end, LONGEST_DESCRIPTOR_BYTES + SIGNATURE.length)).indexOf(SIGNATURE);
  return at < 0 ? null : end + at;
};

/** Those that stand where their list says. */
const inPlace = async (reader: ByteReader, listed: readonly ZipEntry[], signal: AbortSignal): Promise<readonly ZipEntry[]> => {
  const found: ZipEntry[] = [];
  for (const entry of listed) {
    signal.throwIfAborted();
    if ((await ownHeaderOf(reader, entry))?.name === entry.name) found.push(entry);
  }
  return found;
};

/** The same for two entries with one name and, as far as a zip tells, the same bytes. */
const contentKey = ({ name, crc32, sizeBytes }: ZipEntry): string => `${crc32} ${sizeBytes} ${name}`;

/** Where a directory stands in its file, each from the file's beginning: its first header, the end of its last one, and its end record with the comment. */
export type DirectoryPlace = { readonly directoryAt: number; readonly headersEnd: number; readonly recordAt: number; readonly recordEnd: number };

/** Entries that a directory leaves out, by where they stand; `outdated` where a version before one that it lists stands among those, which is not given. */
export type Unlisted = { readonly inFront: readonly ZipEntry[]; readonly others: readonly ZipEntry[]; readonly outdated: boolean };

/**
 * Entries that stand in an archive's file, whole or not, and that its directory leaves out: in front of the first listed one and behind the directory, where archives
 * were put behind each other, and between listed ones. There, what has the name of a listed one is the version before it; elsewhere only what is the same file is left out.
 */
export const findUnlisted = async (reader: ByteReader, entries: readonly ZipEntry[], place: DirectoryPlace, signal: AbortSignal): Promise<Unlisted> => {
  // Also one that its list names otherwise than its own header.
  const claimed = new Set(entries.map(({ headerOffset }) => headerOffset));
  const scan = async (from: number, to: number): Promise<readonly ZipEntry[]> => {
    if (to - from < LOCAL_HEADER_BYTES) return [];
    const found = await scanLocalHeaders(sliceReader(reader, from, to - from), signal);
    return found.map((entry) => ({ ...entry, headerOffset: from + entry.headerOffset })).filter(({ headerOffset }) => !claimed.has(headerOffset));
  };
  const inOrder = [...entries].sort((a, b) => a.headerOffset - b.headerOffset);
  const nextOf = (listed: readonly ZipEntry[], index: number): number => listed[index + 1]?.headerOffset ?? place.directoryAt;
  const roomBehind = (listed: readonly ZipEntry[], entry: ZipEntry, index: number): number => nextOf(listed, index) - entry.headerOffset - entry.compressedSizeBytes;
  // Nearly always each entry fills what is between it and the next, and none needs to be looked at.
  const isFilled = inOrder.every((entry, index) => {
    const room = roomBehind(inOrder, entry, index);
    return room >= LOCAL_HEADER_BYTES && room < LEAST_GAP_BYTES;
  });
  const listed = isFilled ? inOrder : await inPlace(reader, inOrder, signal);

  const first = listed[0]?.headerOffset ?? place.directoryAt;
  const front = first > LEAST_GAP_BYTES ? await findFirstHeader(reader, first, signal) : null;
  const inFront = front === null ? [] : await scan(front, first);
  const between: ZipEntry[] = [];
  for (const [index, entry] of (isFilled ? [] : listed).entries()) {
    if (roomBehind(listed, entry, index) < LEAST_GAP_BYTES) continue;
    const from = await entryBehind(reader, entry, nextOf(listed, index));
    if (from !== null) between.push(...(await scan(from, nextOf(listed, index))));
  }
  // Not in the archive's own comment, which may hold anything.
  const behind = [...(await scan(place.headersEnd, place.recordAt)), ...(await scan(place.recordEnd, reader.sizeBytes))];
  if (inFront.length + between.length + behind.length === 0) return { inFront, others: [], outdated: false };

  const sound = isFilled ? await inPlace(reader, listed, signal) : listed;
  const names = new Set(sound.map(({ name }) => name));
  const contents = new Set(sound.map(contentKey));
  const isNew = (entry: ZipEntry): boolean => !contents.has(contentKey(entry));
  return {
    inFront: inFront.filter(isNew),
    others: [...between.filter(({ name }) => !names.has(name)), ...behind.filter(isNew)],
    outdated: between.some((entry) => names.has(entry.name) && isNew(entry)),
  };
};
