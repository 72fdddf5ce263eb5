import { concatenate, determinantOf, IDENTITY, lengthOf, scaleOf } from '../../pdf/page-view';
import type { Matrix } from '../../../pdfium/pdfium';
import type { LeanFont } from '../font/lean-font';
import type { DrawnPage } from '../page/drawn-objects';
import type { DrawnTexts, TextRun } from '../page/drawn-texts';

/**
 * Where one piece of text ends a line, or a space, a hyphen or nothing stands before the next. The rules and their constants are
 * those by which PDFium's text page goes (cpdf_textpage.cpp): both readers must tell the same lines of the same page.
 */

export type Joint = 'nothing' | 'space' | 'line-break' | 'hyphen';

/** Which way the page's lines run. */
export type Flow = 'horizontal' | 'vertical' | 'unknown';

/** Lower text is too small to tell lines apart by its height. */
const LEAST_HEIGHT_PT = 4.5;

/**
 * Where a text begins in the space of the one before it. The map to that from the page's space is made once a run: its texts differ in nothing but the place.
 */
export class PlaceBehind {
  // No whole numbers, of which V8 would think that they stay whole.
  x = Number.NaN;
  y = Number.NaN;
  /** By how much the map scales on average. */
  scale = Number.NaN;
  private run: TextRun | null = null;
  private toPage = IDENTITY;
  private forth = IDENTITY;
  private back = IDENTITY;
  private determinant = Number.NaN;

  /** Finds a text's place behind one of a run, were the space of what holds that one mapped by `toPage`. */
  find(texts: DrawnTexts, text: number, previous: number, run: TextRun, toPage: Matrix): void {
    if (run !== this.run || toPage !== this.toPage) this.goTo(run, toPage);
    const e = texts.x[previous]! * toPage[0] + texts.y[previous]! * toPage[2] + toPage[4];
    const f = texts.x[previous]! * toPage[1] + texts.y[previous]! * toPage[3] + toPage[5];
    const pageX = texts.pageX[text]!;
    const pageY = texts.pageY[text]!;
    const { forth, back, determinant } = this;
    this.x = back[0] * pageX + back[2] * pageY + (forth[2] * f - forth[3] * e) / determinant;
    this.y = back[1] * pageX + back[3] * pageY + (forth[0] * f - forth[1] * e) / -determinant;
  }

  private goTo(run: TextRun, toPage: Matrix): void {
    this.run = run;
    this.toPage = toPage;
    const forth = concatenate(run.matrix, toPage);
    const determinant = determinantOf(forth);
    this.forth = forth;
    this.determinant = determinant;
    this.back = [forth[3] / determinant, forth[1] / -determinant, forth[2] / -determinant, forth[0] / determinant, 0, 0];
    this.scale = scaleOf(this.back);
  }
}

/** From where to where the texts of a line reach. */
export class LineExtent {
  // No whole numbers, of which V8 would think that they stay whole.
  left = Number.NaN;
  right = Number.NaN;

  begin({ left, right }: DrawnTexts, text: number): void {
    this.left = left[text]!;
    this.right = right[text]!;
  }

  add({ left, right }: DrawnTexts, text: number): void {
    this.left = Math.min(this.left, left[text]!);
    this.right = Math.max(this.right, right[text]!);
  }
}

/** True for a text whose box has no area. */
export const isEmpty = ({ left, bottom, right, top }: DrawnTexts, text: number): boolean => left[text]! >= right[text]! || bottom[text]! >= top[text]!;

const heightOf = ({ bottom, top }: DrawnTexts, text: number): number => top[text]! - bottom[text]!;

/** A part of a width that grows less than the width. */
export const partOfWidth = (width: number, first: number, second: number, third: number): number =>
  width < first ? width / 2 : width < second ? width / 4 : width < third ? width / 5 : width / 6;

/** True where a glyph stands so far behind the one before it in its text (in points) that a space is read between them. */
export const isSpaceBefore = (font: LeanFont, slot: number, sizeOnPage: number, spacing: number): boolean => {
  const { spaceWidth } = font;
  let threshold = spaceWidth === null ? 0 : (sizeOnPage * spaceWidth) / 1000;
  threshold = threshold > sizeOnPage / 3 ? 0 : threshold / 2;
  if (threshold === 0) threshold = (sizeOnPage * partOfWidth(font.widthOf(slot), 300, 500, 700)) / 1000;
  return threshold !== 0 && spacing >= threshold;
};

/** The line that a text may go on. */
export type LineBefore = {
  readonly texts: DrawnTexts;
  /** From the space of what holds the previous text to the page's. */
  readonly previousToPage: Matrix;
  /** Which way the page's lines run. */
  readonly flow: Flow;
  /** From where to where it reaches so far. */
  readonly extent: LineExtent;
  /** Where the text that is asked about stands behind it: found anew for each. */
  readonly behind: PlaceBehind;
  /** True where it ends in a hyphen that may break a word before this UTF-16 unit. */
  readonly endsInHyphen: (nextUnit: number) => boolean;
};

