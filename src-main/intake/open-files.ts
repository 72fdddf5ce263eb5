import { readSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { openRegular } from '../services/regular-file';

/** The most files kept open at once; downloads are few, so this is seldom reached except for folders of single PDFs. */
const MOST_OPEN_FILES = 16;

/** True in a thread that has nothing else to do meanwhile; see `waitWhileReading`. */
let waits = false;

/** From here on this thread stands still while it reads a file: handing each read to another thread costs more than most of them take. */
export const waitWhileReading = (): void => {
  waits = true;
};

/** Reads once, as `FileHandle.read` does; gives the number of bytes read. */
export const readSome = async (file: FileHandle, into: Buffer, from: number, length: number, position: number): Promise<number> =>
  waits ? readSync(file.fd, into, from, length, position) : (await file.read(into, from, length, position)).bytesRead;

type OpenFile = { readonly handle: Promise<FileHandle>; users: number };

/** By path, the longest unused first. */
const openFiles = new Map<string, OpenFile>();

const closeQuietly = async (file: OpenFile): Promise<void> => {
  try {
    await (await file.handle).close();
  } catch {
    // A handle that could not be opened or is closed already holds nothing.
  }
};

const closeUnusedBeyondLimit = (): void => {
  for (const [path, file] of openFiles) {
    if (openFiles.size <= MOST_OPEN_FILES) return;
    if (file.users > 0) continue;
    openFiles.delete(path);
    void closeQuietly(file);
  }
};

/** Runs `use` with the file open for reading. Recently used files stay open for the next call; see `closeOpenFiles`. */
export const withOpenFile = async <Value>(path: string, use: (file: FileHandle) => Promise<Value>): Promise<Value> => {
  const file = openFiles.get(path) ?? { handle: openRegular(path), users: 0 };
  openFiles.delete(path);
  openFiles.set(path, file);
  file.users += 1;
  try {
    return await use(await file.handle);
  } catch (thrown) {
    // A handle that failed is not kept: the file may be back at the next try.
    if (openFiles.get(path) === file) openFiles.delete(path);
    void closeQuietly(file);
    throw thrown;
  } finally {
    file.users -= 1;
    closeUnusedBeyondLimit();
  }
};

/** Closes every file that reading entries left open in this thread, so that staff can move or delete the downloads. */
export const closeOpenFiles = async (): Promise<void> => {
  const files = [...openFiles.values()];
  openFiles.clear();
  await Promise.all(files.map(closeQuietly));
};
