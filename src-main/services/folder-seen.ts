import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';

/** Whether a prepared folder is still where a run found it. */
export type FolderSeen = (folder: string) => boolean;

export const folderSeen: FolderSeen = (folder) => folder !== '' && existsSync(join(folder, 'manifest.json'));
export const folderNameOf = (folder: string): string => basename(folder);
