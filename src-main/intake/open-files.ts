import { open, type FileHandle } from 'node:fs/promises';

/** The most files kept open at once; downloads are few, so this is seldom reached except for folders of single PDFs. */
const MOST_OPEN_FILES = 16;

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
  const file = openFiles.get(path) ?? { handle: open(path, 'r'), users: 0 };
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
