import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeFolders } from '@main/files/make-folders';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

describe('makeFolders', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'foldline-folders-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('makes what is missing, and leaves what is there', async () => {
    await makeFolders(join(folder, 'a', 'b', 'c'));
    await makeFolders(join(folder, 'a', 'b'));
    expect(existsSync(join(folder, 'a', 'b', 'c'))).toBe(true);
  });

  it('ends where a file is in the way', async () => {
    await writeFile(join(folder, 'file'), '');
    await expect(makeFolders(join(folder, 'file', 'below'))).rejects.toMatchObject({ code: 'ENOTDIR' });
  });

  it.runIf(existsSync('/proc/self'))('ends where a system says that a folder is not there whose parent is', async () => {
    await expect(makeFolders('/proc/no-such-folder/below')).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
