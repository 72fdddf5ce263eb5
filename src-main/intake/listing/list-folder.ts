import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { MOST_ENTRIES } from '../limits';
import { classifyName } from './classify-name';
import { listArchive } from './list-archive';
import { listFile } from './list-file';
import { gatherInto, gatherNothing, type Gathered } from './gathered';
import type { EntrySource } from '../../ports/entry-source';

type Folder = { readonly path: string; readonly name: string };

const readFolder = async (folder: Folder) => {
  try {
    return await readdir(folder.path, { withFileTypes: true });
  } catch {
    return null;
  }
};

/** Where a file's bytes stand, null where it is gone or may not be looked at. */
const sourceOf = async (path: string): Promise<EntrySource | null> => {
  try {
    const { size, mtimeMs } = await lstat(path);
    return { kind: 'file', path, sizeBytes: size, modifiedMs: mtimeMs };
  } catch {
    return null;
  }
};

const listFolderFile = async (path: string, name: string, signal: AbortSignal): Promise<Gathered> => {
  const source = await sourceOf(path);
  if (source !== null) return listFile({ name, source, depth: 0, signal }, listArchive);
  const gathered = gatherNothing();
  gathered.entries.push({ kind: 'set-aside', name, code: 'pdf-damaged' });
  return gathered;
};

/**
 * Lists a folder and the folders below it. Links are not followed, so that nothing outside the folder is read; a link or a folder that
 * can't be opened is named as ignored. Names are paths below the folder, with `/`.
 */
export const listFolder = async (path: string, signal: AbortSignal): Promise<Gathered> => {
  const gathered = gatherNothing();
  const ignore = (name: string): void => {
    gathered.entries.push({ kind: 'ignored', name });
    if (classifyName(name) !== 'hidden') gathered.problems.push({ code: 'ignored-file', entry: name });
  };
  const open: Folder[] = [{ path, name: '' }];
  for (let folder = open.pop(); folder; folder = open.pop()) {
    const children = await readFolder(folder);
    if (children === null) {
      ignore(folder.name);
      continue;
    }
    for (const child of children) {
      signal.throwIfAborted();
      const name = folder.name === '' ? child.name : `${folder.name}/${child.name}`;
      const childPath = join(folder.path, child.name);
      if (child.isDirectory()) {
        if (classifyName(`${name}/x`) !== 'hidden' && !child.name.startsWith('.')) open.push({ path: childPath, name });
      } else if (child.isFile() && gathered.entries.length < MOST_ENTRIES) {
        gatherInto(gathered, await listFolderFile(childPath, name, signal));
      } else {
        ignore(name);
      }
    }
  }
  return gathered;
};
