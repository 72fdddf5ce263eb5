import type { PdfiumDocument } from '../../pdfium/document';
import type { Pdfium, Pointer } from '../../pdfium/pdfium';
import { textFrom } from '../../pdfium/text-from';

/** Kinds of fields (fpdf_formfill.h): push buttons, check boxes and radio buttons. */
const BUTTONS: ReadonlySet<number> = new Set([1, 2, 3]);

/** The form of a document, by which PDFium tells what a field is and says, also where that stands in a field above. Started when it is first asked. */
export class PdfiumFields {
  private form: { readonly info: Pointer; readonly handle: Pointer } | null = null;

  constructor(
    private readonly pdfium: Pdfium,
    private readonly document: PdfiumDocument,
  ) {}

  isButton(annotation: Pointer): boolean {
    return BUTTONS.has(this.pdfium.call.FPDFAnnot_GetFormFieldType(this.handle, annotation));
  }

  /** What a field says; empty where it says nothing, or is no part of the form. */
  valueOf(annotation: Pointer): string {
    const { handle } = this;
    return textFrom(this.pdfium, (buffer, bytes) => this.pdfium.call.FPDFAnnot_GetFormFieldValue(handle, annotation, buffer, bytes));
  }

  close(): void {
    if (!this.form) return;
    this.pdfium.call.PDFiumExt_ExitFormFillEnvironment(this.form.handle);
    this.pdfium.call.PDFiumExt_CloseFormFillInfo(this.form.info);
    this.form = null;
  }

  private get handle(): Pointer {
    if (!this.form) {
      const info = this.pdfium.call.PDFiumExt_OpenFormFillInfo();
      this.form = { info, handle: this.pdfium.call.PDFiumExt_InitFormFillEnvironment(this.document.handle, info) };
    }
    return this.form.handle;
  }
}
