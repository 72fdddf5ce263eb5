import type { Pdfium, Pointer } from './pdfium';

/** PDFium marks a hyphen at a line's end so in the text, and leaves out the line's end behind it. */
const LINE_END_HYPHEN = /\ufffe/g;
/** Control characters other than the line's end; drawn glyphs without a meaning come as these. */
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const NO_TEXT = /[\u0000-\u0008\u000b-\u001f\u007f\ufeff\uffff]/g;

/** Ligatures expanded, combining marks composed, presentation forms made letters; soft hyphens and controls gone. */
export const normalise = (text: string): string => text.normalize('NFKC').replace(/\u00ad/g, '').replace(NO_TEXT, '');

/** The page's text in reading order, one line per line, normalised; words of right-to-left scripts in logical order. */
export const readText = (pdfium: Pdfium, textPage: Pointer): string => {
  const count = pdfium.call.FPDFText_CountChars(textPage);
  if (count <= 0) return '';
  // One character can stand for two UTF-16 units; the end is marked by one more.
  const buffer = pdfium.allocate((count * 2 + 1) * 2);
  try {
    const units = pdfium.call.FPDFText_GetText(textPage, 0, count, buffer);
    const raw = Buffer.from(pdfium.memory(), buffer, Math.max(0, units - 1) * 2).toString('utf16le');
    return normalise(raw.replace(/\r\n?/g, '\n').replace(LINE_END_HYPHEN, '-\n'));
  } finally {
    pdfium.free(buffer);
  }
};
