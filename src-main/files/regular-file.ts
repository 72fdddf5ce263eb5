import { constants, fstatSync, openSync, closeSync, statSync } from 'node:fs';
import { open, stat, type FileHandle } from 'node:fs/promises';
import { systemCodeOf } from './system-code';

/** Why what a path names is not read: a folder, no file on a disk (a pipe, a device, a socket), or one with more bytes than what is wanted ever has. */
export type FileFault = 'folder' | 'no-file' | 'too-large';

const SENTENCES: Readonly<Record<FileFault, readonly [code: string, sentence: string]>> = {
  folder: ['not-a-file', 'This is a folder, and a file is wanted. Choose the file.'],
  'no-file': ['not-a-file', 'This is a pipe or a device and no file. Save what it gives as a file, and choose that one.'],
  'too-large': ['file-too-large', 'This file is larger than what is wanted here can be. Check that it is the right one.'],
};

/** What a path names is there and is not read. `message` is a plain sentence with the next step, without the path. */
export class FileUnfit extends Error {
  readonly code: string;

  constructor(readonly fault: FileFault) {
    const [code, sentence] = SENTENCES[fault];
    super(sentence);
    this.name = 'FileUnfit';
    this.code = code;
  }
}

/** Opening a pipe waits for its writer otherwise. Windows has no such flag, and no such pipes among its files. */
const READ_WITHOUT_WAITING = constants.O_RDONLY | ((constants as Partial<typeof constants>).O_NONBLOCK ?? 0);

/** A file that another computer or program holds under a lease, as on a server's share, can't be opened without waiting until that gives it back; only a file is ever held so. */
const isLeased = (thrown: unknown): boolean => systemCodeOf(thrown) === 'EAGAIN';

const openForReading = async (path: string): Promise<FileHandle> => {
  try {
    return await open(path, READ_WITHOUT_WAITING);
  } catch (thrown) {
    if (!isLeased(thrown) || !(await stat(path)).isFile()) throw thrown;
    return open(path, constants.O_RDONLY);
  }
};

const openForReadingSync = (path: string): number => {
  try {
    return openSync(path, READ_WITHOUT_WAITING);
  } catch (thrown) {
    if (!isLeased(thrown) || !statSync(path).isFile()) throw thrown;
    return openSync(path, constants.O_RDONLY);
  }
};

/** The number of bytes. @throws FileUnfit */
const checkedSize = (descriptor: number, mostBytes: number): number => {
  const found = fstatSync(descriptor);
  if (!found.isFile()) throw new FileUnfit(found.isDirectory() ? 'folder' : 'no-file');
  if (found.size > mostBytes) throw new FileUnfit('too-large');
  return found.size;
};

/**
 * Opens a file for reading, and nothing else that has a name: a pipe or a device may keep its reader waiting for good, or never end.
 * The caller closes it. @throws FileUnfit; a system error where it can't be opened
 */
export const openRegular = async (path: string, mostBytes = Infinity): Promise<FileHandle> => {
  const file = await openForReading(path);
  try {
    checkedSize(file.fd, mostBytes);
    return file;
  } catch (thrown) {
    await file.close();
    throw thrown;
  }
};

/** The same for who stands still while it reads; gives descriptor and size. */
export const openRegularSync = (path: string): { readonly descriptor: number; readonly size: number } => {
  const descriptor = openForReadingSync(path);
  try {
    return { descriptor, size: checkedSize(descriptor, Infinity) };
  } catch (thrown) {
    closeSync(descriptor);
    throw thrown;
  }
};

/** All bytes of a file that has no more than `mostBytes`, however much is written behind them meanwhile. @throws FileUnfit; a system error */
export const readRegular = (path: string, mostBytes: number): Promise<Buffer> => readFrom(path, mostBytes, Infinity);

/** The first bytes, at most `length`, of a file of any size up to `mostBytes`. @throws FileUnfit; a system error */
export const readBeginning = (path: string, length: number, mostBytes = Infinity): Promise<Buffer> => readFrom(path, mostBytes, length);

const readFrom = async (path: string, mostBytes: number, length: number): Promise<Buffer> => {
  const file = await openRegular(path, mostBytes);
  try {
    const bytes = Buffer.alloc(Math.min(length, (await file.stat()).size));
    let filled = 0;
    while (filled < bytes.length) {
      const { bytesRead } = await file.read(bytes, filled, bytes.length - filled, filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return bytes.subarray(0, filled);
  } finally {
    await file.close();
  }
};
