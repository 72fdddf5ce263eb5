import { LETTER_HEIGHT_PT, LETTER_WIDTH_PT } from '@shared/domain/geometry/units';
import { openFile } from '../../../pdfium/document';
import { startPdfium } from '../../../pdfium/pdfium';
import type { DrawnPage } from './png';

/** A PDF whose pages can be drawn, one at a time: the next drawing takes the place of the last. */
export type DrawablePages = { readonly count: number; readonly draw: (pageNumber: number) => DrawnPage; readonly close: () => void };

/** Flags of fpdfview.h: annotations drawn, for print rather than screen. */
const FLAGS = 0x01 | 0x800;
const WHITE = 0xffffffff;
const BYTES_PER_PIXEL = 4;
const PT_PER_INCH = 72;

/**
 * Opens a batch, or a part of one, to be drawn on Letter sheets at a resolution. PDFium reads of the file only what a page needs, and one
 * bitmap serves all pages, so that memory does not grow with their number: about 35 MB for the bitmap at 300 dots an inch.
 * @throws where the file can't be opened, and `draw` where a page can't.
 */
export async function drawablePages(path: string, dpi: number): Promise<DrawablePages> {
  const pdfium = await startPdfium();
  const { call } = pdfium;
  const document = openFile(pdfium, path);
  if (document === null) throw new Error('The pages to print can not be opened.');
  const scale = dpi / PT_PER_INCH;
  const [width, height] = [Math.round(LETTER_WIDTH_PT * scale), Math.round(LETTER_HEIGHT_PT * scale)];
  const bitmap = call.FPDFBitmap_Create(width, height, 0);
  if (bitmap === 0) throw new Error('There is no memory for a page at this resolution.');
  let isClosed = false;
  return {
    count: call.FPDF_GetPageCount(document.handle),
    draw: (pageNumber) => {
      // What was still waiting when the writing failed finds nothing to draw on.
      if (isClosed) throw new Error('The pages to print are closed.');
      const page = call.FPDF_LoadPage(document.handle, pageNumber - 1);
      if (page === 0) throw new Error('A page to print can not be read.');
      call.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, WHITE);
      // FS_MATRIX, then FS_RECTF (fpdfview.h): 100 %, the page's top left on the sheet's.
      new Float32Array(pdfium.memory(), pdfium.scratch, 10).set([scale, 0, 0, scale, 0, 0, 0, 0, width, height]);
      call.FPDF_RenderPageBitmapWithMatrix(bitmap, page, pdfium.scratch, pdfium.scratch + 6 * Float32Array.BYTES_PER_ELEMENT, FLAGS);
      call.FPDF_ClosePage(page);
      return { width, height, pixels: new Uint8Array(pdfium.memory(), call.FPDFBitmap_GetBuffer(bitmap), width * height * BYTES_PER_PIXEL) };
    },
    close: () => {
      isClosed = true;
      call.FPDFBitmap_Destroy(bitmap);
      document.close();
    },
  };
}
