import type { LeanDocument } from '../../../pdf/lean-document';
import { isDictionary, PdfStream, type PdfDictionary } from '../../../pdf/syntax';
import { DIRECTION, directionOf } from '../../both-ways/pdfium-directions';
import { decodedStream } from '../decoded-stream';
import { LeanTextRefusal } from '../lean-text-refusal';
import { fontText } from './font-text';
import type { FontSource, GlyphFacts } from './lean-font';

/** A font that is not embedded: its dictionary as text of PDF without references, and apart from it the stream that tells what its codes mean, as FPDF writes it. */
export type NamedFont = { readonly text: string; readonly toUnicode: Buffer | null };

/** What PDFium makes of each code of a font; codes that it does not tell are left out. */
export type MeasureFont = (font: NamedFont) => readonly (GlyphFacts | undefined)[];

/** More fonts than the files of one download name; of other files' fonts new ones take their place. */
const MOST_MEASURED = 64;
/** Several times what telling 256 codes one by one takes. */
const MOST_TO_UNICODE_BYTES = 32 * 1024;

const measured = new Map<string, FontSource>();

/** What is measured has to be small. */
const refuseStream = (): never => {
  throw new LeanTextRefusal('font-encoding');
};

/** Several letters of one code that are read from the right: PDFium turns them where it measures too, so which is the first is not known. */
const isTurned = (text: string): boolean => text.length > 1 && Array.from(text, (letter) => directionOf(letter.charCodeAt(0))).includes(DIRECTION.right);

const sourceOf = (facts: readonly (GlyphFacts | undefined)[]): FontSource => ({
  bytesPerCode: 1,
  factsOf: (code) => {
    const found = facts[code];
    if (!found) throw new LeanTextRefusal('character-without-meaning');
    if (isTurned(found.text)) throw new LeanTextRefusal('right-to-left');
    return found;
  },
  spaceWidth: () => facts.find((found) => found?.text === ' ')?.width ?? null,
});

const toUnicodeOf = (document: LeanDocument, font: PdfDictionary): Buffer | null => {
  const stream = document.resolve(font.get('ToUnicode'));
  if (!(stream instanceof PdfStream)) return null;
  const bytes = decodedStream(document, stream);
  return bytes.length > MOST_TO_UNICODE_BYTES ? refuseStream() : bytes;
};

/**
 * A simple font that is not embedded: it is drawn with glyphs that the viewer brings along, so PDFium is asked once what its own measure.
 * Every file of a producer names such a font alike.
 */
export const measuredFont = (document: LeanDocument, font: PdfDictionary, measure: MeasureFont | null): FontSource => {
  const descriptor = document.resolve(font.get('FontDescriptor'));
  const toUnicode = toUnicodeOf(document, font);
  const told = toUnicode ? new Map([...font].filter(([key]) => key !== 'ToUnicode')) : font;
  const text = fontText(document, told, refuseStream, isDictionary(descriptor) ? new Map([['FontDescriptor', descriptor]]) : undefined);
  const key = toUnicode ? `${text}\0${toUnicode.toString('latin1')}` : text;
  const known = measured.get(key);
  if (known) return known;
  if (!measure) throw new LeanTextRefusal('font-not-embedded');
  if (measured.size >= MOST_MEASURED) measured.clear();
  const source = sourceOf(measure({ text, toUnicode }));
  measured.set(key, source);
  return source;
};
