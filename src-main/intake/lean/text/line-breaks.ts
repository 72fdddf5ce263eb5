import { IDENTITY } from '../../pdf/page-view';
import type { Matrix } from '../../../pdfium/pdfium';
import type { LeanFont } from '../font/lean-font';
import { KERNING, type DrawnObject, type DrawnPage, type TextObject } from '../page/drawn-objects';

/**
 * Where one piece of text ends a line, or a space, a hyphen or nothing stands before the next. The rules and their constants are
 * those by which PDFium's text page goes (cpdf_textpage.cpp): both readers must tell the same lines of the same page.
 */

export type Joint = 'nothing' | 'space' | 'line-break' | 'hyphen';

/** Which way the page's lines run. */
export type Flow = 'horizontal' | 'vertical' | 'unknown';

export type TextBox = { readonly left: number; readonly bottom: number; readonly right: number; readonly top: number };

/** Lower text is too small to tell lines apart by its height. */
const LEAST_HEIGHT_PT = 4.5;

export const textMatrixOnPage = ({ matrix, toPage }: TextObject): Matrix => onPage(matrix, toPage);

const onPage = (matrix: Matrix, toPage: Matrix): Matrix => (toPage === IDENTITY ? matrix : multiply(matrix, toPage));

const multiply = (m: Matrix, n: Matrix): Matrix => [
  m[0] * n[0] + m[1] * n[2],
  m[0] * n[1] + m[1] * n[3],
  m[2] * n[0] + m[3] * n[2],
  m[2] * n[1] + m[3] * n[3],
  m[4] * n[0] + m[5] * n[2] + n[4],
  m[4] * n[1] + m[5] * n[3] + n[5],
];

/** A length without direction, scaled as the map scales on average. */
export const scaleLength = (matrix: Matrix, length: number): number => (length * (lengthOf(matrix[0], matrix[1]) + lengthOf(matrix[2], matrix[3]))) / 2;

/** The length of a vector, which mostly lies along one axis. */
export const lengthOf = (x: number, y: number): number => (y === 0 ? Math.abs(x) : x === 0 ? Math.abs(y) : Math.hypot(x, y));

/** What `inverse` gives, until it is asked again: there is one for each piece of text. */
const inverted: [number, number, number, number, number, number] = [1, 0, 0, 1, 0, 0];

const inverse = (matrix: Matrix): Matrix => {
  const a = matrix[0];
  const b = matrix[1];
  const c = matrix[2];
  const d = matrix[3];
  const e = matrix[4];
  const f = matrix[5];
  const determinant = a * d - b * c;
  if (determinant === 0) return IDENTITY;
  const k = -determinant;
  inverted[0] = d / determinant;
  inverted[1] = b / k;
  inverted[2] = c / k;
  inverted[3] = a / determinant;
  inverted[4] = (c * f - d * e) / determinant;
  inverted[5] = (a * f - b * e) / k;
  return inverted;
};

/** What the texts of a line cover. */
export class LineBox implements TextBox {
  left = 0;
  bottom = 0;
  right = 0;
  top = 0;

  begin({ left, bottom, right, top }: TextBox): void {
    this.left = left;
    this.bottom = bottom;
    this.right = right;
    this.top = top;
  }

  add({ left, bottom, right, top }: TextBox): void {
    this.left = Math.min(this.left, left);
    this.bottom = Math.min(this.bottom, bottom);
    this.right = Math.max(this.right, right);
    this.top = Math.max(this.top, top);
  }
}

export const isEmptyBox = ({ left, bottom, right, top }: TextBox): boolean => left >= right || bottom >= top;

/** The width of an item's glyph in thousandths: as told, else as drawn. */
export const glyphWidth = (page: DrawnPage, { font, firstItem }: TextObject, item: number): number => {
  const slot = page.slots[firstItem + item]!;
  return slot === KERNING ? 0 : font.widthOf(slot);
};

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

const glyphCount = (page: DrawnPage, { firstItem, items }: TextObject): number => {
  let count = 0;
  for (let item = firstItem; item < firstItem + items; item++) if (page.slots[item] !== KERNING) count++;
  return count;
};

