import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** Bytes at random access: a small source entry in memory, or a batch on disk that may be larger than memory. */
export type ByteSource = {
  readonly size: number;
  /** Bytes from `offset`: at least `length` where there are so many, maybe more. Valid until the next call. */
  readonly view: (offset: number, length: number) => Buffer;
  /** A copy or lasting view of exactly these bytes, shorter only at the end. */
  readonly bytes: (offset: number, length: number) => Buffer;
};

export const memorySource = (buffer: Buffer): ByteSource => ({
  size: buffer.length,
  view: (offset) => buffer.subarray(offset),
  bytes: (offset, length) => buffer.subarray(offset, offset + length),
});

/** Read ahead in one piece: a batch's objects are mostly visited in the order they stand in. */
const WINDOW_BYTES = 256 * 1024;

export type FileSource = ByteSource & { readonly close: () => void };

/** A file of any size, read in windows. The caller closes it. */
export const fileSource = (path: string): FileSource => {
  const descriptor = openSync(path, 'r');
  const { size } = fstatSync(descriptor);
  let window: Buffer = Buffer.alloc(0);
  let windowOffset = 0;

  const read = (into: Buffer, offset: number): Buffer => {
    let filled = 0;
    while (filled < into.length) {
      const count = readSync(descriptor, into, filled, into.length - filled, offset + filled);
      if (count === 0) break;
      filled += count;
    }
    return into.subarray(0, filled);
  };

  const view = (offset: number, length: number): Buffer => {
    const wanted = Math.max(0, Math.min(length, size - offset));
    if (offset < windowOffset || offset + wanted > windowOffset + window.length) {
      const room = Math.max(0, Math.min(Math.max(length, WINDOW_BYTES), size - offset));
      window = read(Buffer.allocUnsafe(room), offset);
      windowOffset = offset;
    }
    return window.subarray(offset - windowOffset);
  };

  return {
    size,
    view,
    bytes: (offset, length) => {
      const wanted = Math.max(0, Math.min(length, size - offset));
      if (wanted <= WINDOW_BYTES) return Buffer.from(view(offset, wanted).subarray(0, wanted));
      return read(Buffer.allocUnsafe(wanted), offset);
    },
    close: () => closeSync(descriptor),
  };
};
