import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lendingEntries } from '@main/assembly/entry-opener';
import { fileReader } from '@main/intake/byte-reader';
import { StreamCache } from '@main/intake/lean/font/stream-cache';
import { giveBack } from '@main/intake/lone-bytes';
import { readEntry, releaseEntries } from '@main/intake/read-entry';
import { readZipDirectory } from '@main/intake/zip/zip-directory';
import type { EntrySource } from '@main/ports/entry-source';
import { zipFile } from '../../support/fixtures/zip-file';

const LARGE = 200_000;
const content = (name: string): Buffer => Buffer.alloc(name.startsWith('small') ? 100 : LARGE, name);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'foldline-given-back-'));
});
afterAll(async () => {
  await releaseEntries();
  rmSync(folder, { recursive: true });
});

type InFile = Extract<EntrySource, { kind: 'file' }>;

const fileOf = (name: string, bytes: Buffer): InFile => {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return { kind: 'file', path, sizeBytes: bytes.length, modifiedMs: 0 };
};

/** The places of an archive's entries by their names. */
const entriesIn = async (archive: InFile): Promise<ReadonlyMap<string, EntrySource>> => {
  const directory = await readZipDirectory(fileReader(archive.path, archive.sizeBytes), new AbortController().signal);
  return new Map(
    directory!.entries.map(({ name, headerOffset, method, compressedSizeBytes, sizeBytes, crc32 }) => [
      name,
      { kind: 'zip-entry', archive, headerOffset, method: method === 0 ? 'stored' : 'deflated', compressedSizeBytes, sizeBytes, crc32 } as const,
    ]),
  );
};

const entriesOfZip = (name: string): Promise<ReadonlyMap<string, EntrySource>> => {
  const entries = ['stored', 'deflated', 'small stored', 'small deflated'].map((entry) => ({ name: entry, data: content(entry), stored: entry.endsWith('stored') }));
  return entriesIn(fileOf(name, zipFile(entries)));
};

describe('the memory of an entry that is given back', () => {
  it('is gone at once for a file and for entries of an archive', async () => {
    const entries = await entriesOfZip('a.zip');
    for (const source of [fileOf('single.pdf', content('single')), entries.get('stored')!, entries.get('deflated')!]) {
      const bytes = await readEntry(source);
      const view = bytes.subarray(10);
      const before = process.memoryUsage().arrayBuffers;
      giveBack(bytes);
      expect([bytes.length, view.length]).toEqual([0, 0]);
      expect(process.memoryUsage().arrayBuffers).toBeLessThanOrEqual(before - LARGE);
    }
  });

  it('stays where others stand in the same: small ones, and those of an archive within an archive', async () => {
    const entries = await entriesOfZip('b.zip');
    const inner = zipFile([
      { name: 'one', data: content('one'), stored: true },
      { name: 'two', data: content('two'), stored: true },
    ]);
    const outer = fileOf('outer.zip', zipFile([{ name: 'inner.zip', data: inner }]));
    const inflated = (await entriesIn(outer)).get('inner.zip')!;
    const within = await entriesIn(fileOf('inner.zip', inner));
    const [one, two] = ['one', 'two'].map((name): EntrySource => ({ ...(within.get(name) as Extract<EntrySource, { kind: 'zip-entry' }>), archive: inflated }));
    const read = await Promise.all([one!, two!, entries.get('small stored')!, entries.get('small deflated')!].map((source) => readEntry(source)));
    for (const bytes of read) giveBack(bytes);
    expect(read).toEqual(['one', 'two', 'small stored', 'small deflated'].map(content));
  });

  it('is that of the last but one entry, where the next is opened while one is in work', async () => {
    const entries = await entriesOfZip('c.zip');
    const sources = [...entries.values()].filter(({ sizeBytes }) => sizeBytes === LARGE);
    const open = lendingEntries((index) => (index === 2 ? Promise.reject(new Error('gone')) : readEntry(sources[index % 2]!)));
    const [first, second] = [await open(0), await open(1)];
    await expect(open(2)).rejects.toThrow('gone');
    expect([first.length, second.length]).toEqual([0, LARGE]);
    const third = await open(3);
    expect([second.length, third.length]).toEqual([0, LARGE]);
    await open(4);
    await open(5);
    expect(third.length).toBe(0);
  });

  it('takes nothing with it that is kept of a stream which stands there as it is', async () => {
    const entries = await entriesOfZip('d.zip');
    const programs = new StreamCache((bytes) => bytes);
    const get = async (): Promise<Buffer> => {
      const bytes = await readEntry(entries.get('deflated')!);
      const stream = bytes.subarray(100, 5_100);
      const made = programs.get(stream, () => stream);
      giveBack(bytes);
      return made;
    };
    await get();
    expect(await get()).toEqual(content('deflated').subarray(100, 5_100));
    expect(await get()).toBe(await get());
  });
});
