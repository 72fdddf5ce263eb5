import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { assertFolderCanBeWritten, writeWholeFile, writeWholeFolder } from '@main/services/output-folder';
import { clearPartialFolder, partialFolderOf } from '@main/services/partial-folder';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

let work: string;
beforeEach(() => void (work = mkdtempSync(join(tmpdir(), 'foldline-output-'))));
afterEach(() => rmSync(work, { recursive: true, force: true }));

const IN_USE = { code: 'out-in-use', message: 'Another Foldline is writing there. Wait for its end, or choose another place.' };
/** A number that no process has (Linux gives out at most 2^22). */
const NOBODY = 99_999_999;

/** What is mounted, and empty, on some systems. */
const emptyDisk = (): string | undefined => ['/dev/mqueue', '/dev/hugepages', '/dev/shm'].find((folder) => existsSync(folder) && statSync(folder).dev !== statSync('/dev').dev && readdirSync(folder).length === 0);

/** A writer that has begun and waits. */
const waitingWriter = async (out: string) => {
  let finish = (): void => undefined;
  const waits = new Promise<void>((resolve) => (finish = resolve));
  let written: Promise<void> = Promise.resolve();
  await new Promise<void>((begun) => {
    written = writeWholeFolder(out, async (folder) => {
      await writeFile(join(folder, 'page.pdf'), 'of the first');
      begun();
      await waits;
    });
  });
  return { finish, written };
};

const ABROAD = JSON.stringify({ host: `not-${hostname()}`, processId: 1, startedAt: null, token: 'x' });
const NUMBER_OF_ANOTHER = JSON.stringify({ host: hostname(), processId: process.ppid, startedAt: null, token: 'x' });

/** As if nothing in the folder had been changed for 13 hours. */
const makeOld = (folder: string): void => {
  const then = new Date(Date.now() - 13 * 3_600_000);
  for (const name of ['', ...readdirSync(folder, { recursive: true }).map(String)]) utimesSync(join(folder, name), then, then);
};