/** Beyond this part of its length, text counts as slanted. */
const SLANT = 0.0872;
const SAME_PLACE = 0.0001;

const flowOf = (page: DrawnPage, text: TextObject, ofPage: Flow): Flow => {
  if (glyphCount(page, text) <= 1) return ofPage;
  const { matrix } = text;
  // The first and the last item of a text are glyphs.
  const length = page.places[text.firstItem + text.items - 1]! - page.places[text.firstItem]!;
  const x = Math.abs(matrix[0] * length);
  const y = Math.abs(matrix[1] * length);
  if (x <= SAME_PLACE && y <= SAME_PLACE) return 'unknown';
  const distance = lengthOf(x, y);
  const isUpright = x / distance <= SLANT;
  if (y / distance <= SLANT) return isUpright ? ofPage : 'horizontal';
  return isUpright ? 'vertical' : ofPage;
};

const standApart = (box: TextBox, previous: TextBox): boolean => {
  if (box.top - box.bottom <= LEAST_HEIGHT_PT || previous.top - previous.bottom <= LEAST_HEIGHT_PT) return false;
  return Math.max(box.bottom, previous.bottom) >= Math.min(box.top, previous.top);
};

const columnsApart = (text: TextObject, previous: TextObject, line: TextBox): boolean => {
  if (text.right - text.left <= text.fontSize * 0.1 || previous.right - previous.left <= previous.fontSize * 0.1) return false;
  return Math.min(text.right, line.right) <= Math.max(text.left, line.left);
};

const isWithinHeight = (box: TextBox, x: number, y: number): boolean => x >= 0 && x <= 1000 && y >= box.bottom && y <= box.top;

const leavesLine = (text: TextObject, previous: TextObject, x: number, y: number, threshold: number, lastPlace: number): boolean => {
  const flatButHigh = isEmptyBox(previous) && previous.top - previous.bottom > 5;
  const away = (y > threshold * 2 || y < threshold * -3) && (Math.abs(y) >= 1 || Math.abs(y) > Math.abs(x));
  if (!flatButHigh && !away) return false;
  const [, b, c] = previous.matrix;
  if (previous.items > 1 && lastPlace > 0 && b < 0.1 && c < 0.1) {
    if (isWithinHeight(previous, text.matrix[4], text.matrix[5]) || isWithinHeight(text, previous.matrix[4], previous.matrix[5])) return false;
  }
  return true;
};

/** PDFium reckons in single precision. */
const ROUNDING = 0.00005;

const isGap = (x: number, lastPlace: number, width: number, lastWidth: number, threshold: number): boolean => {
  if (Math.abs(lastPlace + lastWidth - x) <= threshold + ROUNDING) return false;
  const reach = threshold + lastWidth;
  const difference = x - lastPlace;
  if (Math.abs(difference) > reach) return true;
  if (x < 0 && -reach > difference) return true;
  return difference > width + lastWidth;
};

const isHyphenUnit = (unit: number): boolean => unit === 0x2d || unit === 0xad;

/** The line that a text may go on. */
export type LineBefore = {
  readonly page: DrawnPage;
  /** From the space of what holds the previous text to the page's. */
  readonly previousToPage: Matrix;
  readonly flow: Flow;
  /** What it covers so far. */
  readonly lineBox: TextBox;
  /** True where it ends in a hyphen that may break a word before this UTF-16 unit. */
  readonly endsInHyphen: (nextUnit: number) => boolean;
};

