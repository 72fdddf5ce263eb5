import { decodedStream } from '../decoded-stream';
import { LeanTextRefusal } from '../lean-text-refusal';
import type { LeanDocument } from '../../../pdf/lean-document';
import { isDictionary, type PdfDictionary, type PdfStream } from '../../../pdf/syntax';
import { cffProgramOf } from './cff-program';
import { compositeFont } from './composite-font';
import { FontDictionary } from './font-dictionary';
import type { GlyphProgram, NamedGlyphProgram } from './glyph-program';
import { LeanFont, type FontSource } from './lean-font';
import { measuredFont, type MeasureFont } from './measured-font';
import { simpleTrueTypeFont } from './simple-true-type-font';
import { simpleType1Font } from './simple-type-1-font';
import { StreamCache } from './stream-cache';
import { parseToUnicode, type UnicodeMap } from './to-unicode';
import { TrueTypeProgram } from './true-type-program';
import { Type1Program } from './type-1-program';
import { type3Font } from './type-3-font';

const trueTypePrograms = new StreamCache((bytes) => new TrueTypeProgram(bytes));
const cffPrograms = new StreamCache(cffProgramOf);
const type1Programs = new StreamCache((bytes) => new Type1Program(bytes));
const unicodeMaps = new StreamCache(parseToUnicode);

const NOTHING: UnicodeMap = new Map();

/** What the font says its codes mean; empty where it says nothing. */
const unicodeOf = (font: FontDictionary): UnicodeMap => {
  const stream = font.stream('ToUnicode');
  if (stream) return unicodeMaps.get(stream.readBytes(), () => decodedStream(font.document, stream));
  if (font.dictionary.has('ToUnicode')) throw new LeanTextRefusal('font-encoding');
  return NOTHING;
};

/** Which of a descriptor's entries holds the font program: of several, viewers take the first. */
const PROGRAM_KEYS = ['FontFile', 'FontFile2', 'FontFile3'] as const;
type ProgramKey = (typeof PROGRAM_KEYS)[number];

const programStream = (descriptor: FontDictionary | null): { readonly key: ProgramKey; readonly stream: PdfStream; readonly descriptor: FontDictionary } => {
  for (const key of PROGRAM_KEYS) {
    const stream = descriptor?.stream(key);
    if (descriptor && stream) return { key, stream, descriptor };
  }
  throw new LeanTextRefusal('font-not-embedded');
};

const programIn = <Program>(programs: StreamCache<Program>, { stream, descriptor }: ReturnType<typeof programStream>): Program =>
  programs.get(stream.readBytes(), () => decodedStream(descriptor.document, stream));

const trueTypeOf = (descriptor: FontDictionary | null): TrueTypeProgram => {
  const found = programStream(descriptor);
  if (found.key !== 'FontFile2') throw new LeanTextRefusal('font-kind');
  return programIn(trueTypePrograms, found);
};

const type1Of = (descriptor: FontDictionary | null): NamedGlyphProgram => {
  const found = programStream(descriptor);
  if (found.key === 'FontFile') return programIn(type1Programs, found);
  const program = found.key === 'FontFile3' ? programIn(cffPrograms, found) : null;
  // Glyphs without names are found by rules of their own.
  if (!program || program.isKeyed) throw new LeanTextRefusal('font-kind');
  return program;
};

const descendantProgram = (descendant: FontDictionary): GlyphProgram => {
  const descriptor = descendant.inner('FontDescriptor');
  if (descendant.name('Subtype') === 'CIDFontType2') return trueTypeOf(descriptor);
  const found = programStream(descriptor);
  if (descendant.name('Subtype') !== 'CIDFontType0' || found.key !== 'FontFile3') throw new LeanTextRefusal('font-kind');
  return programIn(cffPrograms, found);
};

const isEmbedded = (font: FontDictionary): boolean => PROGRAM_KEYS.some((key) => font.inner('FontDescriptor')?.dictionary.has(key) === true);

const simpleFont = (font: FontDictionary, measure: MeasureFont | null): FontSource => {
  if (!isEmbedded(font)) return measuredFont(font.document, font.dictionary, measure);
  const descriptor = font.inner('FontDescriptor');
  return font.name('Subtype') === 'TrueType' ? simpleTrueTypeFont(font, trueTypeOf(descriptor), unicodeOf(font)) : simpleType1Font(font, type1Of(descriptor), unicodeOf(font));
};

const fontOf = (font: FontDictionary, measure: MeasureFont | null): LeanFont => {
  switch (font.name('Subtype')) {
    case 'TrueType':
    case 'Type1':
      return new LeanFont(simpleFont(font, measure));
    case 'Type0': {
      const descendant = new FontDictionary(font.document, firstDictionary(font));
      return new LeanFont(compositeFont(font, descendant, descendantProgram(descendant), unicodeOf(font)));
    }
    case 'Type3':
      return new LeanFont(type3Font(font, unicodeOf(font)));
    default:
      throw new LeanTextRefusal('font-kind');
  }
};

const firstDictionary = (font: FontDictionary): PdfDictionary => {
  const descendants = font.list('DescendantFonts');
  const first = descendants?.length === 1 ? font.document.resolve(descendants[0]) : null;
  if (!isDictionary(first)) throw new LeanTextRefusal('font-kind');
  return first;
};

/** Loads fonts of one document, each once. Refuses fonts whose characters, widths or outlines it cannot read. */
export class FontLoader {
  private readonly loaded = new Map<PdfDictionary, LeanFont>();

  constructor(
    private readonly document: LeanDocument,
    private readonly measure: MeasureFont | null,
  ) {}

  load(dictionary: PdfDictionary): LeanFont {
    const known = this.loaded.get(dictionary);
    if (known) return known;
    const font = fontOf(new FontDictionary(this.document, dictionary), this.measure);
    this.loaded.set(dictionary, font);
    return font;
  }
}
