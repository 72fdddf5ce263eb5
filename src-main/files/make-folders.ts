import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';

const codeOf = (thrown: unknown): string | undefined => (thrown instanceof Error && 'code' in thrown ? String(thrown.code) : undefined);

/**
 * Makes a folder and the parents that are missing, one by one, readable by this account only.
 * Node's own recursive `mkdir` tries for ever where a system says "not there" below a parent that is (as `/proc` does).
 */
export const makeFolders = async (path: string): Promise<void> => {
  try {
    await mkdir(path, { mode: 0o700 });
  } catch (thrown) {
    if (codeOf(thrown) === 'EEXIST') return;
    const parent = dirname(path);
    if (codeOf(thrown) !== 'ENOENT' || parent === path) throw thrown;
    await makeFolders(parent);
    await mkdir(path, { mode: 0o700 });
  }
};