describe('writeWholeFolder', () => {
  it('leaves alone what another one writes there, who goes on to its end', async () => {
    const out = join(work, 'out');
    const first = await waitingWriter(out);
    await expect(assertFolderCanBeWritten(out)).rejects.toMatchObject(IN_USE);
    await expect(writeWholeFolder(out, () => Promise.reject(new Error('is never asked')))).rejects.toMatchObject(IN_USE);
    expect(await clearPartialFolder(out)).toBe('kept');
    first.finish();
    await first.written;
    expect([readdirSync(work), readFileSync(join(out, 'page.pdf'), 'utf8')]).toEqual([['out'], 'of the first']);
    await expect(assertFolderCanBeWritten(out)).rejects.toMatchObject({ code: 'out-not-empty' });
  });

  it.each([
    ['a program that is gone', JSON.stringify({ host: hostname(), processId: NOBODY, startedAt: null, token: 'x' })],
    ['a program that left no mark', null],
  ])('removes what %s left there', async (_who, mark) => {
    const out = join(work, 'out');
    mkdirSync(join(partialFolderOf(out), 'written'), { recursive: true });
    writeFileSync(join(partialFolderOf(out), 'written', 'other.pdf'), 'x');
    if (mark !== null) writeFileSync(join(partialFolderOf(out), 'writer.lock'), mark);
    await writeWholeFolder(out, (folder) => writeFile(join(folder, 'page.pdf'), 'x'));
    expect([readdirSync(work), readdirSync(out)]).toEqual([['out'], ['page.pdf']]);
  });

  it('leaves alone a writer that runs for longer than half a day without a change, as on a computer that slept', async ({ skip }) => {
    if (process.platform !== 'linux') skip('when a program began is told by Linux alone');
    const out = join(work, 'out');
    const first = await waitingWriter(out);
    makeOld(partialFolderOf(out));
    expect(await clearPartialFolder(out)).toBe('kept');
    await expect(writeWholeFolder(out, () => Promise.reject(new Error('is never asked')))).rejects.toMatchObject(IN_USE);
    first.finish();
    await first.written;
    expect(readdirSync(out)).toEqual(['page.pdf']);
  });

  it('gives no name to what another writer writes who took the first for dead, and removes none of it', async () => {
    const out = join(work, 'out');
    const first = await waitingWriter(out);
    writeFileSync(join(partialFolderOf(out), 'writer.lock'), ABROAD);
    makeOld(partialFolderOf(out));
    const second = await waitingWriter(out);
    first.finish();
    await expect(first.written).rejects.toMatchObject({ code: 'ENOENT' });
    expect(readdirSync(work)).toEqual([basename(partialFolderOf(out))]);
    second.finish();
    await second.written;
    expect([readdirSync(work), readFileSync(join(out, 'page.pdf'), 'utf8')]).toEqual([['out'], 'of the first']);
  });

  it.each([
    ['another computer', ABROAD],
    ['a number that runs', NUMBER_OF_ANOTHER],
  ])('believes the mark of %s until nothing was changed for half a day', async (_who, mark) => {
    const out = join(work, 'out');
    const page = join(partialFolderOf(out), 'written', 'page.pdf');
    mkdirSync(dirname(page), { recursive: true });
    writeFileSync(page, 'x');
    writeFileSync(join(partialFolderOf(out), 'writer.lock'), mark);
    makeOld(partialFolderOf(out));
    const elevenHoursAgo = new Date(Date.now() - 11 * 3_600_000);
    utimesSync(page, elevenHoursAgo, elevenHoursAgo);
    expect(await clearPartialFolder(out)).toBe('kept');
    await expect(writeWholeFolder(out, () => Promise.reject(new Error('is never asked')))).rejects.toMatchObject(IN_USE);
    expect(existsSync(page)).toBe(true);

    makeOld(partialFolderOf(out));
    // Written under a clock that was ahead.
    const years = new Date(Date.now() + 900 * 86_400_000);
    for (const written of [page, join(partialFolderOf(out), 'writer.lock')]) utimesSync(written, years, years);
    await writeWholeFolder(out, (made) => writeFile(join(made, 'page.pdf'), 'new'));
    expect([readdirSync(work), readFileSync(join(out, 'page.pdf'), 'utf8')]).toEqual([['out'], 'new']);
  });

  it('touches nothing of a folder to which a link leads that stands in its place', async () => {
    const [out, elsewhere] = [join(work, 'out'), join(work, 'elsewhere')];
    mkdirSync(elsewhere);
    writeFileSync(join(elsewhere, 'kept.txt'), 'x');
    symlinkSync(elsewhere, partialFolderOf(out));
    await expect(writeWholeFolder(out, () => Promise.reject(new Error('is never asked')))).rejects.toMatchObject({ code: 'out-not-possible', message: 'A link or a file stands where Foldline would write. Choose another place.' });
    expect(await clearPartialFolder(out)).toBe('absent');
    expect(readdirSync(elsewhere)).toEqual(['kept.txt']);
  });

  it('says that a folder of that name came to be while it wrote, which stays as it is', async () => {
    const out = join(work, 'out');
    const writing = writeWholeFolder(out, async () => {
      mkdirSync(out);
      await writeFile(join(out, 'kept.txt'), 'x');
    });
    await expect(writing).rejects.toMatchObject({ code: 'out-not-empty' });
    expect([readdirSync(work), readdirSync(out)]).toEqual([['out'], ['kept.txt']]);
  });

  it('leaves none of the folders that it made where it fails', async () => {
    await expect(writeWholeFolder(join(work, 'a', 'b', 'out'), () => Promise.reject(new Error('full')))).rejects.toThrow('full');
    await assertFolderCanBeWritten(join(work, 'a', 'b', 'out'));
    await expect(assertFolderCanBeWritten(join(work, 'a', 'b'.repeat(250)))).rejects.toMatchObject({ code: 'ENAMETOOLONG' });
    expect(readdirSync(work)).toEqual([]);
  });

  it('refuses the top folder of a disk, which can’t make room for another folder', async ({ skip }) => {
    const disk = emptyDisk() ?? skip();
    await expect(assertFolderCanBeWritten(disk)).rejects.toMatchObject({ code: 'out-not-possible', message: 'This is the top folder of a disk. Choose a new folder on it.' });
  });
});

describe('writeWholeFile', () => {
  it('overwrites no file that came to be while it wrote', async () => {
    const out = join(work, 'out.zip');
    const writing = writeWholeFile(out, async (file) => {
      await writeFile(file, 'new');
      await writeFile(out, 'kept');
    });
    await expect(writing).rejects.toMatchObject({ code: 'out-exists' });
    expect([readdirSync(work), readFileSync(out, 'utf8')]).toEqual([['out.zip'], 'kept']);
  });
});
