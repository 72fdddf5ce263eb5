import { PDFDocument, PDFName, PDFNumber, StandardFonts } from 'pdf-lib';

/** How a page lies in its file; it is seen alike whatever these are. `origin` is the corner of its box. */
export type Lie = { readonly turn: 0 | 90 | 180 | 270; readonly origin: readonly [x: number, y: number]; readonly unit: number };

/** What may differ between two makes of the page. */
export type Difference = { readonly pupil?: string; readonly word?: string; readonly addressDownPt?: number; readonly withoutLine?: boolean; readonly barRightPt?: number; readonly withoutTint?: boolean };

type Matrix = readonly [number, number, number, number, number, number];

const then = (a: Matrix, b: Matrix): Matrix => [
  a[0] * b[0] + a[1] * b[2],
  a[0] * b[1] + a[1] * b[3],
  a[2] * b[0] + a[3] * b[2],
  a[2] * b[1] + a[3] * b[3],
  a[4] * b[0] + a[5] * b[2] + b[4],
  a[4] * b[1] + a[5] * b[3] + b[5],
];

const text = (x: number, y: number, size: number, words: string, font = 'F'): string => `BT /${font} ${size} Tf ${x} ${y} Td (${words}) Tj ET\n`;

/** Words of a script that runs from right to left with a Latin one between them: PDFium orders these by what it takes for lines. */
const rightToLeft = (y: number, latin: string): string => {
  const letters = (words: string, right: number): string => Array.from(words, (letter, index) => text(right - index * 5, y, 9, letter, 'R')).join('');
  return letters('naharu', 500) + text(405, y, 9, latin) + letters('kitabu wasalam', 395);
};

/** What stands for the letters a to z in the font R: Arabic from U+0627. */
const TO_ARABIC = '/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfrange <61> <7a> <0627> endbfrange endcmap end';

/** Columns beside each other at other heights, hyphens at lines' ends, brackets, hairlines, dashes, a tint, a shading, masks and small pictures. */
const drawing = ({ pupil = 'Made-up Student', word = 'standard', addressDownPt = 0, withoutLine = false, barRightPt = 0, withoutTint = false }: Difference): string => {
  let content = withoutTint ? '' : '0.94 g 300 300 200 60 re f 0 g\n';
  for (const [row, line] of [pupil, '12 Made-up Street', 'Sampletown, CA 90012-3304'].entries()) content += text(72, 640 - addressDownPt - row * 11.3, 9, line);
  for (let row = 0; row < 24; row++) {
    content += text(72, 560 - row * 13.7, 8, `A line of words \\(row ${row}\\) that ends with a well-`);
    content += text(330, 563 - row * 12.1, 7.5, row === 9 ? `known ${word}` : 'known column [beside] it');
  }
  for (const [row, latin] of ['CAAs', '(ELPAC)', 'Smarter Starting', '12'].entries()) content += rightToLeft(215 - row * 14, latin);
  for (let line = 0; line < 30; line++) content += `${line % 3 ? 0 : 0.25} w ${20 + line * 3.37} 40 m ${24 + line * 3.41} 110 l S\n`;
  if (!withoutLine) content += '0.25 w 250 130 m 270 130 l S\n';
  content += `0.2 0.4 0.7 rg ${300 + barRightPt} 40 17.3 80 re f [1.3 0.7] 0 d 0.5 w 330 50 m 560 95 l S [] 0 d\n`;
  content += 'q 380 600 120 80 re W n /Shade sh Q q 61.7 3 -2 47.9 520.3 40.6 cm /Picture Do Q q 40 0 0 40 300.5 700.5 cm /Mask Do Q\n';
  return content;
};

/** One page that is seen as upright Letter, lying in its file as told. */
export const lyingPage = async ({ turn, origin: [left, bottom], unit }: Lie, difference: Difference = {}): Promise<Buffer> => {
  const document = await PDFDocument.create();
  const { context } = document;
  const [width, height] = [612 / unit, 792 / unit];
  const [boxWidth, boxHeight] = turn % 180 ? [height, width] : [width, height];
  const turned: Readonly<Record<Lie['turn'], Matrix>> = { 0: [1, 0, 0, 1, 0, 0], 90: [0, 1, -1, 0, boxWidth, 0], 180: [-1, 0, 0, -1, boxWidth, boxHeight], 270: [0, -1, 1, 0, 0, boxHeight] };
  const matrix = then(then([1 / unit, 0, 0, 1 / unit, 0, 0], turned[turn]), [1, 0, 0, 1, left, bottom]);
  const page = document.addPage([boxWidth, boxHeight]);
  const set = (key: string, value: Parameters<typeof page.node.set>[1]): void => page.node.set(PDFName.of(key), value);
  set('MediaBox', context.obj([left - 20, bottom - 30, left + boxWidth + 25, bottom + boxHeight + 35]));
  set('CropBox', context.obj([left, bottom, left + boxWidth, bottom + boxHeight]));
  if (turn) set('Rotate', PDFNumber.of(turn));
  if (unit !== 1) set('UserUnit', PDFNumber.of(unit));
  const bytes = (count: number): Uint8Array => Uint8Array.from({ length: count }, (_, index) => (index * 73 + (index >> 3) * 31) & 255);
  const image = { Type: 'XObject', Subtype: 'Image' };
  const picture = context.register(context.stream(bytes(7 * 9 * 3), { ...image, Width: 7, Height: 9, BitsPerComponent: 8, ColorSpace: 'DeviceRGB', Interpolate: true }));
  const mask = context.register(context.stream(bytes(200), { ...image, Width: 40, Height: 40, BitsPerComponent: 1, ImageMask: true }));
  const arabic = context.register(context.obj({ Type: 'Font', Subtype: 'Type1', BaseFont: 'Helvetica', ToUnicode: context.register(context.flateStream(TO_ARABIC)) }));
  const shade = { ShadingType: 2, ColorSpace: 'DeviceRGB', Coords: [380, 600, 500, 680], Function: { FunctionType: 2, Domain: [0, 1], C0: [1, 0.9, 0.2], C1: [0, 0.3, 0.8], N: 1.3 } };
  set('Resources', context.obj({ Font: { F: (await document.embedFont(StandardFonts.Helvetica)).ref, R: arabic }, XObject: { Picture: picture, Mask: mask }, Shading: { Shade: shade } }));
  set('Contents', context.register(context.flateStream(`q ${matrix.map((number) => number.toFixed(6)).join(' ')} cm\n${drawing(difference)}Q`)));
  return Buffer.from(await document.save());
};
