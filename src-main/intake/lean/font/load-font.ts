import { decodedStream } from '../decoded-stream';
import { LeanTextRefusal } from '../lean-text-refusal';
import type { LeanDocument } from '../../../pdf/lean-document';
import { isDictionary, type PdfDictionary, type PdfStream } from '../../../pdf/syntax';
import { cffProgramOf } from './cff-program';
import { compositeFont } from './composite-font';
import { FontDictionary } from './font-dictionary';
import type { GlyphProgram, NamedGlyphProgram } from './glyph-program';
import { knownFont } from './known-fonts';
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

type IsTaken = (font: LeanFont) => boolean;

const simpleFont = (font: FontDictionary, measure: MeasureFont | null, isTaken: IsTaken): LeanFont => {
  if (!isEmbedded(font)) return new LeanFont(measuredFont(font.document, font.dictionary, measure));
  const descriptor = font.inner('FontDescriptor');
  const unicode = unicodeOf(font);
  if (font.name('Subtype') === 'TrueType') {
    const program = trueTypeOf(descriptor);
    return knownFont(font, { program, unicode }, isTaken, () => simpleTrueTypeFont(font, program, unicode));
  }
  const program = type1Of(descriptor);
  return knownFont(font, { program, unicode }, isTaken, () => simpleType1Font(font, program, unicode));
};

const fontOf = (font: FontDictionary, measure: MeasureFont | null, isTaken: IsTaken): LeanFont => {
  switch (font.name('Subtype')) {
    case 'TrueType':
    case 'Type1':
      return simpleFont(font, measure, isTaken);
    case 'Type0': {
      const descendant = new FontDictionary(font.document, firstDictionary(font));
      const parts = { program: descendantProgram(descendant), unicode: unicodeOf(font) };
      const make = (): FontSource => compositeFont(font, descendant, parts.program, parts.unicode);
      // A table of glyphs is a part of the font that its text does not tell.
      return descendant.stream('CIDToGIDMap') ? new LeanFont(make()) : knownFont(font, parts, isTaken, make);
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
  private readonly taken = new Set<LeanFont>();

  constructor(
    private readonly document: LeanDocument,
    private readonly measure: MeasureFont | null,
  ) {}

  load(dictionary: PdfDictionary): LeanFont {
    const known = this.loaded.get(dictionary);
    if (known) return known;
    const font = fontOf(new FontDictionary(this.document, dictionary), this.measure, (other) => this.taken.has(other));
    this.loaded.set(dictionary, font);
    this.taken.add(font);
    return font;
  }
}
