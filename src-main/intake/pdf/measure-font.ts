import type { GlyphFacts } from '../lean/font/lean-font';
import type { MeasureFont, NamedFont } from '../lean/font/measured-font';
import type { Pdfium, Pointer } from '../../pdfium/pdfium';

/** At this type size a thousandth of it is a point. */
const SIZE_PT = 1_000;
const LINE_PT = 2_000;
const PAGE_WIDTH_PT = 8_000;
const CODES = 256;
/** Stands on both sides of each code, so that its text has an extent and an advance whatever the code is. */
const LETTER = 'A'.charCodeAt(0);
/** A glyph without outline is told as a box as wide as it is and this high. */
const NO_OUTLINE_HEIGHT = 1;
const ROUNDING = 0.01;

const hex = (code: number): string => code.toString(16).padStart(2, '0');

/** A page on which every code of the font stands on a line of its own. */
const pageText = (): string =>
  Array.from({ length: CODES - 1 }, (_, index) => `1 0 0 1 0 ${(CODES - index) * LINE_PT} Tm <${hex(LETTER)}${hex(index + 1)}${hex(LETTER)}> Tj`).join('\n');

const streamText = (data: string): string => `<</Length ${data.length}>>\nstream\n${data}\nendstream`;

const documentOf = ({ text, toUnicode }: NamedFont): Buffer => {
  const font = toUnicode ? text.replace(/>>$/, '/ToUnicode 5 0 R>>') : text;
  const content = `BT /F ${SIZE_PT} Tf\n${pageText()}\nET`;
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Count 1/Kids[3 0 R]>>',
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${PAGE_WIDTH_PT} ${(CODES + 1) * LINE_PT}]/Resources<</Font<</F ${font}>>>>/Contents 4 0 R>>`,
    streamText(content),
    ...(toUnicode ? [streamText(toUnicode.toString('latin1'))] : []),
  ];
  let file = '%PDF-1.4\n';
  let table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  objects.forEach((object, index) => {
    table += `${String(file.length).padStart(10, '0')} 00000 n \n`;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
  });
  return Buffer.from(`${file}${table}trailer\n<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${file.length}\n%%EOF\n`, 'latin1');
};

type Character = { readonly unit: number; readonly index: number; readonly x: number; readonly y: number };

/** The page's characters by the line, and so by the code, that they stand on. */
const charactersByCode = ({ call, scratch, memory }: Pdfium, textPage: Pointer): ReadonlyMap<number, readonly Character[]> => {
  const lines = new Map<number, Character[]>();
  const count = call.FPDFText_CountChars(textPage);
  for (let index = 0; index < count; index += 1) {
    if (call.FPDFText_GetTextObject(textPage, index) === 0) continue;
    if (call.FPDFText_GetCharOrigin(textPage, index, scratch, scratch + 8) === 0) continue;
    const [x = 0, y = 0] = new Float64Array(memory(), scratch, 2);
    const code = CODES + 1 - Math.round(y / LINE_PT);
    const line = lines.get(code);
    const character = { unit: call.FPDFText_GetUnicode(textPage, index), index, x, y };
    if (line) line.push(character);
    else lines.set(code, [character]);
  }
  return lines;
};

const factsOf = ({ call, scratch, memory }: Pdfium, textPage: Pointer, line: readonly Character[]): GlyphFacts | undefined => {
  const [first, glyph, ...others] = line;
  const last = others.at(-1);
  // One glyph may be read as several letters; they all stand at its place.
  const letters = [glyph, ...others.slice(0, -1)];
  if (!first || !glyph || !last || letters.some((letter) => letter?.x !== glyph.x)) return undefined;
  if (call.FPDFText_GetCharBox(textPage, glyph.index, scratch, scratch + 8, scratch + 16, scratch + 24) === 0) return undefined;
  const [x0 = 0, x1 = 0, y0 = 0, y1 = 0] = new Float64Array(memory(), scratch, 4);
  const [left, right, bottom, top] = [Math.round(x0 - glyph.x), Math.round(x1 - glyph.x), Math.round(y0 - glyph.y), Math.round(y1 - glyph.y)];
  const width = Math.round(last.x - glyph.x);
  const text = letters.map((letter) => String.fromCodePoint(letter?.unit ?? 0)).join('');
  const isEmpty = Math.abs(y1 - y0 - NO_OUTLINE_HEIGHT) < ROUNDING && right - left === width;
  return isEmpty ? { text, width, left, right: left, bottom, top: bottom } : { text, width, left, right, bottom, top };
};

/** Lets PDFium draw every code of a font and tells what it read and measured. */
export const fontMeasureBy =
  (pdfium: Pdfium): MeasureFont =>
  (font) => {
    const { call } = pdfium;
    const bytes = documentOf(font);
    const file = pdfium.allocate(bytes.length);
    new Uint8Array(pdfium.memory(), file, bytes.length).set(bytes);
    const document = call.FPDF_LoadMemDocument(file, bytes.length, 0);
    const page = document === 0 ? 0 : call.FPDF_LoadPage(document, 0);
    const textPage = page === 0 ? 0 : call.FPDFText_LoadPage(page);
    try {
      const lines = textPage === 0 ? null : charactersByCode(pdfium, textPage);
      return Array.from({ length: CODES }, (_, code) => factsOf(pdfium, textPage, lines?.get(code) ?? []));
    } finally {
      if (textPage !== 0) call.FPDFText_ClosePage(textPage);
      if (page !== 0) call.FPDF_ClosePage(page);
      if (document !== 0) call.FPDF_CloseDocument(document);
      pdfium.free(file);
    }
  };
