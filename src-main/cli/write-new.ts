import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { type FileHandle, open, realpath, rm, stat, writeFile } from 'node:fs/promises';
import { openRegular } from '../files/regular-file';
import { renamePatiently } from '../files/rename-patiently';
import { systemCodeOf } from '../files/system-code';
import { JobFailure } from '../services/job-failure';

/** Makes a file that `--out`, or another option, names, for this account only. Throws a JobFailure where one of that name is there already; nothing is overwritten. */
const makeNew = async (file: string, option: string): Promise<FileHandle> => {
  try {
    return await open(file, 'wx', 0o600);
  } catch (thrown) {
    const code = systemCodeOf(thrown);
    if (code === 'EEXIST') throw new JobFailure('out-exists', `A file of that name is already there. Give another name with ${option}.`);
    if (code === 'ENOENT' || code === 'ENOTDIR') throw new JobFailure('out-not-possible', `The folder for the file is not there. Make it first, or name another with ${option}.`);
    throw thrown;
  }
};

/** Throws, before a long work begins, what would keep its outcome from being written there. */
export const assertCanBeNew = async (file: string, option = '--out'): Promise<void> => {
  await (await makeNew(file, option)).close();
  await rm(file);
};

/** Writes a file that an option names: all of it, or none. */
export const writeNew = async (file: string, content: Uint8Array | Iterable<string>, option = '--out'): Promise<void> => {
  const made = await makeNew(file, option);
  try {
    await writeFile(made, content);
    await made.close();
  } catch (thrown) {
    await made.close().catch(() => undefined);
    await rm(file, { force: true });
    throw thrown;
  }
};

/** What is exported again and again: the option that names it, and how it begins. */
export type Export = { readonly option: string; readonly begins: string };

/** True of an earlier export, and of an empty file. */
const isEarlier = async (file: string, { begins }: Export): Promise<boolean> => {
  const opened = await openRegular(file);
  try {
    const wanted = Buffer.from(begins);
    const { buffer, bytesRead } = await opened.read(Buffer.alloc(wanted.length), 0, wanted.length, 0);
    return bytesRead === 0 || buffer.equals(wanted);
  } finally {
    await opened.close();
  }
};

/** Where what is exported anew is written first, and where it belongs: there itself where nothing has the name, else beside the earlier one that has it; null for what is no file. */
const placeToWrite = async (file: string, what: Export): Promise<{ readonly place: string; readonly target: string } | null> => {
  if (!existsSync(file)) return { place: file, target: file };
  const found = await stat(file);
  if (found.isDirectory()) throw new JobFailure('out-exists', `A folder of that name is already there. Give another name with ${what.option}.`);
  if (!found.isFile()) return null;
  // A download, or a list of students, whose name was typed by mistake.
  if (!(await isEarlier(file, what))) throw new JobFailure('out-exists', `A file of that name is already there, and no earlier one of this kind. Give another name with ${what.option}.`);
  const target = await realpath(file);
  return { place: `${target}.${randomUUID()}`, target };
};

/** Throws, before a long work or a change begins, what would keep its outcome from being exported there. */
export const assertCanBeAnew = async (file: string, what: Export): Promise<void> => {
  const found = await placeToWrite(file, what);
  if (found !== null) await assertCanBeNew(found.place, what.option);
};

/**
 * The same for what is exported again and again: an earlier one of that name is replaced once the new one is whole, and stays as it is where that could not
 * be written. The new one is for this account only, whatever the old one was. What is no file, as /dev/stdout, is written to.
 */
export const writeAnew = async (file: string, content: Uint8Array | Iterable<string>, what: Export): Promise<void> => {
  const found = await placeToWrite(file, what);
  if (found === null) return writeFile(file, content);
  const { place, target } = found;
  await writeNew(place, content, what.option);
  if (place === target) return;
  try {
    await renamePatiently(place, target);
  } catch (thrown) {
    await rm(place, { force: true });
    throw thrown;
  }
};
