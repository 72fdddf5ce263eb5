import type { Rect } from '@shared/domain/geometry/rect';
import type { LeanDocument } from '../../../pdf/lean-document';
import { isArray, type PdfDictionary } from '../../../pdf/syntax';
import { intersect } from '../../pdf/page-objects';
import { IDENTITY, type PageView } from '../../pdf/page-view';
import type { Matrix } from '../../../pdfium/pdfium';
import { LeanTextRefusal } from '../lean-text-refusal';

/** In points: what viewers take (ISO 32000-1, annex C). What is reckoned column by column has an end there. */
const LONGEST_SIDE_PT = 14_400;

/** A page's size as seen, with the map that its content begins with, which turns it upright. */
export type LeanPageView = PageView & { readonly base: Matrix };

const boxOf = (document: LeanDocument, page: PdfDictionary, key: string): Rect | null => {
  const value = document.resolve(page.get(key));
  if (value === null) return null;
  const [x0, y0, x1, y1, ...more] = isArray(value) ? value.map((item) => document.resolve(item)) : [];
  if (typeof x0 !== 'number' || typeof y0 !== 'number' || typeof x1 !== 'number' || typeof y1 !== 'number' || more.length > 0) throw new LeanTextRefusal('resources');
  const box: Rect = [Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1)];
  return box[0] < box[2] && box[1] < box[3] ? box : null;
};

/** The crop box within the media box, as PDFium resolves them: an empty or missing crop box is the media box. */
const visibleBox = (document: LeanDocument, page: PdfDictionary): Rect => {
  const media = boxOf(document, page, 'MediaBox');
  if (!media) throw new LeanTextRefusal('resources');
  const crop = boxOf(document, page, 'CropBox');
  const seen = crop ? intersect(media, crop) : media;
  if (!seen || seen[0] === seen[2] || seen[1] === seen[3]) throw new LeanTextRefusal('resources');
  return seen;
};

const quarterTurnsOf = (document: LeanDocument, page: PdfDictionary): number => {
  const rotate = document.resolve(page.get('Rotate')) ?? 0;
  if (typeof rotate !== 'number' || rotate % 90 !== 0) throw new LeanTextRefusal('resources');
  return (((rotate / 90) % 4) + 4) % 4;
};

/** Resolves crop, box origin and rotation: an unturned page keeps its own space, a turned one is laid upright with its corner at zero. */
export const leanPageView = (document: LeanDocument, page: PdfDictionary): LeanPageView => {
  const [left, bottom, right, top] = visibleBox(document, page);
  const [width, height] = [right - left, top - bottom];
  if (width > LONGEST_SIDE_PT || height > LONGEST_SIDE_PT) throw new LeanTextRefusal('units');
  const turned = (base: Matrix, widthPt: number, heightPt: number): LeanPageView => ({ widthPt, heightPt, toView: [1, 0, 0, -1, 0, heightPt], base });
  switch (quarterTurnsOf(document, page)) {
    case 1:
      return turned([0, -1, 1, 0, -bottom, right], height, width);
    case 2:
      return turned([-1, 0, 0, -1, right, top], width, height);
    case 3:
      return turned([0, 1, -1, 0, top, -left], height, width);
    default:
      return { widthPt: width, heightPt: height, toView: [1, 0, 0, -1, -left, top], base: IDENTITY };
  }
};
