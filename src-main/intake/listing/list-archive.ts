import { setImmediate } from 'node:timers/promises';
import { openArchive } from '../read-entry';
import { isAbsurdArchive, isAbsurdEntry, MOST_ARCHIVE_DEPTH, MOST_ENTRIES } from '../limits';
import { isUnsafeEntryName } from '../zip/entry-name';
import { firstZipEntries, readZipDirectory } from '../zip/zip-directory';
import { METHOD_DEFLATED, METHOD_STORED, type DirectoryFault, type ZipDirectory, type ZipEntry } from '../zip/zip-format';
import { EntryUnreadable, unreadableOf } from '../entry-unreadable';
import { classifyName, type NameClass } from './classify-name';
import { listFile } from './list-file';
import { isNotYetReadable, notYetReadable } from './not-yet-readable';
import { gatherInto, gatherNothing, type ArchiveRequest, type Gathered } from './gathered';
import type { ProblemWords } from '@shared/problems/describe-problem';
import { LINK_IN_ZIP, LIST_LEFT_OUT, LIST_MISCOUNTED, LIST_REPLACED, LIST_SAID_EMPTY, ONE_PART_OF_SEVERAL, packedBy, UNREAD_MAYBE_PDF, ZIP_DAMAGED, ZIP_TOO_DEEP, ZIP_WITHIN } from '@shared/problems/listing-words';
import type { ProblemCode } from '@shared/problems/problem';
import type { EntrySource } from '../../ports/entry-source';
import type { ReadableEntry } from '../../ports/inspection-pool';

/** Then all else has its turn, such as a cancel: nothing of most entries is waited for. */
const ENTRIES_AT_A_TIME = 256;

/** Names of an inner archive's entries stand behind its own (contract, "Inputs"). */
const INNER_SEPARATOR = '!/';

const sourceOf = (archive: EntrySource, entry: ZipEntry): EntrySource => ({
  kind: 'zip-entry',
  archive,
  headerOffset: entry.headerOffset,
  method: entry.method === METHOD_STORED ? 'stored' : 'deflated',
  compressedSizeBytes: entry.compressedSizeBytes,
  sizeBytes: entry.sizeBytes,
  crc32: entry.crc32,
});

type Obstacle = { readonly code: ProblemCode; readonly words?: ProblemWords };

/** Whether a name says that reports may be in a file. */
const isWanted = (nameClass: NameClass): boolean => nameClass === 'pdf' || nameClass === 'archive' || isNotYetReadable(nameClass);

/** Why an entry that staff count on can't be read, judged by the directory alone; null where it can. */
const obstacleOf = (entry: ZipEntry): Obstacle | null => {
  if (isUnsafeEntryName(entry.name)) return { code: 'archive-entry-unsafe-name' };
  if (entry.isLink) return { code: 'pdf-not-a-pdf', words: LINK_IN_ZIP };
  if (entry.encrypted) return { code: 'pdf-password-protected' };
  if (entry.method !== METHOD_STORED && entry.method !== METHOD_DEFLATED) return { code: 'pdf-damaged', words: packedBy(entry.method) };
  if (!entry.whole) return { code: 'pdf-damaged' };
  return isAbsurdEntry(entry.compressedSizeBytes, entry.sizeBytes) ? { code: 'archive-too-large' } : null;
};

const nameWithin = ({ name }: Pick<ArchiveRequest, 'name'>, entry: ZipEntry): string => (name === null ? entry.name : `${name}${INNER_SEPARATOR}${entry.name}`);

/** Lists one entry; `refused` says why none of its archive is read. */
const listZipEntry = async (entry: ZipEntry, request: ArchiveRequest, refused: Obstacle | null): Promise<Gathered> => {
  const name = nameWithin(request, entry);
  const gathered = gatherNothing();
  const nameClass = classifyName(entry.name);
  const obstacle = obstacleOf(entry) ?? refused;
  if (entry.name.endsWith('/') && entry.sizeBytes === 0) {
    gathered.entries.push({ kind: 'ignored', name });
  } else if (obstacle === null) {
    return listFile({ name, source: sourceOf(request.source, entry), depth: request.depth + 1, signal: request.signal }, listArchive);
  } else if (isWanted(nameClass) || obstacle.code === 'archive-entry-unsafe-name') {
    gathered.entries.push({ kind: 'set-aside', name, ...(isNotYetReadable(nameClass) ? notYetReadable(nameClass) : obstacle) });
  } else if (nameClass === 'other') {
    gathered.entries.push({ kind: 'set-aside', name, code: obstacle.code, words: obstacle.words ?? UNREAD_MAYBE_PDF });
  } else {
    gathered.entries.push({ kind: 'ignored', name });
  }
  return gathered;
};

