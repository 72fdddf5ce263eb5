import { overlaps, type Rect } from '@shared/domain/geometry/rect';
import type { Word } from '@shared/domain/ssr/page-content';
import { concatenate, type PageView } from '../../pdf/page-view';
import type { Matrix } from '../../../pdfium/pdfium';
import { normalise } from '../../pdf/read-text';
import { MISSING } from '../font/lean-font';
import { KERNING, type DrawnPage, type TextObject } from '../page/drawn-objects';
import type { TextLimits } from '../page/ink-of-page';
import { CHARACTER, textOfUnits, type ArrangedText } from './arranged-text';
import { DIRECTION, directionOf, runsRightToLeft } from './bidi';
import { lengthOf, textMatrixOnPage } from './line-breaks';

const isSpace = (unit: number): boolean => unit <= 0x20 || unit === 0x7f || unit === 0xa0 || unit === 0x3000 || (unit >= 0x2000 && unit <= 0x200b);

const HYPHEN = 0x2d;

/** The units of the word under construction. */
let word = new Uint16Array(256);

const longer = (units: Uint16Array<ArrayBuffer>): Uint16Array<ArrayBuffer> => {
  const into = new Uint16Array(units.length * 2);
  into.set(units);
  return into;
};

/** Boxes flatter than this are taken for empty and given the type's size. */
const LEAST_EXTENT = 0.01;

/** The box around a word's ink while it grows: one for all words, since each character widens it. */
class InkBox {
  private left = Infinity;
  private top = Infinity;
  private right = -Infinity;
  private bottom = -Infinity;

  clear(): void {
    this.left = this.top = Infinity;
    this.right = this.bottom = -Infinity;
  }

  get box(): Rect | null {
    return this.left <= this.right ? [this.left, this.top, this.right, this.bottom] : null;
  }

  /** Takes in the ink of an item of a text; of a glyph without outline, a thin box as wide as it is. */
  addGlyph(page: DrawnPage, { font, fontSize, firstItem }: TextObject, item: number, toView: Matrix): void {
    const slot = page.slots[firstItem + item]!;
    const place = page.places[firstItem + item]!;
    const size = fontSize / 1000;
    const x0 = font.lefts[slot]! * size + place;
    const y0 = font.bottoms[slot]! * size;
    let x1 = font.rights[slot]! * size + place;
    let y1 = font.tops[slot]! * size;
    if (Math.abs(y1 - y0) < LEAST_EXTENT) y1 = y0 + size;
    if (Math.abs(x1 - x0) < LEAST_EXTENT) x1 = x0 + font.widths[slot]! * size;
    if (x0 === x1 || y0 === y1) return;
    this.addPoint(toView, x0, y0);
    this.addPoint(toView, x1, y1);
    if (toView[1] === 0 && toView[2] === 0) return;
    this.addPoint(toView, x0, y1);
    this.addPoint(toView, x1, y0);
  }

  /** Takes in the part of a text's box on which a character stands that a mark says instead; the box lies in the page's own space. */
  addPart({ left, bottom, right, top, marks }: TextObject, place: number, isTurned: boolean, toView: Matrix): void {
    // Text that covers nothing has no place.
    if (left >= right || bottom >= top) return;
    const width = (right - left) / marks.written.length;
    const from = isTurned ? right - (place + 1) * width : left + place * width;
    this.addPoint(toView, from, bottom);
    this.addPoint(toView, from + width, top);
    this.addPoint(toView, from, top);
    this.addPoint(toView, from + width, bottom);
  }

  private addPoint(toView: Matrix, x: number, y: number): void {
    const seenX = toView[0] * x + toView[2] * y + toView[4];
    const seenY = toView[1] * x + toView[3] * y + toView[5];
    if (seenX < this.left) this.left = seenX;
    if (seenX > this.right) this.right = seenX;
    if (seenY < this.top) this.top = seenY;
    if (seenY > this.bottom) this.bottom = seenY;
  }
}

/** True for a text that runs from right to left, by the first character of each glyph. */
const isTurned = ({ slots }: DrawnPage, { font, firstItem, items }: TextObject): boolean => {
  const units: number[] = [];
  for (let item = firstItem; item < firstItem + items; item++) if (slots[item] !== KERNING && font.texts[slots[item]!] !== MISSING) units.push(font.texts[slots[item]!]!.charCodeAt(0));
  return units.some((unit) => directionOf(unit) === DIRECTION.right) && runsRightToLeft(Uint16Array.from(units), units.length);
};

/** True where some of a word, drawn by these texts, can show in its box. */
const canShow = (texts: readonly TextObject[], box: Rect, limits: TextLimits): boolean =>
  texts.some((text) => {
    const limit = limits.get(text);
    return limit === undefined || (limit !== null && overlaps(limit, box));
  });

/** The page's words in reading order with the boxes of their ink. Words that lie outside the page as seen are left out. */
export const wordsOf = (page: DrawnPage, arranged: ArrangedText, view: PageView, limits: TextLimits): readonly Word[] => {
  const pageBox: Rect = [0, 0, view.widthPt, view.heightPt];
  const words: Word[] = [];
  const inkBox = new InkBox();
  let texts: TextObject[] = [];
  let fontSizePt = 0;
  let wordUnits = 0;
  let highestUnit = 0;
  const endWord = (): void => {
    if (wordUnits === 0) return;
    const text = normalise(textOfUnits(word, wordUnits, highestUnit)).trim();
    const ink = inkBox.box;
    if (ink && text !== '' && overlaps(pageBox, ink)) {
      const found = { text, box: ink, fontSizePt };
      words.push(canShow(texts, ink, limits) ? found : { ...found, hidden: true });
    }
    wordUnits = 0;
    highestUnit = 0;
    inkBox.clear();
    texts = [];
  };
  let current: TextObject | null = null;
  let toView = view.toView;
  for (let index = 0; index < arranged.count; index++) {
    const unit = arranged.units[index]!;
    const isHyphen = arranged.kinds[index] === CHARACTER.hyphen;
    const text = arranged.texts[arranged.textOf[index]!];
    if (!text || (!isHyphen && isSpace(unit))) {
      endWord();
      continue;
    }
    if (text !== current) {
      current = text;
      toView = concatenate(textMatrixOnPage(text), view.toView);
    }
    if (wordUnits === 0) fontSizePt = text.fontSize * lengthOf(toView[2], toView[3]);
    if (texts.at(-1) !== text) texts.push(text);
    if (wordUnits === word.length) word = longer(word);
    word[wordUnits++] = isHyphen ? HYPHEN : unit;
    if (unit > highestUnit) highestUnit = unit;
    const item = arranged.itemOf[index]!;
    if (item >= 0) inkBox.addGlyph(page, text, item, toView);
    else inkBox.addPart(text, -1 - item, isTurned(page, text), view.toView);
    if (isHyphen) endWord();
  }
  endWord();
  return words;
};
