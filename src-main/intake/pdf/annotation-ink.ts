import type { Rect } from '@shared/domain/geometry/rect';
import type { Ink } from '@shared/domain/ssr/page-content';
import { mapRect, viewOfPage } from './page-view';
import type { Pdfium, Pointer } from '../../pdfium/pdfium';

/** Flags of an annotation (ISO 32000-2, table 167) and kinds that are no part of the paper: a place to click, the window of a note. */
const HIDDEN = 2;
const PRINT = 4;
const LINK = 2;
const POPUP = 16;

/** The rectangle of an annotation that draws something when it is printed, in the page's own space; null for any other. */
const printedBox = ({ call, scratch, memory }: Pdfium, annotation: Pointer): Rect | null => {
  const flags = call.FPDFAnnot_GetFlags(annotation);
  const kind = call.FPDFAnnot_GetSubtype(annotation);
  if ((flags & PRINT) === 0 || (flags & HIDDEN) !== 0 || kind === LINK || kind === POPUP) return null;
  // An appearance without an object is that of an empty field.
  if (call.FPDFAnnot_GetObjectCount(annotation) <= 0 || call.FPDFAnnot_GetRect(annotation, scratch) === 0) return null;
  const [left = 0, top = 0, right = 0, bottom = 0] = new Float32Array(memory(), scratch, 4);
  return [Math.min(left, right), Math.min(top, bottom), Math.max(left, right), Math.max(top, bottom)];
};

/**
 * What the page's annotations and form fields print, each told as one shape over its rectangle: batches print them as the page's own.
 * In points from the top left of the page as it is seen. `isHidden` says of an annotation (from 0) whether its layer keeps it off the paper.
 */
export const annotationInk = (pdfium: Pdfium, page: Pointer, isHidden: (annotationIndex: number) => boolean): readonly Ink[] => {
  const { call } = pdfium;
  const count = call.FPDFPage_GetAnnotCount(page);
  const view = count > 0 ? viewOfPage(pdfium, page) : null;
  if (!view) return [];
  const ink: Ink[] = [];
  for (let index = 0; index < count; index += 1) {
    const annotation = call.FPDFPage_GetAnnot(page, index);
    if (annotation === 0) continue;
    const box = printedBox(pdfium, annotation);
    call.FPDFPage_CloseAnnot(annotation);
    if (box && !isHidden(index)) ink.push({ what: 'shape', box: mapRect(view.toView, box), white: false });
  }
  return ink;
};
