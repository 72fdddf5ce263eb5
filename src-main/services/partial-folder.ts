import { rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/**
 * Where a prepared folder, or a zip, is written before it is proved: beside its final place, so that the rename is one step on one
 * disk, and hidden, so that nobody prints from it.
 */
export const partialFolderOf = (out: string): string => join(dirname(out), `.${basename(out)}.unproved`);

/** Makes room for a writer. */
export const removePartialFolder = async (out: string): Promise<void> => rm(partialFolderOf(out), { recursive: true, force: true, maxRetries: 3 });

/**
 * Removes what a writer left that could not finish; false where that can't be done now. A disk that is not connected any more has nothing at the path,
 * but what was left is still on it: where there was nothing to remove, it is gone only if the folder that it stood in is there.
 */
export const clearPartialFolder = async (out: string): Promise<boolean> => {
  try {
    await removePartialFolder(out);
    return (await stat(dirname(out))).isDirectory();
  } catch {
    return false;
  }
};
