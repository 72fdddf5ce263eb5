import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeEach, expect, it, vi } from 'vitest';
import type { listFile } from '@main/intake/listing/list-file';
import { listArchive } from '@main/intake/listing/list-archive';
import { listFolder } from '@main/intake/listing/list-folder';
import { NOT_OPENED } from '@shared/problems/listing-words';
import { zipFile } from '../../support/fixtures/zip-file';

const work = mkdtempSync(join(tmpdir(), 'foldline-folder-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** A file of this name is moved away once it was seen in its folder. */
const GOES_AWAY = 'moved.zip';

/** Fewer than a folder of a test has. */
const limits = vi.hoisted(() => ({ mostEntries: 10 }));

/** What is listed, in the order of the beginnings, and how many archives at most at once. */
const seen = vi.hoisted(() => ({ names: [] as string[], archives: 0, mostArchives: 0 }));
beforeEach(() => Object.assign(seen, { names: [], archives: 0, mostArchives: 0 }));

vi.mock('@main/intake/limits', async (original) => ({ ...(await original<object>()), MOST_ENTRIES: limits.mostEntries }));
vi.mock('@main/intake/listing/list-file', async (original) => {
  const real = await original<{ readonly listFile: typeof listFile }>();
  const watched: typeof listFile = async (request, listInner) => {
    seen.names.push(request.name);
    await setTimeout(1);
    if (request.name === GOES_AWAY) rmSync(join(work, 'one gone', GOES_AWAY));
    return real.listFile(request, listInner);
  };
  return { listFile: watched };
});
vi.mock('@main/intake/listing/list-archive', async (original) => {
  const real = await original<{ readonly listArchive: typeof listArchive }>();
  const watched: typeof listArchive = async (request) => {
    seen.mostArchives = Math.max(seen.mostArchives, (seen.archives += 1));
    try {
      await setTimeout(1);
      return await real.listArchive(request);
    } finally {
      seen.archives -= 1;
    }
  };
  return { listArchive: watched };
});

const place = (folder: string, names: readonly string[], bytes: Buffer | string): string => {
  const path = join(work, folder);
  mkdirSync(path, { recursive: true });
  for (const name of names) writeFileSync(join(path, name), bytes);
  return path;
};
const numbered = (count: number, ending: string): readonly string[] => Array.from({ length: count }, (_, index) => `${index}${ending}`);

it('lists the archives of a folder one at a time, with all that is in them', async () => {
  const path = place('zips', numbered(4, '.zip'), zipFile([{ name: 'a.pdf', data: Buffer.from('%PDF') }]));
  place('zips', numbered(3, '.pdf'), '%PDF');
  place('zips', ['x', 'y', 'z.zip (1)'], zipFile([{ name: 'a.pdf', data: Buffer.from('%PDF') }]));
  const { entries } = await listFolder(path, new AbortController().signal);
  expect(entries.map(({ kind, name }) => `${kind} ${name}`).toSorted()).toEqual([...numbered(3, '.pdf'), ...[...numbered(4, '.zip'), 'x', 'y', 'z.zip (1)'].map((name) => `${name}!/a.pdf`)].map((name) => `inspect ${name}`).toSorted());
  expect(seen.mostArchives).toBe(1);
});

it('looks at no more files than a download may hold, and names the others', async () => {
  const path = place('many', numbered(25, '.pdf'), '%PDF');
  mkdirSync(join(path, 'a folder'));
  const { entries } = await listFolder(path, new AbortController().signal);
  expect(seen.names).toHaveLength(limits.mostEntries);
  expect(entries.filter(({ kind }) => kind === 'inspect')).toHaveLength(limits.mostEntries);
  expect(entries.filter(({ kind }) => kind === 'ignored')).toHaveLength(25 - limits.mostEntries);
});

it('sets a zip aside that can no longer be opened, and lists all else in its folder', async () => {
  const zip = zipFile([{ name: 'a.pdf', data: Buffer.from('%PDF') }]);
  const path = place('one gone', ['before.zip', GOES_AWAY, 'other.zip'], zip);
  const { entries } = await listFolder(path, new AbortController().signal);
  expect(entries.filter(({ kind }) => kind === 'inspect').map(({ name }) => name).toSorted()).toEqual(['before.zip!/a.pdf', 'other.zip!/a.pdf']);
  expect(entries.filter(({ kind }) => kind !== 'inspect')).toEqual([{ kind: 'set-aside', name: GOES_AWAY, code: 'archive-unreadable', words: NOT_OPENED.gone }]);
});

it('tells what the system says of a zip that is the download itself, and ends where it is told to', async () => {
  const source = { kind: 'file', path: join(work, 'nowhere.zip'), sizeBytes: 100, modifiedMs: 0 } as const;
  await expect(listArchive({ source, name: null, depth: 0, signal: new AbortController().signal })).rejects.toMatchObject({ code: 'ENOENT' });
  await expect(listArchive({ source, name: 'nowhere.zip', depth: 0, signal: AbortSignal.abort(new Error('ended')) })).rejects.toThrow('ended');
});
