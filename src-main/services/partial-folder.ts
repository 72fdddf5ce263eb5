import { randomUUID } from 'node:crypto';
import { lstat, readdir, rm, rmdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { makeFolders, removeEmpty } from '../files/make-folders';
import { takeProgramLock, type ReleaseLock } from '../files/program-lock';
import { systemCodeOf } from '../files/system-code';
import { wasChangedSince } from '../files/was-changed-since';
import { JobFailure } from './job-failure';

/**
 * The folder in which a prepared folder, or a zip, is written before it is proved: beside its final place, so that the rename is one step on one
 * disk, and hidden, so that nobody prints from it. Beside what is written it holds the mark of the program that writes there.
 */
export const partialFolderOf = (out: string): string => join(dirname(out), `.${basename(out)}.unproved`);

/** A place to write at, held for one writer. */
export type PartialFolder = {
  /** Where the folder, or the file, is written; nothing is there yet. */
  readonly content: string;
  /** Removes what is there, with the folder and its parents that were made for it and are empty. */
  readonly release: () => Promise<void>;
};

const MARK = 'writer.lock';

/** Longer than any writer changes nothing: proving numbered pages of 50,000 reports by drawing them takes an hour or two. */
const QUIET_AT_MOST_MS = 12 * 60 * 60 * 1000;

/** A link in the folder's place is not followed: what it leads to is none of ours. */
const assertNoLink = async (folder: string): Promise<void> => {
  if (!(await lstat(folder)).isDirectory()) throw new JobFailure('out-not-possible', 'A link or a file stands where Foldline would write. Choose another place.');
};

/** Removes all but the mark: what an earlier writer left. */
const empty = async (folder: string): Promise<void> => {
  await assertNoLink(folder);
  for (const name of await readdir(folder)) if (name !== MARK) await rm(join(folder, name), { recursive: true, force: true, maxRetries: 3 });
};

const isWrittenSince = async (folder: string, time: number): Promise<boolean> => {
  for (const name of await readdir(folder, { recursive: true })) if (wasChangedSince((await lstat(join(folder, name))).mtimeMs, time)) return true;
  return false;
};

/**
 * Puts this program's mark into the folder, or gives null where another writer has it. Where nothing was changed for long, a writer of which nobody can tell whether
 * it runs is gone: this computer may have had another name, or have given the number of a dead writer to another program.
 */
const takeMark = async (folder: string): Promise<ReleaseLock | null> => {
  await assertNoLink(folder);
  const quietSince = Date.now() - QUIET_AT_MOST_MS;
  return takeProgramLock(join(folder, MARK), (await isWrittenSince(folder, quietSince)) ? null : quietSince);
};

/** Takes the mark away, then the folder, where nobody else has put a mark there meanwhile. */
const leave = async (folder: string, releaseMark: ReleaseLock): Promise<void> => {
  releaseMark();
  await rmdir(folder).catch(() => undefined);
};

/** More turns are needed only where other writers take the folder away between two steps. */
const TURNS = 5;

/**
 * Takes the hidden folder of `out` for one writer, and removes what a writer left there that is gone.
 *
 * @throws JobFailure where a writer that runs has it; a system error where nothing can be written there
 */
export const takePartialFolder = async (out: string): Promise<PartialFolder> => {
  const folder = partialFolderOf(out);
  const made: string[] = [];
  try {
    for (let turn = 1; ; turn += 1) {
      made.push(...(await makeFolders(folder)));
      try {
        const releaseMark = await takeMark(folder);
        if (releaseMark === null) throw new JobFailure('out-in-use', 'Another Foldline is writing there. Wait for its end, or choose another place.');
        return await held(folder, releaseMark, made);
      } catch (thrown) {
        if (systemCodeOf(thrown) !== 'ENOENT' || turn === TURNS) throw thrown;
      }
    }
  } catch (thrown) {
    await removeEmpty(made);
    throw thrown;
  }
};

const held = async (folder: string, releaseMark: ReleaseLock, made: readonly string[]): Promise<PartialFolder> => {
  try {
    await empty(folder);
  } catch (thrown) {
    releaseMark();
    throw thrown;
  }
  // Under a name of its own: whoever took this writer for dead writes elsewhere, so that neither gives the other's pages a name, nor removes them.
  const content = join(folder, randomUUID());
  const release = async (): Promise<void> => {
    // What can't be removed now stays with its mark off, and goes at the next start.
    await rm(content, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
    await leave(folder, releaseMark);
    await removeEmpty(made);
  };
  return { content, release };
};

/** What became of what a writer left: nothing of it was there, it is removed, or it is still there. */
export type Cleared = 'absent' | 'removed' | 'kept';

/**
 * Removes what a writer left that could not finish; keeps it where that can't be done now, or one that runs writes there. A disk that is not connected any
 * more has nothing at the path, but what was left is still on it: it is absent only if the folder that it stood in is there.
 */
export const clearPartialFolder = async (out: string): Promise<Cleared> => {
  const folder = partialFolderOf(out);
  try {
    const found = await lstat(folder).catch(() => null);
    // A link is nobody's left-over pages.
    if (!found?.isDirectory()) return (await stat(dirname(out))).isDirectory() ? 'absent' : 'kept';
    const releaseMark = await takeMark(folder);
    if (releaseMark === null) return 'kept';
    try {
      await empty(folder);
    } finally {
      await leave(folder, releaseMark);
    }
    return 'removed';
  } catch {
    return 'kept';
  }
};
