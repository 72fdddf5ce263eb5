import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { partialFolderOf } from '@main/services/partial-folder';
import { UnprovedFolders } from '@main/services/unproved-folders';

let work: string;
beforeEach(() => void (work = mkdtempSync(join(tmpdir(), 'foldline-unproved-'))));
afterEach(() => rmSync(work, { recursive: true, force: true }));

const writing = (name: string): string => {
  const out = join(work, name);
  mkdirSync(join(partialFolderOf(out), 'batches'), { recursive: true });
  writeFileSync(join(partialFolderOf(out), 'batches', 'x.pdf'), 'x');
  return out;
};

describe('UnprovedFolders', () => {
  it('removes what a crash left of a folder that was being written, and nothing else', async () => {
    const before = new UnprovedFolders(join(work, 'data'));
    const [crashed, proved, stranger] = [writing('a'), join(work, 'b'), writing('c')];
    mkdirSync(proved);
    await Promise.all([before.note(crashed), before.note(proved)]);
    await before.forget(proved);

    await new UnprovedFolders(join(work, 'data')).removeAll();
    expect([crashed, stranger].map((out) => existsSync(partialFolderOf(out)))).toEqual([false, true]);
    expect([existsSync(proved), existsSync(join(work, 'data', 'unproved.json'))]).toEqual([true, false]);
  });

  it('keeps a folder on a disk that is not connected, until the disk is back', async () => {
    const [disk, away] = [join(work, 'disk'), join(work, 'away')];
    const crashed = writing(join('disk', 'a'));
    const folders = new UnprovedFolders(join(work, 'data'));
    await folders.note(crashed);
    renameSync(disk, away);
    await folders.removeAll();
    expect(existsSync(join(work, 'data', 'unproved.json'))).toBe(true);

    renameSync(away, disk);
    await folders.removeAll();
    expect([partialFolderOf(crashed), join(work, 'data', 'unproved.json')].map((path) => existsSync(path))).toEqual([false, false]);
  });

  it('keeps the latest thousand, so that its file can be read again', async () => {
    const file = join(work, 'data', 'unproved.json');
    const gone = Array.from({ length: 1_000 }, (_, index) => join(work, 'disk', String(index)));
    mkdirSync(join(work, 'data'));
    writeFileSync(file, JSON.stringify(gone));
    const folders = new UnprovedFolders(join(work, 'data'));
    const crashed = writing('a');
    await folders.note(crashed);
    await folders.removeAll();
    expect(existsSync(partialFolderOf(crashed))).toBe(false);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(gone.slice(1));
  });

  it('goes on without its file', async () => {
    mkdirSync(join(work, 'data'));
    writeFileSync(join(work, 'data', 'unproved.json'), '["../relative", 3');
    const folders = new UnprovedFolders(join(work, 'data'));
    await folders.removeAll();
    await folders.note(join(work, 'a'));
    await folders.removeAll();
    expect(existsSync(join(work, 'data', 'unproved.json'))).toBe(false);
  });
});
