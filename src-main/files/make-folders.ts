import { mkdir, rmdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { systemCodeOf } from './system-code';

/** False where one is there. */
const makeFolder = async (path: string): Promise<boolean> => {
  try {
    await mkdir(path, { mode: 0o700 });
    return true;
  } catch (thrown) {
    if (systemCodeOf(thrown) === 'EEXIST') return false;
    throw thrown;
  }
};

/**
 * Makes a folder and the parents that are missing, one by one, readable by this account only; gives those that were made, the uppermost first.
 * Where it can't be made, its parents are gone again.
 * Node's own recursive `mkdir` tries for ever where a system says "not there" below a parent that is (as `/proc` does).
 */
export const makeFolders = async (path: string): Promise<readonly string[]> => {
  try {
    return (await makeFolder(path)) ? [path] : [];
  } catch (thrown) {
    const parent = dirname(path);
    if (systemCodeOf(thrown) !== 'ENOENT' || parent === path) throw thrown;
    const parents = await makeFolders(parent);
    try {
      return (await makeFolder(path)) ? [...parents, path] : parents;
    } catch (fault) {
      await removeEmpty(parents);
      throw fault;
    }
  }
};

/** Takes folders that were made away again; one that holds something stays, and those above it. */
export const removeEmpty = async (made: readonly string[]): Promise<void> => {
  for (const path of made.toReversed()) await rmdir(path).catch(() => undefined);
};
