import { stat } from 'node:fs/promises';
import { extname } from 'node:path';
import type { DownloadView } from '@shared/ipc/views';

/** What a path is taken for; null where nothing is there. */
export const downloadKind = async (path: string): Promise<DownloadView['kind'] | null> => {
  const found = await stat(path).catch(() => null);
  if (!found) return null;
  return found.isDirectory() ? 'folder' : extname(path).toLowerCase() === '.pdf' ? 'pdf' : 'zip';
};
