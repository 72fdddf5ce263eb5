import { create } from 'zustand';
import type { Result } from '@shared/ipc/result';
import type { DownloadView } from '@shared/ipc/views';
import { bridge } from '../bridge/bridge';
import { announce } from './announcement-store';
import { countOf } from '../words/counts';

type DownloadsState = {
  readonly downloads: readonly DownloadView[];
  /** What is being waited for, null at rest. */
  readonly busy: 'choosing' | 'adding' | 'making-sample' | null;
  readonly failure: string | null;
};

/** The downloads that staff have chosen. */
export const useDownloadsStore = create<DownloadsState>(() => ({ downloads: [], busy: null, failure: null }));

async function take(busy: DownloadsState['busy'], ask: () => Promise<Result<readonly DownloadView[]>>): Promise<boolean> {
  useDownloadsStore.setState({ busy, failure: null });
  const answer = await ask();
  if (!answer.ok) {
    useDownloadsStore.setState({ busy: null, failure: answer.failure.message });
    return false;
  }
  setDownloads(answer.value);
  useDownloadsStore.setState({ busy: null });
  return true;
}

export function setDownloads(downloads: readonly DownloadView[]): void {
  const before = useDownloadsStore.getState().downloads;
  if (before.length === downloads.length && before.every((download, index) => download.id === downloads[index]?.id)) return;
  useDownloadsStore.setState({ downloads });
  announce(downloads.length === 0 ? 'No downloads chosen.' : `${countOf(downloads.length, 'download')} chosen.`);
}

export const readDownloads = (): Promise<boolean> => take(null, () => bridge.call('downloads.list', {}));
export const chooseDownloads = (what: 'files' | 'folder'): Promise<boolean> => take('choosing', () => bridge.call('downloads.choose', { what }));
export const addDropped = (files: readonly File[]): Promise<boolean> => take('adding', () => bridge.addDropped(files));
export const addSample = (): Promise<boolean> => take('making-sample', () => bridge.call('downloads.add-sample', {}));
export const removeDownload = (downloadId: string): Promise<boolean> => take('adding', () => bridge.call('downloads.remove', { downloadId }));

/** Main's word on downloads that changed by themselves. */
export const followDownloads = (): (() => void) => bridge.on('downloads.changed', ({ downloads }) => setDownloads(downloads));
