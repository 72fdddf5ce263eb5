import { LeanTextRefusal } from '../lean-text-refusal';
import { MAC_ROMAN, STANDARD, WIN_ANSI, type CodeTable } from './base-encodings';
import { characterOfName } from './glyph-names';
import type { FontDictionary } from './font-dictionary';

const SYMBOLIC = 4;
const NONSYMBOLIC = 32;

/** `builtin`: the font program's own. */
export type BaseEncoding = 'standard' | 'win-ansi' | 'mac-roman' | 'builtin';

/** What a simple font's dictionary says of its codes: a base, and glyphs' names for single codes. */
export type SimpleEncoding = { readonly base: BaseEncoding; readonly names: ReadonlyMap<number, string>; readonly isSymbolic: boolean; readonly isNonsymbolic: boolean };

/** Those that PDFium knows by name; the standard one is what it begins with. */
const NAMED: Readonly<Record<string, BaseEncoding>> = { WinAnsiEncoding: 'win-ansi', MacRomanEncoding: 'mac-roman' };
/** Encodings whose codes are not listed here. */
const UNLISTED: ReadonlySet<string> = new Set(['MacExpertEncoding', 'PDFDocEncoding']);

/** The characters of a base encoding; null for the font's own. */
export const tableOfBase = (base: BaseEncoding): CodeTable | null =>
  base === 'win-ansi' ? WIN_ANSI : base === 'mac-roman' ? MAC_ROMAN : base === 'standard' ? STANDARD : null;

const differencesOf = (encoding: FontDictionary): ReadonlyMap<number, string> => {
  const names = new Map<number, string>();
  let code = 0;
  for (const item of encoding.list('Differences') ?? []) {
    const value = encoding.document.resolve(item);
    if (typeof value === 'number') code = value;
    else if (typeof value === 'string') names.set(code++, value);
    else throw new LeanTextRefusal('font-encoding');
  }
  return names;
};

/** Reads the `Encoding` entry with the descriptor's flags, by PDFium's rules for what is missing. */
export const simpleEncodingOf = (font: FontDictionary): SimpleEncoding => {
  const flags = font.inner('FontDescriptor')?.integer('Flags', NONSYMBOLIC) ?? NONSYMBOLIC;
  const isSymbolic = (flags & SYMBOLIC) !== 0;
  const kinds = { isSymbolic, isNonsymbolic: (flags & NONSYMBOLIC) !== 0 };
  const start: BaseEncoding = isSymbolic ? 'builtin' : 'standard';
  const name = font.name('Encoding');
  if (name !== null) {
    if (UNLISTED.has(name)) throw new LeanTextRefusal('font-encoding');
    return { base: NAMED[name] ?? start, names: new Map(), ...kinds };
  }
  const encoding = font.inner('Encoding');
  if (!encoding) return { base: start, names: new Map(), ...kinds };
  const baseName = encoding.name('BaseEncoding') ?? '';
  if (UNLISTED.has(baseName)) throw new LeanTextRefusal('font-encoding');
  const base = NAMED[baseName] ?? start;
  return { base, names: differencesOf(encoding), ...kinds };
};

/** The character that a code stands for by its glyph's name; 0 where it has no name, null where the name says nothing. */
export const characterOf = ({ names }: SimpleEncoding, base: CodeTable | null, code: number): number | null => {
  const name = names.get(code);
  if (name === undefined) return base?.[code] ?? 0;
  const character = characterOfName(name);
  return character > 0 ? character : null;
};

/** The `Widths` of a simple font by code, as PDFium takes them: whole, `MissingWidth` or nothing beside them. */
export const simpleWidths = (font: FontDictionary): Int32Array => {
  const list = font.list('Widths');
  if (!list) throw new LeanTextRefusal('font-encoding');
  const widths = new Int32Array(256).fill(font.inner('FontDescriptor')?.integer('MissingWidth', 0) ?? 0);
  const first = font.integer('FirstChar', 0);
  const last = font.integer('LastChar', 0);
  const end = Math.min(255, last === 0 || last >= first + list.length ? first + list.length - 1 : last);
  for (let code = first; code <= end; code++) {
    const width = font.document.resolve(list[code - first]);
    if (typeof width !== 'number') throw new LeanTextRefusal('font-encoding');
    widths[code] = Math.trunc(width);
  }
  return widths;
};
