import { overlaps, type Rect } from '@shared/domain/geometry/rect';
import { FIRST_CLUSTERED, goesOnAfter } from '@shared/domain/ssr/cluster-scripts';
import type { Word } from '@shared/domain/ssr/page-content';
import { DIRECTION, directionOf } from '../../both-ways/pdfium-directions';
import { concatenate, lengthOf, type PageView } from '../../pdf/page-view';
import type { Matrix } from '../../../pdfium/pdfium';
import { normalise } from '../../pdf/read-text';
import { GLYPH, GLYPH_LENGTHS } from '../font/glyph-lengths';
import { MISSING } from '../font/lean-font';
import type { DrawnPage } from '../page/drawn-objects';
import { KERNING, NO_TEXT, type DrawnTexts, type TextRun } from '../page/drawn-texts';
import type { TextLimits } from '../page/ink-of-page';
import { CHARACTER, isOutsideText, type ArrangedText } from './arranged-text';
import { runsRightToLeft } from './bidi';

const isSpace = (unit: number): boolean => unit <= 0x20 || unit === 0x7f || unit === 0xa0 || unit === 0x3000 || (unit >= 0x2000 && unit <= 0x200b);

const HYPHEN = 0x2d;

/** Boxes flatter than this are taken for empty and given the type's size. */
const LEAST_EXTENT = 0.01;

const [LEFT, TOP, RIGHT, BOTTOM] = [0, 1, 2, 3] as const;

/** The box around a word's ink while it grows: one for all words, since each character widens it. */
class InkBox {
  private readonly edges = new Float64Array(4);

  clear(): void {
    this.edges[LEFT] = this.edges[TOP] = Infinity;
    this.edges[RIGHT] = this.edges[BOTTOM] = -Infinity;
  }

  get box(): Rect | null {
    const { edges } = this;
    return edges[LEFT]! <= edges[RIGHT]! ? [edges[LEFT]!, edges[TOP]!, edges[RIGHT]!, edges[BOTTOM]!] : null;
  }

  /** Takes in the ink of an item of a run's text; of a glyph without outline, a thin box as wide as it is. */
  addGlyph({ slots, places }: DrawnTexts, { font, fontSize }: TextRun, item: number, toView: Matrix): void {
    const at = slots[item]! * GLYPH_LENGTHS;
    const place = places[item]!;
    const size = fontSize / 1000;
    const { lengths } = font;
    const x0 = lengths[at + GLYPH.left]! * size + place;
    const y0 = lengths[at + GLYPH.bottom]! * size;
    let x1 = lengths[at + GLYPH.right]! * size + place;
    let y1 = lengths[at + GLYPH.top]! * size;
    if (Math.abs(y1 - y0) < LEAST_EXTENT) y1 = y0 + size;
    if (Math.abs(x1 - x0) < LEAST_EXTENT) x1 = x0 + lengths[at + GLYPH.width]! * size;
    if (x0 === x1 || y0 === y1) return;
    this.addPoint(toView, x0, y0);
    this.addPoint(toView, x1, y1);
    if (toView[1] === 0 && toView[2] === 0) return;
    this.addPoint(toView, x0, y1);
    this.addPoint(toView, x1, y0);
  }

  /** Takes in the part of a text's box on which a character stands that a mark says instead; the box lies in the page's own space. */
  addPart(texts: DrawnTexts, text: number, place: number, toView: Matrix): void {
    const left = texts.left[text]!;
    const bottom = texts.bottom[text]!;
    const right = texts.right[text]!;
    const top = texts.top[text]!;
    // Text that covers nothing has no place.
    if (left >= right || bottom >= top) return;
    const width = (right - left) / texts.runOf(text).marks.written.length;
    const from = isTurned(texts, text) ? right - (place + 1) * width : left + place * width;
    this.addPoint(toView, from, bottom);
    this.addPoint(toView, from + width, top);
    this.addPoint(toView, from, top);
    this.addPoint(toView, from + width, bottom);
  }

  private addPoint(toView: Matrix, x: number, y: number): void {
    const seenX = toView[0] * x + toView[2] * y + toView[4];
    const seenY = toView[1] * x + toView[3] * y + toView[5];
    const { edges } = this;
    if (seenX < edges[LEFT]!) edges[LEFT] = seenX;
    if (seenX > edges[RIGHT]!) edges[RIGHT] = seenX;
    if (seenY < edges[TOP]!) edges[TOP] = seenY;
    if (seenY > edges[BOTTOM]!) edges[BOTTOM] = seenY;
  }
}

/** True for a text that runs from right to left, by the first character of each glyph. */
const isTurned = (texts: DrawnTexts, text: number): boolean => {
  const { slots, firstItem } = texts;
  const { font } = texts.runOf(text);
  const units: number[] = [];
  for (let item = firstItem[text]!; item < firstItem[text + 1]!; item++) if (slots[item] !== KERNING && font.texts[slots[item]!] !== MISSING) units.push(font.texts[slots[item]!]!.charCodeAt(0));
  return units.some((unit) => directionOf(unit) === DIRECTION.right) && runsRightToLeft(Uint16Array.from(units), units.length);
};

