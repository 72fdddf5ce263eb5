import { FIRST_RIGHT_TO_LEFT } from '@shared/domain/ssr/logical-order';
import { GLYPH, GLYPH_LENGTHS } from '../font/glyph-lengths';
import { MISSING } from '../font/lean-font';
import { LeanTextRefusal } from '../lean-text-refusal';
import { determinantOf, IDENTITY, lengthOf } from '../../pdf/page-view';
import type { Matrix } from '../../../pdfium/pdfium';
import type { DrawnObject, DrawnPage } from '../page/drawn-objects';
import { KERNING, NO_TEXT, type DrawnTexts, type TextRun } from '../page/drawn-texts';
import { CHARACTER, nearBy, type ArrangedText } from './arranged-text';
import { turnedLetters, visitInReadingOrder } from './bidi';
import { firstWidth, flowOfPage, isEmpty, isSpaceBefore, jointBefore, lastWidth, LineExtent, PlaceBehind, type Flow, type LineBefore } from './line-breaks';
import { readBothWays } from './read-both-ways';

/** Stands for a hyphen at a line's end, as in PDFium's text. */
const HYPHEN_MARK = 0xfffe;
/** Stands for a glyph of which nothing is known. */
const NO_CHARACTER = 0xfffe;

const GLYPHS_BACK = 7;
const TEXTS_BACK = 5;

const RIGHT_TO_LEFT = /[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc]/;
/** What of a replacing text is seen at all; one without it takes its text away. */
const SEEN = /[\x20-\x7e\u0081-\ufffc]/;
/** From here on a replacing text's characters are none. */
const FIRST_NONE = 0xfffd;
const LETTER = /\p{L}/u;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
const FIRST_LIGATURE = 0xfb00;
const LAST_LIGATURE = 0xfb06;
/** Its letters stay as they are. */
const LONG_S_LIGATURE = 0xfb05;

/** The page as its text is arranged on: its size, and where its top left lies in its own space. */
export type PageFrame = { readonly widthPt: number; readonly heightPt: number };

/**
 * Arranges a page's texts into lines, in the order and with the spaces and line ends that PDFium's text page gives
 * (cpdf_textpage.cpp), and lines that hold right-to-left letters in the order in which they are read.
 */
export const arrangeText = (page: DrawnPage, frame: PageFrame, into: ArrangedText): void => {
  into.clear();
  new TextArranger(page, frame, into).arrange(page.objects);
  readBothWays(page.texts, into);
};

/** By how much letters are set apart on the page; next to nothing is nothing. */
const apartBy = ({ charSpace, scale }: TextRun): number => (Math.abs(charSpace) > 0.001 ? charSpace * scale : 0);

/** The type size in points of the page's space. */
const sizeOnPageOf = ({ matrix, fontSize }: TextRun): number => lengthOf(matrix[0], matrix[1]) * Math.abs(fontSize);

const lettersOf = (text: string): readonly number[] => Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));

class TextArranger implements LineBefore {
  readonly texts: DrawnTexts;
  private readonly scaleX: number;
  private readonly scaleY: number;
  /** Texts near one baseline, from left to right, that wait for the next line: the first `waitingCount` places. */
  private readonly waiting: number[] = [];
  private waitingCount = 0;
  private flowKnown: Flow | null = null;
  private previous = NO_TEXT;
  private previousRun: TextRun | null = null;
  previousToPage: Matrix = IDENTITY;
  readonly behind = new PlaceBehind();
  readonly extent = new LineExtent();

  constructor(
    private readonly page: DrawnPage,
    private readonly frame: PageFrame,
    private readonly into: ArrangedText,
  ) {
    this.texts = page.texts;
    const { widthPt, heightPt } = frame;
    this.scaleX = Math.trunc(widthPt) / widthPt;
    this.scaleY = Math.trunc(heightPt) / heightPt;
  }

  /** Told only where a text does not say it for itself. */
  get flow(): Flow {
    this.flowKnown ??= flowOfPage(this.page, this.frame.widthPt, this.frame.heightPt);
    return this.flowKnown;
  }

  arrange(objects: readonly DrawnObject[]): void {
    this.takeAll(objects);
    this.addWaiting();
    this.closeLine();
  }

  private takeAll(objects: readonly DrawnObject[]): void {
    for (const object of objects) {
      if (object.kind === 'texts') for (let text = object.first; text < object.end; text++) this.take(text, object);
      else if (object.kind === 'form' && object.texts) this.takeAll(object.objects());
    }
  }

