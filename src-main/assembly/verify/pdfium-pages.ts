import { heap, type Pdfium } from '../pdfium/engine';
import type { PdfiumDocument } from '../pdfium/document';

/** Annotation flags and kinds (ISO 32000-2, table 167; fpdf_annot.h). */
const PRINTED_FLAG = 4;
const NORMAL_APPEARANCE = 0;
const LINK = 2;
const POPUP = 16;

/** Flags of fpdfview.h: annotations drawn, for print rather than screen. */
const DRAW_ANNOTATIONS = 0x01;
const FOR_PRINTING = 0x800;
const WHITE = 0xffffffff;
const BYTES_PER_PIXEL = 4;

/** A picture of a page in coarse squares: the mean of each colour, 0 to 255. */
export type Thumbnail = { readonly columns: number; readonly rows: number; readonly means: Float32Array };

/** One page as PDFium reads it. Valid until `close`. */
export class PdfiumPage {
  private constructor(
    private readonly pdfium: Pdfium,
    private readonly page: number,
  ) {}

  /** Null where PDFium cannot read the page. */
  static open(pdfium: Pdfium, document: PdfiumDocument, pageNumber: number): PdfiumPage | null {
    const page = pdfium.FPDF_LoadPage(document.handle, pageNumber - 1);
    return page ? new PdfiumPage(pdfium, page) : null;
  }

  close(): void {
    this.pdfium.FPDF_ClosePage(this.page);
  }

  get widthPt(): number {
    return this.pdfium.FPDF_GetPageWidthF(this.page);
  }

  get heightPt(): number {
    return this.pdfium.FPDF_GetPageHeightF(this.page);
  }

  /** Things drawn: texts, paths, pictures, shadings and forms. */
  get objectCount(): number {
    return this.pdfium.FPDFPage_CountObjects(this.page);
  }

  get rotation(): number {
    return this.pdfium.FPDFPage_GetRotation(this.page);
  }

  get annotationCount(): number {
    return this.pdfium.FPDFPage_GetAnnotCount(this.page);
  }

  /** False where a printed annotation has no appearance of its own, so that each viewer makes up another. */
  get appearancesAreGiven(): boolean {
    const { pdfium } = this;
    for (let index = 0; index < this.annotationCount; index++) {
      const annotation = pdfium.FPDFPage_GetAnnot(this.page, index);
      const subtype = pdfium.FPDFAnnot_GetSubtype(annotation);
      const printed = (pdfium.FPDFAnnot_GetFlags(annotation) & PRINTED_FLAG) !== 0 && subtype !== LINK && subtype !== POPUP;
      const bytes = pdfium.FPDFAnnot_GetAP(annotation, NORMAL_APPEARANCE, 0, 0);
      pdfium.FPDFPage_CloseAnnot(annotation);
      // Two bytes are the end mark of an empty text.
      if (printed && bytes <= 2) return false;
    }
    return true;
  }

  /** The page's text in PDFium's order. */
  get text(): string {
    const { pdfium } = this;
    const textPage = pdfium.FPDFText_LoadPage(this.page);
    const count = pdfium.FPDFText_CountChars(textPage);
    const memory = pdfium.pdfium.wasmExports.malloc((count + 1) * 2);
    const units = pdfium.FPDFText_GetText(textPage, 0, count, memory);
    const text = Buffer.from(heap(pdfium).buffer, memory, Math.max(0, units - 1) * 2).toString('utf16le');
    pdfium.pdfium.wasmExports.free(memory);
    pdfium.FPDFText_ClosePage(textPage);
    return text;
  }

  /** The page drawn as it is seen, `widthPt` by `heightPt` onto pixels of `pixelPt`, then averaged over squares of `square` pixels. */
  thumbnail(widthPt: number, heightPt: number, pixelPt: number, square: number, annotations: boolean): Thumbnail {
    const { pdfium } = this;
    const width = Math.round(widthPt / pixelPt);
    const height = Math.round(heightPt / pixelPt);
    const bitmap = pdfium.FPDFBitmap_Create(width, height, 0);
    pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, WHITE);
    pdfium.FPDF_RenderPageBitmap(bitmap, this.page, 0, 0, width, height, 0, FOR_PRINTING | (annotations ? DRAW_ANNOTATIONS : 0));
    const start = pdfium.FPDFBitmap_GetBuffer(bitmap);
    const thumbnail = averaged(heap(pdfium).subarray(start, start + width * height * BYTES_PER_PIXEL), width, height, square);
    pdfium.FPDFBitmap_Destroy(bitmap);
    return thumbnail;
  }
}

const averaged = (pixels: Uint8Array, width: number, height: number, square: number): Thumbnail => {
  const columns = Math.ceil(width / square);
  const rows = Math.ceil(height / square);
  const means = new Float32Array(columns * rows * 3);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const to = (Math.floor(y / square) * columns + Math.floor(x / square)) * 3;
      const from = (y * width + x) * BYTES_PER_PIXEL;
      for (let color = 0; color < 3; color++) means[to + color]! += pixels[from + color]! / (square * square);
    }
  }
  return { columns, rows, means };
};

/** The greatest difference of any square and colour, 0 to 255. */
export const greatestDifference = (a: Thumbnail, b: Thumbnail): number => {
  if (a.columns !== b.columns || a.rows !== b.rows) return 255;
  let greatest = 0;
  for (let index = 0; index < a.means.length; index++) greatest = Math.max(greatest, Math.abs(a.means[index]! - b.means[index]!));
  return greatest;
};
