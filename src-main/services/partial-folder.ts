import { readdir, rm, rmdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { makeFolders, removeEmpty } from '../files/make-folders';
import { takeProgramLock, type ReleaseLock } from '../files/program-lock';
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
const CONTENT = 'written';

const codeOf = (thrown: unknown): string | undefined => (thrown instanceof Error && 'code' in thrown ? String(thrown.code) : undefined);

/** Removes all but the mark: what an earlier writer left. */
const empty = async (folder: string): Promise<void> => {
  for (const name of await readdir(folder)) if (name !== MARK) await rm(join(folder, name), { recursive: true, force: true, maxRetries: 3 });
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
        const releaseMark = takeProgramLock(join(folder, MARK));
        if (releaseMark === null) throw new JobFailure('out-in-use', 'Another Foldline is writing there. Wait for its end, or choose another place.');
        return await held(folder, releaseMark, made);
      } catch (thrown) {
        if (codeOf(thrown) !== 'ENOENT' || turn === TURNS) throw thrown;
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
  const release = async (): Promise<void> => {
    // What can't be removed now stays with its mark off, and goes at the next start.
    await empty(folder).catch(() => undefined);
    await leave(folder, releaseMark);
    await removeEmpty(made);
  };
  return { content: join(folder, CONTENT), release };
};

/**
 * Removes what a writer left that could not finish; false where that can't be done now, or one that runs writes there. A disk that is not connected any
 * more has nothing at the path, but what was left is still on it: where there was nothing to remove, it is gone only if the folder that it stood in is there.
 */
export const clearPartialFolder = async (out: string): Promise<boolean> => {
  const folder = partialFolderOf(out);
  try {
    if ((await stat(folder).catch(() => null)) === null) return (await stat(dirname(out))).isDirectory();
    const releaseMark = takeProgramLock(join(folder, MARK));
    if (releaseMark === null) return false;
    try {
      await empty(folder);
    } finally {
      await leave(folder, releaseMark);
    }
    return true;
  } catch {
    return false;
  }
};