/** Beyond this part of its length, text counts as slanted. */
const SLANT = 0.0872;
const SAME_PLACE = 0.0001;

const flowOf = (text: number, { matrix }: TextRun, line: LineBefore): Flow => {
  const { texts } = line;
  if (texts.itemsOf(text) === 1) return line.flow;
  const length = texts.lastPlaceOf(text) - texts.places[texts.firstItem[text]!]!;
  const x = Math.abs(matrix[0] * length);
  const y = Math.abs(matrix[1] * length);
  if (x <= SAME_PLACE && y <= SAME_PLACE) return 'unknown';
  const distance = lengthOf(x, y);
  const isUpright = x / distance <= SLANT;
  if (y / distance <= SLANT) return isUpright ? line.flow : 'horizontal';
  return isUpright ? 'vertical' : line.flow;
};

const standApart = (texts: DrawnTexts, text: number, previous: number): boolean => {
  const { bottom, top } = texts;
  if (bottom[text]! < top[previous]! && bottom[previous]! < top[text]!) return false;
  return heightOf(texts, text) > LEAST_HEIGHT_PT && heightOf(texts, previous) > LEAST_HEIGHT_PT;
};

const isNarrow = (texts: DrawnTexts, text: number): boolean => texts.right[text]! - texts.left[text]! <= texts.runOf(text).fontSize * 0.1;

const columnsApart = (texts: DrawnTexts, text: number, previous: number, line: LineExtent): boolean =>
  !isNarrow(texts, text) && !isNarrow(texts, previous) && Math.min(texts.right[text]!, line.right) <= Math.max(texts.left[text]!, line.left);

/** True where a text begins within the height of another. */
const beginsWithin = ({ x, y, bottom, top }: DrawnTexts, text: number, other: number): boolean => x[text]! >= 0 && x[text]! <= 1000 && y[text]! >= bottom[other]! && y[text]! <= top[other]!;

/** True for a text whose box has a height and no width. */
const isFlatButHigh = (texts: DrawnTexts, text: number): boolean => texts.left[text]! >= texts.right[text]! && heightOf(texts, text) > 5;

/** The width of a text's first glyph, in units of text space. */
export const firstWidth = (texts: DrawnTexts, text: number, { font, fontSize }: TextRun): number => Math.abs((font.widthOf(texts.firstSlotOf(text)) * fontSize) / 1000);

/** As `firstWidth`, of its last. */
export const lastWidth = (texts: DrawnTexts, text: number, { font, fontSize }: TextRun): number => Math.abs((font.widthOf(texts.lastSlotOf(text)) * fontSize) / 1000);

/** True where a text begins too far above or below the line of the one before. */
const isAway = (texts: DrawnTexts, text: number, run: TextRun, previous: number, previousRun: TextRun, { x, y, scale }: PlaceBehind): boolean => {
  // Nearly always: on the same line, or next to it.
  if (!(Math.abs(y) >= 1 || Math.abs(y) > Math.abs(x))) return false;
  const width = firstWidth(texts, text, run);
  const widthBefore = lastWidth(texts, previous, previousRun);
  const threshold = widthBefore < width ? (width / 4) * scale : widthBefore / 4;
  return y > threshold * 2 || y < threshold * -3;
};

const leavesLine = (texts: DrawnTexts, text: number, run: TextRun, previous: number, previousRun: TextRun, behind: PlaceBehind): boolean => {
  if (!isFlatButHigh(texts, previous) && !isAway(texts, text, run, previous, previousRun, behind)) return false;
  const { matrix } = previousRun;
  if (texts.itemsOf(previous) === 1 || texts.lastPlaceOf(previous) <= 0 || matrix[1] >= 0.1 || matrix[2] >= 0.1) return true;
  return !beginsWithin(texts, text, previous) && !beginsWithin(texts, previous, text);
};

/** PDFium reckons in single precision. */
const ROUNDING = 0.00005;

