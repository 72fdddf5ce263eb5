import { decodedStream } from '../decoded-stream';
import { LeanTextRefusal } from '../lean-text-refusal';
import type { LeanDocument } from '../../../pdf/lean-document';
import { isArray, isDictionary, PdfStream, type PdfDictionary, type PdfValue } from '../../../pdf/syntax';
import { compositeFont } from './composite-font';
import { LeanFont } from './lean-font';
import { simpleTrueTypeFont } from './simple-true-type-font';
import { StreamCache } from './stream-cache';
import { parseToUnicode, type UnicodeMap } from './to-unicode';
import { TrueTypeProgram } from './true-type-program';

const programs = new StreamCache((bytes) => new TrueTypeProgram(bytes));
const unicodeMaps = new StreamCache(parseToUnicode);

const NOTHING: UnicodeMap = new Map();

/** Reads of a font dictionary what its kind of font needs. */
export class FontDictionary {
  constructor(
    readonly document: LeanDocument,
    readonly dictionary: PdfDictionary,
  ) {}

  name(key: string): string | null {
    const value = this.document.resolve(this.dictionary.get(key));
    return typeof value === 'string' ? value : null;
  }

  /** An integer, as PDFium takes it: what stands behind the point is cut off. */
  integer(key: string, otherwise: number): number {
    const value = this.document.resolve(this.dictionary.get(key));
    return typeof value === 'number' ? Math.trunc(value) : otherwise;
  }

  list(key: string): readonly PdfValue[] | null {
    const value = this.document.resolve(this.dictionary.get(key));
    return isArray(value) ? value : null;
  }

  inner(key: string): FontDictionary | null {
    const value = this.document.resolve(this.dictionary.get(key));
    return isDictionary(value) ? new FontDictionary(this.document, value) : null;
  }

  stream(key: string): PdfStream | null {
    const value = this.document.resolve(this.dictionary.get(key));
    return value instanceof PdfStream ? value : null;
  }
}

/** What the font says its codes mean; empty where it says nothing. */
const unicodeOf = (font: FontDictionary): UnicodeMap => {
  const stream = font.stream('ToUnicode');
  if (stream) return unicodeMaps.get(stream.readBytes(), () => decodedStream(font.document, stream));
  if (font.dictionary.has('ToUnicode')) throw new LeanTextRefusal('font-encoding');
  return NOTHING;
};

const trueTypeOf = (descriptor: FontDictionary | null): TrueTypeProgram => {
  const stream = descriptor?.stream('FontFile2');
  if (!descriptor || !stream) {
    const isEmbedded = descriptor?.dictionary.has('FontFile') === true || descriptor?.dictionary.has('FontFile3') === true;
    throw new LeanTextRefusal(isEmbedded ? 'font-kind' : 'font-not-embedded');
  }
  return programs.get(stream.readBytes(), () => decodedStream(descriptor.document, stream));
};

const fontOf = (font: FontDictionary): LeanFont => {
  switch (font.name('Subtype')) {
    case 'TrueType':
      return new LeanFont(simpleTrueTypeFont(font, trueTypeOf(font.inner('FontDescriptor')), unicodeOf(font)));
    case 'Type0': {
      const descendant = new FontDictionary(font.document, firstDictionary(font));
      return new LeanFont(compositeFont(font, descendant, trueTypeOf(descendant.inner('FontDescriptor')), unicodeOf(font)));
    }
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

  constructor(private readonly document: LeanDocument) {}

  load(dictionary: PdfDictionary): LeanFont {
    const known = this.loaded.get(dictionary);
    if (known) return known;
    const font = fontOf(new FontDictionary(this.document, dictionary));
    this.loaded.set(dictionary, font);
    return font;
  }
}
