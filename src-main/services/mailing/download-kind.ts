import { statSync } from 'node:fs';
import { extname } from 'node:path';
import type { DownloadView } from '@shared/ipc/views';

/** What a path that exists is taken for. */
export const downloadKind = (path: string): DownloadView['kind'] => (statSync(path).isDirectory() ? 'folder' : extname(path).toLowerCase() === '.pdf' ? 'pdf' : 'zip');
