import { z } from 'zod';
import { LETTER_LANGUAGES, LETTERS_FROM, MOST_LETTER_PAGES } from './cover-letters';

const LONGEST_NAME = 1_000;

/** A letter as the manifest keeps it and as the window sends it. */
export const COVER_LETTER = z.strictObject({
  language: z.enum(LETTER_LANGUAGES).nullable(),
  entryIndex: z.number().int().min(LETTERS_FROM).max(LETTERS_FROM + 99_999_999),
  name: z.string().min(1).max(LONGEST_NAME),
  pages: z.number().int().min(1).max(MOST_LETTER_PAGES),
  bytesKey: z.string().regex(/^[0-9a-f]{32}$/),
});

/** One for each language and one for all others. */
export const COVER_LETTERS = z.array(COVER_LETTER).max(LETTER_LANGUAGES.length + 1);
