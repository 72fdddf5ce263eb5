import type { LeanDocument } from '../../../pdf/lean-document';
import { isDictionary, type PdfDictionary } from '../../../pdf/syntax';
import { LeanTextRefusal } from '../lean-text-refusal';
import { fontText } from './font-text';
import type { FontSource, GlyphFacts } from './lean-font';

/** What PDFium makes of each code of a font that is given as text of PDF without references; codes that it does not tell are left out. */
export type MeasureFont = (fontText: string) => readonly (GlyphFacts | undefined)[];

/** More fonts than the files of one download name; of other files' fonts new ones take their place. */
const MOST_MEASURED = 64;

const measured = new Map<string, FontSource>();

/** What is measured has to be small. */
const refuseStream = (): never => {
  throw new LeanTextRefusal('font-encoding');
};

const sourceOf = (facts: readonly (GlyphFacts | undefined)[]): FontSource => ({
  bytesPerCode: 1,
  factsOf: (code) => {
    const found = facts[code];
    if (!found) throw new LeanTextRefusal('character-without-meaning');
    return found;
  },
  spaceWidth: () => facts.find((found) => found?.text === ' ')?.width ?? null,
});

/**
 * A simple font that is not embedded: it is drawn with glyphs that the viewer brings along, so PDFium is asked once what its own measure.
 * Every file of a producer names such a font alike.
 */
export const measuredFont = (document: LeanDocument, font: PdfDictionary, measure: MeasureFont | null): FontSource => {
  const descriptor = document.resolve(font.get('FontDescriptor'));
  const text = fontText(document, font, refuseStream, isDictionary(descriptor) ? new Map([['FontDescriptor', descriptor]]) : undefined);
  const known = measured.get(text);
  if (known) return known;
  if (!measure) throw new LeanTextRefusal('font-not-embedded');
  if (measured.size >= MOST_MEASURED) measured.clear();
  const source = sourceOf(measure(text));
  measured.set(text, source);
  return source;
};
