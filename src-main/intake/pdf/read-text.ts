import type { Pdfium, Pointer } from '../../pdfium/pdfium';
import { readBothWays } from './read-both-ways';

/** PDFium marks a hyphen at a line's end so in the text, and leaves out the line's end behind it. */
const LINE_END_HYPHEN = /\ufffe/g;
/** Control characters other than the line's end; drawn glyphs without a meaning come as these. */
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const NO_TEXT = /[\u0000-\u0008\u000b-\u001f\u007f\ufeff\uffff]/g;

/** Glyphs that stand for letters: ligatures, the shapes of Arabic letters within a word, radicals that producers put for ideographs. */
const LETTERS_IN_DISGUISE = /[\u2e80-\u2fdf\ufb00-\ufdff\ufe70-\ufefc]+/g;
/** Nothing to normalise: printable Latin letters and punctuation on lines, but for soft hyphens and odd spaces. Neither alone nor side by side does any become another. */
const PLAIN = /^[\n\x20-\x7e\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e]*$/;
/** A soft hyphen that is drawn is a hyphen: fonts draw both by one glyph, and programs that make a PDF anew name that glyph by either. */
const SOFT_HYPHENS = /\u00ad/g;
const SPACES = /[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g;

/** Combining marks composed, ligatures and other glyph shapes made letters, spaces plain; soft hyphens are hyphens, controls gone. Signs stay as printed. */
export const normalise = (text: string): string => (PLAIN.test(text) ? text : normalised(text));

const normalised = (text: string): string =>
  text.replace(LETTERS_IN_DISGUISE, (glyphs) => glyphs.normalize('NFKC')).normalize('NFC').replace(SPACES, ' ').replace(SOFT_HYPHENS, '-').replace(NO_TEXT, '');

/** The page's text in the order in which PDFium tells it. */
const toldText = (pdfium: Pdfium, textPage: Pointer): string => {
  const count = pdfium.call.FPDFText_CountChars(textPage);
  if (count <= 0) return '';
  // One character can stand for two UTF-16 units; the end is marked by one more.
  const buffer = pdfium.allocate((count * 2 + 1) * 2);
  try {
    const units = pdfium.call.FPDFText_GetText(textPage, 0, count, buffer);
    return Buffer.from(pdfium.memory(), buffer, Math.max(0, units - 1) * 2).toString('utf16le');
  } finally {
    pdfium.free(buffer);
  }
};

/** The page's text in reading order, one line per line, normalised; words of right-to-left scripts in logical order. */
export const readText = (pdfium: Pdfium, textPage: Pointer): string => {
  const told = toldText(pdfium, textPage);
  const lines = readBothWays(pdfium, textPage, told);
  const text = lines === null ? told : lines.flatMap(({ characters }) => characters.map(({ unit }) => (unit === 0 ? '' : String.fromCodePoint(unit)))).join('');
  return normalise(text.replace(/\r\n?/g, '\n').replace(LINE_END_HYPHEN, '-\n'));
};
