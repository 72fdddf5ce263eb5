import type { Direction } from './page-content';

/*
 * Levels of a line's clusters as UAX #9 has them: even ones are read from the left, odd ones from the right, higher ones within lower ones.
 * The algorithm there leads from the order of reading to that on the page; here the way back is found, which signs tell where letters alone do not.
 * A line is given as drawn, from left to right, as a text with one character for each cluster.
 */

/** No line of a sheet has so many characters; a longer one was made to do harm, and is not looked through. */
export const MOST_IN_LINE = 4096;

const RIGHT = '\\u05be\\u05c0\\u05c3\\u05d0-\\u05f4\\u0608\\u060b\\u060d\\u061b-\\u065f\\u066d-\\u06d5\\u06e5\\u06e6\\u06ee\\u06ef\\u06fa-\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufefc';
const LEFT = `(?![${RIGHT}])[\\p{L}\\p{M}]`;
const IS_RIGHT = new RegExp(`[${RIGHT}]`, 'u');
const IS_LEFT = new RegExp(LEFT, 'u');
const ARABIC = /[\u0620-\u06d5\ufb50-\ufdff\ufe70-\ufefc]/;

/** Signs that close what stands before them. */
const CLOSING = ':,.;!?،؛؟';
/** Where such a sign has its word on its right, and a space or the line's end on its left, its word is read from the right. */
const CLOSES_LEFT = new RegExp(`(?<=^|\\s)[${CLOSING}]+(?=[^\\s${CLOSING}])`, 'gu');
const CLOSES_RIGHT = new RegExp(`(?<=[^\\s${CLOSING}])[${CLOSING}]+(?=\\s|$)`, 'gu');

/** The way of the next letter from a place on, in steps to the left or right; null where none is. */
const wayOfLetter = (text: string, from: number, step: 1 | -1): Direction | null => {
  for (let index = from; index >= 0 && index < text.length; index += step) {
    if (IS_RIGHT.test(text.charAt(index))) return 'rtl';
    if (IS_LEFT.test(text.charAt(index))) return 'ltr';
  }
  return null;
};

/** Whether signs stand at the line's end, or between letters of both directions: elsewhere they tell of their neighbours only. */
const tellsOfLine = (text: string, start: number, end: number): boolean =>
  text.slice(0, start).trim() === '' || text.slice(end).trim() === '' || [wayOfLetter(text, start - 1, -1), wayOfLetter(text, end, 1)].sort().join() === 'ltr,rtl';

const counted = (text: string, sign: RegExp): number => Array.from(text.matchAll(sign)).filter(({ 0: found, index }) => tellsOfLine(text, index, index + found.length)).length;

/** By how much a line's signs say that it is read from the right, below 0 from the left. */
export const votesOf = (text: string): number => counted(text, CLOSES_LEFT) - counted(text, CLOSES_RIGHT);

/** By how many letters from the right are more than others. */
export const lettersOf = (text: string): number => Array.from(text).reduce((sum, character) => sum + (IS_RIGHT.test(character) ? 1 : IS_LEFT.test(character) ? -1 : 0), 0);

type Range = { readonly start: number; readonly end: number };

/** A number with the signs in and about it that are read from the left whatever stands around. */
const NUMBER = String.raw`(?:(?<![\p{Nd}\p{L}])[$#€£+-])?\p{Nd}+(?:[SEPARATORS]\p{Nd}+)*(?:[%٪](?!\p{Nd}))?`;
/**
 * Where Arabic letters stand in front, the algorithm turns the parts of a number about hyphens, so that it looks wrong on the page. Reports that were looked at before they were printed
 * keep it from doing that; these forms (a phone number, a day from its year on) tell that they did.
 */
const AS_SEEN = String.raw`(?<![\p{Nd}-])(?:(?:\(\d{3}\) ?|\d{3}[-. ])?\d{3}-\d{4}|\d{4}-\d\d-\d\d)(?![\p{Nd}-])`;
const NUMBER_BESIDE_ARABIC = new RegExp(`${AS_SEEN}|${NUMBER.replace('SEPARATORS', '.,:/٫٬')}`, 'gu');
const NUMBER_ELSEWHERE = new RegExp(`${AS_SEEN}|${NUMBER.replace('SEPARATORS', String.raw`.,:/٫٬+\-`)}`, 'gu');
const YEARS = /(?<![\p{Nd}-])(\d{4})[-–](\d{4}|\d\d)(?![\p{Nd}-])/gu;

