import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { type FileHandle, open, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
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

/**
 * The same for what is exported again and again: a file of that name is replaced once the new one is whole, and stays as it is where that could not
 * be written. The new one is for this account only, whatever the old one was. What is no file, as /dev/stdout, is written to.
 */
export const writeAnew = async (file: string, content: Uint8Array | Iterable<string>, option: string): Promise<void> => {
  if (!existsSync(file)) return writeNew(file, content, option);
  if (!(await stat(file)).isFile()) return writeFile(file, content);
  const place = await realpath(file);
  const beside = `${place}.${randomUUID()}`;
  await writeNew(beside, content, option);
  try {
    await rename(beside, place);
  } catch (thrown) {
    await rm(beside, { force: true });
    throw thrown;
  }
};
