import { GLYPH, GLYPH_LENGTHS } from '../font/glyph-lengths';
import { MISSING } from '../font/lean-font';
import { LeanTextRefusal } from '../lean-text-refusal';
import { IDENTITY } from '../../pdf/page-view';
import type { Matrix } from '../../../pdfium/pdfium';
import { KERNING, type DrawnObject, type DrawnPage, type TextObject } from '../page/drawn-objects';
import { CHARACTER, type ArrangedText } from './arranged-text';
import { turnedLetters, visitInReadingOrder } from './bidi';
import { flowOfPage, glyphWidth, isEmptyBox, isSpaceBefore, jointBefore, lengthOf, LineExtent, scaleLength, textMatrixOnPage, type Flow, type LineBefore } from './line-breaks';

/** Stands for a hyphen at a line's end, as in PDFium's text. */
const HYPHEN_MARK = 0xfffe;
/** Stands for a glyph of which nothing is known. */
const NO_CHARACTER = 0xfffe;

/** A glyph drawn again this near is a shadow of itself, or bold by double printing. */
const SAME_GLYPH_EM = 0.07;
const GLYPHS_BACK = 7;
const TEXTS_BACK = 5;

const RIGHT_TO_LEFT = /[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc]/;
/** What of a replacing text is seen at all; one without it takes its text away. */
const SEEN = /[\x20-\x7e\u0081-\ufffc]/;
/** From here on a replacing text's characters are none. */
const FIRST_NONE = 0xfffd;
const LETTER = /\p{L}/u;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
const FIRST_RIGHT_TO_LEFT = 0x0590;
const FIRST_LIGATURE = 0xfb00;
const LAST_LIGATURE = 0xfb06;
/** Its letters stay as they are. */
const LONG_S_LIGATURE = 0xfb05;

/** The page as its text is arranged on: its size, and where its top left lies in its own space. */
export type PageFrame = { readonly widthPt: number; readonly heightPt: number };

/**
 * Arranges a page's texts into lines, in the order and with the spaces and line ends that PDFium's text page gives
 * (cpdf_textpage.cpp), right-to-left words in the order in which they are read.
 */
export const arrangeText = (page: DrawnPage, frame: PageFrame, into: ArrangedText): void => {
  into.clear();
  try {
    new TextArranger(page, frame, into).arrange();
  } finally {
    // A text leads to all that was drawn before it: none is to be held longer than its page.
    waiting.length = 0;
  }
};

/** By how much letters are set apart on the page; next to nothing is nothing. */
const apartBy = (charSpace: number, matrix: Matrix): number => (charSpace > 0.001 ? scaleLength(matrix, charSpace) : charSpace < -0.001 ? -scaleLength(matrix, -charSpace) : 0);

const lettersOf = (text: string): readonly number[] => Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));

/** Texts near one baseline, from left to right, that wait for the next line: of the first `waitingCount` places. */
const waiting: TextObject[] = [];

class TextArranger implements LineBefore {
  readonly flow: Flow;
  private readonly scaleX: number;
  private readonly scaleY: number;
  private waitingCount = 0;
  private previous: TextObject | null = null;
  previousToPage: Matrix = IDENTITY;
  readonly extent = new LineExtent();

  constructor(
    readonly page: DrawnPage,
    { widthPt, heightPt }: PageFrame,
    private readonly into: ArrangedText,
  ) {
    this.flow = flowOfPage(page.objects, widthPt, heightPt);
    this.scaleX = Math.trunc(widthPt) / widthPt;
    this.scaleY = Math.trunc(heightPt) / heightPt;
  }

  arrange(): void {
    this.takeAll(this.page.objects);
    this.addWaiting();
    this.closeLine();
  }

  private takeAll(objects: readonly DrawnObject[]): void {
    for (const object of objects) {
      if (object.kind === 'text') this.take(object);
      else if (object.kind === 'form' && object.texts) this.takeAll(object.objects());
    }
  }

  /** Puts a text among those that wait, or lets these go first where it stands on another line. */
  private take(text: TextObject): void {
    if (this.waitingCount === 0) {
      waiting[this.waitingCount++] = text;
      return;
    }
    const last = waiting[this.waitingCount - 1]!;
    if (this.isDrawnTwice(text)) return;
    const lastMatrix = textMatrixOnPage(last);
    const matrix = textMatrixOnPage(text);
    const away = Math.abs(matrix[5] - lastMatrix[5]) * this.scaleY;
    if (away > 0 && away > this.widerGlyph(last, lastMatrix, text, matrix) / 2) {
      this.addWaiting();
      waiting[this.waitingCount++] = text;
      return;
    }
    let index = this.waitingCount++;
    for (; index > 0 && matrix[4] * this.scaleX < textMatrixOnPage(waiting[index - 1]!)[4] * this.scaleX; index--) waiting[index] = waiting[index - 1]!;
    waiting[index] = text;
  }

