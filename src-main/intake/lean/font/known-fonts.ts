import { LeanTextRefusal } from '../lean-text-refusal';
import type { FontDictionary } from './font-dictionary';
import { fontText } from './font-text';
import type { GlyphProgram } from './glyph-program';
import { LeanFont, type FontSource } from './lean-font';
import type { UnicodeMap } from './to-unicode';

/** What a font is made of besides its dictionary: one object each for equal bytes, whatever file they stand in. */
export type FontParts = { readonly program: GlyphProgram; readonly unicode: UnicodeMap };

type KnownFont = FontParts & { readonly font: LeanFont };

/** More than the reports of one download have in common. */
const MOST_KNOWN = 32;
/** A font of more glyphs than a report shows goes with its file. */
const MOST_SLOTS = 1_024;

/** Fonts by their texts. */
const known = new Map<string, KnownFont>();
/** Programs that were met before: most fonts are either in all files of a download or in one, and of one nothing need be kept. */
const met = new WeakSet<GlyphProgram>();

/** Null for a dictionary that is nested too deeply, as one that leads back to itself. */
const textOf = ({ document, dictionary }: FontDictionary): string | null => {
  try {
    return fontText(document, dictionary, () => 'stream');
  } catch (thrown) {
    if (thrown instanceof LeanTextRefusal) return null;
    throw thrown;
  }
};

/**
 * The font of equal dictionary, program and meanings that an earlier file brought, else a new one: what it knows of its glyphs need not be found out again
 * for each report. Fonts of one document are told apart even where they are equal, as PDFium does: `isTaken` tells of one that this document has already.
 */
export const knownFont = (dictionary: FontDictionary, parts: FontParts, isTaken: (font: LeanFont) => boolean, make: () => FontSource): LeanFont => {
  if (!met.has(parts.program)) {
    met.add(parts.program);
    return new LeanFont(make());
  }
  const text = textOf(dictionary);
  if (text === null) return new LeanFont(make());
  const found = known.get(text);
  if (found?.program === parts.program && found.unicode === parts.unicode && found.font.texts.length <= MOST_SLOTS && !isTaken(found.font)) return found.font;
  const font = new LeanFont(make());
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(text, { ...parts, font });
  return font;
};
