import type { GuardedPattern } from './guarded';
import type { TextLook } from './text-look';

const LONGEST_TITLE = 70;
const SMALL_WORDS = 3;

const isCapital = (word: string): boolean => /^[^\p{L}]*[\p{Lu}\p{Lo}]/u.test(word);

/** A line that ends or goes over into a sentence. The dot is looked for first: most lines have none. */
const isSentence = (line: string): boolean =>
  line.endsWith(',') || line.endsWith(';') || (line.includes('.') && (/[a-zà-ÿ]\.$/u.test(line) || /\p{Ll}{3}\.\s+\p{Lu}/u.test(line)));

const isTitle = (line: string, next: string): boolean => {
  if (!isCapital(line) || isSentence(line) || /^\p{Ll}/u.test(next)) return false;
  const long = line.split(/\s+/).filter((word) => word.replace(/[^\p{L}]/gu, '').length > SMALL_WORDS);
  return long.filter(isCapital).length * 2 >= long.length;
};

/** A line in lower case with one space between words, and the next one that is not empty, '' where there is none. */
type TitleLine = { readonly line: string; readonly lower: string; readonly next: string };

/** The lines of a page that are short enough for titles, made ready once for all patterns that are looked for in them. */
export class TitleLines {
  private lines: readonly TitleLine[] | null = null;

  constructor(
    private readonly plain: string,
    private readonly look: TextLook,
  ) {}

  get all(): readonly TitleLine[] {
    return (this.lines ??= shortLines(this.plain, this.look));
  }
}

const shortLines = (plain: string, { spacedPlainly }: TextLook): readonly TitleLine[] => {
  const lines: TitleLine[] = [];
  let next = '';
  for (const whole of plain.split('\n').reverse()) {
    const line = whole.trim();
    if (line === '') continue;
    if (line.length <= LONGEST_TITLE) {
      const small = line.toLowerCase();
      lines.push({ line, lower: spacedPlainly ? small : small.replace(/\s+/g, ' '), next });
    }
    next = line;
  }
  return lines.reverse();
};

/**
 * The first line of a page that stands as a title or label and holds one of the patterns, in lower case; null where there is none. Titles are
 * short, written with capitals (or in a script that has none), not the middle of a sentence: a sentence that happens to wrap before a
 * test's name is no title of that test.
 */
export const findTitle = ({ titles, look }: { readonly titles: TitleLines; readonly look: TextLook }, patterns: readonly GuardedPattern[]): string | null => {
  const possible = patterns.filter((pattern) => pattern.mayMatch(look));
  if (possible.length === 0) return null;
  return titles.all.find(({ line, lower, next }) => possible.some(({ pattern }) => pattern.test(lower)) && isTitle(line, next))?.lower ?? null;
};
