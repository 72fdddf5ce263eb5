import { rm, writeFile } from 'node:fs/promises';
import { dirname, isAbsolute, join } from 'node:path';
import { z } from 'zod';
import { makeFolders } from '../files/make-folders';
import { readRegular } from '../files/regular-file';
import { clearPartialFolder } from './partial-folder';

const MOST_BYTES = 10_000_000;
const MOST_PATHS = 1_000;
const PATHS = z.array(z.string().refine(isAbsolute)).max(MOST_PATHS);

/**
 * The folders that are being written and not proved yet, kept by path in a file. What a crash leaves in them, pupils' pages in a hidden folder
 * that nobody looks for, goes at the next start.
 */
export class UnprovedFolders {
  private readonly file: string;
  private last: Promise<void> = Promise.resolve();

  constructor(dataFolder: string) {
    this.file = join(dataFolder, 'unproved.json');
  }

  /** `out` is about to be written. */
  note(out: string): Promise<void> {
    return this.change((paths) => [...paths, out]);
  }

  /** `out` is written and proved, or what was written of it is gone. */
  forget(out: string): Promise<void> {
    return this.change((paths) => paths.filter((path) => path !== out));
  }

  /** Removes what was left in all of them. One that can't be removed now, such as on a disk that is not connected, is tried again. */
  removeAll(): Promise<void> {
    return this.change(async (paths) => {
      const left = await Promise.all(paths.map(async (out) => ((await clearPartialFolder(out)) ? [] : [out])));
      return left.flat();
    });
  }

  /** One change after the other. A file that can't be read or written is no reason to stop the work. */
  private change(next: (paths: readonly string[]) => readonly string[] | Promise<readonly string[]>): Promise<void> {
    const work = async (): Promise<void> => {
      // The latest of them: a longer list could not be read again.
      const paths = (await next(await this.read())).slice(-MOST_PATHS);
      if (paths.length === 0) return rm(this.file, { force: true });
      await makeFolders(dirname(this.file));
      await writeFile(this.file, JSON.stringify(paths));
    };
    return (this.last = this.last.then(work).catch(() => undefined));
  }

  private async read(): Promise<readonly string[]> {
    try {
      return PATHS.parse(JSON.parse((await readRegular(this.file, MOST_BYTES)).toString('utf8')));
    } catch {
      return [];
    }
  }
}
