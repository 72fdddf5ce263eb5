import { createHash } from 'node:crypto';
import { readdir, rm, writeFile } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { makeFolders, removeEmpty } from '../files/make-folders';
import { readRegular } from '../files/regular-file';
import { clearPartialFolder } from './partial-folder';

const MOST_PATH_BYTES = 100_000;

/** A file of the data folder that holds the path of one folder, or zip, that is being written. */
const NOTE = /^unproved-[0-9a-f]{16}$/;

const noteOf = (out: string): string => `unproved-${createHash('sha256').update(out).digest('hex').slice(0, 16)}`;

/**
 * What is being written and not proved yet, noted by its path. What a crash leaves of it, pupils' pages in a hidden folder that nobody looks for, goes
 * at the next start of the window or of a command. Each has a file of its own: several programs note theirs at the same time.
 */
export class UnprovedFolders {
  private last: Promise<void> = Promise.resolve();
  /** Folders that were made for the notes. */
  private made: readonly string[] = [];

  constructor(private readonly dataFolder: string) {}

  /** `out` is about to be written. */
  note(out: string): Promise<void> {
    return this.inTurn(async () => {
      this.made = [...this.made, ...(await makeFolders(this.dataFolder))];
      await writeFile(join(this.dataFolder, noteOf(out)), out, { mode: 0o600 });
    });
  }

  /** `out` is written no more: what is left of it, where its writer could not finish, goes now, or at a next start where it can't be removed now. */
  settle(out: string): Promise<void> {
    return this.inTurn(async () => {
      await this.clear(out, noteOf(out));
      await removeEmpty(this.made);
    });
  }

  /** Notes `out` for as long as `write` writes it. */
  async during<Outcome>(out: string, write: () => Promise<Outcome>): Promise<Outcome> {
    await this.note(out);
    try {
      return await write();
    } finally {
      await this.settle(out);
    }
  }

  /** Removes what was left in all of them. One that can't be removed now, such as on a disk that is not connected, or that is being written, is tried again. */
  removeAll(): Promise<void> {
    return this.inTurn(async () => {
      const notes = (await readdir(this.dataFolder)).filter((name) => NOTE.test(name));
      await Promise.allSettled(notes.map((note) => this.removeNoted(note)));
    });
  }

  private async removeNoted(note: string): Promise<void> {
    const out = (await readRegular(join(this.dataFolder, note), MOST_PATH_BYTES)).toString('utf8');
    // Cut short by a crash, or not of this program: then nothing is known of it.
    if (isAbsolute(out) && noteOf(out) === note) await this.clear(out, note);
    else await rm(join(this.dataFolder, note), { force: true });
  }

  private async clear(out: string, note: string): Promise<void> {
    if (await clearPartialFolder(out)) await rm(join(this.dataFolder, note), { force: true });
  }

  /** One change after the other. A note that can't be read or written is no reason to stop the work. */
  private inTurn(work: () => Promise<void>): Promise<void> {
    return (this.last = this.last.then(work).catch(() => undefined));
  }
}