/** Reads words one by one; what several words have in common is kept from one to the next. */
class WordReader {
  private readonly pageBox: Rect;
  private readonly inkBox = new InkBox();
  /** The text that drew the last character, and the map from its space to the page as seen. */
  private text = NO_TEXT;
  private toView: Matrix;
  /** What the word before says, and where it ends. */
  private textBefore = '';
  private endBefore = -1;
  private wordsRead = 0;

  constructor(
    private readonly texts: DrawnTexts,
    private readonly arranged: ArrangedText,
    private readonly view: PageView,
    private readonly limits: TextLimits,
  ) {
    this.pageBox = [0, 0, view.widthPt, view.heightPt];
    this.toView = view.toView;
  }

  /** The word of the characters `[start, end)`, the first of which stands at `place` in the page's text; null where it shows nothing on the page, or means nothing. */
  read(start: number, end: number, place: number): Word | null {
    const { inkBox } = this;
    inkBox.clear();
    const { fontSize } = this.goTo(this.arranged.textOf[start]!);
    const fontSizePt = fontSize * lengthOf(this.toView[2], this.toView[3]);
    for (let index = start; index < end; index++) this.addInk(index);
    const box = inkBox.box;
    if (!box || !overlaps(this.pageBox, box)) return null;
    const text = normalise(this.spelt(start, end, place)).trim();
    if (text === '') return null;
    const goesOn = this.goesOn(start, text);
    this.textBefore = text;
    this.endBefore = end;
    const word: Word = this.canShow(start, end, box) ? { text, box, fontSizePt } : { text, box, fontSizePt, hidden: true };
    const direction = this.arranged.directionAt(start);
    const reading = direction === null ? null : { direction, place: this.wordsRead };
    this.wordsRead++;
    if (reading !== null) return { ...word, ...(goesOn && { goesOn }), reading };
    return goesOn ? { ...word, goesOn } : word;
  }

  /** True where a word goes on the one before it: the space in between is of no text. */
  private goesOn(start: number, text: string): boolean {
    const { endBefore } = this;
    return text.charCodeAt(0) >= FIRST_CLUSTERED && start === endBefore + 1 && this.arranged.textOf[endBefore] === NO_TEXT && goesOnAfter(this.textBefore, text);
  }

  /** The word's characters: nearly always a piece of the page's text. */
  private spelt(start: number, end: number, place: number): string {
    const { units, kinds, text } = this.arranged;
    for (let index = start; index < end; index++) {
      if (kinds[index] === CHARACTER.drawn) continue;
      return Array.from({ length: end - start }, (_, at) => String.fromCharCode(kinds[start + at] === CHARACTER.hyphen ? HYPHEN : units[start + at]!)).join('');
    }
    return text.slice(place, place + end - start);
  }

  /** Goes on to a text; gives its run. */
  private goTo(text: number): TextRun {
    const { texts, view } = this;
    const run = texts.runOf(text);
    if (text !== this.text) {
      const { onPage } = run;
      this.text = text;
      this.toView = concatenate([onPage[0], onPage[1], onPage[2], onPage[3], texts.pageX[text]!, texts.pageY[text]!], view.toView);
    }
    return run;
  }

  private addInk(index: number): void {
    const { texts, inkBox } = this;
    const text = this.arranged.textOf[index]!;
    const item = this.arranged.itemOf[index]!;
    const run = this.goTo(text);
    if (item >= 0) inkBox.addGlyph(texts, run, texts.firstItem[text]! + item, this.toView);
    else inkBox.addPart(texts, text, -1 - item, this.view.toView);
  }

  /** True where some of the word, drawn by one text or several, can show in its box. */
  private canShow(start: number, end: number, box: Rect): boolean {
    const { textOf } = this.arranged;
    let last: TextRun | null = null;
    for (let index = start; index < end; index++) {
      const run = this.texts.runOf(textOf[index]!);
      if (run === last) continue;
      last = run;
      const limit = this.limits.get(run);
      if (limit === undefined || (limit !== null && overlaps(limit, box))) return true;
    }
    return false;
  }
}

/** The page's words in reading order with the boxes of their ink. Words that lie outside the page as seen are left out. */
export const wordsOf = ({ texts }: DrawnPage, arranged: ArrangedText, view: PageView, limits: TextLimits): readonly Word[] => {
  const { units, kinds, textOf, count } = arranged;
  const reader = new WordReader(texts, arranged, view, limits);
  const words: Word[] = [];
  /** Where the word begins among the characters, -1 between words, and in the page's text. */
  let start = -1;
  let startInText = 0;
  let place = 0;
  for (let index = 0; index <= count; index++) {
    const isPart = index < count && textOf[index] !== NO_TEXT && (kinds[index] === CHARACTER.hyphen || !isSpace(units[index]!));
    if (isPart && start < 0) {
      start = index;
      startInText = place;
    }
    if (index < count && !isOutsideText(units[index]!)) place++;
    const isEnd = isPart && kinds[index] === CHARACTER.hyphen;
    if (start < 0 || (isPart && !isEnd)) continue;
    const end = isEnd ? index + 1 : index;
    const word = reader.read(start, end, startInText);
    if (word) words.push(word);
    start = -1;
  }
  return words;
};