  /** The width on the page of the last text's last glyph, or of the next one's first where that is wider. */
  private widerGlyph(last: TextObject, lastMatrix: Matrix, text: TextObject, matrix: Matrix): number {
    const { page } = this;
    const lastWidth = scaleLength(lastMatrix, Math.abs((glyphWidth(page, last, last.items - 1) * last.manner.fontSize) / 1000));
    const width = scaleLength(matrix, Math.abs((glyphWidth(page, text, 0) * text.manner.fontSize) / 1000));
    return Math.max(lastWidth, width);
  }

  private addWaiting(): void {
    for (let index = 0; index < this.waitingCount; index++) this.add(waiting[index]!);
    this.waitingCount = 0;
  }

  /** True where one of the texts drawn shortly before shows the same at the same place. */
  private isDrawnTwice(text: TextObject): boolean {
    let other = text.previous;
    for (let back = 0; back < TEXTS_BACK && other; back++, other = other.previous) if (this.isSame(other, text)) return true;
    return false;
  }

  private isSame(other: TextObject, text: TextObject): boolean {
    const { page, into } = this;
    // Nearly always another letter: what is shown is told before where.
    if (!this.showsSame(other, text)) return false;
    const { box, manner } = text;
    const { box: otherBox, manner: otherManner } = other;
    let sharedWidth = box[2] - box[0];
    let sharedHeight = box[3] - box[1];
    if (isEmptyBox(box) && isEmptyBox(otherBox)) {
      if (into.lineStart >= 2 && Math.abs(box[0] - otherBox[0]) > this.widthOfCharacter(into.lineStart - 2)) return false;
    } else {
      sharedWidth = Math.min(box[2], otherBox[2]) - Math.max(box[0], otherBox[0]);
      sharedHeight = Math.min(box[3], otherBox[3]) - Math.max(box[1], otherBox[1]);
      if (sharedWidth <= 0 || sharedHeight <= 0) return false;
      const otherWidth = otherBox[2] - otherBox[0];
      if (Math.abs(sharedWidth - otherWidth) > otherWidth / 2 || manner.fontSize !== otherManner.fontSize) return false;
    }
    const size = manner.fontSize;
    const width = glyphWidth(page, text, text.items - 1);
    return (
      Math.abs(other.matrix[4] - text.matrix[4]) <= (0.9 * width * size) / 1000 &&
      Math.abs(other.matrix[5] - text.matrix[5]) <= Math.max(sharedHeight, sharedWidth, size) / 8
    );
  }

  /** True where both texts show the same characters, wherever they stand. */
  private showsSame(other: TextObject, text: TextObject): boolean {
    const { firstItem, items, manner } = text;
    if (items !== other.items) return false;
    const { slots } = this.page;
    const { font } = manner;
    const { font: otherFont } = other.manner;
    for (let item = 0; item < items; item++) {
      const a = slots[firstItem + item]!;
      const b = slots[other.firstItem + item]!;
      // Slots tell codes apart within a font; codes of two fonts are compared by what they mean.
      if (font === otherFont ? a !== b : a === KERNING || b === KERNING ? a !== b : font.texts[a] !== otherFont.texts[b]) return false;
    }
    return true;
  }

  private widthOfCharacter(index: number): number {
    const { into, page } = this;
    const text = into.texts[into.textOf[index]!];
    if (!text || into.kinds[index] === CHARACTER.added) return 0;
    if (into.itemOf[index]! < 0) return (text.box[2] - text.box[0]) / text.manner.marks.written.length;
    const slot = page.slots[text.firstItem + into.itemOf[index]!]!;
    const { font, fontSize } = text.manner;
    const width = font.inkWidthOf(slot) || font.lengths[slot * GLYPH_LENGTHS + GLYPH.width]!;
    const [a, b] = textMatrixOnPage(text);
    return ((Math.abs(a) + Math.abs(b)) * width * fontSize) / 1000;
  }

