import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fontkit from '@pdf-lib/fontkit';
import { PDFName, PDFRawStream, PDFString, type PDFContext, type PDFRef } from 'pdf-lib';
import { deflateSync } from '../files/unbroken-zlib';
import { phrasesByLanguage } from './phrases/languages';

export type Weight = 'regular' | 'bold';
export type Script = 'latin' | 'arabic' | 'chinese' | 'korean';

/** Glyphs of one typeface, in the order in which they stand from left to right. */
export type GlyphRun = {
  readonly typeface: Typeface;
  /** Elements of a PDF `TJ` array: glyph ids in hexadecimal and kerning. */
  readonly elements: string;
  /** In ems. */
  readonly width: number;
};

type Font = ReturnType<typeof fontkit.create>;

/** The part of fontkit's glyphs that is used; its own types leave it out. */
type ShapedGlyph = { readonly id: number; readonly codePoints: readonly number[]; readonly advanceWidth: number };

const fileNames: Readonly<Record<Script, string>> = { latin: 'noto-sans', arabic: 'tajawal', chinese: 'noto-sans-tc', korean: 'noto-sans-kr' };

/**
 * A small TrueType font that is parsed and compressed once and then embedded whole in any number of documents.
 *
 * Every document gets the same bytes, as score reports of one producer do, so that a merger can store them once.
 */
export class Typeface {
  /** Name in a page's font resources. */
  readonly resourceName: string;
  private readonly font: Font;
  private readonly characters: ReadonlySet<number>;
  private readonly shapedWords = new Map<string, GlyphRun>();
  private readonly fileLength: number;
  private readonly compressedFile: Uint8Array;
  private readonly compressedUnicodeMap: Uint8Array;
  private readonly glyphWidths: readonly number[];

  constructor(fontsFolder: string, script: Script, weight: Weight) {
    const bytes = readFileSync(join(fontsFolder, `${fileNames[script]}-${weight}.ttf`));
    this.resourceName = `${script}-${weight}`;
    this.font = fontkit.create(bytes);
    this.characters = new Set(this.font.characterSet);
    this.fileLength = bytes.length;
    this.compressedFile = deflateSync(bytes, { level: 9 });
    // A font object of its own: asking fontkit for a glyph by id makes it forget which characters the glyph stands for.
    const measured = fontkit.create(bytes);
    this.glyphWidths = Array.from({ length: measured.numGlyphs }, (_, id) => this.perMille(measured.getGlyph(id).advanceWidth));
    this.compressedUnicodeMap = deflateSync(unicodeMap(this.unicodeByGlyph(script === 'arabic')));
  }

  covers(codePoint: number): boolean {
    return this.characters.has(codePoint);
  }

  /** Shapes a word (or a space): joins Arabic letters, kerns Latin ones. */
  shape(word: string): GlyphRun {
    const known = this.shapedWords.get(word);
    if (known !== undefined) return known;
    // Numbers differ from report to report: keeping them would let the cache grow with the download. Figures need no kerning.
    if (word.length > 1 && /\d/u.test(word)) return joinRuns(Array.from(word, (character) => this.shape(character)), this);
    const { glyphs, positions } = this.font.layout(word, { liga: false });
    let elements = '';
    let total = 0;
    (glyphs as unknown as ShapedGlyph[]).forEach((glyph, index) => {
      const advance = positions[index]?.xAdvance ?? glyph.advanceWidth;
      const kerning = this.perMille(glyph.advanceWidth - advance);
      elements += hexadecimal(glyph.id) + (kerning === 0 ? '' : `>${kerning}<`);
      total += advance;
    });
    const run = { typeface: this, elements: `<${elements}>`, width: total / this.font.unitsPerEm };
    this.shapedWords.set(word, run);
    return run;
  }

