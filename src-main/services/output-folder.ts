import { lstat, readdir, rmdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { makeFolders } from '../files/make-folders';
import { renamePatiently } from '../files/rename-patiently';
import { systemCodeOf } from '../files/system-code';
import { JobFailure } from './job-failure';
import { type PartialFolder, takePartialFolder } from './partial-folder';

/** Whether a folder is empty; null where there is none. */
const isEmptyFolder = async (path: string): Promise<boolean | null> => {
  try {
    return (await readdir(path)).length === 0;
  } catch (thrown) {
    if (systemCodeOf(thrown) === 'ENOENT') return null;
    throw systemCodeOf(thrown) === 'ENOTDIR' ? new JobFailure('out-not-empty', 'A file of that name is already there. Choose a new folder.') : thrown;
  }
};

const NOT_EMPTY = 'The folder is not empty. Choose a new folder or an empty one.';

/** The top folder of a disk can't make room for another one. */
const isTopOfDisk = async (folder: string): Promise<boolean> => dirname(folder) === folder || (await stat(folder)).dev !== (await stat(dirname(folder))).dev;

/** Throws unless a folder may get that name: nothing is ever overwritten. A link is refused: the finished folder could not take its place, nor stand on another disk. */
const assertFolderIsFree = async (out: string): Promise<void> => {
  if ((await lstat(out).catch(() => null))?.isSymbolicLink()) throw new JobFailure('out-not-possible', 'A link of that name is there, and no folder. Choose the folder that it leads to, or a new one.');
  const isEmpty = await isEmptyFolder(out);
  if (isEmpty === false) throw new JobFailure('out-not-empty', NOT_EMPTY);
  if (isEmpty && (await isTopOfDisk(out))) throw new JobFailure('out-not-possible', 'This is the top folder of a disk. Choose a new folder on it.');
};

/** Throws unless a file may get that name. */
const assertFileIsFree = async (out: string): Promise<void> => {
  if (await lstat(out).catch(() => null)) throw new JobFailure('out-exists', 'A file of that name is already there. Choose another name for the zip.');
};

/** Takes the hidden folder beside `out`. */
const takePlace = async (out: string): Promise<PartialFolder> => {
  try {
    return await takePartialFolder(out);
  } catch (thrown) {
    throw ['ENOENT', 'ENOTDIR', 'EINVAL'].includes(systemCodeOf(thrown)) ? new JobFailure('out-not-possible', "The folder can't be made there. Choose another place for it.") : thrown;
  }
};

/** What is written, and how it gets its name: where something has it by then, it stays. */
type Kind = { readonly assertFree: (out: string) => Promise<void>; readonly giveName: (content: string, out: string) => Promise<void> };

const FOLDER: Kind = {
  assertFree: assertFolderIsFree,
  giveName: async (content, out) => {
    await assertFolderIsFree(out);
    if (await isEmptyFolder(out)) await rmdir(out);
    await renamePatiently(content, out).catch((thrown: unknown) => {
      throw ['ENOTEMPTY', 'EEXIST', 'ENOTDIR'].includes(systemCodeOf(thrown)) ? new JobFailure('out-not-empty', NOT_EMPTY) : thrown;
    });
  },
};

const FILE: Kind = {
  assertFree: assertFileIsFree,
  giveName: async (content, out) => {
    await assertFileIsFree(out);
    await renamePatiently(content, out);
  },
};

/** Throws, before a long work begins, what would keep its outcome from being written: what is there already, a writer that runs, or a place where nothing can be. */
const assertCanBeWritten = async ({ assertFree }: Kind, out: string): Promise<void> => {
  await assertFree(out);
  await (await takePlace(out)).release();
};

/**
 * Writes what appears whole or not at all: `fill` writes it beside its final place, and it is taken away where anything fails. Nothing is ever overwritten.
 * @throws JobFailure where something is there already, or another program writes there; else what `fill` throws
 */
const writeWhole = async <Outcome>({ assertFree, giveName }: Kind, out: string, fill: (path: string) => Promise<Outcome>): Promise<Outcome> => {
  await assertFree(out);
  const place = await takePlace(out);
  try {
    const outcome = await fill(place.content);
    await giveName(place.content, out);
    return outcome;
  } finally {
    await place.release();
  }
};

export const assertFolderCanBeWritten = (out: string): Promise<void> => assertCanBeWritten(FOLDER, out);
export const assertFileCanBeWritten = (out: string): Promise<void> => assertCanBeWritten(FILE, out);

/** Writes a folder, which `fill` gets empty. */
export const writeWholeFolder = <Outcome>(out: string, fill: (folder: string) => Promise<Outcome>): Promise<Outcome> =>
  writeWhole(FOLDER, out, async (folder) => {
    await makeFolders(folder);
    return fill(folder);
  });

/** Writes a file that `fill` makes. */
export const writeWholeFile = <Outcome>(out: string, fill: (file: string) => Promise<Outcome>): Promise<Outcome> => writeWhole(FILE, out, fill);
