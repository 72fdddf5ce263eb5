import type { ShiftPt } from '@shared/domain/envelope/shift';
import { LETTER_HEIGHT_PT, LETTER_WIDTH_PT } from '@shared/domain/geometry/units';
import type { LeanDocument } from '../../pdf/lean-document';
import { isArray, type PdfDictionary } from '../../pdf/syntax';

/** `[left, bottom, right, top]` in PDF user space. */
export type Box = readonly [left: number, bottom: number, right: number, top: number];

/** `[a b c d e f]` of ISO 32000-2, 8.3.3: x' = ax + cy + e, y' = bx + dy + f. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

const LETTER_BOX: Box = [0, 0, LETTER_WIDTH_PT, LETTER_HEIGHT_PT];
/** Pages this close to Letter are Letter (contract, "Problems"). */
export const LETTER_TOLERANCE_PT = 2;
/** Rounding of producers; far below what any printer resolves. */
const SAME_PT = 0.001;

/** The part of a page's user space that is seen, and the matrix that lays it upright on Letter: at 100 %, top left on top left. */
export type UprightPlacement = { readonly seen: Box; readonly matrix: Matrix; readonly alreadyUpright: boolean };

/** How a page's boxes, rotation and user unit lay it on Letter; null where it is not Letter as it is seen. */
export const uprightPlacement = (document: LeanDocument, page: PdfDictionary): UprightPlacement | null => {
  const seen = seenBox(document, page);
  const userUnit = numberOf(document, page, 'UserUnit');
  const unit = userUnit > 0 ? userUnit : 1;
  const quarterTurns = quarterTurnsOf(document, page);
  const width = (seen[2] - seen[0]) * unit;
  const height = (seen[3] - seen[1]) * unit;
  const [widthSeen, heightSeen] = quarterTurns % 2 ? [height, width] : [width, height];
  if (Math.abs(widthSeen - LETTER_WIDTH_PT) > LETTER_TOLERANCE_PT || Math.abs(heightSeen - LETTER_HEIGHT_PT) > LETTER_TOLERANCE_PT) return null;
  const alreadyUpright = unit === 1 && quarterTurns === 0 && seen.every((edge, index) => Math.abs(edge - LETTER_BOX[index]!) < SAME_PT);
  return { seen, matrix: uprightMatrix(seen, quarterTurns, unit), alreadyUpright };
};

/** How often a page is turned to the right by a quarter to be seen, 0 to 3. */
export const quarterTurnsOf = (document: LeanDocument, page: PdfDictionary): number => ((Math.trunc(numberOf(document, page, 'Rotate') / 90) % 4) + 4) % 4;

/** The placement with the page moved on its sheet; PDF counts upwards. */
export const movedBy = ({ seen, matrix: [a, b, c, d, e, f] }: UprightPlacement, { xPt, yPt }: ShiftPt): UprightPlacement => ({
  seen,
  matrix: [a, b, c, d, e + xPt, f - yPt],
  alreadyUpright: false,
});

const uprightMatrix = ([left, bottom, right, top]: Box, quarterTurns: number, unit: number): Matrix => {
  switch (quarterTurns) {
    case 1:
      return [0, -unit, unit, 0, -bottom * unit, LETTER_HEIGHT_PT + left * unit];
    case 2:
      return [-unit, 0, 0, -unit, right * unit, LETTER_HEIGHT_PT + bottom * unit];
    case 3:
      return [0, unit, -unit, 0, top * unit, LETTER_HEIGHT_PT - right * unit];
    default:
      return [unit, 0, 0, unit, -left * unit, LETTER_HEIGHT_PT - top * unit];
  }
};

/** The CropBox within the MediaBox; where they don't meet, the MediaBox. */
const seenBox = (document: LeanDocument, page: PdfDictionary): Box => {
  const media = boxOf(document, page, 'MediaBox') ?? LETTER_BOX;
  const crop = boxOf(document, page, 'CropBox') ?? media;
  const seen: Box = [Math.max(media[0], crop[0]), Math.max(media[1], crop[1]), Math.min(media[2], crop[2]), Math.min(media[3], crop[3])];
  return seen[0] < seen[2] && seen[1] < seen[3] ? seen : media;
};

/** A rectangle, its corners in any order (ISO 32000-2, 7.9.5); null where there is none. */
export const boxOf = (document: LeanDocument, dictionary: PdfDictionary, key: string): Box | null => {
  const value = document.resolve(dictionary.get(key));
  if (!isArray(value) || value.length < 4) return null;
  const [x0, y0, x1, y1] = value.map((item) => document.resolve(item));
  if (typeof x0 !== 'number' || typeof y0 !== 'number' || typeof x1 !== 'number' || typeof y1 !== 'number') return null;
  return [Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1)];
};

const numberOf = (document: LeanDocument, dictionary: PdfDictionary, key: string): number => {
  const value = document.resolve(dictionary.get(key));
  return typeof value === 'number' ? value : 0;
};
