import { closeSync, readSync } from 'node:fs';
import { openRegularSync } from '../files/regular-file';

/** Bytes at random access: a small source entry in memory, or a batch on disk that may be larger than memory. */
export type ByteSource = {
  readonly size: number;
  /** All of them, where they are in memory: cutting out what is looked at takes longer than looking. */
  readonly whole: Buffer | null;
  /** Bytes from `offset`: at least `length` where there are so many, maybe more. Valid until the next call. */
  readonly view: (offset: number, length: number) => Buffer;
  /** A copy or lasting view of exactly these bytes, shorter only at the end. */
  readonly bytes: (offset: number, length: number) => Buffer;
  /** The same, valid until the next call. */
  readonly glance: (offset: number, length: number) => Buffer;
};

export const memorySource = (buffer: Buffer): ByteSource => ({
  size: buffer.length,
  whole: buffer,
  view: (offset) => buffer.subarray(offset),
  bytes: (offset, length) => buffer.subarray(offset, offset + length),
  glance: (offset, length) => buffer.subarray(offset, offset + length),
});

/** Read ahead in one piece where reading goes on: a batch's objects are mostly visited in the order they stand in. */
const WINDOW_BYTES = 256 * 1024;
/** Read in one piece where reading jumps: enough for an object and what it begins with. */
const JUMP_BYTES = 16 * 1024;

export type FileSource = ByteSource & { readonly close: () => void };

/** A file of any size, read in windows. The caller closes it. @throws FileUnfit; a system error */
export const fileSource = (path: string): FileSource => {
  const { descriptor, size } = openRegularSync(path);
  /** One buffer for all windows: memory that is given back again and again costs more than reading. */
  let room: Buffer = Buffer.allocUnsafeSlow(WINDOW_BYTES);
  let window = room.subarray(0, 0);
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
      const end = windowOffset + window.length;
      const goesOn = offset >= windowOffset && offset <= end + JUMP_BYTES;
      const count = Math.max(0, Math.min(Math.max(length, goesOn ? WINDOW_BYTES : JUMP_BYTES), size - offset));
      if (count > room.length) room = Buffer.allocUnsafeSlow(count);
      window = read(room.subarray(0, count), offset);
      windowOffset = offset;
    }
    return window.subarray(offset - windowOffset);
  };

  const bytes = (offset: number, length: number): Buffer => {
    const wanted = Math.max(0, Math.min(length, size - offset));
    const isInWindow = offset >= windowOffset && offset + wanted <= windowOffset + window.length;
    if (isInWindow || wanted <= JUMP_BYTES) return Buffer.from(view(offset, wanted).subarray(0, wanted));
    return read(Buffer.allocUnsafe(wanted), offset);
  };

  return {
    size,
    whole: null,
    view,
    bytes,
    // What is longer than the window would make the room for it as large for good.
    glance: (offset, length) => (length > WINDOW_BYTES ? bytes(offset, length) : view(offset, length).subarray(0, length)),
    close: () => closeSync(descriptor),
  };
};