  /** Puts a text among those that wait, or lets these go first where it stands on another line. */
  private take(text: number, run: TextRun): void {
    const { waiting } = this;
    if (this.waitingCount === 0) {
      waiting[this.waitingCount++] = text;
      return;
    }
    if (this.isDrawnTwice(text, run)) return;
    const { pageX, pageY } = this.texts;
    const last = waiting[this.waitingCount - 1]!;
    const away = Math.abs(pageY[text]! - pageY[last]!) * this.scaleY;
    if (away > 0 && away > this.widerGlyph(last, text, run) / 2) {
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
  private widerGlyph(last: number, text: number, run: TextRun): number {
    const { texts } = this;
    const lastRun = texts.runOf(last);
    return Math.max(lastWidth(texts, last, lastRun) * lastRun.scale, firstWidth(texts, text, run) * run.scale);
  }

  private addWaiting(): void {
    const { texts, waiting, waitingCount } = this;
    for (let index = 0; index < waitingCount; index++) this.add(waiting[index]!, texts.runOf(waiting[index]!));
    this.waitingCount = 0;
  }

  /** True where one of the texts that the same holder drew shortly before shows the same at the same place. */
  private isDrawnTwice(text: number, run: TextRun): boolean {
    const { texts } = this;
    const { x } = texts;
    const here = x[text]!;
    const reach = (0.9 * run.font.widthOf(texts.lastSlotOf(text)) * run.fontSize) / 1000;
    let end = text;
    let left = TEXTS_BACK;
    for (let current: TextRun | null = run; current !== null && left > 0; current = current.before === NO_TEXT ? null : texts.runOf(current.before)) {
      const first = Math.max(current.first, end - left);
      // Nearly always all stand elsewhere.
      for (let other = end - 1; other >= first; other--) if (Math.abs(x[other]! - here) <= reach && this.showsSame(other, text) && this.coversSame(other, text)) return true;
      left -= end - first;
      end = current.before + 1;
    }
    return false;
  }

  /** True where both texts, which begin near each other, stand at the same height and are as large. */
  private coversSame(other: number, text: number): boolean {
    const { texts, into } = this;
    const { left, bottom, right, top, y } = texts;
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
    return Math.abs(y[other]! - y[text]!) <= Math.max(sharedHeight, sharedWidth, size) / 8;
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

  private add(text: number, run: TextRun): void {
    const { replacement, written } = run.marks;
    if (replacement !== null && this.isToldAlready(run, replacement)) {
      this.goOnBehind(text, run);
      return;
    }
    if (this.previousRun === null) this.extent.begin(this.texts, text);
    else if (!this.join(text, run, this.previousRun)) return;
    this.goOnBehind(text, run);
    if (replacement !== null && replacement !== '') this.addReplacement(text, written);
    else this.addGlyphs(text, run);
  }

  private goOnBehind(text: number, run: TextRun): void {
    this.previous = text;
    this.previousRun = run;
    this.previousToPage = run.toPage;
  }

  /** True for a text within a mark whose own text was told with the text before, or says nothing. */
  private isToldAlready({ marks }: TextRun, replacement: string): boolean {
    const before = this.previousRun?.marks;
    return (before !== undefined && before.count === marks.count && before.last === marks.last) || (replacement !== '' && !SEEN.test(replacement));
  }

  /** Adds what a mark says instead of its text, each character on an equal part of the text's breadth. */
  private addReplacement(text: number, written: string): void {
    const { into, texts } = this;
    for (let place = 0; place < written.length; place++) {
      const unit = written.charCodeAt(place);
      if (unit < FIRST_NONE) into.push(unit < 0x20 || unit === 0x7f || unit === 0x80 ? 0x20 : unit, CHARACTER.drawn, text, -1 - place, texts.x[text]!);
    }
  }

  /** Adds what stands before the text; false where the text itself is not to be added. */
  private join(text: number, run: TextRun, lastRun: TextRun): boolean {
    const previousRun = this.goBackToLast(lastRun);
    const joint = jointBefore(text, run, this.previous, previousRun, this);
    if (joint === 'line-break') this.extent.begin(this.texts, text);
    else this.extent.add(this.texts, text);
    if (joint === 'space') {
      if (this.into.count > 0) this.into.pushSpace();
    } else if (joint === 'line-break') {
      this.closeLine();
      this.into.addLineEnd();
    } else if (joint === 'hyphen') return this.breakAtHyphen(text, run);
    return true;
  }

  /** Goes back to the text of the last character, where those looked at since drew none; gives its run. */
  private goBackToLast(lastRun: TextRun): TextRun {
    const { into } = this;
    const ofLast = into.count > 0 ? into.textOf[into.count - 1]! : NO_TEXT;
    if (ofLast === NO_TEXT || ofLast === this.previous) return lastRun;
    this.previous = ofLast;
    return (this.previousRun = this.texts.runOf(ofLast));
  }

  private breakAtHyphen(text: number, { font }: TextRun): boolean {
    const { texts, into } = this;
    const unit = font.texts[texts.firstSlotOf(text)]!.charCodeAt(0);
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

  private addGlyphs(text: number, run: TextRun): void {
    const apart = run.charSpace === 0 ? 0 : apartBy(run) - this.baseSpace(text, run);
    // Nearly always: letter by letter behind all that stands on the line.
    const item = apart === 0 ? this.into.pushLetters(this.texts, text, run, 0) : 0;
    if (item < this.texts.itemsOf(text)) this.addGlyphsFrom(item, text, run, apart);
    if (determinantOf(run.onPage) < 0) this.refuseMirrored(text, run);
  }

  /** Adds the glyphs of a text from an item on; each is set apart from the one before by so much. */
  private addGlyphsFrom(first: number, text: number, run: TextRun, apart: number): void {
    const { into, texts } = this;
    const { font, onPage } = run;
    const { slots, places } = texts;
    const firstItem = texts.firstItem[text]!;
    const items = texts.itemsOf(text);
    const sizeOnPage = sizeOnPageOf(run);
    const near = nearBy(run);
    let spacing = 0;
    for (let item = first; item < items; item++) {
      const slot = slots[firstItem + item]!;
      const place = places[firstItem + item]!;
      if (slot === KERNING) {
        if (!this.endsInSpaceOrNothing()) spacing = (-sizeOnPage * place) / 1000;
        continue;
      }
      spacing += apart;
      const x = onPage[0] * place + texts.pageX[text]!;
      if (spacing !== 0 && item > 0 && isSpaceBefore(font, slot, sizeOnPage, spacing)) into.push(0x20, CHARACTER.added, text, item, x);
      spacing = 0;
      const unit = font.units[slot]!;
      if (unit !== 0 && x - into.farthest >= near) into.push(unit, CHARACTER.drawn, text, item, x);
      else if (font.texts[slot] === MISSING) into.push(NO_CHARACTER, CHARACTER.missing, text, item, x);
      else if (!this.isRepeated(text, item, run, near)) for (const letter of lettersOf(font.texts[slot]!)) into.push(letter, CHARACTER.drawn, text, item, x);
      else if (item === 0 && into.lastOnLine === 0x20) into.count--;
      // Again letter by letter as far as that goes.
      if (apart === 0) item = into.pushLetters(texts, text, run, item + 1) - 1;
    }
  }

  /** Where the line, or before it the page's text, ends in a space, or nothing stands at all. */
  private endsInSpaceOrNothing(): boolean {
    const { into } = this;
    return into.count > into.lineStart ? into.lastOnLine === 0x20 : !into.hasText;
  }

  /** True where one of the last glyphs on the line is the same and stands at the same place. */
  private isRepeated(text: number, item: number, run: TextRun, near: number): boolean {
    const { texts, into } = this;
    const x = texts.pageXOf(text, item, run);
    const y = texts.pageYOf(text, item, run);
    if (x - into.farthest >= near) return false;
    const slot = texts.slotAt(text, item);
    const from = Math.max(into.lineStart, into.count - GLYPHS_BACK);
    for (let index = into.count - 1; index >= from; index--) {
      const other = into.textOf[index]!;
      const otherItem = into.itemOf[index]!;
      if (into.kinds[index] === CHARACTER.added || otherItem < 0 || texts.slotAt(other, otherItem) !== slot) continue;
      const otherRun = texts.runOf(other);
      if (otherRun.font !== run.font) continue;
      if (Math.abs(texts.pageXOf(other, otherItem, otherRun) - x) < near && Math.abs(texts.pageYOf(other, otherItem, otherRun) - y) < near) return true;
    }
    return false;
  }

  /** The distance by which all glyphs of a text are set apart, that no space is read into it. */
  private baseSpace(text: number, run: TextRun): number {
    const { texts } = this;
    const items = texts.itemsOf(text);
    if (items < 3) return 0;
    const sizeOnPage = sizeOnPageOf(run);
    const spacing = run.charSpace * run.scale;
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
  private refuseMirrored(text: number, { font }: TextRun): void {
    const { slots, firstItem } = this.texts;
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
