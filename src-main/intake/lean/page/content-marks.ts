import type { LeanDocument } from '../../../pdf/lean-document';
import { PdfString, type PdfDictionary } from '../../../pdf/syntax';
import { LeanTextRefusal } from '../lean-text-refusal';

/**
 * The marks that a piece of content stands in (ISO 32000-2, 14.6), as far as they tell how text is to be read. `ActualText` stands for the
 * text within its mark; PDFium goes by the innermost mark that has one, but writes only what the very last mark says.
 */
export type ContentMarks = {
  readonly count: number;
  /** The properties of the innermost mark; null where it has none. */
  readonly last: PdfDictionary | null;
  /** What the innermost mark with an `ActualText` says; null where none has one. */
  readonly replacement: string | null;
  /** What the innermost mark with properties says; empty where it says nothing. */
  readonly written: string;
};

export const NO_MARKS: ContentMarks = { count: 0, last: null, replacement: null, written: '' };

/** What is plain in both encodings of text strings; others, language codes and halves of pairs are left to PDFium. */
const PLAIN = /^[\x20-\x7e]*$/;
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const UNUSUAL = /[\u001b\ud800-\udfff]/;

const textOf = ({ bytes }: PdfString): string => {
  if (bytes.startsWith('\u00fe\u00ff')) {
    const text = Buffer.from(bytes.slice(2), 'latin1').subarray(0, (bytes.length - 2) & ~1).swap16().toString('utf16le');
    if (UNUSUAL.test(text)) throw new LeanTextRefusal('replaced-text');
    return text;
  }
  if (!PLAIN.test(bytes)) throw new LeanTextRefusal('replaced-text');
  return bytes;
};

/** The marks within one more; `properties` is null for a mark that has none. */
export const markedWith = (document: LeanDocument, marks: ContentMarks, properties: PdfDictionary | null): ContentMarks => {
  const value = properties ? document.resolve(properties.get('ActualText')) : null;
  const text = value instanceof PdfString ? textOf(value) : null;
  return {
    count: marks.count + 1,
    last: properties,
    replacement: text ?? marks.replacement,
    written: properties ? (text ?? '') : marks.written,
  };
};
