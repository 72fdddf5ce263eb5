import { expect, it } from 'vitest';
import { expectBothReadSame } from '../../support/both-readers';
import { embeddedFontPdf } from '../../support/fixtures/embedded-font-pdf';
import { symbolFont } from '../../support/fixtures/symbol-font';

/** PDFium reads 0xC1 of a Macintosh map as a pound, where the font has the inverted exclamation mark; 0xF0 is an apple, which the font lacks. */
const LEFT_OUT = { M: [0x7f, 0xc1, 0xf0], R: [0x7f, 0xf0] };

/** Of one width for all, letters of different lines would stand at exactly one place, and their order be chance. */
const widths = Array.from({ length: 224 }, (_, index) => 300 + ((index * 97) % 541));

const everyCode = (font: 'M' | 'R'): string => {
  const codes = Array.from({ length: 224 }, (_, index) => 32 + index).filter((code) => !LEFT_OUT[font].includes(code));
  const lines = Array.from({ length: 14 }, (_, index) => Buffer.from(codes.slice(index * 16, index * 16 + 16)).toString('hex'));
  return `BT /${font} 12 Tf 72 740 Td ${lines.map((line) => `<${line}> Tj 0 -30 Td`).join(' ')} ET`;
};

it.each([
  ['without an encoding, which its Macintosh map tells', 'M'],
  ['with MacRomanEncoding', 'R'],
] as const)('both readers tell the same of every code of a TrueType font %s', async (_, font) => {
  const [page] = await expectBothReadSame(embeddedFontPdf({ pages: [{ content: everyCode(font) }], widths }));
  expect(page!.text).toContain('‘’÷');
});

it('both readers tell the letter that is meant where the font lacks it and the file tells it', async () => {
  const [page] = await expectBothReadSame(embeddedFontPdf({ pages: [{ content: 'BT /U 12 Tf 72 740 Td <41F041> Tj ET' }], widths }));
  expect(page!.text.trim()).toBe('AảA');
  expect(page!.words.map(({ text }) => text)).toEqual(['AảA']);
});

it('both readers find each code of a symbol map where it stands, also where the codes stand in several places', async () => {
  const font = symbolFont([[0x20, 3], [0x42, 37], [0xf041, 36], [0xf1f0, 58]]);
  const [page] = await expectBothReadSame(embeddedFontPdf({ pages: [{ content: 'BT /U 20 Tf 72 740 Td <F0F0> Tj 0 -30 Td <4141> Tj ET' }], widths, font }));
  expect(page!.words.map(({ text }) => text)).toEqual(['ảả', 'AA']);
});

it.each([
  ['its Macintosh map', undefined, 'A˝†'],
  ['the standard encoding beside a symbol map', symbolFont([[0xf041, 36], [0xf0a0, 37], [0xf0ad, 38]]), 'A›'],
] as const)('both readers tell codes of a symbolic font with names for some by %s', async (_, font, text) => {
  const codes = font ? '41AD' : '41FDA0';
  const [page] = await expectBothReadSame(embeddedFontPdf({ pages: [{ content: `BT /V 12 Tf 72 740 Td <${codes}> Tj ET` }], widths, ...(font && { font }) }));
  expect(page!.text.trim()).toBe(text);
});
