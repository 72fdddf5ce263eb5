import { levelsOf, turnByLevels } from './line-levels';
import type { Direction, Word } from './page-content';

/** Letters of scripts that are written from right to left: Hebrew, Arabic, Syriac, and their presentation forms. */
export const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

type WordDirection = Direction | 'neutral';

/** None of them is below. */
export const FIRST_RIGHT_TO_LEFT = 0x0590;

/** Of a page's hundreds of words hardly one has a character that the pattern could find. */
const isRightToLeft = ({ text }: Word): boolean => {
  for (let index = 0; index < text.length; index++) if (text.charCodeAt(index) >= FIRST_RIGHT_TO_LEFT) return RIGHT_TO_LEFT.test(text);
  return false;
};

const directionOf = ({ text }: Word): WordDirection => (RIGHT_TO_LEFT.test(text) ? 'rtl' : LETTER_OR_DIGIT.test(text) ? 'ltr' : 'neutral');

/** A sign in front of the first word of a right-to-left line closes the line: a left-to-right paragraph puts it there. */
const withSignBehind = (words: readonly Word[]): readonly Word[] => {
  const [first, ...others] = words;
  const sign = /^[:：.،,]+/.exec(first?.text ?? '')?.[0];
  const last = others.at(-1);
  if (!first || sign === undefined || !last) return words;
  const front = first.text === sign ? [] : [{ ...first, text: first.text.slice(sign.length) }];
  return [...front, ...others.slice(0, -1), { ...last, text: last.text + sign }];
};

/** A word as drawn from left to right. */
const drawn = (word: Word): string => (directionOf(word) === 'rtl' ? Array.from(word.text).reverse().join('') : word.text);

const mostOf = (words: readonly Word[]): Direction => {
  const counted = (wanted: WordDirection): number => words.filter((word) => directionOf(word) === wanted).length;
  return counted('ltr') >= counted('rtl') ? 'ltr' : 'rtl';
};

const turned = (words: readonly Word[]): readonly Word[] => {
  const direction = words.find(({ reading }) => reading !== undefined)?.reading?.direction ?? mostOf(words);
  const texts = words.map(drawn);
  const text = texts.join(' ');
  const levels = levelsOf(text, direction);
  let start = 0;
  const items = words.map((word, index) => {
    const own = texts[index] ?? '';
    const level = levels[start + Math.max(0, own.search(LETTER_OR_DIGIT))] ?? 0;
    start += own.length + 1;
    return { word, level, behind: levels[start - 1] ?? 0 };
  });
  // Spaces have a level of their own: they part words of one level.
  const spaced = items.flatMap(({ word, level, behind }) => [{ word, level }, { word: null, level: behind }]);
  const read = turnByLevels(spaced, spaced.map(({ level }) => level)).flatMap(({ word }) => word ?? []);
  return direction === 'rtl' ? withSignBehind(read) : read;
};

/** The words as the page was read, where they are neighbours there; null where they were brought together from several places. */
const asRead = (words: readonly Word[]): readonly Word[] | null => {
  const inOrder = words.toSorted((a, b) => (a.reading?.place ?? 0) - (b.reading?.place ?? 0));
  const first = inOrder[0]?.reading?.place ?? 0;
  return inOrder.every(({ reading }, index) => reading?.place === first + index) ? inOrder : null;
};

/**
 * The words of a line in the order in which they are read, given from left to right: that in which the page was read, where characters with their signs told it. Words from
 * several places are read as the line of the first is that tells it, else as most of them are.
 */
export const logicalOrder = (words: readonly Word[]): readonly Word[] => (words.some(isRightToLeft) ? (asRead(words) ?? turned(words)) : words);
