import { GLYPH, GLYPH_LENGTHS } from '../font/glyph-lengths';
import { MISSING } from '../font/lean-font';
import { LeanTextRefusal } from '../lean-text-refusal';
import { IDENTITY, lengthOf } from '../../pdf/page-view';
import type { Matrix } from '../../../pdfium/pdfium';
import type { DrawnObject, DrawnPage } from '../page/drawn-objects';
import { KERNING, NO_TEXT, type DrawnTexts, type TextRun } from '../page/drawn-texts';
import { CHARACTER, type ArrangedText } from './arranged-text';
import { turnedLetters, visitInReadingOrder } from './bidi';
import { firstGlyphWidth, flowOfPage, isEmpty, isSpaceBefore, jointBefore, lastGlyphWidth, LineExtent, type Flow, type LineBefore } from './line-breaks';

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
  new TextArranger(page, frame, into).arrange(page.objects);
};

/** By how much letters are set apart on the page; next to nothing is nothing. */
const apartBy = ({ charSpace, scale }: TextRun): number => (Math.abs(charSpace) > 0.001 ? charSpace * scale : 0);

const lettersOf = (text: string): readonly number[] => Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));

class TextArranger implements LineBefore {
  readonly texts: DrawnTexts;
  readonly flow: Flow;
  private readonly scaleX: number;
  private readonly scaleY: number;
  /** Texts near one baseline, from left to right, that wait for the next line: the first `waitingCount` places. */
  private readonly waiting: number[] = [];
  private waitingCount = 0;
  private previous = NO_TEXT;
  previousToPage: Matrix = IDENTITY;
  readonly extent = new LineExtent();

  constructor(
    page: DrawnPage,
    { widthPt, heightPt }: PageFrame,
    private readonly into: ArrangedText,
  ) {
    this.texts = page.texts;
    this.flow = flowOfPage(page, widthPt, heightPt);
    this.scaleX = Math.trunc(widthPt) / widthPt;
    this.scaleY = Math.trunc(heightPt) / heightPt;
  }

  arrange(objects: readonly DrawnObject[]): void {
    this.takeAll(objects);
    this.addWaiting();
    this.closeLine();
  }

  private takeAll(objects: readonly DrawnObject[]): void {
    for (const object of objects) {
      if (object.kind === 'texts') for (let text = object.first; text < object.end; text++) this.take(text);
      else if (object.kind === 'form' && object.texts) this.takeAll(object.objects());
    }
  }

  /** Puts a text among those that wait, or lets these go first where it stands on another line. */
  private take(text: number): void {
    const { waiting } = this;
    if (this.waitingCount === 0) {
      waiting[this.waitingCount++] = text;
      return;
    }
    if (this.isDrawnTwice(text)) return;
    const { pageX, pageY } = this.texts;
    const last = waiting[this.waitingCount - 1]!;
    const away = Math.abs(pageY[text]! - pageY[last]!) * this.scaleY;
    if (away > 0 && away > this.widerGlyph(last, text) / 2) {
      this.addWaiting();
      waiting[this.waitingCount++] = text;
      return;
    }
    const x = pageX[text]! * this.scaleX;
    let index = this.waitingCount++;
    for (; index > 0 && x < pageX[waiting[index - 1]!]! * this.scaleX; index--) waiting[index] = waiting[index - 1]!;
    waiting[index] = text;
  }

  /** The width on the page of the last text's last glyph, or of the next one's first where that is wider. */
  private widerGlyph(last: number, text: number): number {
    const { texts } = this;
    const lastRun = texts.runOf(last);
    const run = texts.runOf(text);
    const lastWidth = Math.abs((lastGlyphWidth(texts, last) * lastRun.fontSize) / 1000) * lastRun.scale;
    const width = Math.abs((firstGlyphWidth(texts, text) * run.fontSize) / 1000) * run.scale;
    return Math.max(lastWidth, width);
  }

  private addWaiting(): void {
    for (let index = 0; index < this.waitingCount; index++) this.add(this.waiting[index]!);
    this.waitingCount = 0;
  }

  /** True where one of the texts drawn shortly before shows the same at the same place. */
  private isDrawnTwice(text: number): boolean {
    const { texts } = this;
    let other = texts.previousOf(text);
    // Nearly always another letter: what is shown is told before where.
    for (let back = 0; back < TEXTS_BACK && other !== NO_TEXT; back++, other = texts.previousOf(other)) if (this.showsSame(other, text) && this.coversSame(other, text)) return true;
    return false;
  }

