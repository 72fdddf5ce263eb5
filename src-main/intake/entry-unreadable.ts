import type { ProblemCode } from '@shared/problems/problem';

/** An entry's bytes cannot be had whole; `code` is what is said of it. Carries no name, so that it may be logged. */
export class EntryUnreadable extends Error {
  constructor(readonly code: Extract<ProblemCode, 'pdf-damaged' | 'archive-too-large'>) {
    super(code);
    this.name = 'EntryUnreadable';
  }
}