/** What stands between a text and the one before it, the last of a line. */
export const jointBefore = (text: TextObject, previous: TextObject, line: LineBefore): Joint => {
  const { page, previousToPage, flow: ofPage } = line;
  let flow = flowOf(page, text, ofPage);
  if (flow === 'unknown') flow = flowOf(page, previous, ofPage);
  const firstUnit = text.font.texts[page.slots[text.firstItem]!]!.charCodeAt(0);
  const newLine = (): Joint => (line.endsInHyphen(firstUnit) ? 'hyphen' : 'line-break');
  if (flow === 'horizontal' ? standApart(text, previous) : flow === 'vertical' && columnsApart(text, previous, line.lineBox)) return newLine();

  const lastItem = previous.items - 1;
  const lastPlace = page.places[previous.firstItem + lastItem]!;
  const lastGlyph = glyphWidth(page, previous, lastItem);
  const firstGlyph = glyphWidth(page, text, 0);
  const lastWidth = Math.abs((lastGlyph * previous.fontSize) / 1000);
  const width = Math.abs((firstGlyph * text.fontSize) / 1000);
  const fromPage = inverse(onPage(previous.matrix, previousToPage));
  const matrix = textMatrixOnPage(text);
  const x = fromPage[0] * matrix[4] + fromPage[2] * matrix[5] + fromPage[4];
  const y = fromPage[1] * matrix[4] + fromPage[3] * matrix[5] + fromPage[5];
  const quarter = Math.max(lastWidth, width) / 4;
  if (flow === 'horizontal' && leavesLine(text, previous, x, y, lastWidth < width ? scaleLength(fromPage, quarter) : quarter, lastPlace)) return newLine();

  if (isHyphenUnit(firstUnit) && glyphCount(page, text) === 1 && line.endsInHyphen(firstUnit)) return 'hyphen';
  if (firstUnit === 0x20 || previous.font.texts[page.slots[previous.firstItem + lastItem]!]!.endsWith(' ')) return 'nothing';

  let threshold = partOfWidth(Math.max(lastGlyph, firstGlyph), 400, 700, 800);
  if (lastGlyph >= firstGlyph) threshold *= Math.abs(previous.fontSize);
  else threshold = scaleLength(fromPage, scaleLength(matrix, threshold * Math.abs(text.fontSize)));
  threshold /= 1000;
  // Two exact gaps of a producer that sets letters apart.
  if ((threshold < 1.4881 && threshold > 1.4879) || (threshold < 1.39001 && threshold > 1.38999)) threshold *= 1.5;
  return isGap(x, lastPlace, width, lastWidth, threshold) ? 'space' : 'nothing';
};

/** Which columns and rows of the page text covers, a point each. */
let columns = new Uint8Array(1024);
let rows = new Uint8Array(1024);

const cleared = (mask: Uint8Array<ArrayBuffer>, length: number): Uint8Array<ArrayBuffer> => (mask.length < length ? new Uint8Array(length) : mask.fill(0));

const within = (value: number, most: number): number => Math.trunc(Math.min(Math.max(value, 0), most));

/** Which way most of the page's own lines run: by how much of its breadth and height text covers. */
export const flowOfPage = (objects: readonly DrawnObject[], widthPt: number, heightPt: number): Flow => {
  const width = Math.trunc(widthPt);
  const height = Math.trunc(heightPt);
  columns = cleared(columns, width);
  rows = cleared(rows, height);
  let lineHeight = 0;
  let [startX, endX, startY, endY] = [width, 0, height, 0];
  for (const text of objects) {
    if (text.kind !== 'text') continue;
    const left = within(text.left, width);
    const right = within(text.right, width);
    const bottom = within(text.bottom, height);
    const top = within(text.top, height);
    if (left >= right || bottom >= top) continue;
    columns.fill(1, left, right);
    rows.fill(1, bottom, top);
    startX = Math.min(startX, left);
    endX = Math.max(endX, right);
    startY = Math.min(startY, bottom);
    endY = Math.max(endY, top);
    if (lineHeight <= 0) lineHeight = text.top - text.bottom;
  }
  const twoLines = Math.trunc(2 * lineHeight);
  if (endY - startY < twoLines) return 'horizontal';
  if (endX - startX < twoLines) return 'vertical';
  const across = filledPart(columns, startX, endX);
  if (across > 0.8) return 'horizontal';
  const down = filledPart(rows, startY, endY);
  return across > down ? 'horizontal' : across < down ? 'vertical' : 'unknown';
};

const filledPart = (mask: Uint8Array, start: number, end: number): number => {
  if (start >= end) return 0;
  let count = 0;
  for (let index = start; index < end; index++) count += mask[index]!;
  return count / (end - start);
};
