import { stat } from 'node:fs/promises';
import { extname } from 'node:path';
import type { DownloadView } from '@shared/ipc/views';

/** What a path is taken for; null where nothing is there that can be read to its end: a pipe or a device is none. */
export const downloadKind = async (path: string): Promise<DownloadView['kind'] | null> => {
  const found = await stat(path).catch(() => null);
  if (found?.isDirectory()) return 'folder';
  if (!found?.isFile()) return null;
  return extname(path).toLowerCase() === '.pdf' ? 'pdf' : 'zip';
};
