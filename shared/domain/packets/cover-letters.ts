import type { FoundReport, Language } from '../ssr/report';

/** Letters are no entries of a download: their pages are known by numbers from here on, where no entry's index ever comes. */
export const LETTERS_FROM = 900_000_000;

/** A PDF that goes along with every packet of a language. */
export type CoverLetter = {
  /** The language of the packets it is for; null for all that no other letter is for. */
  readonly language: LetterLanguage | null;
  /** From `LETTERS_FROM` on; tells where its bytes stand (`Inspection.letters`). */
  readonly entryIndex: number;
  /** The file's name. */
  readonly name: string;
  readonly pages: number;
  /** Digest of the file's bytes. */
  readonly bytesKey: string;
};

/** Languages that reports come in. */
export const LETTER_LANGUAGES = ['en', 'es', 'vi', 'zh', 'tl', 'ko', 'ar'] as const satisfies readonly Language[];
export type LetterLanguage = (typeof LETTER_LANGUAGES)[number];

/** A letter and no brochure: each sheet of it counts against the envelope. */
export const MOST_LETTER_PAGES = 4;

const isLetterLanguage = (language: Language): language is LetterLanguage => language !== 'unknown';

/**
 * The language that a family reads: that of the second copy, as English stands in every report; English where there is none. Of siblings with several
 * languages the first in print order.
 */
export const languageOfPacket = (reports: readonly Pick<FoundReport, 'copies'>[]): LetterLanguage =>
  reports.flatMap(({ copies }) => copies.map(({ language }) => language)).filter(isLetterLanguage).find((language) => language !== 'en') ?? 'en';

/** The letter for a packet: that of its language, else the one for all others; null where there is neither. */
export const letterFor = (reports: readonly Pick<FoundReport, 'copies'>[], letters: readonly CoverLetter[]): CoverLetter | null => {
  if (letters.length === 0) return null;
  const language = languageOfPacket(reports);
  return letters.find((letter) => letter.language === language) ?? letters.find((letter) => letter.language === null) ?? null;
};

/** Whether a page belongs to a letter and not to a report. */
export const isOfLetter = ({ entryIndex }: { readonly entryIndex: number }): boolean => entryIndex >= LETTERS_FROM;
