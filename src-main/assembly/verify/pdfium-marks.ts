import { withText } from '../../pdfium/document';
import type { Pdfium, Pointer } from '../../pdfium/pdfium';
import type { PictureArea } from './page-picture';

/** Kinds of annotations (fpdf_annot.h). */
const LINK = 2;
const POPUP = 16;
const WIDGET = 20;
/** Kinds that each viewer draws in a way of its own, where they bring no appearance: notes, text, waves under text, stamps, carets, files, sounds, and what is to be blacked out. */
const DRAWN_DIFFERENTLY: ReadonlySet<number> = new Set([1, 3, 11, 13, 14, 17, 18, 28]);

/** Annotation flags (ISO 32000-2, table 167). */
const HIDDEN = 2;
const PRINT = 4;

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
  bare(unprinted: readonly number[], areaOf: (annotation: Pointer) => PictureArea): readonly BareMark[] {
    return this.each((annotation, index): readonly BareMark[] => {
      const subtype = this.pdfium.call.FPDFAnnot_GetSubtype(annotation);
      const flags = this.pdfium.call.FPDFAnnot_GetFlags(annotation);
      if (unprinted.includes(index) || (flags & PRINT) === 0 || (flags & HIDDEN) !== 0 || subtype === LINK || subtype === POPUP || this.has(annotation, 'AP')) return [];
      if (subtype !== WIDGET) return DRAWN_DIFFERENTLY.has(subtype) ? [{ kind: 'any' }] : [];
      return [this.bareField(annotation, areaOf(annotation))];
    }).flat();
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

  private bareField(annotation: Pointer, area: PictureArea): BareMark {
    const value = this.textOf(annotation, 'V');
    const isButton = this.textOf(annotation, 'FT') === 'Btn';
    const state = this.textOf(annotation, 'AS') || value;
    if (isButton && state !== '' && state !== 'Off') return { kind: 'any' };
    if (!isButton && value !== '') return { kind: 'text', area, text: value };
    // The field that this is one place of may say something.
    return this.has(annotation, 'Parent') && !this.has(annotation, 'V') ? { kind: 'any' } : { kind: 'nothing', area };
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
    return withText(pdfium, key, (at) => {
      const bytes = pdfium.call.FPDFAnnot_GetStringValue(annotation, at, 0, 0);
      const buffer = pdfium.allocate(bytes);
      pdfium.call.FPDFAnnot_GetStringValue(annotation, at, buffer, bytes);
      const text = Buffer.from(new Uint8Array(pdfium.memory(), buffer, bytes).slice()).toString('utf16le');
      pdfium.free(buffer);
      return text.replace(/\0+$/, '');
    });
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
