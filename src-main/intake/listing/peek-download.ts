import { opendir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { ReadableEntry } from '../../ports/inspection-pool';
import type { EntrySource } from '../../ports/entry-source';
import { classifyName } from './classify-name';
import { firstPdfs } from './list-archive';
import { kindOfFile } from './list-download';

/** A combined PDF takes seconds to read; those of one report are far smaller. */
const LARGEST_BYTES = 2 * 1024 * 1024;

/** Of a folder or zip without PDFs, or with large ones only, no more is looked at: listing looks at all. */
const MOST_LOOKED_AT = 64;

/** What is looked at: `name` is null for a download. */
type Look = { readonly path: string; readonly name: string | null; readonly most: number; readonly signal: AbortSignal };

const peekArchive = async (source: EntrySource, { name, most, signal }: Look): Promise<readonly ReadableEntry[]> => {
  const found: ReadableEntry[] = [];
  try {
    for await (const entry of firstPdfs({ source, name, signal }, MOST_LOOKED_AT)) {
      if (entry.source.sizeBytes <= LARGEST_BYTES) found.push(entry);
      if (found.length >= most) break;
    }
  } catch {
    // A broken zip in a folder hides none of the files beside it.
    signal.throwIfAborted();
  }
  return found;
};

const peekFile = async (look: Look): Promise<readonly ReadableEntry[]> => {
  const { path, name } = look;
  const nameClass = classifyName(name ?? basename(path));
  if (nameClass !== 'pdf' && nameClass !== 'archive') return [];
  const { size, mtimeMs } = await stat(path);
  const source: EntrySource = { kind: 'file', path, sizeBytes: size, modifiedMs: mtimeMs };
  // A download is what it begins as; in a folder the name says it.
  if (nameClass === 'archive' && (name !== null || (await kindOfFile(source, path)) === 'zip')) return peekArchive(source, look);
  return size <= LARGEST_BYTES ? [{ kind: 'inspect', name: name ?? basename(path), source }] : [];
};

/** At most so many files among the first of a folder, in the order in which the disk gives them; of the folders below it the first, where a download has its PDFs. */
const peekFolder = async (path: string, below: string, most: number, signal: AbortSignal): Promise<readonly ReadableEntry[]> => {
  const found: ReadableEntry[] = [];
  let inner: string | null = null;
  let lookedAt = 0;
  for await (const child of await opendir(path)) {
    signal.throwIfAborted();
    if (child.isDirectory() && !child.name.startsWith('.')) inner ??= child.name;
    else if (child.isFile()) found.push(...(await peekFile({ path: join(path, child.name), name: `${below}${child.name}`, most: most - found.length, signal })));
    if (found.length >= most || (lookedAt += 1) >= MOST_LOOKED_AT) break;
  }
  return inner === null || found.length > 0 ? found : peekFolder(join(path, inner), `${below}${inner}/`, most, signal);
};

/**
 * A few small PDFs of a folder or zip, or a single one, without a look at all the others.
 * What can't be looked at gives none: listing says why. @throws the signal's reason
 */
export const peekDownload = async (path: string, most: number, signal: AbortSignal): Promise<readonly ReadableEntry[]> => {
  try {
    const found = await stat(path);
    return found.isDirectory() ? await peekFolder(path, '', most, signal) : found.isFile() ? await peekFile({ path, name: null, most, signal }) : [];
  } catch {
    signal.throwIfAborted();
    return [];
  }
};
