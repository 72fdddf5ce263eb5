import { execFileSync } from 'node:child_process';
import { chmodSync, closeSync, constants, lstatSync, mkdirSync, mkdtempSync, openSync, readdirSync, readFileSync, readSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { assertCanBeAnew, assertCanBeNew, type Export, writeAnew, writeNew } from '@main/cli/write-new';

let work: string;
beforeEach(() => void (work = mkdtempSync(join(tmpdir(), 'foldline-new-'))));
afterEach(() => rmSync(work, { recursive: true, force: true }));

/** What a disk that is full in the middle looks like. */
function* brokenOff(): Iterable<string> {
  yield 'ssid,student\n';
  throw Object.assign(new Error('full'), { code: 'ENOSPC' });
}

const CSV: Export = { option: '--csv', begins: 'ssid,' };

describe('a file that an option names', () => {
  it('is not there where it could not be written whole, so that the name can be used again', async () => {
    const file = join(work, 'list.csv');
    for (const write of [() => writeNew(file, brokenOff(), '--csv'), () => writeAnew(file, brokenOff(), CSV)]) await expect(write()).rejects.toMatchObject({ code: 'ENOSPC' });
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
    writeFileSync(file, '');
    for (const text of ['ssid,first and longer', 'ssid,second']) await writeAnew(file, [text], CSV);
    expect(readFileSync(file, 'utf8')).toBe('ssid,second');
  });

  it('stays as it was where it could not be written anew whole, and is for this account only once it is', async () => {
    const file = join(work, 'list.csv');
    const link = join(work, 'link.csv');
    writeFileSync(file, 'ssid,earlier');
    chmodSync(file, 0o644);
    symlinkSync(file, link);
    await expect(writeAnew(link, brokenOff(), CSV)).rejects.toMatchObject({ code: 'ENOSPC' });
    expect([readFileSync(file, 'utf8'), readdirSync(work)]).toEqual(['ssid,earlier', ['link.csv', 'list.csv']]);
    await writeAnew(link, 'later', CSV);
    expect([readFileSync(file, 'utf8'), statSync(file).mode & 0o077, lstatSync(link).isSymbolicLink(), readdirSync(work)]).toEqual(['later', 0, true, ['link.csv', 'list.csv']]);
  });

  it('is written where the earlier one goes meanwhile', async () => {
    const file = join(work, 'list.csv');
    writeFileSync(file, 'ssid,earlier');
    const later = function* (): Generator<string> {
      rmSync(file);
      yield 'later';
    };
    await writeAnew(file, later(), CSV);
    expect([readFileSync(file, 'utf8'), readdirSync(work)]).toEqual(['later', ['list.csv']]);
  });

  it('is checked before it is written anew, and is never a folder', async () => {
    const [file, inner] = [join(work, 'list.csv'), join(work, 'folder')];
    writeFileSync(file, 'ssid,earlier');
    mkdirSync(inner);
    await assertCanBeAnew(file, CSV);
    await assertCanBeAnew(join(work, 'other.csv'), CSV);
    expect([readFileSync(file, 'utf8'), readdirSync(work)]).toEqual(['ssid,earlier', ['folder', 'list.csv']]);
    const refused = { code: 'out-exists', message: 'A folder of that name is already there. Give another name with --csv.' };
    await expect(assertCanBeAnew(inner, CSV)).rejects.toMatchObject(refused);
    await expect(writeAnew(inner, 'all', CSV)).rejects.toMatchObject(refused);
    await expect(assertCanBeAnew(join(work, 'none', 'list.csv'), CSV)).rejects.toMatchObject({ code: 'out-not-possible' });
  });

  it.each(['PK\x03\x04 a download', 'SSID,LastName\n', 's'])('takes the place of no other file, such as %j', async (other) => {
    const file = join(work, 'list.csv');
    writeFileSync(file, other);
    const refused = { code: 'out-exists', message: 'A file of that name is already there, and no earlier one of this kind. Give another name with --csv.' };
    for (const trying of [() => assertCanBeAnew(file, CSV), () => writeAnew(file, ['ssid,all'], CSV)]) await expect(trying()).rejects.toMatchObject(refused);
    expect([readFileSync(file, 'utf8'), readdirSync(work)]).toEqual([other, ['list.csv']]);
  });

  it('is written to where it is no file', async () => {
    const pipe = join(work, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const end = openSync(pipe, constants.O_RDWR | constants.O_NONBLOCK);
    await writeAnew(pipe, 'all', CSV);
    const heard = Buffer.alloc(3);
    readSync(end, heard);
    closeSync(end);
    expect([heard.toString(), lstatSync(pipe).isFIFO()]).toEqual(['all', true]);
  });
});
