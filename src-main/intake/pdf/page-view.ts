import type { Rect } from '@shared/domain/geometry/rect';
import type { Matrix, Pdfium, Pointer } from '../../pdfium/pdfium';

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** First `inner`, then `outer`. */
export const concatenate = (inner: Matrix, outer: Matrix): Matrix => [
  inner[0] * outer[0] + inner[1] * outer[2],
  inner[0] * outer[1] + inner[1] * outer[3],
  inner[2] * outer[0] + inner[3] * outer[2],
  inner[2] * outer[1] + inner[3] * outer[3],
  inner[4] * outer[0] + inner[5] * outer[2] + outer[4],
  inner[4] * outer[1] + inner[5] * outer[3] + outer[5],
];

/**
 * The rectangle around what the map makes of the rectangle with these edges. Maps and boxes are read by index here and wherever every piece of text
 * goes through: taken apart as lists, they cost many times more until the code is hot.
 */
export const mapRect = (matrix: Matrix, rect: Rect): Rect => {
  const ax0 = matrix[0] * rect[0];
  const ax1 = matrix[0] * rect[2];
  const bx0 = matrix[1] * rect[0];
  const bx1 = matrix[1] * rect[2];
  const cy0 = matrix[2] * rect[1];
  const cy1 = matrix[2] * rect[3];
  const dy0 = matrix[3] * rect[1];
  const dy1 = matrix[3] * rect[3];
  const e = matrix[4];
  const f = matrix[5];
  return [
    Math.min(ax0, ax1) + Math.min(cy0, cy1) + e,
    Math.min(bx0, bx1) + Math.min(dy0, dy1) + f,
    Math.max(ax0, ax1) + Math.max(cy0, cy1) + e,
    Math.max(bx0, bx1) + Math.max(dy0, dy1) + f,
  ];
};

/** The length of a vector, which mostly lies along one axis. */
export const lengthOf = (x: number, y: number): number => (y === 0 ? Math.abs(x) : x === 0 ? Math.abs(y) : Math.hypot(x, y));

/** By how much the map scales areas: negative where it mirrors, 0 where it makes a line or a point of everything. */
export const determinantOf = (matrix: Matrix): number => matrix[0] * matrix[3] - matrix[1] * matrix[2];

/** By how much the map scales on average. */
export const scaleOf = (matrix: Matrix): number => (lengthOf(matrix[0], matrix[1]) + lengthOf(matrix[2], matrix[3])) / 2;

/** A page as it is seen: its size in points, and the map from its own space (y upwards) to points from the top left. */
export type PageView = { readonly widthPt: number; readonly heightPt: number; readonly toView: Matrix };

/** Resolves crop, box origin and rotation, inherited or not. Null where the page has no area. */
export const viewOfPage = (pdfium: Pdfium, page: Pointer): PageView | null => {
  const { call, scratch } = pdfium;
  if (call.FPDF_GetPageBoundingBox(page, scratch) === 0) return null;
  const [left = 0, top = 0, right = 0, bottom = 0] = new Float32Array(pdfium.memory(), scratch, 4);
  const [width, height] = [right - left, top - bottom];
  if (!(width > 0 && height > 0)) return null;
  switch (call.FPDFPage_GetRotation(page)) {
    case 1:
      return { widthPt: height, heightPt: width, toView: [0, 1, 1, 0, -bottom, -left] };
    case 2:
      return { widthPt: width, heightPt: height, toView: [-1, 0, 0, 1, right, -bottom] };
    case 3:
      return { widthPt: height, heightPt: width, toView: [0, -1, -1, 0, top, right] };
    default:
      return { widthPt: width, heightPt: height, toView: [1, 0, 0, -1, -left, top] };
  }
};
