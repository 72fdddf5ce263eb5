import { execFileSync } from 'node:child_process';
import { chmodSync, closeSync, constants, lstatSync, mkdtempSync, openSync, readdirSync, readFileSync, readSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { assertCanBeNew, writeAnew, writeNew } from '@main/cli/write-new';

let work: string;
beforeEach(() => void (work = mkdtempSync(join(tmpdir(), 'foldline-new-'))));
afterEach(() => rmSync(work, { recursive: true, force: true }));

/** What a disk that is full in the middle looks like. */
function* brokenOff(): Iterable<string> {
  yield 'ssid,student\n';
  throw Object.assign(new Error('full'), { code: 'ENOSPC' });
}

describe('a file that an option names', () => {
  it('is not there where it could not be written whole, so that the name can be used again', async () => {
    const file = join(work, 'list.csv');
    for (const write of [writeNew, writeAnew]) await expect(write(file, brokenOff(), '--csv')).rejects.toMatchObject({ code: 'ENOSPC' });
    expect(readdirSync(work)).toEqual([]);
    await writeNew(file, ['ssid\n'], '--csv');
    expect([readFileSync(file, 'utf8'), statSync(file).mode & 0o077]).toEqual(['ssid\n', 0]);
  });

  it('is checked before the work, with nothing left of that', async () => {
    const file = join(work, 'list.csv');
    await assertCanBeNew(file);
    expect(readdirSync(work)).toEqual([]);
    await expect(assertCanBeNew(join(work, 'none', 'list.csv'))).rejects.toMatchObject({ code: 'out-not-possible', message: 'The folder for the file is not there. Make it first, or name another with --out.' });
    await writeNew(file, 'x');
    await expect(assertCanBeNew(file, '--csv')).rejects.toMatchObject({ code: 'out-exists', message: 'A file of that name is already there. Give another name with --csv.' });
    expect(readFileSync(file, 'utf8')).toBe('x');
  });

  it('is written anew where it is exported again and again', async () => {
    const file = join(work, 'list.csv');
    for (const text of ['first, and longer', 'second']) await writeAnew(file, text, '--csv');
    expect(readFileSync(file, 'utf8')).toBe('second');
  });

  it('stays as it was where it could not be written anew whole, and is for this account only once it is', async () => {
    const file = join(work, 'list.csv');
    const link = join(work, 'link.csv');
    writeFileSync(file, 'earlier');
    chmodSync(file, 0o644);
    symlinkSync(file, link);
    await expect(writeAnew(link, brokenOff(), '--csv')).rejects.toMatchObject({ code: 'ENOSPC' });
    expect([readFileSync(file, 'utf8'), readdirSync(work)]).toEqual(['earlier', ['link.csv', 'list.csv']]);
    await writeAnew(link, 'later', '--csv');
    expect([readFileSync(file, 'utf8'), statSync(file).mode & 0o077, lstatSync(link).isSymbolicLink(), readdirSync(work)]).toEqual(['later', 0, true, ['link.csv', 'list.csv']]);
  });

  it('is written to where it is no file', async () => {
    const pipe = join(work, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const end = openSync(pipe, constants.O_RDWR | constants.O_NONBLOCK);
    await writeAnew(pipe, 'all', '--csv');
    const heard = Buffer.alloc(3);
    readSync(end, heard);
    closeSync(end);
    expect([heard.toString(), lstatSync(pipe).isFIFO()]).toEqual(['all', true]);
  });
});
