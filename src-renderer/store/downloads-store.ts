import { create } from 'zustand';
import { FILES_OF_DROP } from '@shared/ipc/channels';
import { type Result, succeeded } from '@shared/ipc/result';
import type { DownloadsView, DownloadView, DroppedView } from '@shared/ipc/views';
import { bridge } from '../bridge/bridge';
import { announce } from './announcement-store';
import { countOf } from '../words/counts';
import { createPagedRows, type PagedRowsStore } from './paged-rows';

type DownloadsState = {
  readonly downloads: DownloadsView;
  /** What the list shows of them, read as it is looked at; another one for each version. */
  readonly rows: PagedRowsStore<DownloadView>;
  /** What is being waited for, null at rest. */
  readonly busy: 'choosing' | 'adding' | 'making-sample' | null;
  readonly failure: string | null;
};

/** The downloads that staff have chosen. */
export const useDownloadsStore = create<DownloadsState>(() => ({ downloads: { version: 0, total: 0, lastAdded: 0 }, rows: createPagedRows<DownloadView>(), busy: null, failure: null }));

async function take(busy: DownloadsState['busy'], ask: () => Promise<Result<DownloadsView>>): Promise<boolean> {
  useDownloadsStore.setState({ busy, failure: null });
  return settle(await ask());
}

function settle(answer: Result<DownloadsView>): boolean {
  if (!answer.ok) {
    useDownloadsStore.setState({ busy: null, failure: answer.failure.message });
    return false;
  }
  setDownloads(answer.value);
  useDownloadsStore.setState({ busy: null });
  return true;
}

function setDownloads(downloads: DownloadsView): void {
  if (useDownloadsStore.getState().downloads.version === downloads.version) return;
  const rows = createPagedRows<DownloadView>();
  rows.reset((range) => bridge.call('downloads.rows', range));
  useDownloadsStore.setState({ downloads, rows });
  announce(downloads.total === 0 ? 'No downloads chosen.' : `${countOf(downloads.total, 'download')} chosen.`);
}

/** Drops are added one after the other, so that each keeps its order. */
let adding: Promise<unknown> = Promise.resolve();
let drops = new AbortController();

/** Tells main of dropped files bit by bit: tens of thousands at once would hold up both sides. */
async function tellDropped(files: readonly File[], { signal }: AbortController): Promise<readonly string[] | null> {
  useDownloadsStore.setState({ busy: 'adding', failure: null });
  let answer: Result<DroppedView> | null = null;
  const missing: string[] = [];
  for (let from = 0; from < files.length && !signal.aborted; from += FILES_OF_DROP) {
    answer = await bridge.addDropped(files.slice(from, from + FILES_OF_DROP));
    if (!answer.ok) {
      // Some may have been added before.
      await readDownloads();
      break;
    }
    for (const index of answer.value.missing) missing.push(files[from + index]?.name ?? '');
  }
  const isSettled = !signal.aborted && answer !== null && settle(answer.ok ? succeeded(answer.value.downloads) : answer);
  return isSettled ? missing : null;
}

/** Resolves to the names of those that are not there once all were told; to null where they could not be, or nobody wants them any more. */
export function addDropped(files: readonly File[]): Promise<readonly string[] | null> {
  const wanted = drops;
  const tell = (): Promise<readonly string[] | null> => tellDropped(files, wanted);
  const added = adding.then(tell, tell);
  adding = added;
  return added;
}

/** Adds no more of what was dropped. Resolves once nothing is added any more. */
export async function stopAdding(): Promise<void> {
  drops.abort();
  drops = new AbortController();
  await adding.catch(() => undefined);
}

export const readDownloads = (): Promise<boolean> => take(null, () => bridge.call('downloads.count', {}));
export const chooseDownloads = (what: 'files' | 'folder'): Promise<boolean> => take('choosing', () => bridge.call('downloads.choose', { what }));
export const addSample = (): Promise<boolean> => take('making-sample', () => bridge.call('downloads.add-sample', {}));
export const removeDownload = (downloadId: string): Promise<boolean> => take('adding', () => bridge.call('downloads.remove', { downloadId }));
