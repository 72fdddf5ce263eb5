import type { Word } from './page-content';

/** Letters of scripts that are written from right to left: Hebrew, Arabic, Syriac, and their presentation forms. */
export const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
const LEFT_TO_RIGHT = /[\p{L}\p{N}]/u;

type Direction = 'rtl' | 'ltr' | 'neutral';

const FIRST_RIGHT_TO_LEFT = 0x0590;

/** Of a page's hundreds of words hardly one has a character that the pattern could find. */
const isRightToLeft = ({ text }: Word): boolean => {
  for (let index = 0; index < text.length; index++) if (text.charCodeAt(index) >= FIRST_RIGHT_TO_LEFT) return RIGHT_TO_LEFT.test(text);
  return false;
};

const directionOf = ({ text }: Word): Direction => (RIGHT_TO_LEFT.test(text) ? 'rtl' : LEFT_TO_RIGHT.test(text) ? 'ltr' : 'neutral');

/** Pieces of neighbours of one direction; a neutral word goes with the words before it. */
const pieces = (words: readonly Word[]): readonly { readonly direction: Direction; readonly words: Word[] }[] => {
  const found: { direction: Direction; readonly words: Word[] }[] = [];
  for (const word of words) {
    const direction = directionOf(word);
    const last = found.at(-1);
    if (last && (direction === 'neutral' || direction === last.direction)) last.words.push(word);
    else found.push({ direction, words: [word] });
  }
  return found;
};

/** A sign in front of the first word of a right-to-left line closes the line: a left-to-right paragraph puts it there. */
const withSignBehind = (words: readonly Word[]): readonly Word[] => {
  const [first, ...others] = words;
  const sign = /^[:：.،,]+/.exec(first?.text ?? '')?.[0];
  const last = others.at(-1);
  if (!first || sign === undefined || !last) return words;
  const front = first.text === sign ? [] : [{ ...first, text: first.text.slice(sign.length) }];
  return [...front, ...others.slice(0, -1), { ...last, text: last.text + sign }];
};

/**
 * The words of a line in the order in which they are read, given from left to right. A line with mostly right-to-left words is read
 * from the right, numbers and Latin words in it from the left; in other lines a right-to-left passage is turned by itself.
 */
export const logicalOrder = (words: readonly Word[]): readonly Word[] => {
  if (!words.some(isRightToLeft)) return words;
  const rightToLeft = words.filter(isRightToLeft).length;
  const parts = pieces(words).map((piece) => (piece.direction === 'rtl' ? { ...piece, words: piece.words.toReversed() } : piece));
  const leftToRight = words.filter((word) => directionOf(word) === 'ltr').length;
  return leftToRight >= rightToLeft ? parts.flatMap((part) => part.words) : withSignBehind(parts.toReversed().flatMap((part) => part.words));
};