  /** True where both texts stand at the same place and are as large. */
  private coversSame(other: number, text: number): boolean {
    const { texts, into } = this;
    const { left, bottom, right, top, x, y } = texts;
    const size = texts.runOf(text).fontSize;
    let sharedWidth = right[text]! - left[text]!;
    let sharedHeight = top[text]! - bottom[text]!;
    if (isEmpty(texts, text) && isEmpty(texts, other)) {
      if (into.lineStart >= 2 && Math.abs(left[text]! - left[other]!) > this.widthOfCharacter(into.lineStart - 2)) return false;
    } else {
      sharedWidth = Math.min(right[text]!, right[other]!) - Math.max(left[text]!, left[other]!);
      sharedHeight = Math.min(top[text]!, top[other]!) - Math.max(bottom[text]!, bottom[other]!);
      if (sharedWidth <= 0 || sharedHeight <= 0) return false;
      const otherWidth = right[other]! - left[other]!;
      if (Math.abs(sharedWidth - otherWidth) > otherWidth / 2 || size !== texts.runOf(other).fontSize) return false;
    }
    return (
      Math.abs(x[other]! - x[text]!) <= (0.9 * lastGlyphWidth(texts, text) * size) / 1000 && Math.abs(y[other]! - y[text]!) <= Math.max(sharedHeight, sharedWidth, size) / 8
    );
  }

  /** True where both texts show the same characters, wherever they stand. */
  private showsSame(other: number, text: number): boolean {
    const { texts } = this;
    const items = texts.itemsOf(text);
    if (items !== texts.itemsOf(other)) return false;
    const { slots } = texts;
    const first = texts.firstItem[text]!;
    const otherFirst = texts.firstItem[other]!;
    const { font } = texts.runOf(text);
    const { font: otherFont } = texts.runOf(other);
    for (let item = 0; item < items; item++) {
      const a = slots[first + item]!;
      const b = slots[otherFirst + item]!;
      // Slots tell codes apart within a font; codes of two fonts are compared by what they mean.
      if (font === otherFont ? a !== b : a === KERNING || b === KERNING ? a !== b : font.texts[a] !== otherFont.texts[b]) return false;
    }
    return true;
  }

  private widthOfCharacter(index: number): number {
    const { into, texts } = this;
    const text = into.textOf[index]!;
    if (text === NO_TEXT || into.kinds[index] === CHARACTER.added) return 0;
    const { font, fontSize, marks, onPage } = texts.runOf(text);
    const item = into.itemOf[index]!;
    if (item < 0) return (texts.right[text]! - texts.left[text]!) / marks.written.length;
    const slot = texts.slotAt(text, item);
    const width = font.inkWidthOf(slot) || font.lengths[slot * GLYPH_LENGTHS + GLYPH.width]!;
    return ((Math.abs(onPage[0]) + Math.abs(onPage[1])) * width * fontSize) / 1000;
  }

  private add(text: number): void {
    const { replacement, written } = this.texts.runOf(text).marks;
    if (replacement !== null && this.isToldAlready(text, replacement)) {
      this.goOnBehind(text);
      return;
    }
    if (this.previous === NO_TEXT) this.extent.begin(this.texts, text);
    else if (!this.join(text)) return;
    this.goOnBehind(text);
    if (replacement !== null && replacement !== '') this.addReplacement(text, written);
    else this.addGlyphs(text);
  }

  private goOnBehind(text: number): void {
    this.previous = text;
    this.previousToPage = this.texts.runOf(text).toPage;
  }

  /** True for a text within a mark whose own text was told with the text before, or says nothing. */
  private isToldAlready(text: number, replacement: string): boolean {
    const { texts, previous } = this;
    const { marks } = texts.runOf(text);
    const before = previous === NO_TEXT ? null : texts.runOf(previous).marks;
    return (before !== null && before.count === marks.count && before.last === marks.last) || (replacement !== '' && !SEEN.test(replacement));
  }

  /** Adds what a mark says instead of its text, each character on an equal part of the text's breadth. */
  private addReplacement(text: number, written: string): void {
    const { into, texts } = this;
    for (let place = 0; place < written.length; place++) {
      const unit = written.charCodeAt(place);
      if (unit < FIRST_NONE) into.push(unit < 0x20 || unit === 0x7f || unit === 0x80 ? 0x20 : unit, CHARACTER.drawn, text, -1 - place, texts.x[text]!, texts.y[text]!);
    }
  }

  /** Adds what stands before the text; false where the text itself is not to be added. */
  private join(text: number): boolean {
    this.previous = this.textBefore();
    const joint = jointBefore(text, this.previous, this);
    if (joint === 'line-break') this.extent.begin(this.texts, text);
    else this.extent.add(this.texts, text);
    if (joint === 'space') {
      if (this.into.count > 0) this.into.pushSpace();
    } else if (joint === 'line-break') {
      this.closeLine();
      this.into.addLineEnd();
    } else if (joint === 'hyphen') return this.breakAtHyphen(text);
    return true;
  }

