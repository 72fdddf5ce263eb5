import { canonicalText } from '../../../pdf/canonical';
import type { LeanDocument } from '../../../pdf/lean-document';
import type { PdfReference} from '../../../pdf/syntax';
import { isDictionary, PdfStream, type PdfDictionary, type PdfValue } from '../../../pdf/syntax';
import { LeanTextRefusal } from '../lean-text-refusal';
import type { FontSource, GlyphFacts } from './lean-font';

/** What PDFium makes of each code of a font that is given as text of PDF without references; codes that it does not tell are left out. */
export type MeasureFont = (fontText: string) => readonly (GlyphFacts | undefined)[];

const DEEPEST_VALUE = 8;
/** More fonts than the files of one download name; of other files' fonts new ones take their place. */
const MOST_MEASURED = 64;

const measured = new Map<string, FontSource>();

/** A value with everything that it refers to in its place. Refuses streams: what is measured has to be small. */
const selfContained = (document: LeanDocument, value: PdfValue, depth = 0): string => {
  if (depth > DEEPEST_VALUE) throw new LeanTextRefusal('font-encoding');
  return canonicalText(value, (reference: PdfReference) => {
    const target = document.resolve(reference);
    if (target instanceof PdfStream) throw new LeanTextRefusal('font-encoding');
    return selfContained(document, target, depth + 1);
  });
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
  if (!measure) throw new LeanTextRefusal('font-not-embedded');
  const descriptor = document.resolve(font.get('FontDescriptor'));
  // Names that only this file gives would make every file's font another one.
  const named = new Map([...font].filter(([key]) => key !== 'Name'));
  if (isDictionary(descriptor)) named.set('FontDescriptor', descriptor);
  const text = selfContained(document, named);
  const known = measured.get(text);
  if (known) return known;
  if (measured.size >= MOST_MEASURED) measured.clear();
  const source = sourceOf(measure(text));
  measured.set(text, source);
  return source;
};
