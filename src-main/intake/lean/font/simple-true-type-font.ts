import { LeanTextRefusal } from '../lean-text-refusal';
import { MAC_CODES, macCodeOf } from './base-encodings';
import { glyphBox } from './glyph-box';
import type { FontSource } from './lean-font';
import type { FontDictionary } from './font-dictionary';
import { characterOf, simpleEncodingOf, simpleWidths, tableOfBase, type BaseEncoding, type SimpleEncoding } from './simple-encoding';
import { codeOfSpace, type UnicodeMap } from './to-unicode';
import type { CharacterMap, TrueTypeProgram } from './true-type-program';

const CODES = Array.from({ length: 256 }, (_, code) => code);
/** Where the codes of symbol fonts may stand in a Microsoft symbol map. */
const SYMBOL_PREFIXES = [0, 0xf000, 0xf100, 0xf200] as const;

/** A symbolic font with a map of the other platform only is read by that platform's encoding, as viewers do. */
const baseFor = ({ base, isSymbolic }: SimpleEncoding, program: TrueTypeProgram): BaseEncoding => {
  if (!isSymbolic || (base !== 'win-ansi' && base !== 'mac-roman')) return base;
  const hasWindows = [0, 1, 2, 3, 4].some((encoding) => program.characterMap(0, encoding) !== null) || [0, 1, 10].some((encoding) => program.characterMap(3, encoding) !== null);
  const hasMac = program.characterMap(1, 0) !== null;
  if (base === 'win-ansi' && !hasWindows) return hasMac ? 'mac-roman' : 'builtin';
  if (base === 'mac-roman' && !hasMac) return hasWindows ? 'win-ansi' : 'builtin';
  return base;
};

type ToGlyph = (code: number, character: number) => number;

/** How glyphs are found by the characters of a named encoding: by the first map that the font has of those that suit it. */
const glyphsByCharacter = (program: TrueTypeProgram, isNonsymbolic: boolean): ToGlyph => {
  const unicode = program.characterMap(3, 1);
  if (unicode) return (code, character) => unicode(character === 0 ? code : character);
  const mac = program.characterMap(1, 0);
  const symbol = program.characterMap(3, 0);
  if (symbol && !(isNonsymbolic && mac)) return (code) => firstOf(symbol, code);
  if (mac) return (code, character) => mac(character === 0 ? code : macCodeOf(character));
  throw new LeanTextRefusal('font-encoding');
};

const firstOf = (symbol: CharacterMap, code: number): number => {
  for (const prefix of SYMBOL_PREFIXES) {
    const glyph = symbol(prefix + code);
    if (glyph !== 0) return glyph;
  }
  return 0;
};

/** The symbol map where it tells of any code, each by itself: some may stand in one place and some in another. */
const glyphsBySymbol = (program: TrueTypeProgram): ToGlyph | null => {
  const symbol = program.characterMap(3, 0);
  return symbol && CODES.some((code) => firstOf(symbol, code) !== 0) ? (code) => firstOf(symbol, code) : null;
};

/** How glyphs are found by the font's own codes where no symbol map tells. */
const glyphsByMac = (program: TrueTypeProgram): ToGlyph => {
  const mac = program.characterMap(1, 0);
  if (mac && CODES.some((code) => mac(code) !== 0)) return (code) => mac(code);
  throw new LeanTextRefusal('font-encoding');
};

/** A TrueType font with one-byte codes: meanings by ToUnicode or the encoding, outlines by the program's character maps. */
export const simpleTrueTypeFont = (font: FontDictionary, program: TrueTypeProgram, unicode: UnicodeMap): FontSource => {
  const said = simpleEncodingOf(font);
  // Where names are given for some codes, the standard encoding tells the others, also of a symbolic font.
  const encoding = said.base === 'builtin' && font.inner('Encoding') ? { ...said, base: 'standard' as const } : said;
  const base = baseFor(encoding, program);
  const isNamed = ((base === 'win-ansi' || base === 'mac-roman') && encoding.names.size === 0) || encoding.isNonsymbolic;
  const table = tableOfBase(base);
  const bySymbol = isNamed ? null : glyphsBySymbol(program);
  const toGlyph = bySymbol ?? (isNamed ? glyphsByCharacter(program, encoding.isNonsymbolic) : glyphsByMac(program));
  const widths = simpleWidths(font);
  // Of a font whose glyphs are found by its own codes, a Macintosh map says that these are Macintosh ones; beside a symbol map an encoding goes before.
  const isMac = !isNamed && (!bySymbol || base === 'builtin') && program.characterMap(1, 0) !== null;
  const textOf = (code: number, character: number): string => {
    const told = unicode.get(code);
    if (told !== undefined) return told;
    const meant = isMac ? MAC_CODES[code]! : isNamed || base !== 'builtin' ? character : 0;
    return meant === 0 ? '' : String.fromCharCode(meant);
  };
  return {
    bytesPerCode: 1,
    factsOf: (code) => {
      const character = characterOf(encoding, table, code);
      // A glyph of an unknown name may still be told by ToUnicode; its outline would have to be found by that name.
      if (character === null) throw new LeanTextRefusal('font-encoding');
      const glyph = toGlyph(code, character);
      const isSpace = character === 0x20 || (isMac && code === 0x20);
      // Of a letter that the font lacks, viewers draw its sign for that; it is read where the file tells which letter is meant. By names they try further.
      if (glyph === 0 && !isSpace && (isNamed || !unicode.has(code))) throw new LeanTextRefusal('font-encoding');
      return { text: textOf(code, character), width: widths[code] ?? 0, ...glyphBox(program, glyph) };
    },
    spaceWidth: () => {
      const code = codeOfSpace(unicode) ?? (isMac ? 0x20 : isNamed ? (table?.indexOf(0x20) ?? -1) : -1);
      return code < 0 ? null : (widths[code] ?? 0);
    },
  };
};