  private add(text: TextObject): void {
    const { page, into } = this;
    const { replacement, written } = text.manner.marks;
    if (replacement !== null && this.isToldAlready(text, replacement)) {
      this.goOnBehind(text);
      return;
    }
    const index = into.texts.push(text) - 1;
    if (this.previous) {
      if (!this.join(text)) return;
    } else this.extent.begin(text.box);
    this.goOnBehind(text);
    if (replacement !== null && replacement !== '') this.addReplacement(text, index, written);
    else this.addGlyphs(text, index, textMatrixOnPage(text), page);
  }

  private goOnBehind(text: TextObject): void {
    this.previous = text;
    this.previousToPage = text.manner.toPage;
  }

  /** True for a text within a mark whose own text was told with the text before, or says nothing. */
  private isToldAlready({ manner: { marks } }: TextObject, replacement: string): boolean {
    const before = this.previous?.manner.marks;
    return (before !== undefined && before.count === marks.count && before.last === marks.last) || (replacement !== '' && !SEEN.test(replacement));
  }

  /** Adds what a mark says instead of its text, each character on an equal part of the text's breadth. */
  private addReplacement(text: TextObject, index: number, written: string): void {
    const { into } = this;
    const [, , , , x, y] = text.matrix;
    for (let place = 0; place < written.length; place++) {
      const unit = written.charCodeAt(place);
      if (unit < FIRST_NONE) into.push(unit < 0x20 || unit === 0x7f || unit === 0x80 ? 0x20 : unit, CHARACTER.drawn, index, -1 - place, x, y);
    }
  }

  /** Adds what stands before the text; false where the text itself is not to be added. */
  private join(text: TextObject): boolean {
    const previous = this.textBefore()!;
    this.previous = previous;
    const joint = jointBefore(text, previous, this);
    if (joint === 'line-break') this.extent.begin(text.box);
    else this.extent.add(text.box);
    if (joint === 'space') {
      if (this.into.count > 0) this.into.pushSpace();
    } else if (joint === 'line-break') {
      this.closeLine();
      this.into.addLineEnd();
    } else if (joint === 'hyphen') return this.breakAtHyphen(text);
    return true;
  }

  /** The text of the last character, else the last that was looked at. */
  private textBefore(): TextObject | null {
    const { into } = this;
    return (into.count > 0 ? into.texts[into.textOf[into.count - 1]!] : undefined) ?? this.previous;
  }

  private breakAtHyphen(text: TextObject): boolean {
    const { page, into } = this;
    const isOne = text.items === 1;
    const unit = text.manner.font.texts[page.slots[text.firstItem]!]!.charCodeAt(0);
    if (isOne && (unit === 0x2d || unit === 0xad)) return false;
    into.dropSpaces(0);
    if (into.lastOnLine >= 0) into.replaceLast(HYPHEN_MARK, CHARACTER.hyphen);
    return true;
  }

  endsInHyphen(nextUnit: number): boolean {
    const { units, count, lineStart } = this.into;
    let last = count - 1;
    while (last > lineStart && units[last] === 0x20) last--;
    if (last <= lineStart || (units[last] !== 0x2d && units[last] !== 0xad)) return false;
    return LETTER.test(String.fromCharCode(units[last - 1]!)) && LETTER_OR_DIGIT.test(String.fromCharCode(nextUnit));
  }

  private addGlyphs(text: TextObject, index: number, matrix: Matrix, page: DrawnPage): void {
    const { into } = this;
    const { manner, firstItem, items } = text;
    const { font, fontSize, charSpace } = manner;
    const { slots, places } = page;
    const a = matrix[0];
    const b = matrix[1];
    const e = matrix[4];
    const f = matrix[5];
    const sizeOnPage = lengthOf(text.matrix[0], text.matrix[1]) * Math.abs(fontSize);
    const apart = apartBy(charSpace, matrix);
    const baseSpace = charSpace === 0 ? 0 : this.baseSpace(text, matrix, sizeOnPage);
    const near = lengthOf(a, b) * SAME_GLYPH_EM * fontSize;
    const isSpacedEvenly = apart - baseSpace === 0;
    let spacing = 0;
    for (let item = 0; item < items; item++) {
      // Nearly always: letter by letter behind all that stands on the line.
      if (isSpacedEvenly && spacing === 0) item = into.pushLetters(page, text, index, item, matrix, near);
      if (item === items) break;
      const slot = slots[firstItem + item]!;
      const place = places[firstItem + item]!;
      if (slot === KERNING) {
        if (!this.endsInSpaceOrNothing()) spacing = (-sizeOnPage * place) / 1000;
        continue;
      }
      spacing += apart - baseSpace;
      const x = a * place + e;
      const y = b * place + f;
      if (spacing !== 0 && item > 0 && isSpaceBefore(font, slot, sizeOnPage, spacing)) into.push(0x20, CHARACTER.added, index, item, x, y);
      spacing = 0;
      const unit = font.units[slot]!;
      if (unit !== 0 && x - into.farthest >= near) {
        into.push(unit, CHARACTER.drawn, index, item, x, y);
        continue;
      }
      if (font.texts[slot] === MISSING) into.push(NO_CHARACTER, CHARACTER.missing, index, item, x, y);
      else if (!this.isRepeated(slot, text, x, y, near)) for (const letter of lettersOf(font.texts[slot]!)) into.push(letter, CHARACTER.drawn, index, item, x, y);
      else if (item === 0 && into.lastOnLine === 0x20) into.count--;
    }
    if (a * matrix[3] - b * matrix[2] < 0) this.refuseMirrored(text);
  }

