import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { partialFolderOf, takePartialFolder } from '@main/services/partial-folder';
import { UnprovedFolders } from '@main/services/unproved-folders';

let work: string;
let data: string;
beforeEach(() => {
  work = mkdtempSync(join(tmpdir(), 'foldline-unproved-'));
  data = join(work, 'data');
});
afterEach(() => rmSync(work, { recursive: true, force: true }));

const writing = (name: string): string => {
  const out = join(work, name);
  mkdirSync(join(partialFolderOf(out), 'written', 'batches'), { recursive: true });
  writeFileSync(join(partialFolderOf(out), 'written', 'batches', 'x.pdf'), 'x');
  return out;
};

const isLeft = (...outs: readonly string[]): readonly boolean[] => outs.map((out) => existsSync(partialFolderOf(out)));

describe('UnprovedFolders', () => {
  it('removes what a crash left of a folder that was being written, and nothing else', async () => {
    const before = new UnprovedFolders(data);
    const [crashed, proved, stranger] = [writing('a'), join(work, 'b'), writing('c')];
    mkdirSync(proved);
    await Promise.all([before.note(crashed), before.note(proved)]);
    await before.settle(proved);

    await new UnprovedFolders(data).removeAll();
    expect(isLeft(crashed, stranger)).toEqual([false, true]);
    expect([existsSync(proved), readdirSync(data)]).toEqual([true, []]);
  });

  it('knows what several programs write at the same time, and leaves alone what one that runs writes', async () => {
    const [one, other] = [new UnprovedFolders(data), new UnprovedFolders(data)];
    const [crashed, running] = [writing('a'), join(work, 'b')];
    await Promise.all([one.note(crashed), other.note(running)]);
    const place = await takePartialFolder(running);
    mkdirSync(place.content);

    await new UnprovedFolders(data).removeAll();
    expect([...isLeft(crashed), existsSync(place.content)]).toEqual([false, true]);
    await place.release();
    await other.settle(running);
    expect(readdirSync(work)).toEqual(['data']);
    expect(readdirSync(data)).toEqual([]);
  });

  it('keeps a note whose writer has not begun, and forgets one of which nothing came', async () => {
    const folders = new UnprovedFolders(data);
    await folders.note(join(work, 'a'));
    await new UnprovedFolders(data).removeAll();
    const [note = ''] = readdirSync(data);
    expect(note).not.toBe('');

    const long = new Date(Date.now() - 2 * 3_600_000);
    utimesSync(join(data, note), long, long);
    await new UnprovedFolders(data).removeAll();
    expect(readdirSync(data)).toEqual([]);
  });

  it('leaves no folder that was made for its notes', async () => {
    const folders = new UnprovedFolders(join(data, 'below'));
    expect(await folders.during(join(work, 'a'), () => Promise.resolve(readdirSync(join(data, 'below')).length))).toBe(1);
    expect(existsSync(data)).toBe(false);
  });

  it('keeps a folder on a disk that is not connected, until the disk is back', async () => {
    const [disk, away] = [join(work, 'disk'), join(work, 'away')];
    const crashed = writing(join('disk', 'a'));
    const folders = new UnprovedFolders(data);
    await folders.note(crashed);
    renameSync(disk, away);
    await folders.removeAll();
    expect(readdirSync(data)).toHaveLength(1);

    renameSync(away, disk);
    await folders.removeAll();
    expect([...isLeft(crashed), readdirSync(data)]).toEqual([false, []]);
  });

  it('goes on without a note that can’t be understood, and touches nothing because of it', async () => {
    const crashed = writing('a');
    const folders = new UnprovedFolders(data);
    await folders.note(crashed);
    const [note = ''] = readdirSync(data);
    writeFileSync(join(data, note), crashed.slice(0, -1));
    writeFileSync(join(data, 'unproved-0123456789abcdef'), '../relative');
    mkdirSync(join(data, 'unproved-0123456789abcdee'));
    await folders.removeAll();
    expect([...isLeft(crashed), readdirSync(data)]).toEqual([true, ['unproved-0123456789abcdee']]);
  });
});