/** True where a text stands too far from the last glyph of the one before to belong to the same word. */
const isGap = (texts: DrawnTexts, text: number, run: TextRun, previous: number, previousRun: TextRun, { x, scale }: PlaceBehind): boolean => {
  const glyph = run.font.widthOf(texts.firstSlotOf(text));
  const glyphBefore = previousRun.font.widthOf(texts.lastSlotOf(previous));
  let threshold = partOfWidth(Math.max(glyphBefore, glyph), 400, 700, 800);
  if (glyphBefore >= glyph) threshold *= Math.abs(previousRun.fontSize);
  else threshold = threshold * Math.abs(run.fontSize) * run.scale * scale;
  threshold /= 1000;
  // Two exact gaps of a producer that sets letters apart.
  if ((threshold < 1.4881 && threshold > 1.4879) || (threshold < 1.39001 && threshold > 1.38999)) threshold *= 1.5;
  const widthBefore = lastWidth(texts, previous, previousRun);
  const placeBefore = texts.lastPlaceOf(previous);
  // Nearly always: right behind it.
  if (Math.abs(placeBefore + widthBefore - x) <= threshold + ROUNDING) return false;
  const reach = threshold + widthBefore;
  const difference = x - placeBefore;
  return Math.abs(difference) > reach || (x < 0 && -reach > difference) || difference > firstWidth(texts, text, run) + widthBefore;
};

const SPACE = 0x20;

const isHyphenUnit = (unit: number): boolean => unit === 0x2d || unit === 0xad;

/** True where a text is no part of the line before. */
const beginsLine = (text: number, run: TextRun, previous: number, previousRun: TextRun, line: LineBefore): boolean => {
  const { texts } = line;
  let flow = flowOf(text, run, line);
  if (flow === 'unknown') flow = flowOf(previous, previousRun, line);
  if (flow === 'horizontal') return standApart(texts, text, previous) || leavesLine(texts, text, run, previous, previousRun, line.behind);
  return flow === 'vertical' && columnsApart(texts, text, previous, line.extent);
};

/** What stands between a text and the one before it, the last of a line; each is told with its run. */
export const jointBefore = (text: number, run: TextRun, previous: number, previousRun: TextRun, line: LineBefore): Joint => {
  const { texts, behind } = line;
  const firstUnit = run.font.firstUnitOf(texts.firstSlotOf(text));
  behind.find(texts, text, previous, previousRun, line.previousToPage);
  if (beginsLine(text, run, previous, previousRun, line)) return line.endsInHyphen(firstUnit) ? 'hyphen' : 'line-break';
  if (isHyphenUnit(firstUnit) && texts.itemsOf(text) === 1 && line.endsInHyphen(firstUnit)) return 'hyphen';
  if (firstUnit === SPACE || previousRun.font.endsInSpace(texts.lastSlotOf(previous))) return 'nothing';
  return isGap(texts, text, run, previous, previousRun, behind) ? 'space' : 'nothing';
};

/** Of each column and row of the page, a point each: by how much more texts cover it than the one before. A text adds to two places, however large it is. */
let columns = new Int32Array(1024);
let rows = new Int32Array(1024);

/** One place more than the page has: texts end in front of it. */
const cleared = (steps: Int32Array<ArrayBuffer>, length: number): Int32Array<ArrayBuffer> => (steps.length <= length ? new Int32Array(length + 1) : steps.fill(0, 0, length + 1));

const within = (value: number, most: number): number => (value < most ? (value > 0 ? value | 0 : 0) : most);

/** Which way most of the page's own lines run: by how much of its breadth and height text covers. */
export const flowOfPage = ({ objects, texts }: DrawnPage, widthPt: number, heightPt: number): Flow => {
  const width = Math.trunc(widthPt);
  const height = Math.trunc(heightPt);
  const acrossSteps = (columns = cleared(columns, width));
  const downSteps = (rows = cleared(rows, height));
  let lineHeight = 0;
  let [startX, endX, startY, endY] = [width, 0, height, 0];
  for (const object of objects) {
    if (object.kind !== 'texts') continue;
    const { first, end } = object;
    for (let text = first; text < end; text++) {
      const left = within(texts.left[text]!, width);
      const right = within(texts.right[text]!, width);
      const bottom = within(texts.bottom[text]!, height);
      const top = within(texts.top[text]!, height);
      if (left >= right || bottom >= top) continue;
      acrossSteps[left]!++;
      acrossSteps[right]!--;
      downSteps[bottom]!++;
      downSteps[top]!--;
      if (left < startX) startX = left;
      if (right > endX) endX = right;
      if (bottom < startY) startY = bottom;
      if (top > endY) endY = top;
      if (lineHeight <= 0) lineHeight = heightOf(texts, text);
    }
  }
  const twoLines = Math.trunc(2 * lineHeight);
  if (endY - startY < twoLines) return 'horizontal';
  if (endX - startX < twoLines) return 'vertical';
  const across = filledPart(acrossSteps, startX, endX);
  if (across > 0.8) return 'horizontal';
  const down = filledPart(downSteps, startY, endY);
  return across > down ? 'horizontal' : across < down ? 'vertical' : 'unknown';
};

const filledPart = (steps: Int32Array, start: number, end: number): number => {
  if (start >= end) return 0;
  let count = 0;
  let texts = 0;
  for (let index = start; index < end; index++) {
    texts += steps[index]!;
    if (texts > 0) count++;
  }
  return count / (end - start);
};
