import { union, type Rect } from '../geometry/rect';
import type { Word } from './page-content';
import { parseAddress } from './parse-address';
import type { Address } from './report';

/** A part shorter than that says nothing by itself. */
const LEAST_LETTERS = 6;

/** Letters and figures alone, in one case and without accents: what stays the same however an address is set. */
const squeezed = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase();

/**
 * The parts of an address that tell where somebody lives, squeezed: its delivery line with and without the unit, and its last line. Names are
 * none of them: a report says its pupil's name throughout.
 */
export const tellingParts = ({ lines }: Pick<Address, 'lines'>): readonly string[] => {
  const { deliveryLine, recipient, country } = parseAddress(lines);
  const own = deliveryLine === null || country !== null ? lines.slice(1) : lines.slice(recipient.length);
  const parts = [...own, ...(deliveryLine === null ? [] : [deliveryLine])].map(squeezed);
  return [...new Set(parts)].filter((part) => part.length >= LEAST_LETTERS && part !== squeezed(country ?? ''));
};

const isDigit = (letter: string | undefined): boolean => letter !== undefined && /\p{N}/u.test(letter);

/** Where a part begins in a squeezed text; a number is only found as a whole, so that "PO Box 12" is not in "PO Box 128". */
const placesIn = (text: string, part: string): readonly number[] => {
  const places: number[] = [];
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
    const end = at + part.length;
    const cutsNumber = (isDigit(text[at - 1]) && isDigit(text[at])) || (isDigit(text[end - 1]) && isDigit(text[end]));
    if (!cutsNumber) places.push(at);
  }
  return places;
};

/** True where a text tells an address, however it is set. */
export const tellsAddress = (text: string, address: Pick<Address, 'lines'>): boolean => {
  const plain = squeezed(text);
  return tellingParts(address).some((part) => placesIn(plain, part).length > 0);
};

/** The boxes of the words on a page that tell an address, in points from the top left; one a line. */
export const findAddressPlaces = (words: readonly Word[], address: Pick<Address, 'lines'>): readonly Rect[] => {
  const texts = words.map(({ text }) => squeezed(text));
  const starts: number[] = [];
  let all = '';
  for (const text of texts) {
    starts.push(all.length);
    all += text;
  }
  return tellingParts(address).flatMap((part) =>
    placesIn(all, part).flatMap((from) => {
      const to = from + part.length;
      const own = words.filter((_, index) => {
        const start = starts[index] ?? 0;
        return start < to && start + (texts[index]?.length ?? 0) > from;
      });
      return byLine(own);
    }),
  );
};

/** A part that wraps stands on two lines, and what lies between them is none of it. */
const byLine = (words: readonly Word[]): readonly Rect[] => {
  const lines: Word[][] = [];
  for (const word of words) {
    const last = lines.at(-1)?.at(-1);
    if (last && word.box[1] < last.box[3] && last.box[1] < word.box[3]) lines.at(-1)?.push(word);
    else lines.push([word]);
  }
  return lines.map((line) => line.map(({ box }) => box).reduce(union));
};
