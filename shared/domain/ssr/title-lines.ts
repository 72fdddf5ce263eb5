import type { GuardedPattern } from './guarded';
import type { LookedText } from './report-wording';

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

/** The next line that is not empty, '' where there is none. */
const lineBehind = (lines: readonly string[], index: number): string => {
  for (let next = index + 1; next < lines.length; next++) {
    const line = lines[next]?.trim() ?? '';
    if (line !== '') return line;
  }
  return '';
};

/**
 * The first line of a page that stands as a title or label and holds one of the patterns, in lower case; null where there is none. Titles are
 * short, written with capitals (or in a script that has none), not the middle of a sentence: a sentence that happens to wrap before a
 * test's name is no title of that test.
 */
export const findTitle = ({ plain, look }: LookedText, patterns: readonly GuardedPattern[]): string | null => {
  const possible = patterns.filter((pattern) => pattern.mayMatch(look));
  if (possible.length === 0) return null;
  const lines = plain.split('\n');
  for (let index = 0; index < lines.length; index++) {
    const whole = lines[index] ?? '';
    const line = whole.trim();
    if (line === '' || line.length > LONGEST_TITLE) continue;
    const title = line.toLowerCase().replace(/\s+/g, ' ');
    if (possible.some(({ pattern }) => pattern.test(title)) && isTitle(line, lineBehind(lines, index))) return title;
  }
  return null;
};
