import { sliceReader, type ByteReader } from '../byte-reader';
import { scanLocalHeaders } from './scan-local-headers';
import { LOCAL_HEADER_BYTES, LOCAL_HEADER_SIGNATURE, type ZipEntry } from './zip-format';

/** Between two entries there is room for what the first one's own header has besides its name, and for its descriptor; a report is larger than that. */
const LEAST_GAP_BYTES = 1_024;
/** With signature and 64-bit sizes. */
const LONGEST_DESCRIPTOR_BYTES = 24;
const SIGNATURE = Buffer.alloc(4);
SIGNATURE.writeUInt32LE(LOCAL_HEADER_SIGNATURE);

/** Where another entry begins between the end of a listed one's data and `next`; null where none does. */
const entryBehind = async (reader: ByteReader, { headerOffset, compressedSizeBytes }: ZipEntry, next: number): Promise<number | null> => {
  const header = await reader.read(headerOffset, LOCAL_HEADER_BYTES);
  if (header.length < LOCAL_HEADER_BYTES || header.readUInt32LE(0) !== LOCAL_HEADER_SIGNATURE) return null;
  const end = headerOffset + LOCAL_HEADER_BYTES + header.readUInt16LE(26) + header.readUInt16LE(28) + compressedSizeBytes;
  if (next - end < LEAST_GAP_BYTES) return null;
  const at = (await reader.read(end, LONGEST_DESCRIPTOR_BYTES + SIGNATURE.length)).indexOf(SIGNATURE);
  return at < 0 ? null : end + at;
};

/**
 * Entries that stand in an archive, whole or not, and that its directory leaves out: in front of the first listed one, where archives were put behind each other, and
 * between listed ones. What has the name of a listed one is the version before it.
 */
export const findUnlisted = async (reader: ByteReader, entries: readonly ZipEntry[], directoryAt: number, signal: AbortSignal): Promise<readonly ZipEntry[]> => {
  const listed = [...entries].sort((a, b) => a.headerOffset - b.headerOffset);
  const names = new Set(listed.map(({ name }) => name));
  const found: ZipEntry[] = [];
  const take = async (from: number, to: number): Promise<void> => {
    for (const entry of await scanLocalHeaders(sliceReader(reader, from, to - from), signal)) {
      if (!names.has(entry.name)) found.push({ ...entry, headerOffset: from + entry.headerOffset });
    }
  };
  const first = listed[0]?.headerOffset ?? 0;
  if (first > LEAST_GAP_BYTES && (await reader.read(0, SIGNATURE.length)).equals(SIGNATURE)) await take(0, first);
  for (const [index, entry] of listed.entries()) {
    const next = listed[index + 1]?.headerOffset ?? directoryAt;
    if (next - entry.headerOffset - entry.compressedSizeBytes < LEAST_GAP_BYTES) continue;
    const from = await entryBehind(reader, entry, next);
    if (from !== null) await take(from, next);
  }
  return found;
};
