import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { deflateSync } from 'node:zlib';

/**
 * `fixed`: the embedded fonts are byte-equal in every report. `vary`: they differ in every report, as subsets by the
 * characters used do.
 */
export type CorpusFonts = 'fixed' | 'vary';

export type CorpusReport = { readonly number: number; readonly pages: number; readonly fonts: CorpusFonts };

const FONT_FILES = ['LiberationSans-Regular.ttf', 'LiberationSans-Bold.ttf', 'LiberationSans-Italic.ttf', 'LiberationSans-BoldItalic.ttf'];
const FONT_FOLDER = join(dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')), 'standard_fonts');

const fontData = FONT_FILES.map((file) => readFileSync(join(FONT_FOLDER, file)));
const deflatedFonts = fontData.map((data) => deflateSync(data));

/** A deterministic stream of numbers from 0 to 1 (mulberry32). */
const randomFrom = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

const picture = (seed: number, side: number): Buffer => {
  const random = randomFrom(seed);
  return deflateSync(Buffer.from(Array.from({ length: side * side * 3 }, (_, index) => ((index * 7) & 0xe0) | Math.floor(random() * 32))));
};
const LOGO_SIDE = 60;
const PHOTO_SIDE = 90;
const logo = picture(1, LOGO_SIDE);
const photo = picture(2, PHOTO_SIDE);

const WORDS = 'score level standard achievement reading listening writing mathematics concepts problem solving data evidence claim range student family school next steps'.split(' ');

const pageContent = (random: () => number, report: number, page: number, pages: number): string => {
  const words = (count: number): string => Array.from({ length: count }, () => WORDS[Math.floor(random() * WORDS.length)]).join(' ');
  const lines = [`BT /F2 16 Tf 54 740 Td (Made-up student ${report}, page ${page} of ${pages}) Tj ET`, 'q 80 0 0 80 480 690 cm /Logo Do Q'];
  for (let line = 0; line < 34; line++) lines.push(`BT /F${1 + (line % 4)} 10 Tf 54 ${660 - line * 13} Td (${words(11)}) Tj ET`);
  for (let bar = 0; bar < 12; bar++) {
    lines.push(`${random().toFixed(3)} ${random().toFixed(3)} ${random().toFixed(3)} rg ${60 + bar * 40} 60 30 ${(20 + random() * 120).toFixed(2)} re f`);
  }
  if (page === 1) lines.push('q 90 0 0 90 54 60 cm /Photo Do Q');
  return lines.join('\n');
};

/** A made-up report as a PDF 1.4 with a plain cross-reference table, four embedded fonts, a logo, a photo and charts: about 400 KB. */
export const corpusReport = ({ number, pages, fonts }: CorpusReport): Buffer => {
  const random = randomFrom(number * 2_654_435_761);
  const objects: Buffer[] = [];
  const add = (text: string, data?: Buffer): number => {
    const stream = data ? [Buffer.from('\nstream\n'), data, Buffer.from('\nendstream')] : [];
    objects.push(Buffer.concat([Buffer.from(text, 'latin1'), ...stream]));
    return objects.length;
  };
  const catalog = add('');
  const tree = add('');
  const widths = Array.from({ length: 224 }, () => 556).join(' ');
  const fontNumbers = FONT_FILES.map((file, index) => {
    const name = `/${file.slice(0, -4)}`;
    const data = fonts === 'fixed' ? deflatedFonts[index]! : deflateSync(Buffer.concat([fontData[index]!, Buffer.from(`${number}`.padStart(8))]), { level: 1 });
    const program = add(`<</Length ${data.length}/Length1 ${fontData[index]!.length}/Filter/FlateDecode>>`, data);
    const descriptor = add(
      `<</Type/FontDescriptor/FontName${name}/Flags 32/FontBBox[-500 -300 1300 1000]/ItalicAngle 0/Ascent 905/Descent -212/CapHeight 729/StemV 80/FontFile2 ${program} 0 R>>`,
    );
    return add(`<</Type/Font/Subtype/TrueType/BaseFont${name}/FirstChar 32/LastChar 255/Widths[${widths}]/Encoding/WinAnsiEncoding/FontDescriptor ${descriptor} 0 R>>`);
  });
  const image = (side: number, data: Buffer): number =>
    add(`<</Type/XObject/Subtype/Image/Width ${side}/Height ${side}/BitsPerComponent 8/ColorSpace/DeviceRGB/Filter/FlateDecode/Length ${data.length}>>`, data);
  const images = `/Logo ${image(LOGO_SIDE, logo)} 0 R/Photo ${image(PHOTO_SIDE, photo)} 0 R`;
  const resources = add(`<</Font<<${fontNumbers.map((font, index) => `/F${index + 1} ${font} 0 R`).join('')}>>/XObject<<${images}>>>>`);
  const kids = Array.from({ length: pages }, (_, index) => {
    const data = deflateSync(Buffer.from(pageContent(random, number, index + 1, pages), 'latin1'));
    const content = add(`<</Length ${data.length}/Filter/FlateDecode>>`, data);
    return add(`<</Type/Page/Parent ${tree} 0 R/MediaBox[0 0 612 792]/Resources ${resources} 0 R/Contents ${content} 0 R>>`);
  });
  objects[catalog - 1] = Buffer.from(`<</Type/Catalog/Pages ${tree} 0 R>>`);
  objects[tree - 1] = Buffer.from(`<</Type/Pages/Count ${pages}/Kids[${kids.map((kid) => `${kid} 0 R`).join(' ')}]>>`);
  return fileOf(objects, catalog);
};

const fileOf = (objects: readonly Buffer[], catalog: number): Buffer => {
  const pieces = [Buffer.from('%PDF-1.4\n')];
  let position = pieces[0]!.length;
  let table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  objects.forEach((body, index) => {
    const piece = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), body, Buffer.from('\nendobj\n')]);
    table += `${String(position).padStart(10, '0')} 00000 n \n`;
    position += piece.length;
    pieces.push(piece);
  });
  pieces.push(Buffer.from(`${table}trailer\n<</Size ${objects.length + 1}/Root ${catalog} 0 R>>\nstartxref\n${position}\n%%EOF\n`));
  return Buffer.concat(pieces);
};

/** Writes reports 1 to `count` as files of a new folder; gives their paths in order. */
export const writeCorpus = async (folder: string, count: number, pages: number, fonts: CorpusFonts): Promise<readonly string[]> => {
  await mkdir(folder, { recursive: true });
  const paths: string[] = [];
  for (let number = 1; number <= count; number++) {
    const path = join(folder, `report-${String(number).padStart(6, '0')}.pdf`);
    await writeFile(path, corpusReport({ number, pages, fonts }));
    paths.push(path);
  }
  return paths;
};
