import { LeanTextRefusal } from '../lean-text-refusal';
import { glyphBox, NO_GLYPH } from './glyph-box';
import { characterOfName, namesOf, NOT_LISTED } from './glyph-names';
import type { NamedGlyphProgram } from './glyph-program';
import type { FontSource } from './lean-font';
import type { FontDictionary } from './font-dictionary';
import { simpleEncodingOf, simpleWidths, tableOfBase } from './simple-encoding';
import { codeOfSpace, type UnicodeMap } from './to-unicode';

/** Names of fonts that every viewer brings along: an embedded one of the same name is told by other rules. */
const STANDARD_FONT = /^(?:Arial|Courier|Helvetica|Symbol|Times|ZapfDingbats)/;

const SUBSET_PREFIX = /^.{6}\+/;

/** What a code leads to: a glyph (-1 for none) and the character that its name stands for (`characterOfName`). */
type Place = { readonly glyph: number; readonly character: number };

const SPACE = 0x20;
const NOTHING: Place = { glyph: -1, character: 0 };
/** Viewers take the glyph that is not there for a space. */
const ABSENT: Place = { glyph: -1, character: SPACE };

/** A Type 1 or CFF font with one-byte codes: glyphs by their names, as the encoding gives them or, of symbol fonts, the program itself. */
export const simpleType1Font = (font: FontDictionary, program: NamedGlyphProgram, unicode: UnicodeMap): FontSource => {
  const name = font.name('BaseFont') ?? '';
  if (STANDARD_FONT.test(name) || (name.replace(SUBSET_PREFIX, '') === 'Symbol' && !font.inner('Encoding'))) throw new LeanTextRefusal('font-kind');
  const { base, names, isSymbolic } = simpleEncodingOf(font);
  const table = tableOfBase(base);
  const baseNames = table ? namesOf(table) : [];
  const widths = simpleWidths(font);

  const placeOfName = (name: string): Place => {
    const character = characterOfName(name);
    const glyph = program.glyphOfName(name);
    if (glyph !== 0 || isSymbolic) return { glyph, character };
    if (name === 'space' || name === '.notdef') return ABSENT;
    // Another glyph may stand for the same character; which one is for PDFium to say.
    throw new LeanTextRefusal('font-encoding');
  };
  const placeOf = (code: number): Place => {
    const name = names.get(code) ?? baseNames[code];
    if (name !== undefined) return placeOfName(name);
    if (!isSymbolic) return NOTHING;
    const glyph = program.glyphOfCode(code);
    return { glyph, character: glyph === 0 ? 0 : characterOfName(program.nameOfGlyph(glyph)) };
  };
  const isSpace = (code: number): boolean => {
    const name = names.get(code) ?? baseNames[code];
    if (name === '.notdef') return !isSymbolic && program.glyphOfName(name) === 0;
    return name === undefined ? isSymbolic && placeOf(code).character === SPACE : characterOfName(name) === SPACE;
  };
  return {
    bytesPerCode: 1,
    factsOf: (code) => {
      const { glyph, character } = placeOf(code);
      const told = unicode.get(code);
      if (told === undefined && character === NOT_LISTED) throw new LeanTextRefusal('font-encoding');
      const text = told ?? (character === 0 ? '' : String.fromCharCode(character));
      return { text, width: widths[code] ?? 0, ...(glyph < 0 ? NO_GLYPH : glyphBox(program, glyph)) };
    },
    spaceWidth: () => {
      const code = codeOfSpace(unicode) ?? Array.from({ length: 256 }, (_, index) => index).findIndex(isSpace);
      return code < 0 ? null : (widths[code] ?? 0);
    },
  };
};
