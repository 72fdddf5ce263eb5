import type { Dirent } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { PASSWORDS_FILE } from '@shared/domain/delivery/delivery-csv';
import { FOLDER_NOT_OPENED, NOT_OPENED, PASSED_OVER } from '@shared/problems/listing-words';
import { mapTogether } from '../../services/map-together';
import { EntryUnreadable, unreadableOf } from '../entry-unreadable';
import { MOST_ENTRIES } from '../limits';
import { classifyName } from './classify-name';
import { deliveredFiles } from './delivered-files';
import { listArchive } from './list-archive';
import { listFile, type ListInner } from './list-file';
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

/** Stands for each byte of a name that is no UTF-8, as unpacking programs of Linux leave the names of an old zip; the name as it is read then leads nowhere. */
const isOddName = (name: string): boolean => name.includes('\ufffd');

/** Where a file's bytes stand, or why that can't be told: it is gone, or may not be looked at. */
const sourceOf = async (path: string): Promise<EntrySource | EntryUnreadable> => {
  try {
    const { size, mtimeMs } = await lstat(path);
    return { kind: 'file', path, sizeBytes: size, modifiedMs: mtimeMs };
  } catch (thrown) {
    return isOddName(path) ? new EntryUnreadable('pdf-damaged', NOT_OPENED['odd-name']) : unreadableOf(thrown);
  }
};

const listFolderFile = async (path: string, name: string, signal: AbortSignal, listInner: ListInner = listArchive): Promise<Gathered> => {
  const source = await sourceOf(path);
  if (!(source instanceof EntryUnreadable)) return listFile({ name, source, depth: 0, signal }, listInner);
  const gathered = gatherNothing();
  gathered.entries.push({ kind: 'set-aside', name, code: source.code, ...(source.words && { words: source.words }) });
  return gathered;
};

/** What is said of an archive that is listed later. */
const LATER = gatherNothing();
const listLater: ListInner = () => Promise.resolve(LATER);

type PassedOver = keyof typeof PASSED_OVER;

/** Folders that the system keeps for itself are of no interest to staff; another hidden one may be. */
const isSystemFolder = (name: string): boolean => classifyName(`${name}/x`) === 'hidden';

/** What a folder of proved batches holds (`prepare`). */
const BATCHES = 'batches';
const PREPARED: readonly string[] = [BATCHES, 'manifest.json', 'manifest.csv', 'set-aside.csv'];
const isPrepared = (children: readonly { readonly name: string }[]): boolean => PREPARED.every((name) => children.some((child) => child.name === name));

/** Why files are passed over, by their names; null where nothing has to be said. */
type Delivered = Map<string, 'delivered' | 'delivered-locked' | null>;

/** Notes what was written to be handed over and stands among downloads; where it is the download itself, it is read. */
const noteDelivered = async (folder: Folder, children: readonly Dirent[], delivered: Delivered): Promise<void> => {
  if (folder.name === '') return;
  for (const { list, files } of await deliveredFiles(folder.path, children)) {
    delivered.set(`${folder.name}/${list}`, list === PASSWORDS_FILE ? 'delivered-locked' : 'delivered');
    for (const file of files) delivered.set(`${folder.name}/${file}`, null);
  }
};

/**
 * Lists a folder and the folders below it. Links are not followed, so that nothing outside the folder is read; links and hidden folders are named as
 * ignored, with the reason, and so are batches that were saved, and files that were written to be handed over, among the downloads that they were made of; folders that can't be opened are set aside, since reports may be in them. Names are paths below the folder, with `/`.
 */
export const listFolder = async (download: string, signal: AbortSignal): Promise<Gathered> => {
  const gathered = gatherNothing();
  const passOver = (name: string, why: PassedOver | null): void => {
    gathered.entries.push({ kind: 'ignored', name });
    if (why !== null) gathered.problems.push({ code: 'ignored-file', entry: name, words: PASSED_OVER[why] });
  };
  /** Files that were written to be handed over, and the lists that name them, which are told of once for all of these. */
  const delivered: Delivered = new Map();
  const open: Folder[] = [{ path: download, name: '' }];
  for (let folder = open.pop(); folder; folder = open.pop()) {
    const children = await readFolder(folder);
    if (children === null) {
      // Of the download itself the system's own word is the answer.
      if (folder.name === '') await readdir(folder.path);
      gathered.entries.push({ kind: 'set-aside', name: folder.name, code: 'pdf-damaged', words: FOLDER_NOT_OPENED[isOddName(folder.name) ? 'odd-name' : 'locked'] });
      continue;
    }
    const isAmongDownloads = folder.name !== '' && isPrepared(children);
    await noteDelivered(folder, children, delivered);
    const named = children.map((child) => ({ child, path: join(folder.path, child.name), name: folder.name === '' ? child.name : `${folder.name}/${child.name}` }));
    // Archives go one at a time: what is inflated of one is kept only until another is opened. What exceeds the room is not looked at.
    const room = Math.max(0, MOST_ENTRIES - gathered.entries.length);
    const together = await mapTogether(named.slice(0, room), async ({ child, path, name }) => {
      signal.throwIfAborted();
      return child.isFile() && !delivered.has(name) && classifyName(name) !== 'archive' ? listFolderFile(path, name, signal, listLater) : LATER;
    });
    for (const [index, { child, path, name }] of named.entries()) {
      signal.throwIfAborted();
      if (child.isDirectory()) {
        if (isSystemFolder(name)) passOver(name, null);
        else if (isAmongDownloads && child.name === BATCHES) passOver(name, 'prepared');
        else if (child.name.startsWith('.')) passOver(name, 'hidden-folder');
        else open.push({ path, name });
      } else if (child.isFile() && delivered.has(name)) {
        passOver(name, delivered.get(name) ?? null);
      } else if (child.isFile() && gathered.entries.length < MOST_ENTRIES) {
        const listed = together[index] ?? LATER;
        gatherInto(gathered, listed === LATER ? await listFolderFile(path, name, signal) : listed);
      } else {
        passOver(name, child.isSymbolicLink() ? 'link' : 'special');
      }
    }
  }
  return gathered;
};
