import { writeFile } from 'node:fs/promises';
import { JobFailure } from '../services/job-failure';

/** Writes a file that `--out`, or another option, names. Throws a JobFailure where one of that name is there already; nothing is overwritten. */
export const writeNew = async (file: string, bytes: Buffer, option = '--out'): Promise<void> => {
  try {
    await writeFile(file, bytes, { flag: 'wx', mode: 0o600 });
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'EEXIST') throw new JobFailure('out-exists', `A file of that name is already there. Give another name with ${option}.`);
    throw thrown;
  }
};