  /** Where the line, or before it the page's text, ends in a space, or nothing stands at all. */
  private endsInSpaceOrNothing(): boolean {
    const { into } = this;
    return into.count > into.lineStart ? into.lastOnLine === 0x20 : !into.hasText;
  }

  private isRepeated(slot: number, text: TextObject, x: number, y: number, near: number): boolean {
    const { page, into } = this;
    const { lineStart, lineX, lineY } = into;
    if (x - into.farthest >= near) return false;
    const from = Math.max(lineStart, into.count - GLYPHS_BACK);
    for (let index = into.count - 1; index >= from; index--) {
      if (Math.abs(lineX[index - lineStart]! - x) < near && Math.abs(lineY[index - lineStart]! - y) < near) {
        if (into.kinds[index] === CHARACTER.added || into.itemOf[index]! < 0) continue;
        const other = into.texts[into.textOf[index]!]!;
        if (other.manner.font === text.manner.font && page.slots[other.firstItem + into.itemOf[index]!] === slot) return true;
      }
    }
    return false;
  }

  /** The distance by which all glyphs of a text are set apart, that no space is read into it. */
  private baseSpace({ firstItem, items, manner: { charSpace } }: TextObject, matrix: Matrix, sizeOnPage: number): number {
    if (items < 3) return 0;
    const spacing = scaleLength(matrix, charSpace);
    let base = spacing;
    let isPlain = true;
    for (let item = firstItem; item < firstItem + items; item++) {
      if (this.page.slots[item] !== KERNING) continue;
      base = Math.min(base, (-sizeOnPage * this.page.places[item]!) / 1000 + spacing);
      isPlain = false;
    }
    return base < 0 || (items === 3 && !isPlain) ? 0 : base;
  }

  /** Right-to-left text that is drawn mirrored is turned by rules of its own. */
  private refuseMirrored({ manner: { font }, firstItem, items }: TextObject): void {
    const { slots } = this.page;
    for (let item = firstItem; item < firstItem + items; item++) {
      if (slots[item] !== KERNING && RIGHT_TO_LEFT.test(font.texts[slots[item]!]!)) throw new LeanTextRefusal('right-to-left');
    }
  }

  /** Closes the line: spaces in a row as one, ligatures as their letters, right-to-left words turned. */
  private closeLine(): void {
    const { into } = this;
    // A line of nothing but spaces keeps one.
    into.dropSpaces(1);
    into.joinSpaces();
    const isTurned = into.highestOnLine >= FIRST_RIGHT_TO_LEFT && RIGHT_TO_LEFT.test(into.lineText);
    if (!isTurned && into.highestOnLine < FIRST_LIGATURE) {
      into.closeLine();
      return;
    }
    into.rewriteLine((units, put) => {
      if (isTurned) visitInReadingOrder(units, units.length, (index, turns) => putLetters(units, index, turns, put));
      else for (let index = 0; index < units.length; index++) putLetters(units, index, false, put);
    });
  }
}

const putLetters = (units: Uint16Array, index: number, isTurned: boolean, put: (unit: number, index: number) => void): void => {
  const unit = units[index]!;
  const isLigature = unit >= FIRST_LIGATURE && unit <= LAST_LIGATURE;
  if (!isTurned && !isLigature) {
    put(unit, index);
    return;
  }
  const letters = isTurned ? turnedLetters(unit) : unit === LONG_S_LIGATURE ? 'ſt' : String.fromCharCode(unit).normalize('NFKC');
  for (let letter = 0; letter < letters.length; letter++) put(letters.charCodeAt(letter), index);
};
