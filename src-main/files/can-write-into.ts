import { mkdtemp, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolders } from './make-folders';

/** Whether something can be written into a folder, which is made where it is missing: tried, since what a folder's rights say is not all that can stand against it. */
export const canWriteInto = async (folder: string): Promise<boolean> => {
  try {
    await makeFolders(folder);
    await rmdir(await mkdtemp(join(folder, 'trial-')));
    return true;
  } catch {
    return false;
  }
};
