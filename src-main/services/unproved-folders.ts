import { createHash } from 'node:crypto';
import { readdir, rm, stat, writeFile } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { inTime } from '../files/in-time';
import { makeFolders, removeEmpty } from '../files/make-folders';
import { readRegular } from '../files/regular-file';
import { type Cleared, clearPartialFolder } from './partial-folder';

const MOST_PATH_BYTES = 100_000;
/** So long after its note a writer may not have begun: its program starts, and waits for the ledger. */
const NOTED_AHEAD_MS = 10 * 60 * 1000;

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

  /** `out` is written no more: what is left of it, where its writer could not finish, goes now, or at a next start where it can't be removed now, or not in time. */
  settle(out: string): Promise<void> {
    return this.inTurn(async () => {
      if ((await inTime(clearPartialFolder(out), 'kept')) !== 'kept') await this.forget(noteOf(out));
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

  /**
   * Removes what was left in all of them; never throws. One that can't be removed now, such as on a disk that is not connected, or that is being written,
   * is tried again. Not in turn with the rest, and waited for no longer than a start may take: a share may not answer.
   */
  async removeAll(): Promise<void> {
    const notes = (await readdir(this.dataFolder).catch((): string[] => [])).filter((name) => NOTE.test(name));
    if (notes.length === 0) return;
    await inTime(this.removeEachNoted(notes), undefined);
  }

  /** One after the other: each that waits for a share takes one of the few threads on which all files are read. */
  private async removeEachNoted(notes: readonly string[]): Promise<void> {
    for (const note of notes) await this.removeNoted(note).catch(() => undefined);
  }

  private async removeNoted(note: string): Promise<void> {
    const { mtimeMs } = await stat(join(this.dataFolder, note));
    const out = (await readRegular(join(this.dataFolder, note), MOST_PATH_BYTES)).toString('utf8');
    // Cut short by a crash, or not of this program: then nothing is known of it.
    const cleared: Cleared = isAbsolute(out) && noteOf(out) === note ? await clearPartialFolder(out) : 'removed';
    const isAhead = Date.now() - mtimeMs < NOTED_AHEAD_MS;
    if (cleared === 'removed' || (cleared === 'absent' && !isAhead)) await this.forget(note);
  }

  private async forget(note: string): Promise<void> {
    await rm(join(this.dataFolder, note), { force: true });
  }

  /** One change after the other. A note that can't be read or written is no reason to stop the work. */
  private inTurn(work: () => Promise<void>): Promise<void> {
    return (this.last = this.last.then(work).catch(() => undefined));
  }
}
