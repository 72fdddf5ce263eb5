import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { naturalKey, compareText } from '@shared/domain/packets/natural-order';
import type { DownloadKind } from '@shared/domain/records/inspection';
import { NO_DOWNLOAD } from '@shared/problems/listing-words';
import { FileUnfit } from '../../files/regular-file';
import { looksLikePdf, PDF_HEADER_REACH_BYTES } from '../pdf/looks-like-pdf';
import { peekEntry } from '../read-entry';
import { looksLikeZip } from '../zip/looks-like-zip';
import { classifyName } from './classify-name';
import { compareWithIndexes } from './compare-with-indexes';
import { listArchive } from './list-archive';
import { listFolder } from './list-folder';
import { isNotYetReadable, notYetReadable } from './not-yet-readable';
import { otherKind } from './other-kind';
import { gatherNothing, type Gathered } from './gathered';
import type { ListedEntry, Listing } from '../../ports/inspection-pool';
import type { EntrySource } from '../../ports/entry-source';

/** What a file is given as: by its ending where that is `.pdf`, else by its first bytes, else by its ending, and an empty one without is told as an empty PDF; null where all of them say that it is neither. */
export const kindOfFile = async (source: EntrySource, name: string): Promise<Extract<DownloadKind, 'zip' | 'pdf'> | null> => {
  if (/\.pdf$/i.test(name)) return 'pdf';
  const start = await peekEntry(source, PDF_HEADER_REACH_BYTES);
  // What Office writes is a zip too, and no download.
  if (looksLikeZip(start) && otherKind(name) !== 'document') return 'zip';
  if (looksLikePdf(start)) return 'pdf';
  if (classifyName(name) === 'archive') return 'zip';
  return start.length === 0 ? 'pdf' : null;
};

/** A single file that is neither a PDF nor a zip, with the reason. */
const listNeither = (name: string): ListedEntry => {
  const nameClass = classifyName(name);
  return { kind: 'set-aside', name, ...(isNotYetReadable(nameClass) ? notYetReadable(nameClass) : { code: 'pdf-not-a-pdf', words: NO_DOWNLOAD[otherKind(name)] }) };
};

const listSingleFile = (name: string, source: EntrySource, isPdf: boolean): Gathered => {
  const gathered = gatherNothing();
  gathered.entries.push(isPdf ? { kind: 'inspect', name, source } : listNeither(name));
  return gathered;
};

const inNaturalOrder = (entries: readonly ListedEntry[]): readonly ListedEntry[] =>
  entries
    .map((entry) => ({ entry, key: naturalKey(entry.name) }))
    .sort((a, b) => compareText(a.key, b.key) || compareText(a.entry.name, b.entry.name))
    .map(({ entry }) => entry);

const gather = async (path: string, signal: AbortSignal): Promise<{ readonly kind: DownloadKind; readonly gathered: Gathered }> => {
  const found = await stat(path);
  if (found.isDirectory()) return { kind: 'folder', gathered: await listFolder(path, signal) };
  if (!found.isFile()) throw new FileUnfit('no-file');
  const source: EntrySource = { kind: 'file', path, sizeBytes: found.size, modifiedMs: found.mtimeMs };
  const kind = await kindOfFile(source, path);
  if (kind === 'zip') return { kind, gathered: await listArchive({ source, name: null, depth: 0, signal }) };
  return { kind: 'pdf', gathered: listSingleFile(basename(path), source, kind === 'pdf') };
};

/**
 * Lists what a download holds, a zip, a folder or a single PDF, in the order it came in: a zip's own, and of a folder, which has none,
 * the natural one of the names.
 * What is wrong inside is told as problems. @throws FileUnfit for a pipe or a device; a system error where the path itself can't be opened; the signal's reason.
 */
export const listDownload = async (path: string, signal: AbortSignal): Promise<Listing> => {
  const { kind, gathered } = await gather(path, signal);
  const problems = [...gathered.problems];
  const blocked = problems.some(({ code, entry }) => entry === null && code !== 'archive-truncated');
  if (!blocked && gathered.entries.every((entry) => entry.kind === 'ignored')) problems.push({ code: 'archive-has-no-pdfs', entry: null });
  problems.push(...(await compareWithIndexes(gathered)));
  return { kind, entries: kind === 'folder' ? inNaturalOrder(gathered.entries) : gathered.entries, problems };
};
