import { execFileSync } from 'node:child_process';
import type * as fileSystem from 'node:fs';
import { constants, mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import type * as fileSystemPromises from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileUnfit, openRegular, openRegularSync, readBeginning, readRegular } from '@main/files/regular-file';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

const { lease } = vi.hoisted(() => ({ lease: { isHeld: false } }));

/** As Linux answers for a file under a lease: who won't wait is told to come again. */
const refusedUnderLease = (flags: unknown): void => {
  if (lease.isHeld && typeof flags === 'number' && (flags & constants.O_NONBLOCK) !== 0) throw Object.assign(new Error('EAGAIN: resource temporarily unavailable, open'), { code: 'EAGAIN' });
};
vi.mock('node:fs', async (original) => {
  const real = await original<typeof fileSystem>();
  return { ...real, openSync: (path: string, flags: number) => (refusedUnderLease(flags), real.openSync(path, flags)) };
});
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof fileSystemPromises>();
  return { ...real, open: async (path: string, flags: number) => (refusedUnderLease(flags), real.open(path, flags)) };
});

let folder: string;
const at = (name: string): string => join(folder, name);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'foldline-regular-'));
  writeFileSync(at('text'), 'eleven byte');
  writeFileSync(at('empty'), '');
  mkdirSync(at('folder'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const unfit = async (work: Promise<unknown>): Promise<string> => {
  const thrown = await work.then(() => null, (reason: unknown) => reason);
  return thrown instanceof FileUnfit ? thrown.fault : String(thrown);
};

describe('a file', () => {
  it('is read whole, and its beginning', async () => {
    expect((await readRegular(at('text'), 11)).toString()).toBe('eleven byte');
    expect((await readRegular(at('empty'), 0)).length).toBe(0);
    expect((await readBeginning(at('text'), 6)).toString()).toBe('eleven');
    expect(openRegularSync(at('text')).size).toBe(11);
  });
  it('is refused where it has more bytes than are wanted, before one is read', async () => {
    expect(await unfit(readRegular(at('text'), 10))).toBe('too-large');
    writeFileSync(at('zeros'), '');
    truncateSync(at('zeros'), 5_000_000_000);
    expect(await unfit(readRegular(at('zeros'), 1_000_000_000))).toBe('too-large');
  });
  it('that is a folder is told as one, and one that is not there by the system', async () => {
    expect(await unfit(openRegular(at('folder')))).toBe('folder');
    await expect(openRegular(at('nothing'))).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

describe.skipIf(process.platform === 'win32')('under a lease', () => {
  beforeAll(() => {
    lease.isHeld = true;
  });
  afterAll(() => {
    lease.isHeld = false;
  });

  it('a file is waited for', async () => {
    expect((await readRegular(at('text'), 11)).toString()).toBe('eleven byte');
    expect(openRegularSync(at('text')).size).toBe(11);
  });
  it('nothing else is', async () => {
    await expect(openRegular(at('folder'))).rejects.toMatchObject({ code: 'EAGAIN' });
    expect(() => openRegularSync(at('folder'))).toThrow('EAGAIN');
  });
});

describe.skipIf(process.platform === 'win32')('what has no end, or keeps a reader waiting for good,', () => {
  it.each(['pipe', '/dev/zero'])('is no file: %s', async (name) => {
    if (name === 'pipe') execFileSync('mkfifo', [at(name)]);
    const path = name === 'pipe' ? at(name) : name;
    expect([await unfit(readRegular(path, 100)), await unfit(readBeginning(path, 100)), await unfit(openRegular(path))]).toEqual(['no-file', 'no-file', 'no-file']);
    expect(() => openRegularSync(path)).toThrow(FileUnfit);
  });
  it('such as a socket can’t be opened', async () => {
    const server = createServer().listen(at('socket'));
    await new Promise((resolve) => server.once('listening', resolve));
    await expect(openRegular(at('socket'))).rejects.toMatchObject({ syscall: 'open' });
    server.close();
  });
});
