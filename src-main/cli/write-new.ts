import { existsSync } from 'node:fs';
import { type FileHandle, open, rm, writeFile } from 'node:fs/promises';
import { JobFailure } from '../services/job-failure';

/** Makes a file that `--out`, or another option, names, for this account only. Throws a JobFailure where one of that name is there already; nothing is overwritten. */
const makeNew = async (file: string, option: string): Promise<FileHandle> => {
  try {
    return await open(file, 'wx', 0o600);
  } catch (thrown) {
    const { code } = thrown as NodeJS.ErrnoException;
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

/** The same for what is exported again and again: a file of that name is written anew. */
export const writeAnew = (file: string, content: Uint8Array | Iterable<string>, option: string): Promise<void> => (existsSync(file) ? writeFile(file, content) : writeNew(file, content, option));
