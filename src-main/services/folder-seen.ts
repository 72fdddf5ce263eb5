import { existsSync } from 'node:fs';
import { basename, isAbsolute, join } from 'node:path';

/** Whether a prepared folder is still where a run found it. Some versions wrote it down as it was typed, which says nothing elsewhere: another folder could stand there. */
export type FolderSeen = (folder: string) => boolean;

export const folderSeen: FolderSeen = (folder) => isAbsolute(folder) && existsSync(join(folder, 'manifest.json'));
export const folderNameOf = (folder: string): string => basename(folder);
