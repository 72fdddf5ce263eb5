import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeEach, expect, it, vi } from 'vitest';
import type { listFile } from '@main/intake/listing/list-file';
import { listArchive } from '@main/intake/listing/list-archive';
import { listFolder } from '@main/intake/listing/list-folder';
import { NOT_OPENED, PASSED_OVER } from '@shared/problems/listing-words';
import { indexCsv, passwordsCsv } from '@shared/domain/delivery/delivery-csv';
import { foundReport } from '../../support/found-report';
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

it('passes over batches that were saved among the downloads, but not where they are what was added', async () => {
  const path = place('among', ['a.pdf'], '%PDF');
  const prepared = place('among/for printing', ['manifest.json', 'manifest.csv', 'set-aside.csv'], '');
  place('among/for printing/batches', ['2-pages-1-sheet.pdf'], '%PDF');
  place('among/for printing', ['put there later.pdf'], '%PDF');
  place('among/other', ['b.pdf', 'c.pdf'], '%PDF');
  place('among/other', ['manifest.json', 'manifest.csv'], '');
  const { entries, problems } = await listFolder(path, new AbortController().signal);
  expect(entries.filter(({ kind }) => kind === 'inspect').map(({ name }) => name).toSorted()).toEqual(['a.pdf', 'for printing/put there later.pdf', 'other/b.pdf', 'other/c.pdf']);
  expect(entries.filter(({ kind }) => kind === 'ignored').map(({ name }) => name).toSorted()).toEqual(['for printing/batches', ...['manifest.csv', 'manifest.json', 'set-aside.csv'].map((name) => `for printing/${name}`), 'other/manifest.csv', 'other/manifest.json']);
  expect(problems).toContainEqual({ code: 'ignored-file', entry: 'for printing/batches', words: PASSED_OVER.prepared });
  expect((await listFolder(prepared, new AbortController().signal)).entries).toContainEqual(expect.objectContaining({ kind: 'inspect', name: 'batches/2-pages-1-sheet.pdf' }));
});

it('passes over files that were written to be handed over among the downloads, and what was put beside them not', async () => {
  const report = foundReport(1);
  const file = '9100017/handed over.pdf';
  const path = place('handed', ['a.pdf'], '%PDF');
  place('handed/for the portal', ['index.csv'], indexCsv([{ report, localId: null, file, removals: [] }]));
  place('handed/for the portal/9100017', ['handed over.pdf', 'put there later.pdf'], '%PDF');
  place('handed/by e-mail', ['passwords.csv'], passwordsCsv([{ ssid: report.ssid, student: 'Ada "A", B', file: 'reports/locked.pdf', password: 'x' }]));
  place('handed/by e-mail/reports', ['locked.pdf'], '%PDF');
  place('handed/other', ['index.csv'], 'name,file\r\nx,y.pdf\r\n');
  place('handed/other', ['y.pdf'], '%PDF');
  const { entries, problems } = await listFolder(path, new AbortController().signal);
  expect(entries.filter(({ kind }) => kind === 'inspect').map(({ name }) => name).toSorted()).toEqual(['a.pdf', 'for the portal/9100017/put there later.pdf', 'other/y.pdf']);
  expect(entries.filter(({ kind }) => kind === 'ignored').map(({ name }) => name).toSorted()).toEqual(['by e-mail/passwords.csv', 'by e-mail/reports/locked.pdf', `for the portal/${file}`, 'for the portal/index.csv', 'other/index.csv']);
  const told = ['for the portal/index.csv', 'by e-mail/passwords.csv'].map((name) => problems.find(({ entry }) => entry === name)?.words);
  expect([told, problems.filter(({ entry }) => entry?.includes('handed over'))]).toEqual([[PASSED_OVER.delivered, PASSED_OVER['delivered-locked']], []]);
  expect((await listFolder(join(path, 'for the portal'), new AbortController().signal)).entries).toContainEqual(expect.objectContaining({ kind: 'inspect', name: file }));
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
