import { concatenate, IDENTITY, lengthOf, scaleOf } from '../../pdf/page-view';
import type { Matrix } from '../../../pdfium/pdfium';
import type { LeanFont } from '../font/lean-font';
import type { DrawnPage } from '../page/drawn-objects';
import type { DrawnTexts } from '../page/drawn-texts';

/**
 * Where one piece of text ends a line, or a space, a hyphen or nothing stands before the next. The rules and their constants are
 * those by which PDFium's text page goes (cpdf_textpage.cpp): both readers must tell the same lines of the same page.
 */

export type Joint = 'nothing' | 'space' | 'line-break' | 'hyphen';

/** Which way the page's lines run. */
export type Flow = 'horizontal' | 'vertical' | 'unknown';

/** Lower text is too small to tell lines apart by its height. */
const LEAST_HEIGHT_PT = 4.5;

/** What `mapFromPage` gives, until it is asked again: there is one for each piece of text. */
const inverse: [number, number, number, number, number, number] = [1, 0, 0, 1, 0, 0];

/** From the page's space to a text's, were the space of what holds it mapped by `toPage`; as it is where the text has no area. */
const mapFromPage = (texts: DrawnTexts, text: number, toPage: Matrix): Matrix => {
  const run = texts.runOf(text);
  const matrix = toPage === run.toPage ? run.onPage : concatenate(run.matrix, toPage);
  const x = texts.x[text]!;
  const y = texts.y[text]!;
  const a = matrix[0];
  const b = matrix[1];
  const c = matrix[2];
  const d = matrix[3];
  const e = x * toPage[0] + y * toPage[2] + toPage[4];
  const f = x * toPage[1] + y * toPage[3] + toPage[5];
  const determinant = a * d - b * c;
  if (determinant === 0) return IDENTITY;
  const k = -determinant;
  inverse[0] = d / determinant;
  inverse[1] = b / k;
  inverse[2] = c / k;
  inverse[3] = a / determinant;
  inverse[4] = (c * f - d * e) / determinant;
  inverse[5] = (a * f - b * e) / k;
  return inverse;
};

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

export const heightOf = ({ bottom, top }: DrawnTexts, text: number): number => top[text]! - bottom[text]!;

/** The width of a text's first glyph in thousandths: as told, else as drawn. */
export const firstGlyphWidth = (texts: DrawnTexts, text: number): number => texts.runOf(text).font.widthOf(texts.firstSlotOf(text));

/** As `firstGlyphWidth`, of its last. */
export const lastGlyphWidth = (texts: DrawnTexts, text: number): number => texts.runOf(text).font.widthOf(texts.lastSlotOf(text));

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

/** Beyond this part of its length, text counts as slanted. */
const SLANT = 0.0872;
const SAME_PLACE = 0.0001;

const flowOf = (texts: DrawnTexts, text: number, ofPage: Flow): Flow => {
  if (texts.itemsOf(text) === 1) return ofPage;
  const { matrix } = texts.runOf(text);
  const length = texts.lastPlaceOf(text) - texts.places[texts.firstItem[text]!]!;
  const x = Math.abs(matrix[0] * length);
  const y = Math.abs(matrix[1] * length);
  if (x <= SAME_PLACE && y <= SAME_PLACE) return 'unknown';
  const distance = lengthOf(x, y);
  const isUpright = x / distance <= SLANT;
  if (y / distance <= SLANT) return isUpright ? ofPage : 'horizontal';
  return isUpright ? 'vertical' : ofPage;
};

const standApart = (texts: DrawnTexts, text: number, previous: number): boolean => {
  if (heightOf(texts, text) <= LEAST_HEIGHT_PT || heightOf(texts, previous) <= LEAST_HEIGHT_PT) return false;
  const { bottom, top } = texts;
  return Math.max(bottom[text]!, bottom[previous]!) >= Math.min(top[text]!, top[previous]!);
};

const isNarrow = (texts: DrawnTexts, text: number): boolean => texts.right[text]! - texts.left[text]! <= texts.runOf(text).fontSize * 0.1;

const columnsApart = (texts: DrawnTexts, text: number, previous: number, line: LineExtent): boolean =>
  !isNarrow(texts, text) && !isNarrow(texts, previous) && Math.min(texts.right[text]!, line.right) <= Math.max(texts.left[text]!, line.left);

/** True where a text begins within the height of another. */
const beginsWithin = ({ x, y, bottom, top }: DrawnTexts, text: number, other: number): boolean => x[text]! >= 0 && x[text]! <= 1000 && y[text]! >= bottom[other]! && y[text]! <= top[other]!;

const leavesLine = (texts: DrawnTexts, text: number, previous: number, x: number, y: number, threshold: number): boolean => {
  const flatButHigh = isEmpty(texts, previous) && heightOf(texts, previous) > 5;
  const away = (y > threshold * 2 || y < threshold * -3) && (Math.abs(y) >= 1 || Math.abs(y) > Math.abs(x));
  if (!flatButHigh && !away) return false;
  const { matrix } = texts.runOf(previous);
  if (texts.itemsOf(previous) === 1 || texts.lastPlaceOf(previous) <= 0 || matrix[1] >= 0.1 || matrix[2] >= 0.1) return true;
  return !beginsWithin(texts, text, previous) && !beginsWithin(texts, previous, text);
};

/** PDFium reckons in single precision. */
const ROUNDING = 0.00005;

/** True where text that begins at `x` stands too far from the glyph before it to belong to the same word. */
const isGap = (x: number, lastPlace: number, width: number, lastWidth: number, threshold: number): boolean => {
  const reach = threshold + lastWidth;
  const difference = x - lastPlace;
  if (Math.abs(difference) > reach) return true;
  if (x < 0 && -reach > difference) return true;
  return difference > width + lastWidth;
};

