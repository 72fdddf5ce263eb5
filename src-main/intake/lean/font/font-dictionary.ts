import type { LeanDocument } from '../../../pdf/lean-document';
import { isArray, isDictionary, PdfStream, type PdfDictionary, type PdfValue } from '../../../pdf/syntax';

/** Reads of a font dictionary what its kind of font needs. */
export class FontDictionary {
  constructor(
    readonly document: LeanDocument,
    readonly dictionary: PdfDictionary,
  ) {}

  name(key: string): string | null {
    const value = this.document.resolve(this.dictionary.get(key));
    return typeof value === 'string' ? value : null;
  }

  /** An integer, as PDFium takes it: what stands behind the point is cut off. */
  integer(key: string, otherwise: number): number {
    const value = this.document.resolve(this.dictionary.get(key));
    return typeof value === 'number' ? Math.trunc(value) : otherwise;
  }

  list(key: string): readonly PdfValue[] | null {
    const value = this.document.resolve(this.dictionary.get(key));
    return isArray(value) ? value : null;
  }

  inner(key: string): FontDictionary | null {
    const value = this.document.resolve(this.dictionary.get(key));
    return isDictionary(value) ? new FontDictionary(this.document, value) : null;
  }

  stream(key: string): PdfStream | null {
    const value = this.document.resolve(this.dictionary.get(key));
    return value instanceof PdfStream ? value : null;
  }
}
