import { LETTER_HEIGHT_PT, LETTER_WIDTH_PT } from '@shared/domain/geometry/units';
import { contentKeyOf } from '../../intake/pdf/content-key';
import { viewOfPage } from '../../intake/pdf/page-view';
import { readText } from '../../intake/pdf/read-text';
import { heap, type Pdfium } from '../pdfium/engine';
import { LETTER_TOLERANCE_PT } from '../page/upright-letter';
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
/** `FLAT_PRINT` of fpdf_flatten.h. */
const FLATTEN_FOR_PRINTING = 1;

/** Drawn at 36 dots an inch and averaged over 6 x 6: coarse enough for smoothing to differ, fine enough for a tick mark. */
const PIXEL_PT = 2;
const SQUARE_PIXELS = 6;

/** A picture of a page in coarse squares: the mean of each colour, 0 to 255. */
export type Thumbnail = Float32Array;

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

  /** The page's text as the reader of downloads gives it. */
  get text(): string {
    const textPage = this.pdfium.FPDFText_LoadPage(this.page);
    const text = readText(this.pdfium.reader, textPage);
    this.pdfium.FPDFText_ClosePage(textPage);
    return text;
  }

  /** The key that reading the downloads gives a page: of its text, and the kind and place of everything drawn. */
  contentKey(text: string): string | null {
    const { reader } = this.pdfium;
    const view = viewOfPage(reader, this.page);
    return view && contentKeyOf(reader, this.page, view, text);
  }

  /** Makes what its annotations and fields print part of the page, in memory; the page is to be opened anew then. */
  flatten(): void {
    this.pdfium.FPDFPage_Flatten(this.page, FLATTEN_FOR_PRINTING);
  }

  /** PDFium does not know user units: a page that is not Letter in points is Letter in its own units. */
  private get pixelsPerPoint(): number {
    const unit = Math.abs(this.widthPt - LETTER_WIDTH_PT) <= LETTER_TOLERANCE_PT ? 1 : LETTER_WIDTH_PT / this.widthPt;
    return unit / PIXEL_PT;
  }

  /** The page drawn as it prints at 100 %, its top left on that of a Letter sheet, with `annotations` or without. */
  thumbnail(annotations: boolean): Thumbnail {
    const { pdfium } = this;
    const width = LETTER_WIDTH_PT / PIXEL_PT;
    const height = LETTER_HEIGHT_PT / PIXEL_PT;
    const bitmap = pdfium.FPDFBitmap_Create(width, height, 0);
    pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, WHITE);
    const flags = FOR_PRINTING | (annotations ? DRAW_ANNOTATIONS : 0);
    const { scratch, memory } = pdfium.reader;
    // FS_MATRIX, then FS_RECTF (fpdfview.h): the scale, to the fraction of a pixel, and the area drawn.
    new Float32Array(memory(), scratch, 10).set([this.pixelsPerPoint, 0, 0, this.pixelsPerPoint, 0, 0, 0, 0, width, height]);
    pdfium.FPDF_RenderPageBitmapWithMatrix(bitmap, this.page, scratch, scratch + 6 * Float32Array.BYTES_PER_ELEMENT, flags);
    const start = pdfium.FPDFBitmap_GetBuffer(bitmap);
    const thumbnail = averaged(heap(pdfium).subarray(start, start + width * height * BYTES_PER_PIXEL), width, height);
    pdfium.FPDFBitmap_Destroy(bitmap);
    return thumbnail;
  }
}

const averaged = (bytes: Uint8Array, width: number, height: number): Thumbnail => {
  const columns = Math.ceil(width / SQUARE_PIXELS);
  const means = new Float32Array(columns * Math.ceil(height / SQUARE_PIXELS) * 3);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const to = (Math.floor(y / SQUARE_PIXELS) * columns + Math.floor(x / SQUARE_PIXELS)) * 3;
      const from = (y * width + x) * BYTES_PER_PIXEL;
      for (let color = 0; color < 3; color++) means[to + color]! += bytes[from + color]! / SQUARE_PIXELS ** 2;
    }
  }
  return means;
};

/** The greatest difference of any square and colour, 0 to 255. */
export const greatestDifference = (a: Thumbnail, b: Thumbnail): number => a.reduce((greatest, mean, index) => Math.max(greatest, Math.abs(mean - b[index]!)), 0);
