import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FILES_OF_DROP } from '@shared/ipc/channels';
import type { Bridge } from '@shared/ipc/contract';
import { type Result, failed, succeeded } from '@shared/ipc/result';
import type { DownloadView, DroppedView } from '@shared/ipc/views';
import { addDropped, readDownloads, stopAdding, useDownloadsStore } from '../../../src-renderer/store/downloads-store';
import { type PagedRowsStore, rowAt } from '../../../src-renderer/store/paged-rows';
import { type FakeBridge, makeFakeBridge } from '../../support/fake-bridge/fake-bridge';

let bridge: FakeBridge;
/** The names that came with each message of a drop. */
let told: string[][];
let answerDrop: (files: readonly File[]) => Promise<Result<DroppedView>>;

beforeEach(() => {
  bridge = makeFakeBridge({ packets: 10 });
  told = [];
  answerDrop = bridge.addDropped;
  const addDropped: Bridge<File>['addDropped'] = (files) => {
    told.push(files.map(({ name }) => name));
    return answerDrop(files);
  };
  vi.stubGlobal('window', { foldline: { ...bridge, addDropped } satisfies Bridge<File> });
});
afterEach(() => vi.unstubAllGlobals());

const namesFrom = (first: number, count: number): string[] => Array.from({ length: count }, (_, index) => `${first + index}.pdf`);
const filesOf = (names: readonly string[]): File[] => names.map((name) => new File([], name));

const rowOf = async (rows: PagedRowsStore<DownloadView>, index: number): Promise<string | undefined> => {
  rows.ensure(index, index);
  await vi.waitUntil(() => rowAt(rows.store.getState(), index) !== undefined);
  return rowAt(rows.store.getState(), index)?.name;
};

describe('dropped files', () => {
  it('are told bit by bit in their order, and read by those who look at them', async () => {
    const names = namesFrom(0, 2 * FILES_OF_DROP + 3);
    expect(await addDropped(filesOf(names))).toEqual([]);
    expect(told.map(({ length }) => length)).toEqual([FILES_OF_DROP, FILES_OF_DROP, 3]);
    expect(told.flat()).toEqual(names);
    const { downloads, rows, busy } = useDownloadsStore.getState();
    expect([downloads.total, busy, await rowOf(rows, names.length - 1)]).toEqual([names.length, null, names.at(-1)]);
    expect(bridge.calls.filter(({ verb }) => verb === 'downloads.rows')).toHaveLength(1);
  });

  it('that are not there are named, each by its place in its message', async () => {
    answerDrop = async (files) => {
      const answer = await bridge.addDropped(files.slice(1));
      return answer.ok ? succeeded({ ...answer.value, missing: [0] }) : answer;
    };
    expect(await addDropped(filesOf(namesFrom(0, FILES_OF_DROP + 2)))).toEqual(['0.pdf', `${FILES_OF_DROP}.pdf`]);
    expect(useDownloadsStore.getState().downloads.total).toBe(FILES_OF_DROP);
  });

  it('of a second drop come behind those of the first', async () => {
    const [first, second] = [namesFrom(0, FILES_OF_DROP + 1), namesFrom(1_000, FILES_OF_DROP + 1)];
    await Promise.all([addDropped(filesOf(first)), addDropped(filesOf(second))]);
    expect(told.flat()).toEqual([...first, ...second]);
  });

  it('are no longer told once nobody wants them', async () => {
    let stopped = Promise.resolve();
    answerDrop = (files) => {
      stopped = stopAdding();
      return bridge.addDropped(files);
    };
    expect([await addDropped(filesOf(namesFrom(0, 5 * FILES_OF_DROP))), told.length]).toEqual([null, 1]);
    await stopped;
    answerDrop = bridge.addDropped;
    expect(await addDropped(filesOf(['later.pdf']))).toEqual([]);
  });

  it('show what was added before a refusal, and why the rest was not', async () => {
    answerDrop = (files) => (told.length > 1 ? Promise.resolve(failed('refused', 'The rest was refused.')) : bridge.addDropped(files));
    expect(await addDropped(filesOf(namesFrom(0, 3 * FILES_OF_DROP)))).toBeNull();
    expect(useDownloadsStore.getState()).toMatchObject({ downloads: { total: FILES_OF_DROP }, busy: null, failure: 'The rest was refused.' });
    await readDownloads();
    expect(useDownloadsStore.getState().failure).toBeNull();
  });
});
