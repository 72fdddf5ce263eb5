import { LETTERS_FROM } from '@shared/domain/packets/cover-letters';
import { failed, succeeded, type Result } from '@shared/ipc/result';
import type { ChosenLetterView } from '@shared/ipc/views';
import type { Inspection } from '../../ports/inspection';
import type { JobHost } from '../../ports/job';

const UNREAD = failed('letter-unread', 'The cover letter was not read. Choose it again.');

/** The cover letters that a person chose, by the numbers under which their pages are known. */
export class ChosenLetters {
  private known: NonNullable<Inspection['letters']> = {};
  /** Never falls: the window keeps what it drew of a letter by its number. */
  private chosen = 0;

  constructor(private readonly jobs: () => JobHost) {}

  get sources(): NonNullable<Inspection['letters']> {
    return this.known;
  }

  /** Reads a letter in a process of its own and makes sure that it can be printed. */
  async read(path: string): Promise<Result<ChosenLetterView>> {
    const end = await this.jobs().run({ kind: 'read-letter', path }, () => undefined, new AbortController().signal);
    if (end.type === 'failed') return { ok: false, failure: end.failure };
    if (end.type !== 'done' || end.value.kind !== 'read-letter') return UNREAD;
    const { letter, source, cautions } = end.value.file;
    const entryIndex = LETTERS_FROM + this.chosen++;
    this.known = { ...this.known, [entryIndex]: source };
    return succeeded({ letter: { ...letter, entryIndex }, cautions });
  }

  forget(): void {
    this.known = {};
  }
}
