import { NO_SHIFT, type ShiftPt } from '@shared/domain/envelope/shift';
import { LETTER_HEIGHT_PT, LETTER_WIDTH_PT } from '@shared/domain/geometry/units';
import { contentKeyOf } from '../../intake/pdf/content-key';
import { mapRect, viewOfPage, type PageView } from '../../intake/pdf/page-view';
import { readText } from '../../intake/pdf/read-text';
import type { Pdfium, Pointer } from '../../pdfium/pdfium';
import { LETTER_TOLERANCE_PT } from '../page/upright-letter';
import type { PdfiumDocument } from '../../pdfium/document';
import type { Rect } from '@shared/domain/geometry/rect';
import type { PagePicture, PictureArea } from './page-picture';
import { PdfiumMarks, type BareMark } from './pdfium-marks';
import { seenCharacters, unitOf, type SeenCharacters } from './seen-characters';

/** Flags of fpdfview.h: annotations drawn, for print rather than screen. */
const DRAW_ANNOTATIONS = 0x01;
const FOR_PRINTING = 0x800;
const WHITE = 0xffffffff;
const BYTES_PER_PIXEL = 4;
/** Of a close look: three pixels on the smallest module of a symbol. */
export const DETAIL_PIXELS_PER_PT = 6;

/** One page as PDFium reads it. Valid until `close`. */
export class PdfiumPage {
  private constructor(
    private readonly pdfium: Pdfium,
    private readonly page: Pointer,
  ) {}

  /** Null where PDFium cannot read the page. */
  static open(pdfium: Pdfium, document: PdfiumDocument, pageNumber: number): PdfiumPage | null {
    const page = pdfium.call.FPDF_LoadPage(document.handle, pageNumber - 1);
    return page !== 0 ? new PdfiumPage(pdfium, page) : null;
  }

  close(): void {
    this.pdfium.call.FPDF_ClosePage(this.page);
  }

  get widthPt(): number {
    return this.pdfium.call.FPDF_GetPageWidthF(this.page);
  }

  get heightPt(): number {
    return this.pdfium.call.FPDF_GetPageHeightF(this.page);
  }

  /** Things drawn: texts, paths, pictures, shadings and forms. */
  get objectCount(): number {
    return this.pdfium.call.FPDFPage_CountObjects(this.page);
  }

  get rotation(): number {
    return this.pdfium.call.FPDFPage_GetRotation(this.page);
  }

  get annotationCount(): number {
    return this.marks.count;
  }

  /** The annotations of its document's page that print, but for those known not to (by their places), and have no appearance of their own. */
  bareMarks(document: PdfiumDocument, unprinted: readonly number[]): readonly BareMark[] {
    const view = viewOfPage(this.pdfium, this.page);
    return view ? this.marks.bare(document, unprinted, (annotation) => this.areaOf(annotation, view)) : [];
  }

  /** Has its annotations and fields drawn as they print, in memory. */
  readyToPrint(unprinted: readonly number[]): void {
    this.marks.readyToPrint(unprinted);
  }

  private get marks(): PdfiumMarks {
    return new PdfiumMarks(this.pdfium, this.page);
  }

  private areaOf(annotation: number, { toView }: PageView): PictureArea {
    const { scratch, memory } = this.pdfium;
    this.pdfium.call.FPDFAnnot_GetRect(annotation, scratch);
    // FS_RECTF (fpdfview.h).
    const [left = 0, top = 0, right = 0, bottom = 0] = new Float32Array(memory(), scratch, 4);
    const [x0, y0, x1, y1] = mapRect(toView, [left, bottom, right, top]);
    return [x0 * this.unit, y0 * this.unit, x1 * this.unit, y1 * this.unit];
  }

  /** The page's text in reading order. */
  get text(): string {
    const textPage = this.pdfium.call.FPDFText_LoadPage(this.page);
    const text = readText(this.pdfium, textPage);
    this.pdfium.call.FPDFText_ClosePage(textPage);
    return text;
  }

  /** The key that reading the downloads gives a page: of its text, and the kind and place of everything drawn. */
  get contentKey(): string | null {
    const { pdfium } = this;
    const view = viewOfPage(pdfium, this.page);
    if (!view) return null;
    const textPage = pdfium.call.FPDFText_LoadPage(this.page);
    const text = readText(pdfium, textPage);
    pdfium.call.FPDFText_ClosePage(textPage);
    return contentKeyOf(pdfium, this.page, view, text);
  }

  /** The page's characters where they are seen; null where it has no area. */
  get characters(): SeenCharacters | null {
    const { pdfium } = this;
    const view = viewOfPage(pdfium, this.page);
    if (!view) return null;
    const textPage = pdfium.call.FPDFText_LoadPage(this.page);
    const characters = seenCharacters(pdfium, textPage, view, this.unit);
    pdfium.call.FPDFText_ClosePage(textPage);
    return characters;
  }

  private get unit(): number {
    return unitOf(this.widthPt, LETTER_TOLERANCE_PT);
  }

  /** The page drawn as it prints at 100 %, its top left on that of a Letter sheet or moved from there, with annotations or without. */
  picture({ annotations, shiftPt = NO_SHIFT }: { readonly annotations: boolean; readonly shiftPt?: ShiftPt }): PagePicture {
    return this.drawn([this.unit, 0, 0, this.unit, shiftPt.xPt, shiftPt.yPt], [LETTER_WIDTH_PT, LETTER_HEIGHT_PT], annotations);
  }

  /** An area (in points from the top left) of an upright Letter page seen closely, without annotations: {@link DETAIL_PIXELS_PER_PT} pixels a point. */
  detail([x0, y0, x1, y1]: Rect): PagePicture {
    const scale = DETAIL_PIXELS_PER_PT;
    return this.drawn([scale, 0, 0, scale, -x0 * scale, -y0 * scale], [Math.ceil((x1 - x0) * scale), Math.ceil((y1 - y0) * scale)], false);
  }

  private drawn(matrix: readonly number[], [width, height]: readonly [width: number, height: number], annotations: boolean): PagePicture {
    const { pdfium } = this;
    const bitmap = pdfium.call.FPDFBitmap_Create(width, height, 0);
    pdfium.call.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, WHITE);
    const { scratch, memory } = pdfium;
    // FS_MATRIX, then FS_RECTF (fpdfview.h): the scale, to the fraction of a pixel, and the area drawn.
    new Float32Array(memory(), scratch, 10).set([...matrix, 0, 0, width, height]);
    pdfium.call.FPDF_RenderPageBitmapWithMatrix(bitmap, this.page, scratch, scratch + 6 * Float32Array.BYTES_PER_ELEMENT, FOR_PRINTING | (annotations ? DRAW_ANNOTATIONS : 0));
    const start = pdfium.call.FPDFBitmap_GetBuffer(bitmap);
    const pixels = new Uint8Array(memory(), start, width * height * BYTES_PER_PIXEL).slice();
    pdfium.call.FPDFBitmap_Destroy(bitmap);
    return { width, height, pixels };
  }
}
