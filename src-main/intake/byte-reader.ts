import { markAlone } from './lone-bytes';
import { withOpenFile } from './open-files';

/** Random access to bytes: a file, a part of one, or a buffer. `read` gives fewer bytes than asked only at the end; they stand in `room` where that is given and they have to be copied. */
export type ByteReader = { readonly sizeBytes: number; readonly read: (offset: number, length: number, room?: Buffer) => Promise<Buffer> };

export const fileReader = (path: string, sizeBytes: number): ByteReader => ({
  sizeBytes,
  read: (offset, length, room) =>
    withOpenFile(path, async (file) => {
      const wanted = Math.max(0, Math.min(length, sizeBytes - offset));
      const isLent = room !== undefined && room.length >= wanted;
      const buffer = isLent ? room : Buffer.allocUnsafe(wanted);
      let filled = 0;
      while (filled < wanted) {
        const bytesRead = await file.read(buffer, filled, wanted - filled, offset + filled);
        if (bytesRead === 0) break;
        filled += bytesRead;
      }
      const bytes = buffer.subarray(0, filled);
      return isLent ? bytes : markAlone(bytes);
    }),
});

export const bufferReader = (bytes: Buffer): ByteReader => ({
  sizeBytes: bytes.length,
  read: (offset, length) => Promise.resolve(bytes.subarray(Math.min(offset, bytes.length), Math.min(offset + Math.max(0, length), bytes.length))),
});

/** The bytes `[start, start + sizeBytes)` of another reader, clipped to its end. */
export const sliceReader = (whole: ByteReader, start: number, sizeBytes: number): ByteReader => {
  const size = Math.max(0, Math.min(sizeBytes, whole.sizeBytes - start));
  return { sizeBytes: size, read: (offset, length, room) => whole.read(start + offset, Math.max(0, Math.min(length, size - offset)), room) };
};

/** Keeps the last block read, so that many small reads that go forward cost one read of `blockBytes`. */
export const readAhead = (whole: ByteReader, blockBytes: number): ByteReader => {
  let start = 0;
  let block: Buffer = Buffer.alloc(0);
  return {
    sizeBytes: whole.sizeBytes,
    read: async (offset, length) => {
      if (offset < start || offset + length > start + block.length) {
        block = await whole.read(offset, Math.max(length, blockBytes));
        start = offset;
      }
      return block.subarray(offset - start, offset - start + length);
    },
  };
};
