import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { ARTWORK, randomFrom } from './artwork';
import { pdfFile, type CorpusStructure, type PdfPart } from './pdf-file';
import { TrueTypeFont } from './true-type-subset';

/**
 * `fixed`: the embedded fonts are byte-equal in every report. `vary`: each is subset by the characters that the report uses,
 * so that they differ. The real thing may be either.
 */
export type CorpusFonts = 'fixed' | 'vary';

/** `structure`: a plain cross-reference table (as if left out), or objects in compressed object streams. */
export type CorpusReport = { readonly number: number; readonly pages: number; readonly fonts: CorpusFonts; readonly structure?: CorpusStructure };

const FONT_FILES = ['LiberationSans-Regular.ttf', 'LiberationSans-Bold.ttf', 'LiberationSans-Italic.ttf', 'LiberationSans-BoldItalic.ttf'];
const FONT_FOLDER = join(dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')), 'standard_fonts');

const FIRST_CODE = 32;
const LAST_CODE = 255;
const CODES = Array.from({ length: LAST_CODE - FIRST_CODE + 1 }, (_, index) => FIRST_CODE + index);

const fonts = FONT_FILES.map((file) => {
  const font = new TrueTypeFont(readFileSync(join(FONT_FOLDER, file)));
  const program = font.subset(CODES);
  return { name: file.slice(0, -4), font, widths: CODES.map((code) => font.widthOf(code)).join(' '), whole: { length: program.length, data: deflateSync(program) } };
});

/** What a score report prints beside words: the marks by which the subsets of two reports differ. */
const MARKS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!?%&*+=;:@#$'.split('');
const MARKS_OF_LINE = 12;

const WORDS = 'score level standard achievement reading listening writing mathematics concepts problem solving data evidence claim range student family school next steps'.split(' ');
const GIVEN_NAMES = ['Avery', 'Jordan', 'Riley', 'Quinn', 'Morgan', 'Harper', 'Rowan', 'Emerson'];
const FAMILY_NAMES = ['Sample', 'Specimen', 'Placeholder', 'Example', 'Template', 'Mockup', 'Fixture'];

/** SSIDs that nobody has: the sample's begin so too. */
export const corpusSsid = (number: number): string => String(9_900_000_000 + number);

/** A report's name in a download, as the testing portal gives it. */
export const corpusFileName = (number: number): string => `9910010_99${String(10_000 + (number % 7)).padStart(5, '0')}_05_${corpusSsid(number)}_20250915_CAASPP.pdf`;

/** A line of text in one of the four fonts; the texts are gathered by font, since the subsets follow from them. */
type Line = { readonly font: number; readonly size: number; readonly x: number; readonly y: number; readonly text: string };

const pupilName = (number: number): string => `${GIVEN_NAMES[number % GIVEN_NAMES.length]} ${FAMILY_NAMES[number % FAMILY_NAMES.length]}`;

/** Who the report of that number is about, and the lines of the address below the name. */
export const corpusPupil = (number: number): { readonly name: string; readonly lines: readonly string[] } => ({ name: pupilName(number), lines: [`${100 + (number % 900)} Made-up Street`, 'Sampletown, CA 96170'] });

/** A cover as score reports have it, with an address that stands in the window of a #10 envelope. */
const coverLines = (number: number): readonly Line[] => [
  { font: 1, size: 16, x: 54, y: 740, text: 'Student Score Report 2024-25' },
  { font: 0, size: 9, x: 54, y: 722, text: 'California Assessment of Student Performance and Progress' },
  { font: 1, size: 10, x: 380, y: 660, text: 'Student Information' },
  { font: 0, size: 9, x: 380, y: 646, text: `Student Name: ${pupilName(number)}` },
  { font: 0, size: 9, x: 380, y: 634, text: `SSID: ${corpusSsid(number)}` },
  { font: 0, size: 9, x: 380, y: 622, text: 'Grade: 5' },
  ...[corpusPupil(number).name, ...corpusPupil(number).lines].map((text, row) => ({ font: 0, size: 8.5, x: 76, y: 593.2 - row * 9.4, text })),
];

const bodyLines = (random: () => number, from: number): readonly Line[] => {
  const words = (count: number): string => Array.from({ length: count }, () => WORDS[Math.floor(random() * WORDS.length)]).join(' ');
  return Array.from({ length: Math.floor((from - 70) / 7.4) }, (_, row) => ({ font: row % 4, size: 6.5, x: 54, y: from - row * 7.4, text: words(15) }));
};

/** One line of marks in each font, so that each font's subset is this report's own. */
const markLines = (random: () => number): readonly Line[] =>
  fonts.map((_, font) => ({ font, size: 6.5, x: 54, y: 62 - font * 6, text: Array.from({ length: MARKS_OF_LINE }, () => MARKS[Math.floor(random() * MARKS.length)]).join(' ') }));

const pageLines = (random: () => number, { number, pages }: CorpusReport, page: number): readonly Line[] => [
  ...(page === 1 ? coverLines(number) : [{ font: 1, size: 14, x: 54, y: 740, text: page === 2 ? 'English Language Arts/Literacy Overall Score 2498' : `Mathematics Overall Score 2471, part ${page}` }]),
  ...bodyLines(random, page === 1 ? 480 : 700),
  ...(page === 2 ? markLines(random) : []),
  { font: 0, size: 8, x: 280, y: 30, text: `Page ${page} of ${pages}` },
];

/** What only this report's page draws, beside its text: bars of its own scores. */
const bars = (random: () => number): readonly string[] =>
  Array.from({ length: 24 }, (_, bar) => `${random().toFixed(3)} ${random().toFixed(3)} ${random().toFixed(3)} rg ${60 + bar * 20} 42 12 ${(2 + random() * 18).toFixed(2)} re f`);

type Drawing = { readonly name: string; readonly matrix: string };

const artworkOfPage = (page: number): readonly Drawing[] =>
  page === 1
    ? [{ name: 'Logo', matrix: '80 0 0 80 480 690' }, { name: 'Photo', matrix: '90 0 0 90 480 500' }]
    : [{ name: 'Logo', matrix: '40 0 0 40 520 730' }, { name: `Chart${1 + (page % 3)}`, matrix: '1 0 0 1 380 600' }];

const pageContent = (lines: readonly Line[], drawing: readonly Drawing[], random: () => number): string =>
  [
    ...drawing.map(({ name, matrix }) => `q ${matrix} cm /${name} Do Q`),
    ...bars(random),
    '0 g',
    ...lines.map(({ font, size, x, y, text }) => `BT /F${font + 1} ${size} Tf ${x} ${y.toFixed(2)} Td (${text}) Tj ET`),
  ].join('\n');

/** A made-up report: four embedded TrueType fonts, a logo, a photo and charts; 100 to 250 KB. The same number gives the same bytes. */
export const corpusReport = (report: CorpusReport): Buffer => {
  const random = randomFrom(report.number * 2_654_435_761);
  const parts: PdfPart[] = [];
  const add = (entries: string, data?: Buffer): number => parts.push(data ? { entries: `${entries}/Length ${data.length}`, data } : { entries });
  const catalog = add('');
  const tree = add('');
  const pages = Array.from({ length: report.pages }, (_, index) => pageLines(random, report, index + 1));
  const fontEntries = fonts.map(({ name, font, widths, whole }, index) => {
    const program = report.fonts === 'fixed' ? whole : subsetFor(font, pages.flat().filter((line) => line.font === index));
    const file = add(`/Length1 ${program.length}/Filter/FlateDecode`, program.data);
    const descriptor = add(`/Type/FontDescriptor/FontName/${name}/Flags 32/FontBBox[-500 -300 1300 1000]/ItalicAngle 0/Ascent 905/Descent -212/CapHeight 729/StemV 80/FontFile2 ${file} 0 R`);
    return `/F${index + 1} ${add(`/Type/Font/Subtype/TrueType/BaseFont/${name}/FirstChar ${FIRST_CODE}/LastChar ${LAST_CODE}/Widths[${widths}]/Encoding/WinAnsiEncoding/FontDescriptor ${descriptor} 0 R`)} 0 R`;
  });
  const artwork = new Map(Object.entries(ARTWORK).map(([name, { entries, data }]) => [name, add(entries, data)]));
  const kids = pages.map((lines, index) => {
    const drawing = artworkOfPage(index + 1);
    const content = add('/Filter/FlateDecode', deflateSync(Buffer.from(pageContent(lines, drawing, random), 'latin1')));
    const drawn = drawing.map(({ name }) => `/${name} ${artwork.get(name)} 0 R`).join('');
    return add(`/Type/Page/Parent ${tree} 0 R/MediaBox[0 0 612 792]/Resources<</Font<<${fontEntries.join('')}>>/XObject<<${drawn}>>>>/Contents ${content} 0 R`);
  });
  parts[catalog - 1] = { entries: `/Type/Catalog/Pages ${tree} 0 R` };
  parts[tree - 1] = { entries: `/Type/Pages/Count ${report.pages}/Kids[${kids.map((kid) => `${kid} 0 R`).join(' ')}]` };
  return pdfFile(parts, catalog, report.structure ?? 'table');
};

const subsetFor = (font: TrueTypeFont, lines: readonly Line[]): { readonly length: number; readonly data: Buffer } => {
  const codes = new Set(lines.flatMap(({ text }) => Array.from(text, (character) => character.codePointAt(0) ?? 0)));
  const program = font.subset(codes);
  return { length: program.length, data: deflateSync(program) };
};
