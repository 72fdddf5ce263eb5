import { promisify } from 'node:util';
import { constants, crc32, inflateRaw, inflateRawSync, type ZlibOptions } from '../../files/unbroken-zlib';
import type { ByteReader } from '../byte-reader';
import { NAMED_IN_TWO_WAYS } from '@shared/problems/listing-words';
import { EntryUnreadable } from '../entry-unreadable';
import { isAbsurdEntry } from '../limits';
import { areAlone, markAlone } from '../lone-bytes';
import { withReadRoom } from '../read-room';
import { decodeEntryName } from './entry-name';
import { isSameName } from './same-name';
import { LOCAL_HEADER_BYTES, LOCAL_HEADER_SIGNATURE } from './zip-format';
import type { EntrySource } from '../../ports/entry-source';

const inflate: (data: Buffer, options: ZlibOptions) => Promise<Buffer> = promisify(inflateRaw);

/** Room for the name and extra field of nearly every entry, so that header and data come in one read. */
const HEADER_GUESS_BYTES = 512;
/** Inflating this much takes a few milliseconds: less than handing it to another thread and waiting for the answer. */
const MOST_INFLATED_HERE_BYTES = 1024 * 1024;
const LEAST_CHUNK_BYTES = 64;
const MOST_CHUNK_BYTES = 4 * 1024 * 1024;
/** What a few kilobytes of deflated data can become at most (1032:1). */
const MOST_PEEKED_INFLATED_BYTES = 8 * 1024 * 1024;

type ZipEntrySource = Extract<EntrySource, { kind: 'zip-entry' }>;

/** Whether a listed name, in front of which folders or archives may stand, is the one in the entry's own header, with which `piece` begins. */
const isNamedAlike = async (archive: ByteReader, source: ZipEntrySource, listedName: string, piece: Buffer): Promise<boolean> => {
  const nameEnd = LOCAL_HEADER_BYTES + piece.readUInt16LE(26);
  const headerBytes = nameEnd + piece.readUInt16LE(28);
  const header = headerBytes <= piece.length ? piece : await archive.read(source.headerOffset, headerBytes);
  const raw = header.subarray(LOCAL_HEADER_BYTES, nameEnd);
  if (listedName.endsWith(raw.toString('latin1'))) return true;
  return isSameName(listedName, decodeEntryName(raw, header.readUInt16LE(6), header.subarray(nameEnd, headerBytes)));
};

/** Reads an entry's local header and up to `mostDataBytes` of its data as they stand in the archive. */
const readStoredForm = async (archive: ByteReader, source: ZipEntrySource, mostDataBytes: number, { room, listedName }: { readonly room?: Buffer; readonly listedName?: string | undefined } = {}): Promise<{ dataOffset: number; data: Buffer }> => {
  const wanted = Math.min(source.compressedSizeBytes, mostDataBytes);
  const piece = await archive.read(source.headerOffset, LOCAL_HEADER_BYTES + HEADER_GUESS_BYTES + wanted, room);
  if (piece.length < LOCAL_HEADER_BYTES || piece.readUInt32LE(0) !== LOCAL_HEADER_SIGNATURE) throw new EntryUnreadable('pdf-damaged');
  if (listedName !== undefined && !(await isNamedAlike(archive, source, listedName, piece))) throw new EntryUnreadable('pdf-damaged', NAMED_IN_TWO_WAYS);
  const dataStart = LOCAL_HEADER_BYTES + piece.readUInt16LE(26) + piece.readUInt16LE(28);
  const dataOffset = source.headerOffset + dataStart;
  const inPiece = piece.subarray(dataStart, dataStart + wanted);
  const data = inPiece.length === wanted ? inPiece : await archive.read(dataOffset, wanted);
  if (data.length < wanted) throw new EntryUnreadable('pdf-damaged');
  if (data === inPiece && areAlone(piece)) markAlone(data);
  return { dataOffset, data };
};

/** Where a stored entry's own bytes begin in the archive, its header checked. */
export const locateStoredData = async (archive: ByteReader, source: ZipEntrySource): Promise<number> => (await readStoredForm(archive, source, 0)).dataOffset;

/** The entry's bytes, inflated in one piece, with size and CRC checked, and its own header's name held against `listedName` where that is given. @throws EntryUnreadable */
export const readZipEntry = async (archive: ByteReader, source: ZipEntrySource, listedName?: string): Promise<Buffer> => {
  if (isAbsurdEntry(source.compressedSizeBytes, source.sizeBytes)) throw new EntryUnreadable('archive-too-large');
  const bytes = source.method === 'stored' ? (await readStoredForm(archive, source, source.compressedSizeBytes, { listedName })).data : await readInflated(archive, source, listedName);
  if (bytes.length !== source.sizeBytes || crc32(bytes) !== source.crc32) throw new EntryUnreadable('pdf-damaged');
  return bytes;
};

const readInflated = (archive: ByteReader, source: ZipEntrySource, listedName: string | undefined): Promise<Buffer> =>
  withReadRoom(LOCAL_HEADER_BYTES + HEADER_GUESS_BYTES + source.compressedSizeBytes, async (room) => {
    const { data } = await readStoredForm(archive, source, source.compressedSizeBytes, { room, listedName });
    return inflateTo(data, source.sizeBytes);
  });

/** The first bytes of an entry, at most `mostBytes`, without checking the rest. @throws EntryUnreadable */
export const peekZipEntry = async (archive: ByteReader, source: ZipEntrySource, mostBytes: number): Promise<Buffer> => {
  // Deflated data can be a little longer than what it stands for.
  const { data } = await readStoredForm(archive, source, mostBytes * 2);
  const bytes = source.method === 'stored' ? data : await inflateStart(data);
  return bytes.subarray(0, mostBytes);
};

const inflateTo = async (data: Buffer, sizeBytes: number): Promise<Buffer> => {
  // A byte more than is needed: zlib asks for another piece of memory as soon as one is full.
  const options = { maxOutputLength: Math.max(1, sizeBytes), chunkSize: Math.min(Math.max(sizeBytes + 1, LEAST_CHUNK_BYTES), MOST_CHUNK_BYTES) };
  try {
    return markAlone(sizeBytes <= MOST_INFLATED_HERE_BYTES ? inflateRawSync(data, options) : await inflate(data, options));
  } catch {
    throw new EntryUnreadable('pdf-damaged');
  }
};

const inflateStart = async (data: Buffer): Promise<Buffer> => {
  try {
    return await inflate(data, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: MOST_PEEKED_INFLATED_BYTES });
  } catch {
    throw new EntryUnreadable('pdf-damaged');
  }
};