  /** The text of the last character, else the last that was looked at. */
  private textBefore(): number {
    const { into } = this;
    const ofLast = into.count > 0 ? into.textOf[into.count - 1]! : NO_TEXT;
    return ofLast === NO_TEXT ? this.previous : ofLast;
  }

  private breakAtHyphen(text: number): boolean {
    const { texts, into } = this;
    const unit = texts.runOf(text).font.texts[texts.firstSlotOf(text)]!.charCodeAt(0);
    if (texts.itemsOf(text) === 1 && (unit === 0x2d || unit === 0xad)) return false;
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

  private addGlyphs(text: number): void {
    const { into, texts } = this;
    const run = texts.runOf(text);
    const { font, fontSize, charSpace, matrix, onPage } = run;
    const { slots, places } = texts;
    const firstItem = texts.firstItem[text]!;
    const items = texts.itemsOf(text);
    const a = onPage[0];
    const b = onPage[1];
    const e = texts.pageX[text]!;
    const f = texts.pageY[text]!;
    const sizeOnPage = lengthOf(matrix[0], matrix[1]) * Math.abs(fontSize);
    const apart = apartBy(run);
    const baseSpace = charSpace === 0 ? 0 : this.baseSpace(text, sizeOnPage);
    const near = lengthOf(a, b) * SAME_GLYPH_EM * fontSize;
    const isSpacedEvenly = apart - baseSpace === 0;
    let spacing = 0;
    for (let item = 0; item < items; item++) {
      // Nearly always: letter by letter behind all that stands on the line.
      if (isSpacedEvenly && spacing === 0) item = into.pushLetters(texts, text, item, near);
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
      if (spacing !== 0 && item > 0 && isSpaceBefore(font, slot, sizeOnPage, spacing)) into.push(0x20, CHARACTER.added, text, item, x, y);
      spacing = 0;
      const unit = font.units[slot]!;
      if (unit !== 0 && x - into.farthest >= near) {
        into.push(unit, CHARACTER.drawn, text, item, x, y);
        continue;
      }
      if (font.texts[slot] === MISSING) into.push(NO_CHARACTER, CHARACTER.missing, text, item, x, y);
      else if (!this.isRepeated(slot, text, x, y, near)) for (const letter of lettersOf(font.texts[slot]!)) into.push(letter, CHARACTER.drawn, text, item, x, y);
      else if (item === 0 && into.lastOnLine === 0x20) into.count--;
    }
    if (a * onPage[3] - b * onPage[2] < 0) this.refuseMirrored(text);
  }

  /** Where the line, or before it the page's text, ends in a space, or nothing stands at all. */
  private endsInSpaceOrNothing(): boolean {
    const { into } = this;
    return into.count > into.lineStart ? into.lastOnLine === 0x20 : !into.hasText;
  }

  private isRepeated(slot: number, text: number, x: number, y: number, near: number): boolean {
    const { texts, into } = this;
    const { lineStart, lineX, lineY } = into;
    if (x - into.farthest >= near) return false;
    const { font } = texts.runOf(text);
    const from = Math.max(lineStart, into.count - GLYPHS_BACK);
    for (let index = into.count - 1; index >= from; index--) {
      if (Math.abs(lineX[index - lineStart]! - x) < near && Math.abs(lineY[index - lineStart]! - y) < near) {
        if (into.kinds[index] === CHARACTER.added || into.itemOf[index]! < 0) continue;
        const other = into.textOf[index]!;
        if (texts.runOf(other).font === font && texts.slotAt(other, into.itemOf[index]!) === slot) return true;
      }
    }
    return false;
  }

  /** The distance by which all glyphs of a text are set apart, that no space is read into it. */
  private baseSpace(text: number, sizeOnPage: number): number {
    const { texts } = this;
    const items = texts.itemsOf(text);
    if (items < 3) return 0;
    const { charSpace, scale } = texts.runOf(text);
    const spacing = charSpace * scale;
    let base = spacing;
    let isPlain = true;
    for (let item = texts.firstItem[text]!; item < texts.firstItem[text + 1]!; item++) {
      if (texts.slots[item] !== KERNING) continue;
      base = Math.min(base, (-sizeOnPage * texts.places[item]!) / 1000 + spacing);
      isPlain = false;
    }
    return base < 0 || (items === 3 && !isPlain) ? 0 : base;
  }

  /** Right-to-left text that is drawn mirrored is turned by rules of its own. */
  private refuseMirrored(text: number): void {
    const { slots, firstItem } = this.texts;
    const { font } = this.texts.runOf(text);
    for (let item = firstItem[text]!; item < firstItem[text + 1]!; item++) {
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
