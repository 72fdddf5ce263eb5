import { closeSync, readSync } from 'node:fs';
import { openRegular, openRegularSync } from '../files/regular-file';

/** The most files kept open at once; downloads are few, so this is seldom reached except for folders of single PDFs. */
const MOST_OPEN_FILES = 16;

/** A file open for reading. `read` reads once and gives the number of bytes read. */
type OpenFile = {
  readonly read: (into: Buffer, from: number, length: number, position: number) => number | Promise<number>;
  readonly close: () => void | Promise<void>;
};

const openMeanwhile = async (path: string): Promise<OpenFile> => {
  const file = await openRegular(path);
  return { read: async (into, from, length, position) => (await file.read(into, from, length, position)).bytesRead, close: () => file.close() };
};

const openWaiting = (path: string): OpenFile => {
  let descriptor: number | null = openRegularSync(path).descriptor;
  return {
    read: (into, from, length, position) => {
      // The system gives a closed file's number to the next one.
      if (descriptor === null) throw new Error('the file is closed');
      return readSync(descriptor, into, from, length, position);
    },
    close: () => {
      const open = descriptor;
      descriptor = null;
      if (open !== null) closeSync(open);
    },
  };
};

/** Opens a file as this thread does it; see `waitWhileReading`. */
let open: (path: string) => OpenFile | Promise<OpenFile> = openMeanwhile;

/**
 * From here on this thread, which has nothing else to do meanwhile, stands still while it opens and reads files: handing each step to another thread costs more
 * than most of them take.
 */
export const waitWhileReading = (): void => {
  open = openWaiting;
};

type UsedFile = { readonly opened: OpenFile | Promise<OpenFile>; users: number };

/** By path, the longest unused first. */
const openFiles = new Map<string, UsedFile>();

const closeQuietly = async (file: UsedFile): Promise<void> => {
  try {
    await (await file.opened).close();
  } catch {
    // What could not be opened or is closed already holds nothing.
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
export const withOpenFile = async <Value>(path: string, use: (file: OpenFile) => Promise<Value>): Promise<Value> => {
  const file = openFiles.get(path) ?? { opened: open(path), users: 0 };
  openFiles.delete(path);
  openFiles.set(path, file);
  file.users += 1;
  try {
    return await use(await file.opened);
  } catch (thrown) {
    // A file that failed is not kept: it may be back at the next try.
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
