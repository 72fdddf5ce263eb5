import { withText, type PdfiumDocument } from '../../pdfium/document';
import type { Pdfium, Pointer } from '../../pdfium/pdfium';
import { textFrom } from '../../pdfium/text-from';
import type { PictureArea } from './page-picture';
import { PdfiumFields } from './pdfium-fields';

/** Kinds of annotations (fpdf_annot.h). */
const LINK = 2;
const POPUP = 16;
const WIDGET = 20;
/** Kinds that each viewer draws in a way of its own, where they bring no appearance: notes, text, waves under text, stamps, carets, files, sounds, and what is to be blacked out. */
const DRAWN_DIFFERENTLY: ReadonlySet<number> = new Set([1, 3, 11, 13, 14, 17, 18, 28]);

/** Annotation flags (ISO 32000-2, table 167). */
const HIDDEN = 2;
const PRINT = 4;

/** Of the appearances that an annotation brings, the one that prints (fpdf_annot.h). */
const NORMAL = 0;

/** What a printed annotation without an appearance of its own stands for. */
export type BareMark =
  /** A field with a text that is to be read there; the area is where, in points from the top left of the page as it is seen. */
  | { readonly kind: 'text'; readonly area: PictureArea; readonly text: string }
  /** A field that says nothing. */
  | { readonly kind: 'nothing'; readonly area: PictureArea }
  /** What each viewer draws in a way of its own. */
  | { readonly kind: 'any' };

/** The annotations of a page that PDFium has open. */
export class PdfiumMarks {
  constructor(
    private readonly pdfium: Pdfium,
    private readonly page: Pointer,
  ) {}

  get count(): number {
    return this.pdfium.call.FPDFPage_GetAnnotCount(this.page);
  }

  /** Those without an appearance, but for the ones (by their places) that are known not to print. */
  bare(document: PdfiumDocument, unprinted: readonly number[], areaOf: (annotation: Pointer) => PictureArea): readonly BareMark[] {
    const fields = new PdfiumFields(this.pdfium, document);
    const marks = this.each((annotation, index): readonly BareMark[] => {
      const subtype = this.pdfium.call.FPDFAnnot_GetSubtype(annotation);
      const flags = this.pdfium.call.FPDFAnnot_GetFlags(annotation);
      const prints = !unprinted.includes(index) && (flags & PRINT) !== 0 && (flags & HIDDEN) === 0 && subtype !== LINK && subtype !== POPUP;
      if (!prints || this.pdfium.call.EPDFAnnot_HasAppearanceStream(annotation, NORMAL) !== 0) return [];
      if (subtype === WIDGET) return [this.bareField(annotation, fields, areaOf(annotation))];
      return DRAWN_DIFFERENTLY.has(subtype) || this.has(annotation, 'AP') ? [{ kind: 'any' }] : [];
    }).flat();
    fields.close();
    return marks;
  }

  /**
   * Has PDFium draw what prints, in memory: what doesn't is hidden, since PDFium draws annotations whatever layer they are in; and fields, which it draws by
   * other functions only, become annotations like others.
   */
  readyToPrint(unprinted: readonly number[]): void {
    this.each((annotation, index) => {
      if (unprinted.includes(index)) this.pdfium.call.FPDFAnnot_SetFlags(annotation, HIDDEN);
      if (this.pdfium.call.FPDFAnnot_GetSubtype(annotation) === WIDGET) this.setText(annotation, 'Subtype', 'Stamp');
    });
  }

  private bareField(annotation: Pointer, fields: PdfiumFields, area: PictureArea): BareMark {
    const isButton = fields.isButton(annotation) || this.textOf(annotation, 'FT') === 'Btn';
    const value = this.textOf(annotation, 'V') || (isButton ? '' : fields.valueOf(annotation));
    const state = isButton ? this.textOf(annotation, 'AS') || value : value;
    if (state === '' || (isButton && state === 'Off')) {
      // Which of a field's buttons is the chosen one is told by their appearances, or not at all.
      const isUntold = isButton && state === '' && this.has(annotation, 'Parent') && !this.has(annotation, 'AP');
      return isUntold ? { kind: 'any' } : { kind: 'nothing', area };
    }
    // A ticked box, or appearances of which none is of what it says: some programs draw one of their own, some nothing.
    return isButton || this.has(annotation, 'AP') ? { kind: 'any' } : { kind: 'text', area, text: value };
  }

  private each<Told>(tell: (annotation: Pointer, index: number) => Told): readonly Told[] {
    return Array.from({ length: this.count }, (_, index) => {
      const annotation = this.pdfium.call.FPDFPage_GetAnnot(this.page, index);
      const told = tell(annotation, index);
      this.pdfium.call.FPDFPage_CloseAnnot(annotation);
      return told;
    });
  }

  private has(annotation: Pointer, key: string): boolean {
    return withText(this.pdfium, key, (at) => this.pdfium.call.FPDFAnnot_HasKey(annotation, at)) !== 0;
  }

  /** A string or name, empty where there is none. */
  private textOf(annotation: Pointer, key: string): string {
    const { pdfium } = this;
    return withText(pdfium, key, (at) => textFrom(pdfium, (buffer, bytes) => pdfium.call.FPDFAnnot_GetStringValue(annotation, at, buffer, bytes)));
  }

  private setText(annotation: Pointer, key: string, text: string): void {
    const { pdfium } = this;
    const bytes = Buffer.from(`${text}\0`, 'utf16le');
    const buffer = pdfium.allocate(bytes.length);
    new Uint8Array(pdfium.memory(), buffer, bytes.length).set(bytes);
    withText(pdfium, key, (at) => pdfium.call.FPDFAnnot_SetStringValue(annotation, at, buffer));
    pdfium.free(buffer);
  }
}