/** What an archive lists, or why that can't be told. @throws a system error where the download itself can't be opened; the signal's reason. */
const readDirectory = async (request: ArchiveRequest): Promise<ZipDirectory | Obstacle> => {
  if (request.depth > MOST_ARCHIVE_DEPTH) return { code: 'archive-too-large', words: ZIP_TOO_DEEP };
  try {
    return (await readZipDirectory(await openArchive(request.source), request.signal)) ?? { code: 'archive-unreadable' };
  } catch (thrown) {
    request.signal.throwIfAborted();
    // Of the download itself the system's own word is the answer; an archive inside it takes no other entry with it.
    if (request.name === null && !(thrown instanceof EntryUnreadable)) throw thrown;
    const { code, words = ZIP_DAMAGED } = unreadableOf(thrown);
    return code === 'archive-too-large' ? { code } : { code: 'archive-unreadable', words };
  }
};

/** The same in the words for a zip in a folder or in another one, where it is such. */
const toldOf = ({ name }: ArchiveRequest, obstacle: Obstacle): Obstacle => {
  const words = obstacle.words ?? (name === null ? undefined : ZIP_WITHIN[obstacle.code]);
  return { code: obstacle.code, ...(words && { words }) };
};

/** An archive that can't be used: as a download a problem of the whole, inside another one an entry set aside. */
const unusable = (request: ArchiveRequest, obstacle: Obstacle): Gathered => {
  const gathered = gatherNothing();
  if (request.name === null) gathered.problems.push({ entry: null, ...obstacle });
  else gathered.entries.push({ kind: 'set-aside', name: request.name, ...toldOf(request, obstacle) });
  return gathered;
};

/** Counts what would be unpacked: an entry that is refused by itself harms no other. */
const holdsTooMuch = (directory: ZipDirectory, archive: EntrySource): boolean =>
  isAbsurdArchive(
    archive.sizeBytes,
    directory.entries.reduce((sum, entry) => sum + (obstacleOf(entry) === null ? entry.sizeBytes : 0), 0),
  );

/** True where an encrypted archive keeps every PDF from being read. */
const isLocked = (directory: ZipDirectory): boolean => {
  const wanted = directory.entries.filter((entry) => isWanted(classifyName(entry.name)));
  return wanted.length > 0 && wanted.every((entry) => entry.encrypted);
};

const LIST_WORDS: Readonly<Record<Exclude<DirectoryFault, 'cut'>, ProblemWords>> = {
  part: ONE_PART_OF_SEVERAL,
  'said-empty': LIST_SAID_EMPTY,
  miscounted: LIST_MISCOUNTED,
  unlisted: LIST_LEFT_OUT,
  outdated: LIST_REPLACED,
};

/** Lists an archive and the archives inside it, unpacking nothing to disk. Never fails for what the archive holds. */
export const listArchive = async (request: ArchiveRequest): Promise<Gathered> => {
  const directory = await readDirectory(request);
  if ('code' in directory) return unusable(request, directory);
  const isTooLarge = holdsTooMuch(directory, request.source);
  if (directory.entries.length > MOST_ENTRIES || (isTooLarge && request.name !== null)) return unusable(request, { code: 'archive-too-large' });
  const locked = isLocked(directory);
  if (locked && request.name !== null) return unusable(request, { code: 'archive-encrypted' });

  const gathered = gatherNothing();
  // Strong encryption hides the directory, which is then missing for no fault of the download's.
  if (directory.fault !== null && !locked) gathered.problems.push({ entry: request.name, ...toldOf(request, { code: 'archive-truncated', ...(directory.fault !== 'cut' && { words: LIST_WORDS[directory.fault] }) }) });
  if (locked) gathered.problems.push({ code: 'archive-encrypted', entry: null });
  for (const [index, entry] of directory.entries.entries()) {
    if (index % ENTRIES_AT_A_TIME === ENTRIES_AT_A_TIME - 1) await setImmediate();
    request.signal.throwIfAborted();
    gatherInto(gathered, await listZipEntry(entry, request, isTooLarge ? { code: 'archive-too-large' } : null));
  }
  if (gathered.entries.some((entry) => entry.kind !== 'ignored')) return gathered;
  // Of an archive that broke off before its first PDF nothing can be said but that it cannot be used.
  const isBroken = directory.fault === 'cut' || directory.fault === 'part';
  if (request.name !== null) return unusable(request, { code: isBroken ? 'archive-unreadable' : 'archive-has-no-pdfs' });
  if (isBroken) gathered.problems.push({ code: 'archive-unreadable', entry: null });
  return gathered;
};

/** The PDFs that can be read among so many first entries of an archive, named and found as they will be listed. @throws the signal's reason */
export async function* firstPdfs(request: Omit<ArchiveRequest, 'depth'>, most: number): AsyncGenerator<ReadableEntry> {
  for await (const entry of firstZipEntries(await openArchive(request.source), most, request.signal)) {
    request.signal.throwIfAborted();
    if (classifyName(entry.name) === 'pdf' && obstacleOf(entry) === null) yield { kind: 'inspect', name: nameWithin(request, entry), source: sourceOf(request.source, entry) };
  }
}
