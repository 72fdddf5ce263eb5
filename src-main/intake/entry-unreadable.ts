import type { ProblemWords } from '@shared/problems/describe-problem';
import { NOT_OPENED } from '@shared/problems/listing-words';
import type { ProblemCode } from '@shared/problems/problem';
import { systemCodeOf } from '../files/system-code';

/** An entry's bytes cannot be had whole; `code` is what is said of it, in its own words where there are none. Carries no name, so that it may be logged. */
export class EntryUnreadable extends Error {
  constructor(
    readonly code: Extract<ProblemCode, 'pdf-damaged' | 'archive-too-large'>,
    readonly words?: ProblemWords,
  ) {
    super(code);
    this.name = 'EntryUnreadable';
  }
}

/** What the system says where a disk or server does not give a file's bytes; of a file that is kept in a cloud and can't be fetched Windows gives a reason that Node does not know. */
const NOT_GIVEN = ['EIO', 'UNKNOWN', 'ETIMEDOUT', 'ENOTCONN', 'ECONNRESET', 'EHOSTDOWN', 'EHOSTUNREACH', 'ENETDOWN', 'ENETUNREACH', 'ESTALE', 'ENODEV', 'ENXIO'] as const;

const WHY_NOT_OPENED: Readonly<Record<string, keyof typeof NOT_OPENED>> = { EACCES: 'locked', EPERM: 'locked', ENOENT: 'gone', EBUSY: 'in-use', ...Object.fromEntries(NOT_GIVEN.map((code) => [code, 'not-given' as const])) };

/** What is said of an entry whose bytes could not be read: damaged, but for what the system says of its file. */
export const unreadableOf = (thrown: unknown): EntryUnreadable => {
  if (thrown instanceof EntryUnreadable) return thrown;
  const why = WHY_NOT_OPENED[systemCodeOf(thrown)];
  return new EntryUnreadable('pdf-damaged', why && NOT_OPENED[why]);
};
