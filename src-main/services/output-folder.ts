import { lstat, readdir, rename, rmdir } from 'node:fs/promises';
import { makeFolders } from '../files/make-folders';
import { JobFailure } from './job-failure';
import { clearPartialFolder, partialFolderOf, removePartialFolder } from './partial-folder';

/** Whether a folder is empty; null where there is none. */
const isEmptyFolder = async (path: string): Promise<boolean | null> => {
  try {
    return (await readdir(path)).length === 0;
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw (thrown as NodeJS.ErrnoException).code === 'ENOTDIR' ? new JobFailure('out-not-empty', 'A file of that name is already there. Choose a new folder.') : thrown;
  }
};

const isLink = async (path: string): Promise<boolean> => (await lstat(path).catch(() => null))?.isSymbolicLink() ?? false;

/** Throws unless something may be written there: nothing is ever overwritten. A link is refused: the finished folder could not take its place, nor stand on another disk. */
export const assertFolderIsFree = async (out: string): Promise<void> => {
  if (await isLink(out)) throw new JobFailure('out-not-possible', 'A link of that name is there, and no folder. Choose the folder that it leads to, or a new one.');
  if ((await isEmptyFolder(out)) === false) throw new JobFailure('out-not-empty', 'The folder is not empty. Choose a new folder or an empty one.');
};

/** Makes a folder that is written into, and its parents. */
export const makeOutputFolder = async (path: string): Promise<void> => {
  try {
    await makeFolders(path);
  } catch (thrown) {
    const code = (thrown as NodeJS.ErrnoException).code ?? '';
    throw ['ENOENT', 'ENOTDIR', 'EINVAL', 'ENAMETOOLONG'].includes(code) ? new JobFailure('out-not-possible', "The folder can't be made there. Choose another place for it.") : thrown;
  }
};

/** Gives a finished folder its name; an empty folder of that name makes room. */
export const nameFolder = async (partial: string, out: string): Promise<void> => {
  if (await isEmptyFolder(out)) await rmdir(out);
  await rename(partial, out);
};

/**
 * Writes a folder that appears whole or not at all: `fill` gets one beside its final place, which is taken away where anything fails. Nothing is ever
 * overwritten. @throws JobFailure where something is there already, else what `fill` throws
 */
export const writeWholeFolder = async <Outcome>(out: string, fill: (folder: string) => Promise<Outcome>): Promise<Outcome> => {
  await assertFolderIsFree(out);
  const partial = partialFolderOf(out);
  try {
    await removePartialFolder(out);
    await makeOutputFolder(partial);
    const outcome = await fill(partial);
    await nameFolder(partial, out);
    return outcome;
  } catch (thrown) {
    await clearPartialFolder(out);
    throw thrown;
  }
};
