import { lstat, opendir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { ReadableEntry } from '../../ports/inspection-pool';
import { classifyName } from './classify-name';

/** A combined PDF takes seconds to read; those of one report are far smaller. */
const LARGEST_BYTES = 2 * 1024 * 1024;

/** Of a folder without PDFs, or with large ones only, no more is looked at: listing looks at all. */
const MOST_LOOKED_AT = 64;

const peekFile = async (path: string, name: string): Promise<readonly ReadableEntry[]> => {
  if (classifyName(name) !== 'pdf') return [];
  const { size, mtimeMs } = await lstat(path);
  return size <= LARGEST_BYTES ? [{ kind: 'inspect', name, source: { kind: 'file', path, sizeBytes: size, modifiedMs: mtimeMs } }] : [];
};

/** At most so many files among the first of a folder, in the order in which the disk gives them; of the folders below it the first, where a download has its PDFs. */
const peekFolder = async (path: string, below: string, most: number, signal: AbortSignal): Promise<readonly ReadableEntry[]> => {
  const found: ReadableEntry[] = [];
  let inner: string | null = null;
  let lookedAt = 0;
  for await (const child of await opendir(path)) {
    signal.throwIfAborted();
    if (child.isDirectory() && !child.name.startsWith('.')) inner ??= child.name;
    else if (child.isFile()) found.push(...(await peekFile(join(path, child.name), `${below}${child.name}`)));
    if (found.length >= most || (lookedAt += 1) >= MOST_LOOKED_AT) break;
  }
  return inner === null || found.length > 0 ? found : peekFolder(join(path, inner), `${below}${inner}/`, most, signal);
};

/**
 * A few small PDFs of a folder, or a single one, without a look at all the others; none of a zip, whose directory is soon read whole.
 * What can't be looked at gives none: listing says why. @throws the signal's reason
 */
export const peekDownload = async (path: string, most: number, signal: AbortSignal): Promise<readonly ReadableEntry[]> => {
  try {
    const found = await stat(path);
    return found.isDirectory() ? await peekFolder(path, '', most, signal) : await peekFile(path, basename(path));
  } catch {
    signal.throwIfAborted();
    return [];
  }
};
