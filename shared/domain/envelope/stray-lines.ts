import { union, type Rect } from '../geometry/rect';
import { itemsAt, onlyItems, type FrontItem, type FrontPage } from '../ssr/front-page';
import type { Address } from '../ssr/report';
import { exposedWords, isAtHome, type WindowSetting } from './judge-window';

/** A line of page 1, none of the address's, of which something can show: its words, their indexes on the packed page and their box. */
export type StrayLine = { readonly text: string; readonly words: readonly number[]; readonly box: Rect };

/** Where lines of one kind stand on page 1, before the shift: their left edge and their middle, in points from its top left. */
export type MaskPlace = { readonly xPt: number; readonly yPt: number };

/** The lines that staff chose to take away where they can show: by their words, or by the place of their kind. */
export type MaskChoice = { readonly masks: readonly string[]; readonly maskPlaces: readonly MaskPlace[] };

/** Of a line's height: a wider gap parts two lines that stand beside each other. */
const WIDEST_GAP = 1.5;
/** Lines of one kind stand this near each other: ink moves with its first letter, and with capitals and descenders. Less than any distance of lines. */
export const SAME_PLACE_PT = 4;
/** A list of phrases longer than that is another list. */
export const MOST_MASKS = 200;
export const LONGEST_MASK = 300;

/** A phrase as it is compared: its words with one space between them. */
export const maskPhrase = (text: string): string => text.trim().split(/\s+/u).join(' ');

/** True where a line's words are those of a phrase, in which `#` stands for any digit. */
const saysPhrase = (text: string, phrase: string): boolean =>
  text.length === phrase.length && (text === phrase || Array.from(phrase).every((sign, at) => sign === text[at] || (sign === '#' && /\d/.test(text[at] ?? ''))));

export const placeOfBox = ([x0, y0, , y1]: Rect): MaskPlace => ({ xPt: x0, yPt: (y0 + y1) / 2 });

/** The very place, as it was chosen. */
export const isEqualPlace = (a: MaskPlace, b: MaskPlace): boolean => a.xPt === b.xPt && a.yPt === b.yPt;

export const isSamePlace = (a: MaskPlace, b: MaskPlace): boolean => Math.abs(a.xPt - b.xPt) <= SAME_PLACE_PT && Math.abs(a.yPt - b.yPt) <= SAME_PLACE_PT;

const follows = (before: Rect, after: Rect): boolean => {
  const middle = (after[1] + after[3]) / 2;
  const gap = after[0] - before[2];
  const height = before[3] - before[1];
  return middle > before[1] && middle < before[3] && gap > -height && gap < WIDEST_GAP * height;
};

/** Lines whole, not only the words that can show: text is taken away as it was set. */
export const findStrayLines = (front: FrontPage, address: Address | null, setting: WindowSetting): readonly StrayLine[] => {
  const exposed = new Set(exposedWords(front, address, setting));
  if (exposed.size === 0) return [];
  const homes = [address?.box, setting.envelope.returnWindow ? front.returnBox : null].filter((box) => box !== null && box !== undefined);
  const lines: { item: FrontItem; index: number }[][] = [];
  let before: FrontItem | null = null;
  itemsAt(front, Array.from({ length: front.words }, (_, index) => index)).forEach((item, index) => {
    const [x0, y0, x1, y1] = item.box;
    const isOwn = homes.some((home) => isAtHome((x0 + x1) / 2, (y0 + y1) / 2, home));
    if (!isOwn && before && follows(before.box, item.box)) lines.at(-1)?.push({ item, index });
    else if (!isOwn) lines.push([{ item, index }]);
    before = isOwn ? null : item;
  });
  return lines
    .filter((line) => line.some(({ index }) => exposed.has(index)))
    .map((line) => ({ text: maskPhrase(line.map(({ item }) => item.text).join(' ')), words: line.map(({ index }) => index), box: line.map(({ item }) => item.box).reduce(union) }));
};

/** Page 1 as the window finds it once lines are masked, with the boxes of these, in points from its top left. */
export type MaskedFront = { readonly front: FrontPage; readonly masks: readonly Rect[] };

/** True where staff confirmed a line, by its words or by its place. */
export const isConfirmed = ({ text, box }: StrayLine, { masks, maskPlaces }: MaskChoice): boolean =>
  masks.some((phrase) => saysPhrase(text, maskPhrase(phrase))) || maskPlaces.some((place) => isSamePlace(place, placeOfBox(box)));

const NO_MASKS: readonly Rect[] = [];

/** Takes the lines off page 1 that can show and that staff confirmed. */
export const maskFront = (front: FrontPage, address: Address | null, setting: WindowSetting, choice: MaskChoice): MaskedFront => {
  if (choice.masks.length === 0 && choice.maskPlaces.length === 0) return { front, masks: NO_MASKS };
  const covered = findStrayLines(front, address, setting).filter((line) => isConfirmed(line, choice));
  if (covered.length === 0) return { front, masks: NO_MASKS };
  const gone = new Set(covered.flatMap(({ words }) => words));
  return { front: onlyItems(front, (index) => !gone.has(index)), masks: covered.map(({ box }) => box) };
};
