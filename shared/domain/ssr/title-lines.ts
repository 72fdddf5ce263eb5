const LONGEST_TITLE = 70;
const SMALL_WORDS = 3;

const isCapital = (word: string): boolean => /^[^\p{L}]*[\p{Lu}\p{Lo}]/u.test(word);

/**
 * The lines of a text that stand as titles or labels, in lower case: short, written with capitals (or in a script that has
 * none), not the middle of a sentence. A sentence that happens to wrap before a test's name is no title of that test.
 * Takes plain text.
 */
export const titleLines = (plain: string): readonly string[] => {
  const lines = plain.split('\n').map((line) => line.trim()).filter((line) => line !== '');
  return lines.filter((line, index) => isTitle(line, lines[index + 1] ?? '')).map((line) => line.toLowerCase().replace(/\s+/g, ' '));
};

/** A line that ends or goes over into a sentence. The dot is looked for first: most lines have none. */
const isSentence = (line: string): boolean =>
  line.endsWith(',') || line.endsWith(';') || (line.includes('.') && (/[a-zà-ÿ]\.$/u.test(line) || /\p{Ll}{3}\.\s+\p{Lu}/u.test(line)));

const isTitle = (line: string, next: string): boolean => {
  if (line.length > LONGEST_TITLE || !isCapital(line) || isSentence(line) || /^\p{Ll}/u.test(next)) return false;
  const long = line.split(/\s+/).filter((word) => word.replace(/[^\p{L}]/gu, '').length > SMALL_WORDS);
  return long.filter(isCapital).length * 2 >= long.length;
};