/** School years that rise from left to right are seen as they are meant. */
const yearsIn = (text: string): readonly Range[] =>
  Array.from(text.matchAll(YEARS))
    .filter(({ 1: first = '', 2: last = '' }) => Number(first.slice(-last.length)) < Number(last))
    .map(({ 0: found, index }) => ({ start: index, end: index + found.length }));

const numbersIn = (text: string): readonly Range[] => {
  const years = yearsIn(text);
  const numbers = Array.from(text.matchAll(ARABIC.test(text) ? NUMBER_BESIDE_ARABIC : NUMBER_ELSEWHERE), ({ 0: found, index }) => ({ start: index, end: index + found.length }));
  return [...years, ...numbers.filter(({ start, end }) => !years.some((other) => start < other.end && other.start < end))].sort((a, b) => a.start - b.start);
};

/** What stands between two Latin words, or a word and a number, of one passage: spaces, signs within a word, those that close the first and those that open the second. */
const WITHIN = /^(?:\s+|\S{1,2}|[.,;:!?'’"”)\]]+\s+|\s+["“'‘([#&+]+|\s+(?:[-–—&/+|]|\([^)]*\))\s+)$/u;

const OPENING = '([{«“';
const CLOSERS = ')]}»”';
const OPENS = /[([{«“]/u;
const otherOf = (bracket: string): string => (OPENING.includes(bracket) ? CLOSERS.charAt(OPENING.indexOf(bracket)) : OPENING.charAt(CLOSERS.indexOf(bracket)));

/** The end of a passage with the bracket that closes behind it what opens within. */
const withBracket = (text: string, start: number, end: number): number => {
  const kind = CLOSERS.indexOf(text[end] ?? ' ');
  if (kind < 0) return end;
  const within = text.slice(start, end);
  return within.lastIndexOf(OPENING.charAt(kind)) > within.lastIndexOf(CLOSERS.charAt(kind)) ? end + 1 : end;
};

/** True where a bracket that opens between two places closes behind right-to-left letters. */
const opensRight = (text: string, start: number, end: number): boolean => {
  const open = OPENS.exec(text.slice(start, end))?.[0];
  if (open === undefined) return false;
  const close = text.indexOf(otherOf(open), end);
  return close >= 0 && IS_RIGHT.test(text.slice(end, close));
};

/** Passages that are read from the left: Latin words, and numbers beside them. */
const passagesIn = (text: string, numbers: readonly Range[]): readonly Range[] => {
  const passages: { start: number; end: number; isLatin: boolean }[] = [];
  for (let index = 0; index < text.length; index++) {
    const number = numbers.find((range) => range.start <= index && index < range.end);
    const isNumber = number !== undefined;
    if (!isNumber && !IS_LEFT.test(text.charAt(index))) continue;
    const end = isNumber ? number.end : index + 1;
    const last = passages.at(-1);
    const between = last ? text.slice(last.end, index) : '';
    if (last && !IS_RIGHT.test(between) && (between === '' || (WITHIN.test(between) && !opensRight(text, last.end, index)))) {
      last.end = withBracket(text, last.start, end);
      last.isLatin ||= !isNumber;
    } else passages.push({ start: index, end, isLatin: !isNumber });
    index = Math.max(end, passages.at(-1)?.end ?? 0) - 1;
  }
  return passages.filter(({ isLatin }) => isLatin);
};

const raise = (levels: number[], { start, end }: Range, level: number): void => void levels.fill(level, start, end);

const LEADING_BRACKET = /^[^\p{L}\p{Nd}]*[()[\]{}«»]/u;

/** From the first right-to-left letter to the last one. */
const RIGHT_LETTERS = new RegExp(`[${RIGHT}](?:.*[${RIGHT}])?`, 'su');

const rightLettersIn = (text: string, { start, end }: Range): Range | null => {
  const found = RIGHT_LETTERS.exec(text.slice(start, end));
  return found && { start: start + found.index, end: start + found.index + found[0].length };
};

/**
 * The pieces of right-to-left text between two passages of a line that is read from the left, each with the numbers in it and on its left. Brackets that
 * open behind a passage part them; ones that open the line and have more such text behind them close it when it is read.
 */
const turnedPieces = (text: string, gap: Range, numbers: readonly Range[]): readonly Range[] => {
  const bracket = LEADING_BRACKET.exec(text.slice(gap.start, gap.end));
  const open = bracket ? gap.start + bracket[0].length - 1 : -1;
  const close = bracket ? text.slice(0, gap.end).indexOf(otherOf(text.charAt(open)), open + 1) : -1;
  const closesLine = gap.start === 0 && close >= 0 && rightLettersIn(text, { start: close, end: gap.end }) !== null;
  const parts = closesLine ? [] : [open, close].filter((part) => part >= 0);
  return [...parts, gap.end].flatMap((end, part) => {
    const start = (parts[part - 1] ?? gap.start - 1) + 1;
    const letters = rightLettersIn(text, { start, end });
    if (!letters) return [];
    const number = numbers.find((range) => range.start >= start && range.end <= letters.start);
    return [{ start: closesLine ? open : (number?.start ?? letters.start), end: letters.end }];
  });
};

const BEFORE_RIGHT = new RegExp(`^\\s+[${RIGHT}]`, 'u');

/** A number between a Latin word and right-to-left letters goes with those where the line is mostly of them. */
const withoutLastNumber = (text: string, passage: Range, numbers: readonly Range[]): Range => {
  const last = numbers.findLast(({ end }) => end === passage.end);
  if (!last || lettersOf(text) <= 0 || !BEFORE_RIGHT.test(text.slice(passage.end))) return passage;
  const kept = text.slice(passage.start, last.start);
  return /\s$/u.test(kept) ? { start: passage.start, end: passage.start + kept.trimEnd().length } : passage;
};

/** The level of each cluster of a line that is read so as a whole. */
export const levelsOf = (text: string, direction: Direction): readonly number[] => {
  const levels = Array.from({ length: text.length }, () => (direction === 'rtl' ? 1 : 0));
  if (text.length > MOST_IN_LINE) return levels;
  const numbers = numbersIn(text);
  const passages = passagesIn(text, numbers);
  if (direction === 'rtl') {
    for (const range of [...numbers, ...passages]) raise(levels, range, 2);
    return levels;
  }
  const left = passages.map((passage) => withoutLastNumber(text, passage, numbers));
  const alone = numbers.filter(({ start }) => !left.some((passage) => passage.start <= start && start < passage.end));
  [...left, { start: text.length, end: text.length }].forEach((passage, index) => {
    const gap = { start: left[index - 1]?.end ?? 0, end: passage.start };
    for (const piece of turnedPieces(text, gap, alone)) {
      raise(levels, piece, 1);
      for (const number of alone) if (number.start >= piece.start && number.end <= piece.end) raise(levels, number, 2);
    }
  });
  return levels;
};

/** Puts what is drawn from left to right in the order in which it is read: passages are turned about from the highest level to the lowest (rule L2). */
export const turnByLevels = <T>(items: readonly T[], levels: readonly number[]): readonly T[] => {
  let order = items.map((_, index) => index);
  const levelAt = (place: number): number => levels[order[place] ?? 0] ?? 0;
  for (let level = levels.reduce((highest, one) => Math.max(highest, one), 0); level > 0; level--) {
    const turned: number[] = [];
    for (let start = 0, end = 0; start < order.length; start = end) {
      const isPassage = levelAt(start) >= level;
      do end++;
      while (end < order.length && levelAt(end) >= level === isPassage);
      const passage = order.slice(start, end);
      for (const place of isPassage ? passage.reverse() : passage) turned.push(place);
    }
    order = turned;
  }
  return order.flatMap((index) => items.slice(index, index + 1));
};
