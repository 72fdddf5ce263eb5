import { describe, expect, it } from 'vitest';
import type { EntryJob, EntryResult, InspectionPool, ReadableEntry } from '@main/ports/inspection-pool';
import { readDownloads, type ReadDownloadsRequest } from '@main/services/inspection/read-downloads';
import { DEFAULT_ENVELOPE } from '@shared/domain/envelope/presets';
import type { Progress } from '@shared/jobs/progress';

const entry = (name: string, sizeBytes = 100): ReadableEntry => ({ kind: 'inspect', name, source: { kind: 'file', path: `/downloads/${name}`, sizeBytes, modifiedMs: 1 } });
const FILES = ['a.pdf', 'b.pdf', 'c.pdf', 'd.pdf', 'e.pdf'].map((name) => entry(name));
const resultOf = ({ name, beginnings }: EntryJob): EntryResult => ({ outcome: 'read', bytesKey: `${name}${beginnings ? ' cut' : ''}`, pages: 2, reports: [], unassigned: [] });

type Told = { readonly first: string[]; readonly read: [index: number, what: string][]; readonly inspected: string[] };
type Disk = {
  readonly peeked: readonly ReadableEntry[];
  /** Ends when listing may. */
  readonly listed?: (told: Told, path: string) => Promise<void>;
  /** Ends when the first look may. */
  readonly looked?: () => Promise<void>;
};

/** Reads a folder from a pool that takes one job after the other. */
const read = async ({ peeked, listed = () => Promise.resolve(), looked = () => Promise.resolve() }: Disk, more: Partial<ReadDownloadsRequest> = {}, signal = new AbortController().signal, onProgress: (progress: Progress) => void = () => undefined): Promise<Told> => {
  const told: Told = { first: [], read: [], inspected: [] };
  const pool: InspectionPool = {
    warm: () => undefined,
    peek: async () => {
      await looked();
      signal.throwIfAborted();
      return peeked;
    },
    list: async (path) => {
      await listed(told, path);
      signal.throwIfAborted();
      return { kind: 'folder', entries: FILES, problems: [] };
    },
    inspectAll: async (jobs, { onResult }) => {
      for await (const job of jobs) {
        told.inspected.push(job.name);
        onResult(job, resultOf(job));
      }
    },
    close: () => Promise.resolve(),
  };
  const keyOf = (result: EntryResult): string => (result.outcome === 'read' ? result.bytesKey : '');
  const request = { paths: ['/downloads'], envelope: DEFAULT_ENVELOPE, ...more };
  await readDownloads(request, { pool }, { signal, onProgress, onListed: () => undefined, onFirst: (result) => told.first.push(keyOf(result)), onResult: ({ index }, result) => told.read.push([index, keyOf(result)]) });
  return told;
};

const ALL = FILES.map(({ name }, index) => [index, name]);
const until = async (isTrue: () => boolean): Promise<void> => {
  while (!isTrue()) await new Promise(setImmediate);
};

describe('the first files of downloads', () => {
  it('are read while the others are still listed, and each counts once at its place', async () => {
    const told = await read({ peeked: [FILES[3]!, FILES[1]!], listed: ({ first }) => until(() => first.length === 2) });
    expect(told.first).toEqual(['d.pdf', 'b.pdf']);
    expect(told.read.toSorted(([a], [b]) => a - b)).toEqual(ALL);
    expect(told.inspected.toSorted()).toEqual(FILES.map(({ name }) => name));
  });

  it('count as well where they are read after all is listed', async () => {
    const told = await read({ peeked: [FILES[0]!] });
    expect(told.read.toSorted(([a], [b]) => a - b)).toEqual(ALL);
    expect(told.inspected).toHaveLength(FILES.length);
  });

  it('are read again where they changed, or where a person placed cuts in them, and don’t count where they are gone', async () => {
    const told = await read({ peeked: [entry('a.pdf', 99), FILES[1]!, entry('gone.pdf')] }, { cuts: [{ download: '/downloads', place: 1, entry: 'b.pdf', beginnings: [1, 2] }] });
    expect(told.first).toEqual(['a.pdf', 'b.pdf', 'gone.pdf']);
    expect(told.read.toSorted(([a], [b]) => a - b)).toEqual(ALL.map(([index, name]) => [index, index === 1 ? 'b.pdf cut' : name]));
  });

  it('are left to the reading that goes on from an earlier one', async () => {
    const told = await read({ peeked: [FILES[0]!] }, { known: new Set(['of an earlier reading']) });
    expect(told.first).toEqual([]);
    expect(told.read).toEqual(ALL);
  });

  it('are read once and count once where a folder and a file of it are chosen', async () => {
    const progress: Progress[] = [];
    const told = await read({ peeked: [FILES[0]!] }, { paths: ['/downloads', '/downloads/a.pdf'] }, undefined, (news) => progress.push(news));
    expect(told.first).toEqual(['a.pdf']);
    expect(told.read.toSorted(([a], [b]) => a - b)).toEqual([...ALL, ...ALL.map(([index, name]) => [Number(index) + FILES.length, name])]);
    expect(progress.at(-1)).toMatchObject({ done: 2 * FILES.length, total: 2 * FILES.length });
    expect(progress.every(({ done, total }) => done <= total)).toBe(true);
  });

  it('are looked for while all is listed already, and a cancel meanwhile ends both', async () => {
    const control = new AbortController();
    let isListing = false;
    const listed = async (): Promise<void> => {
      isListing = true;
      await until(() => control.signal.aborted);
    };
    const looked = async (): Promise<void> => {
      await new Promise(setImmediate);
      expect(isListing).toBe(true);
      control.abort('canceled');
    };
    await expect(read({ peeked: [FILES[0]!], listed, looked }, {}, control.signal)).rejects.toBe('canceled');
  });

  it('are told before a cancel that comes while all is listed', async () => {
    const control = new AbortController();
    const listed = async ({ first }: Told): Promise<void> => {
      await until(() => first.length === 1);
      control.abort('canceled');
    };
    await expect(read({ peeked: [FILES[0]!], listed }, {}, control.signal)).rejects.toBe('canceled');
  });
});

describe('the downloads', () => {
  it('are listed one after the other, but single PDFs together', async () => {
    const under = new Set<string>();
    const beside = new Map<string, number>();
    const listed = async (_: Told, path: string): Promise<void> => {
      under.add(path);
      await new Promise(setImmediate);
      for (const one of under) beside.set(one, Math.max(beside.get(one) ?? 0, under.size));
      under.delete(path);
    };
    await read({ peeked: [], listed }, { paths: ['/a.zip', '/1.pdf', '/folder', '/2.PDF', '/b.zip', '/3.pdf'] });
    expect(Object.fromEntries(beside)).toEqual({ '/a.zip': 1, '/folder': 1, '/b.zip': 1, '/1.pdf': 3, '/2.PDF': 3, '/3.pdf': 3 });
  });
});
