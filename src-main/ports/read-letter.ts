import type { CoverLetter } from '@shared/domain/packets/cover-letters';
import type { EntrySource } from './entry-source';

/** A letter's file: what is known of it, where it stands, and what a person should know of it (sentences). */
export type LetterFile = { readonly letter: Pick<CoverLetter, 'name' | 'pages' | 'bytesKey'>; readonly source: EntrySource; readonly cautions: readonly string[] };

/** Reads a letter and makes sure that it can be printed as it is. @throws JobFailure with a sentence where it can't */
export type ReadLetter = (path: string) => Promise<LetterFile>;
