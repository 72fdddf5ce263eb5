import type { Rect } from '@shared/domain/geometry/rect';
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

/** Lower text is too small to tell lines apart by its height. */
const LEAST_HEIGHT_PT = 4.5;

export const textMatrixOnPage = ({ matrix, manner }: TextObject): Matrix => onPage(matrix, manner.toPage);

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

/** From where to where the texts of a line reach. */
export class LineExtent {
  // No whole numbers, of which V8 would think that they stay whole.
  left = Number.NaN;
  right = Number.NaN;

  begin(box: Rect): void {
    this.left = box[0];
    this.right = box[2];
  }

  add(box: Rect): void {
    this.left = Math.min(this.left, box[0]);
    this.right = Math.max(this.right, box[2]);
  }
}

export const isEmptyBox = (box: Rect): boolean => box[0] >= box[2] || box[1] >= box[3];

/** The width of an item's glyph in thousandths: as told, else as drawn. */
export const glyphWidth = (page: DrawnPage, { manner, firstItem }: TextObject, item: number): number => {
  const slot = page.slots[firstItem + item]!;
  return slot === KERNING ? 0 : manner.font.widthOf(slot);
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

/** True for a text of one glyph. A text begins and ends with glyphs. */
const isOneGlyph = ({ items }: TextObject): boolean => items === 1;

/** Beyond this part of its length, text counts as slanted. */
const SLANT = 0.0872;
const SAME_PLACE = 0.0001;

const flowOf = (page: DrawnPage, text: TextObject, ofPage: Flow): Flow => {
  if (isOneGlyph(text)) return ofPage;
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

const standApart = (box: Rect, previous: Rect): boolean => {
  if (box[3] - box[1] <= LEAST_HEIGHT_PT || previous[3] - previous[1] <= LEAST_HEIGHT_PT) return false;
  return Math.max(box[1], previous[1]) >= Math.min(box[3], previous[3]);
};

const isNarrow = ({ box, manner }: TextObject): boolean => box[2] - box[0] <= manner.fontSize * 0.1;

const columnsApart = (text: TextObject, previous: TextObject, line: LineExtent): boolean =>
  !isNarrow(text) && !isNarrow(previous) && Math.min(text.box[2], line.right) <= Math.max(text.box[0], line.left);

const isWithinHeight = (box: Rect, matrix: Matrix): boolean => matrix[4] >= 0 && matrix[4] <= 1000 && matrix[5] >= box[1] && matrix[5] <= box[3];

const leavesLine = (text: TextObject, previous: TextObject, x: number, y: number, threshold: number, lastPlace: number): boolean => {
  const flatButHigh = isEmptyBox(previous.box) && previous.box[3] - previous.box[1] > 5;
  const away = (y > threshold * 2 || y < threshold * -3) && (Math.abs(y) >= 1 || Math.abs(y) > Math.abs(x));
  if (!flatButHigh && !away) return false;
  if (previous.items <= 1 || lastPlace <= 0 || previous.matrix[1] >= 0.1 || previous.matrix[2] >= 0.1) return true;
  return !isWithinHeight(previous.box, text.matrix) && !isWithinHeight(text.box, previous.matrix);
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
  /** From where to where it reaches so far. */
  readonly extent: LineExtent;
  /** True where it ends in a hyphen that may break a word before this UTF-16 unit. */
  readonly endsInHyphen: (nextUnit: number) => boolean;
};

const newLine = (nextUnit: number, line: LineBefore): Joint => (line.endsInHyphen(nextUnit) ? 'hyphen' : 'line-break');

/** What stands between a text and the one before it, the last of a line. */
export const jointBefore = (text: TextObject, previous: TextObject, line: LineBefore): Joint => {
  const { page, previousToPage, flow: ofPage } = line;
  const { font, fontSize } = text.manner;
  const { font: lastFont, fontSize: lastSize } = previous.manner;
  let flow = flowOf(page, text, ofPage);
  if (flow === 'unknown') flow = flowOf(page, previous, ofPage);
  const firstUnit = font.firstUnitOf(page.slots[text.firstItem]!);
  if (flow === 'horizontal' ? standApart(text.box, previous.box) : flow === 'vertical' && columnsApart(text, previous, line.extent)) return newLine(firstUnit, line);

  const lastItem = previous.items - 1;
  const lastPlace = page.places[previous.firstItem + lastItem]!;
  const lastGlyph = glyphWidth(page, previous, lastItem);
  const firstGlyph = glyphWidth(page, text, 0);
  const lastWidth = Math.abs((lastGlyph * lastSize) / 1000);
  const width = Math.abs((firstGlyph * fontSize) / 1000);
  const fromPage = inverse(onPage(previous.matrix, previousToPage));
  const matrix = textMatrixOnPage(text);
  const x = fromPage[0] * matrix[4] + fromPage[2] * matrix[5] + fromPage[4];
  const y = fromPage[1] * matrix[4] + fromPage[3] * matrix[5] + fromPage[5];
  const quarter = Math.max(lastWidth, width) / 4;
  if (flow === 'horizontal' && leavesLine(text, previous, x, y, lastWidth < width ? scaleLength(fromPage, quarter) : quarter, lastPlace)) return newLine(firstUnit, line);

  if (isHyphenUnit(firstUnit) && isOneGlyph(text) && line.endsInHyphen(firstUnit)) return 'hyphen';
  if (firstUnit === 0x20 || lastFont.endsInSpace(page.slots[previous.firstItem + lastItem]!)) return 'nothing';

  let threshold = partOfWidth(Math.max(lastGlyph, firstGlyph), 400, 700, 800);
  if (lastGlyph >= firstGlyph) threshold *= Math.abs(lastSize);
  else threshold = scaleLength(fromPage, scaleLength(matrix, threshold * Math.abs(fontSize)));
  threshold /= 1000;
  // Two exact gaps of a producer that sets letters apart.
  if ((threshold < 1.4881 && threshold > 1.4879) || (threshold < 1.39001 && threshold > 1.38999)) threshold *= 1.5;
  return isGap(x, lastPlace, width, lastWidth, threshold) ? 'space' : 'nothing';
};

/** Of each column and row of the page, a point each: by how much more texts cover it than the one before. A text adds to two places, however large it is. */
let columns = new Int32Array(1024);
let rows = new Int32Array(1024);

/** One place more than the page has: texts end in front of it. */
const cleared = (steps: Int32Array<ArrayBuffer>, length: number): Int32Array<ArrayBuffer> => (steps.length <= length ? new Int32Array(length + 1) : steps.fill(0, 0, length + 1));

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
    const { box } = text;
    const left = within(box[0], width);
    const right = within(box[2], width);
    const bottom = within(box[1], height);
    const top = within(box[3], height);
    if (left >= right || bottom >= top) continue;
    columns[left]!++;
    columns[right]!--;
    rows[bottom]!++;
    rows[top]!--;
    startX = Math.min(startX, left);
    endX = Math.max(endX, right);
    startY = Math.min(startY, bottom);
    endY = Math.max(endY, top);
    if (lineHeight <= 0) lineHeight = box[3] - box[1];
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