const isHyphenUnit = (unit: number): boolean => unit === 0x2d || unit === 0xad;

/** The line that a text may go on. */
export type LineBefore = {
  readonly texts: DrawnTexts;
  /** From the space of what holds the previous text to the page's. */
  readonly previousToPage: Matrix;
  readonly flow: Flow;
  /** From where to where it reaches so far. */
  readonly extent: LineExtent;
  /** True where it ends in a hyphen that may break a word before this UTF-16 unit. */
  readonly endsInHyphen: (nextUnit: number) => boolean;
};

const newLine = (nextUnit: number, line: LineBefore): Joint => (line.endsInHyphen(nextUnit) ? 'hyphen' : 'line-break');

/** What stands between a text and the one before it, the last of a line. */
export const jointBefore = (text: number, previous: number, line: LineBefore): Joint => {
  const { texts, previousToPage, flow: ofPage } = line;
  const { font, fontSize, scale } = texts.runOf(text);
  const { font: lastFont, fontSize: lastSize } = texts.runOf(previous);
  let flow = flowOf(texts, text, ofPage);
  if (flow === 'unknown') flow = flowOf(texts, previous, ofPage);
  const firstUnit = font.firstUnitOf(texts.firstSlotOf(text));
  if (flow === 'horizontal' ? standApart(texts, text, previous) : flow === 'vertical' && columnsApart(texts, text, previous, line.extent)) return newLine(firstUnit, line);

  const lastGlyph = lastGlyphWidth(texts, previous);
  const firstGlyph = firstGlyphWidth(texts, text);
  const lastWidth = Math.abs((lastGlyph * lastSize) / 1000);
  const width = Math.abs((firstGlyph * fontSize) / 1000);
  const fromPage = mapFromPage(texts, previous, previousToPage);
  const pageX = texts.pageX[text]!;
  const pageY = texts.pageY[text]!;
  const x = fromPage[0] * pageX + fromPage[2] * pageY + fromPage[4];
  const y = fromPage[1] * pageX + fromPage[3] * pageY + fromPage[5];
  const quarter = Math.max(lastWidth, width) / 4;
  if (flow === 'horizontal' && leavesLine(texts, text, previous, x, y, lastWidth < width ? quarter * scaleOf(fromPage) : quarter)) return newLine(firstUnit, line);

  if (isHyphenUnit(firstUnit) && texts.itemsOf(text) === 1 && line.endsInHyphen(firstUnit)) return 'hyphen';
  if (firstUnit === 0x20 || lastFont.endsInSpace(texts.lastSlotOf(previous))) return 'nothing';

  let threshold = partOfWidth(Math.max(lastGlyph, firstGlyph), 400, 700, 800);
  if (lastGlyph >= firstGlyph) threshold *= Math.abs(lastSize);
  else threshold = threshold * Math.abs(fontSize) * scale * scaleOf(fromPage);
  threshold /= 1000;
  // Two exact gaps of a producer that sets letters apart.
  if ((threshold < 1.4881 && threshold > 1.4879) || (threshold < 1.39001 && threshold > 1.38999)) threshold *= 1.5;
  const lastPlace = texts.lastPlaceOf(previous);
  // Nearly always: right behind the glyph before.
  if (Math.abs(lastPlace + lastWidth - x) <= threshold + ROUNDING) return 'nothing';
  return isGap(x, lastPlace, width, lastWidth, threshold) ? 'space' : 'nothing';
};

/** Of each column and row of the page, a point each: by how much more texts cover it than the one before. A text adds to two places, however large it is. */
let columns = new Int32Array(1024);
let rows = new Int32Array(1024);

/** One place more than the page has: texts end in front of it. */
const cleared = (steps: Int32Array<ArrayBuffer>, length: number): Int32Array<ArrayBuffer> => (steps.length <= length ? new Int32Array(length + 1) : steps.fill(0, 0, length + 1));

const within = (value: number, most: number): number => Math.trunc(Math.min(Math.max(value, 0), most));

/** Which way most of the page's own lines run: by how much of its breadth and height text covers. */
export const flowOfPage = ({ objects, texts }: DrawnPage, widthPt: number, heightPt: number): Flow => {
  const width = Math.trunc(widthPt);
  const height = Math.trunc(heightPt);
  columns = cleared(columns, width);
  rows = cleared(rows, height);
  let lineHeight = 0;
  let [startX, endX, startY, endY] = [width, 0, height, 0];
  for (const object of objects) {
    if (object.kind !== 'texts') continue;
    for (let text = object.first; text < object.end; text++) {
      const left = within(texts.left[text]!, width);
      const right = within(texts.right[text]!, width);
      const bottom = within(texts.bottom[text]!, height);
      const top = within(texts.top[text]!, height);
      if (left >= right || bottom >= top) continue;
      columns[left]!++;
      columns[right]!--;
      rows[bottom]!++;
      rows[top]!--;
      startX = Math.min(startX, left);
      endX = Math.max(endX, right);
      startY = Math.min(startY, bottom);
      endY = Math.max(endY, top);
      if (lineHeight <= 0) lineHeight = heightOf(texts, text);
    }
  }
  const twoLines = Math.trunc(2 * lineHeight);
  if (endY - startY < twoLines) return 'horizontal';
  if (endX - startX < twoLines) return 'vertical';
  const across = filledPart(columns, startX, endX);
  if (across > 0.8) return 'horizontal';
  const down = filledPart(rows, startY, endY);
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
