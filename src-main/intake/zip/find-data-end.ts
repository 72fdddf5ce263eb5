import { crc32 as crc32Of, inflateRawSync } from '../../files/unbroken-zlib';
import type { ByteReader } from '../byte-reader';
import { MOST_ENTRY_BYTES } from '../limits';
import { DATA_DESCRIPTOR_SIGNATURE } from './zip-format';

/** Where an entry's data ends that did not say so in its header. `nextOffset` lies behind the data descriptor. */
export type DataEnd = { readonly nextOffset: number; readonly compressedSizeBytes: number; readonly sizeBytes: number; readonly crc32: number };

const BLOCK_BYTES = 512 * 1024;
/** A truncated archive's entry is inflated in one piece to find its end; larger ones are not recovered. */
const MOST_RECOVERED_BYTES = 256 * 1024 * 1024;
const DESCRIPTOR_SIGNATURE_BYTES = Buffer.from([0x50, 0x4b, 0x07, 0x08]);
/** Signature, CRC and two 64-bit sizes: the longest form. */
const MOST_DESCRIPTOR_BYTES = 24;

/** The length of the data descriptor that confirms the sizes and CRC, with or without signature, in 32 or 64 bits; 0 where none does. */
const descriptorLength = (bytes: Buffer, crc32: number, compressedSizeBytes: number, sizeBytes: number): number => {
  const start = bytes.length >= 4 && bytes.readUInt32LE(0) === DATA_DESCRIPTOR_SIGNATURE ? 4 : 0;
  if (bytes.length < start + 12 || bytes.readUInt32LE(start) !== crc32) return 0;
  if (bytes.readUInt32LE(start + 4) === compressedSizeBytes && bytes.readUInt32LE(start + 8) === sizeBytes) return start + 12;
  const is64 =
    bytes.length >= start + 20 &&
    bytes.readBigUInt64LE(start + 4) === BigInt(compressedSizeBytes) &&
    bytes.readBigUInt64LE(start + 12) === BigInt(sizeBytes);
  return is64 ? start + 20 : 0;
};

/** Inflates `block` to the end of its deflate stream; `cut` where the stream goes on behind the block, `broken` where it is none. */
const inflateFrom = (block: Buffer): { readonly compressedSizeBytes: number; readonly plain: Buffer } | 'cut' | 'broken' => {
  try {
    // With `info` the result names the engine, which knows how many bytes the stream took; the types leave that out.
    const { buffer, engine } = inflateRawSync(block, { info: true, maxOutputLength: MOST_RECOVERED_BYTES }) as unknown as {
      readonly buffer: Buffer;
      readonly engine: { readonly bytesWritten: number };
    };
    return { compressedSizeBytes: engine.bytesWritten, plain: buffer };
  } catch (thrown) {
    return thrown instanceof Error && 'code' in thrown && thrown.code === 'Z_BUF_ERROR' ? 'cut' : 'broken';
  }
};

/** Inflates from `dataOffset` to the end of the deflate stream; null where the data is cut or wrong. */
export const findDeflatedEnd = async (reader: ByteReader, dataOffset: number, signal: AbortSignal): Promise<DataEnd | null> => {
  for (let blockBytes = BLOCK_BYTES; ; blockBytes *= 4) {
    signal.throwIfAborted();
    const block = await reader.read(dataOffset, blockBytes);
    const inflated = inflateFrom(block);
    if (inflated === 'broken') return null;
    if (inflated === 'cut') {
      if (block.length < blockBytes || blockBytes >= MOST_RECOVERED_BYTES) return null;
      continue;
    }
    const { compressedSizeBytes, plain } = inflated;
    const crc32 = crc32Of(plain);
    const descriptorOffset = dataOffset + compressedSizeBytes;
    const length = descriptorLength(await reader.read(descriptorOffset, MOST_DESCRIPTOR_BYTES), crc32, compressedSizeBytes, plain.length);
    return length > 0 ? { nextOffset: descriptorOffset + length, compressedSizeBytes, sizeBytes: plain.length, crc32 } : null;
  }
};

/** Looks for the data descriptor whose sizes and CRC are those of the stored bytes before it; null where there is none. */
export const findStoredEnd = async (reader: ByteReader, dataOffset: number, signal: AbortSignal): Promise<DataEnd | null> => {
  let crc32 = 0;
  for (let offset = dataOffset; offset < reader.sizeBytes && offset - dataOffset <= MOST_ENTRY_BYTES; ) {
    signal.throwIfAborted();
    const block = await reader.read(offset, BLOCK_BYTES + MOST_DESCRIPTOR_BYTES);
    const fresh = Math.min(block.length, BLOCK_BYTES);
    let done = 0;
    for (let at = block.indexOf(DESCRIPTOR_SIGNATURE_BYTES); at >= 0 && at < fresh; at = block.indexOf(DESCRIPTOR_SIGNATURE_BYTES, at + 1)) {
      crc32 = crc32Of(block.subarray(done, at), crc32);
      done = at;
      const sizeBytes = offset + at - dataOffset;
      const length = descriptorLength(block.subarray(at, at + MOST_DESCRIPTOR_BYTES), crc32, sizeBytes, sizeBytes);
      if (length > 0) return { nextOffset: offset + at + length, compressedSizeBytes: sizeBytes, sizeBytes, crc32 };
    }
    crc32 = crc32Of(block.subarray(done, fresh), crc32);
    if (fresh === 0) return null;
    offset += fresh;
  }
  return null;
};
