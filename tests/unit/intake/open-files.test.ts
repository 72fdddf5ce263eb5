import { mkdirSync, mkdtempSync, readdirSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type * as OpenFilesModule from '@main/intake/open-files';

const FILES = 40;
const MOST_OPEN = 16;

let folder: string;
const pathOf = (index: number): string => join(folder, `${index}.pdf`);
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'foldline-open-files-'));
  for (let index = 0; index < FILES; index += 1) writeFileSync(pathOf(index), `file ${index}`);
  mkdirSync(join(folder, 'folder.pdf'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** How many of the folder's files this process has open, as the system says. */
const openNow = (): number =>
  readdirSync('/proc/self/fd').filter((descriptor) => {
    try {
      return readlinkSync(join('/proc/self/fd', descriptor)).startsWith(folder);
    } catch {
      // The descriptor of this listing itself.
      return false;
    }
  }).length;

type OpenFiles = typeof OpenFilesModule;

/** The module as a thread of its own has it. */
const freshModule = async (waits: boolean): Promise<OpenFiles> => {
  vi.resetModules();
  const module = await import('@main/intake/open-files');
  if (waits) module.waitWhileReading();
  return module;
};

const readWith = ({ withOpenFile }: OpenFiles, path: string): Promise<string> =>
  withOpenFile(path, async (file) => {
    const into = Buffer.alloc(20);
    return into.toString('latin1', 0, await file.read(into, 0, into.length, 0));
  });

describe.each([['that waits while it reads', true], ['that does other things meanwhile', false]])('files of a thread %s', (_, waits) => {
  it.runIf(process.platform === 'linux')('stay open for the next use, but only a few, and none once they are closed', async () => {
    const module = await freshModule(waits);
    for (let round = 0; round < 2; round += 1) for (let index = 0; index < FILES; index += 1) expect(await readWith(module, pathOf(index))).toBe(`file ${index}`);
    await expect.poll(openNow).toBe(MOST_OPEN);
    await expect(readWith(module, join(folder, 'gone.pdf'))).rejects.toMatchObject({ code: 'ENOENT' });
    await expect(readWith(module, join(folder, 'folder.pdf'))).rejects.toMatchObject({ fault: 'folder' });
    await expect.poll(openNow).toBe(MOST_OPEN);
    await module.closeOpenFiles();
    expect(openNow()).toBe(0);
  });

  it('never give the bytes of another file where a use failed beside another', async () => {
    const module = await freshModule(waits);
    const other = module.withOpenFile(pathOf(0), async (file) => {
      await expect(module.withOpenFile(pathOf(0), () => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
      // The system gives these the number of the file that was closed.
      for (let index = 1; index < 5; index += 1) await readWith(module, pathOf(index));
      return file.read(Buffer.alloc(20), 0, 20, 0);
    });
    await expect(other).rejects.toThrow();
    await module.closeOpenFiles();
  });
});
