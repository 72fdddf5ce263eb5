import type { Rect } from '@shared/domain/geometry/rect';
import { viewOfPage } from './page-view';
import type { Matrix, Pdfium, Pointer } from '../../pdfium/pdfium';

/** Where a point of the page's own space goes when the page is turned upright, y upwards from the bottom left of what is seen. */
const turnedUp = (quarterTurns: number, [left, bottom, right, top]: Rect): Matrix => {
  switch (quarterTurns) {
    case 1:
      return [0, -1, 1, 0, -bottom, right];
    case 2:
      return [-1, 0, 0, -1, right, top];
    default:
      return [0, 1, -1, 0, top, -left];
  }
};

const setBoxes = ({ call }: Pdfium, page: Pointer, left: number, bottom: number, right: number, top: number): void => {
  call.FPDFPage_SetMediaBox(page, left, bottom, right, top);
  call.FPDFPage_SetCropBox(page, left, bottom, right, top);
};

const nothingToUndo = (): void => {};

/**
 * Turns a page that `/Rotate` turns into an upright page that looks the same, in memory: its objects move, its rotation goes.
 * PDFium finds lines and their order by the page's own axes, so a turned page would read otherwise than an upright one.
 *
 * To be called before the page's text is loaded. The answer gives the page's dictionary its view back, since a file may hold one
 * page twice; the objects go away with the page. Annotations stay where they were.
 */
export const turnUpright = (pdfium: Pdfium, page: Pointer): (() => void) => {
  const { call, scratch } = pdfium;
  const quarterTurns = call.FPDFPage_GetRotation(page);
  const view = quarterTurns === 0 ? null : viewOfPage(pdfium, page);
  if (!view || call.FPDF_GetPageBoundingBox(page, scratch) === 0) return nothingToUndo;
  const [left = 0, top = 0, right = 0, bottom = 0] = new Float32Array(pdfium.memory(), scratch, 4);
  const matrix = turnedUp(quarterTurns, [left, bottom, right, top]);
  const count = call.FPDFPage_CountObjects(page);
  for (let index = 0; index < count; index += 1) {
    const object = call.FPDFPage_GetObject(page, index);
    call.FPDFPageObj_Transform(object, ...matrix);
    call.FPDFPageObj_TransformClipPath(object, ...matrix);
  }
  call.FPDFPage_SetRotation(page, 0);
  setBoxes(pdfium, page, 0, 0, view.widthPt, view.heightPt);
  return () => {
    call.FPDFPage_SetRotation(page, quarterTurns);
    setBoxes(pdfium, page, left, bottom, right, top);
  };
};