  /** Writes the font into a document and gives its reference. */
  embed(context: PDFContext): PDFRef {
    const name = PDFName.of(`FLDSMP+${this.font.postscriptName}`);
    const file = context.register(rawStream(context, this.compressedFile, { Length1: this.fileLength }));
    const unicode = context.register(rawStream(context, this.compressedUnicodeMap, {}));
    const { minX, minY, maxX, maxY } = this.font.bbox;
    const descriptor = context.register(
      context.obj({
        Type: 'FontDescriptor',
        FontName: name,
        Flags: 4,
        FontBBox: [minX, minY, maxX, maxY].map((value) => this.perMille(value)),
        ItalicAngle: 0,
        Ascent: this.perMille(this.font.ascent),
        Descent: this.perMille(this.font.descent),
        CapHeight: this.perMille(this.font.capHeight),
        StemV: 80,
        FontFile2: file,
      }),
    );
    const descendant = context.register(
      context.obj({
        Type: 'Font',
        Subtype: 'CIDFontType2',
        BaseFont: name,
        CIDSystemInfo: { Registry: PDFString.of('Adobe'), Ordering: PDFString.of('Identity'), Supplement: 0 },
        FontDescriptor: descriptor,
        CIDToGIDMap: 'Identity',
        W: [0, [...this.glyphWidths]],
      }),
    );
    return context.register(
      context.obj({ Type: 'Font', Subtype: 'Type0', BaseFont: name, Encoding: 'Identity-H', DescendantFonts: [descendant], ToUnicode: unicode }),
    );
  }

  private perMille(value: number): number {
    return Math.round((value * 1000) / this.font.unitsPerEm);
  }

  /** What text each glyph stands for; joined Arabic forms are only known by shaping the words that are used. */
  private unicodeByGlyph(joined: boolean): ReadonlyMap<number, readonly number[]> {
    const byGlyph = new Map<number, readonly number[]>();
    const addWord = (word: string): void => {
      for (const glyph of this.font.layout(word).glyphs as unknown as ShapedGlyph[]) {
        if (glyph.codePoints.length > 0 && !byGlyph.has(glyph.id)) byGlyph.set(glyph.id, extracted(glyph.codePoints));
      }
    };
    for (const codePoint of this.characters) addWord(String.fromCodePoint(codePoint));
    if (joined) JSON.stringify(phrasesByLanguage.ar).match(/\p{Script=Arabic}+/gu)?.forEach(addWord);
    return byGlyph;
  }
}

/** One run of several of the same typeface. */
export function joinRuns(runs: readonly GlyphRun[], typeface: Typeface): GlyphRun {
  return {
    typeface,
    elements: runs.map(({ elements }) => elements).join('').replaceAll('><', ''),
    width: runs.reduce((sum, { width }) => sum + width, 0),
  };
}

/** Lam joined with each form of alef, by the alef. */
const lamAlef: ReadonlyMap<number, number> = new Map([
  [0x622, 0xfef5],
  [0x623, 0xfef7],
  [0x625, 0xfef9],
  [0x627, 0xfefb],
]);

/** Lam-alef as one character: readers that turn right-to-left text round would swap the two letters of the one glyph. */
function extracted(codePoints: readonly number[]): readonly number[] {
  const ligature = codePoints[0] === 0x644 ? lamAlef.get(codePoints[1] ?? 0) : undefined;
  return ligature === undefined ? [...codePoints] : [ligature];
}

function hexadecimal(value: number): string {
  return value.toString(16).padStart(4, '0');
}

function rawStream(context: PDFContext, bytes: Uint8Array, entries: Record<string, number>): PDFRawStream {
  const dictionary = context.obj({ ...entries, Filter: 'FlateDecode', Length: bytes.length });
  return PDFRawStream.of(dictionary, bytes);
}

function unicodeMap(byGlyph: ReadonlyMap<number, readonly number[]>): string {
  const lines = [...byGlyph]
    .sort(([a], [b]) => a - b)
    .map(([id, codePoints]) => {
      const text = String.fromCodePoint(...codePoints);
      const units = Array.from({ length: text.length }, (_, index) => hexadecimal(text.charCodeAt(index)));
      return `<${hexadecimal(id)}> <${units.join('')}>`;
    });
  const blocks: string[] = [];
  // A block of such a map holds 100 lines at most.
  for (let first = 0; first < lines.length; first += 100) {
    const block = lines.slice(first, first + 100);
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`);
  }
  return [
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap',
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
    '/CMapName /Adobe-Identity-UCS def /CMapType 2 def',
    '1 begincodespacerange <0000> <ffff> endcodespacerange',
    ...blocks,
    'endcmap CMapName currentdict /CMap defineresource pop end end',
  ].join('\n');
}

/** All typefaces of the sample, each loaded when it is first needed. */
export class TypefaceLibrary {
  private readonly loaded = new Map<string, Typeface>();

  constructor(private readonly fontsFolder: string) {}

  get(script: Script, weight: Weight): Typeface {
    const key = `${script}-${weight}`;
    const known = this.loaded.get(key);
    if (known !== undefined) return known;
    const typeface = new Typeface(this.fontsFolder, script, weight);
    this.loaded.set(key, typeface);
    return typeface;
  }
}
