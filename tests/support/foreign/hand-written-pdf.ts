import type { PlacedPage } from './placed-report';

/** How a line reaches the page: as one string, as kerned pieces, letter by letter without spaces, or as hex under a scaled matrix. */
export type TextStyle = 'runs' | 'kerned' | 'letters' | 'scaled-hex';

const latin = (text: string): Buffer => Buffer.from(text, 'latin1');
const literal = (text: string): string => `(${text.replace(/[()\\]/g, (sign) => `\\${sign}`)})`;

/** Courier's only advance, in thousandths of the size: what makes letters easy to place by hand. */
const COURIER_ADVANCE = 0.6;

const lineOperators = (text: string, x: number, y: number, sizePt: number, style: TextStyle): string => {
  const fromBottom = 792 - y;
  if (style === 'runs') return `BT /F ${sizePt} Tf ${x} ${fromBottom} Td ${literal(text)} Tj ET`;
  if (style === 'scaled-hex') return `q .1 0 0 .1 0 0 cm BT /F 1 Tf ${sizePt * 10} 0 0 ${sizePt * 10} ${x * 10} ${fromBottom * 10} Tm <${latin(text).toString('hex')}> Tj ET Q`;
  if (style === 'kerned') return `BT /F ${sizePt} Tf 1 0 0 1 ${x} ${fromBottom} Tm [${text.split(' ').map((word) => `${literal(word.slice(0, 2))} 9 ${literal(word.slice(2))}`).join(' -600 ')}] TJ ET`;
  return Array.from(text, (letter, index) => (letter === ' ' ? '' : `BT /F ${sizePt} Tf ${(x + index * COURIER_ADVANCE * sizePt).toFixed(2)} ${fromBottom} Td ${literal(letter)} Tj ET`)).join('\n');
};

/** A PDF 1.3 written by hand: an unembedded standard font without ToUnicode, inherited page size and resources, no compression. */
export const handWrittenPdf = (pages: readonly PlacedPage[], style: TextStyle): Buffer => {
  const firstPage = 4;
  const objects = [
    latin('<</Type/Catalog/Pages 2 0 R>>'),
    latin(`<</Type/Pages/MediaBox[0 0 612 792]/Resources<</Font<</F 3 0 R>>>>/Count ${pages.length}/Kids[${pages.map((_, index) => `${firstPage + index * 2} 0 R`).join(' ')}]>>`),
    latin('<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding>>'),
    ...pages.flatMap((page, index) => {
      const content = latin(page.map(({ text, x, y, sizePt }) => lineOperators(text, x, y, sizePt, style)).join('\n'));
      return [latin(`<</Type/Page/Parent 2 0 R/Contents ${firstPage + index * 2 + 1} 0 R>>`), Buffer.concat([latin(`<</Length ${content.length}>>stream\r\n`), content, latin('\nendstream')])];
    }),
  ];
  const parts = [latin('%PDF-1.3\n')];
  const offsets: number[] = [];
  let length = parts[0]?.length ?? 0;
  const add = (part: Buffer): void => {
    parts.push(part);
    length += part.length;
  };
  for (const [index, object] of objects.entries()) {
    offsets.push(length);
    add(Buffer.concat([latin(`${index + 1} 0 obj\n`), object, latin('\nendobj\n')]));
  }
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  add(latin(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<</Root 1 0 R/Size ${objects.length + 1}>>\nstartxref\n${length}\n%%EOF\n`));
  return Buffer.concat(parts);
};
