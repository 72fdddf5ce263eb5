import { closeSync, fstatSync, openSync, readSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { writeBatch } from '@main/assembly/write-batch';

/** Buffers that take turns: the writer works on one entry while it has the next one opened. */
const BUFFERS = 2;

/** Reads files one after the other into the same few buffers; a file's bytes are good until the next but one is read. */
const fileReader = (): ((path: string) => Buffer) => {
  const buffers = Array.from({ length: BUFFERS }, () => Buffer.alloc(0));
  let turn = 0;
  return (path) => {
    const descriptor = openSync(path, 'r');
    const { size } = fstatSync(descriptor);
    turn = (turn + 1) % BUFFERS;
    if (buffers[turn]!.length < size) buffers[turn] = Buffer.allocUnsafeSlow(size * 2);
    const bytes = buffers[turn]!.subarray(0, readSync(descriptor, buffers[turn]!, 0, size, 0));
    closeSync(descriptor);
    return bytes;
  };
};

/** All reports of a folder into one batch, as `prepare` writes it. */
export const assembleFolder = async (folder: string, path: string, pages: string): Promise<void> => {
  const files = readdirSync(folder).sort();
  const packets = files.map((_, entryIndex) => ({ sides: Array.from({ length: Number(pages) }, (_side, index) => ({ kind: 'page' as const, entryIndex, pageNumber: index + 1 })) }));
  const read = fileReader();
  await writeBatch({
    path,
    batchId: 'bench',
    packets,
    openEntry: async (entryIndex) => read(join(folder, files[entryIndex]!)),
    signal: new AbortController().signal,
    onProgress: () => {},
  });
};
