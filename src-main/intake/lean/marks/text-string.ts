/** Where PDFDocEncoding differs from Latin 1 (ISO 32000-2, annex D.3): 0x18 to 0x1f, 0x80 to 0x9e, 0xa0. */
const LOW = '\u02d8\u02c7\u02c6\u02d9\u02dd\u02db\u02da\u02dc';
const HIGH = '\u2022\u2020\u2021\u2026\u2014\u2013\u0192\u2044\u2039\u203a\u2212\u2030\u201e\u201c\u201d\u2018\u2019\u201a\u2122\ufb01\ufb02\u0141\u0152\u0160\u0178\u017d\u0131\u0142\u0153\u0161\u017e';

const inDocEncoding = (bytes: string): string =>
  // eslint-disable-next-line no-control-regex -- codes of the encoding, not control characters
  bytes.replace(/[\u0018-\u001f\u0080-\u009e\u00a0]/g, (character) => {
    const code = character.charCodeAt(0);
    return code === 0xa0 ? '\u20ac' : code < 0x20 ? (LOW[code - 0x18] ?? '') : (HIGH[code - 0x80] ?? '');
  });

/** A text string of a document (ISO 32000-2, 7.9.2.2): UTF-16 or UTF-8 behind their marks, else PDFDocEncoding. Takes bytes as characters. */
export const textOfString = (bytes: string): string => {
  if (bytes.startsWith('\u00fe\u00ff')) return Buffer.from(bytes.slice(2), 'latin1').subarray(0, (bytes.length - 2) & ~1).swap16().toString('utf16le');
  if (bytes.startsWith('\u00ff\u00fe')) return Buffer.from(bytes.slice(2), 'latin1').toString('utf16le');
  return bytes.startsWith('\u00ef\u00bb\u00bf') ? Buffer.from(bytes.slice(3), 'latin1').toString('utf8') : inDocEncoding(bytes);
};
