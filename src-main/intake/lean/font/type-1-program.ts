import { LeanTextRefusal } from '../lean-text-refusal';
import type { GlyphBounds, NamedGlyphProgram } from './glyph-program';
import { STANDARD_NAMES } from './glyph-names';
import { type1Bounds, type Type1Surroundings } from './type-1-outline';

/** Keys of the two encryptions of Type 1 (Adobe Type 1 Font Format, chapter 7): of the private part, and of each charstring. */
const PRIVATE_KEY = 55_665;
const CHARSTRING_KEY = 4_330;
const MULTIPLIER = 52_845;
const ADDEND = 22_719;
const PRIVATE_SKIPPED_BYTES = 4;
const USUAL_SKIPPED_BYTES = 4;
const MOST_SUBROUTINES = 65_536;

const decrypted = (bytes: Buffer, key: number, skipped: number): Buffer => {
  const plain = Buffer.allocUnsafe(bytes.length);
  let state = key;
  for (let index = 0; index < bytes.length; index++) {
    const byte = bytes[index]!;
    plain[index] = byte ^ (state >> 8);
    state = ((byte + state) * MULTIPLIER + ADDEND) & 0xffff;
  }
  return plain.subarray(skipped);
};

/** The private part in binary: it may be written in hexadecimal digits. */
const binaryOf = (bytes: Buffer): Buffer => {
  const start = bytes.toString('latin1', 0, 4);
  return /^[0-9a-fA-F\s]{4}$/.test(start) ? Buffer.from(bytes.toString('latin1').replace(/[^0-9a-fA-F]+/g, ''), 'hex') : bytes;
};

const EEXEC = Buffer.from('eexec');

/** Behind `eexec` one line end or space stands before the private part. */
const privatePart = (bytes: Buffer): { readonly clear: string; readonly secret: Buffer } => {
  const at = bytes.indexOf(EEXEC);
  if (at < 0 || bytes[0] === 0x80) throw new LeanTextRefusal('font-program');
  let start = at + EEXEC.length;
  if (bytes[start] === 0x20 || bytes[start] === 0x09) start++;
  if (bytes[start] === 0x0d) start++;
  if (bytes[start] === 0x0a) start++;
  return { clear: bytes.toString('latin1', 0, at), secret: decrypted(binaryOf(bytes.subarray(start)), PRIVATE_KEY, PRIVATE_SKIPPED_BYTES) };
};

/** Names by code, where the font does not take the standard encoding. */
const encodingOf = (clear: string): ReadonlyMap<number, string> | null => {
  if (/\/Encoding\s+StandardEncoding\s+def/.test(clear)) return null;
  const names = new Map<number, string>();
  for (const [, code, name] of clear.matchAll(/\bdup\s+(\d+)\s*\/(\S+)\s+put/g)) names.set(Number(code), name!);
  return names;
};

const unitsOf = (clear: string): number => {
  const numbers = /\/FontMatrix\s*\[([^\]]*)\]/.exec(clear)?.[1]?.trim().split(/\s+/).map(Number) ?? [];
  const [a, b, c, d, e, f] = numbers;
  const units = a === undefined || !(a > 0) ? 0 : Math.round(1 / a);
  if (units < 16 || units > 16_384 || a !== d || b !== 0 || c !== 0 || e !== 0 || f !== 0) throw new LeanTextRefusal('font-program');
  return units;
};

/** What marks a charstring's bytes: its length, then `RD` or `-|` and one space. */
const SUBROUTINE = /dup\s+(\d+)\s+(\d+)\s+(?:RD|-\||\S+)\s/y;
const GLYPH = /\/(\S+)\s+(\d+)\s+(?:RD|-\||\S+)\s/y;

/** A Type 1 font program. Outlines are looked at when they are asked for. @throws RangeError where a charstring is cut short. */
export class Type1Program implements NamedGlyphProgram {
  readonly unitsPerEm: number;
  private readonly names: string[] = ['.notdef'];
  private readonly charstrings: (Buffer | undefined)[] = [undefined];
  private readonly glyphs = new Map<string, number>([['.notdef', 0]]);
  private readonly encoding: ReadonlyMap<number, string> | null;
  private readonly surroundings: Type1Surroundings;

  constructor(bytes: Buffer) {
    const { clear, secret } = privatePart(bytes);
    // Fonts of several masters are drawn as none of them.
    if (clear.includes('/WeightVector')) throw new LeanTextRefusal('font-program');
    this.unitsPerEm = unitsOf(clear);
    this.encoding = encodingOf(clear);
    const text = secret.toString('latin1');
    const skipped = Number(/\/lenIV\s+(\d+)/.exec(text)?.[1] ?? USUAL_SKIPPED_BYTES);
    const charstring = (start: number, length: number): Buffer => {
      if (start + length > secret.length) throw new LeanTextRefusal('font-program');
      return decrypted(secret.subarray(start, start + length), CHARSTRING_KEY, skipped);
    };
    const glyphsAt = text.indexOf('/CharStrings');
    if (glyphsAt < 0) throw new LeanTextRefusal('font-program');
    this.readGlyphs(text, glyphsAt, charstring);
    this.surroundings = { subroutines: readSubroutines(text, charstring), standardGlyph: (code) => this.charstrings[this.glyphOfName(STANDARD_NAMES[code] ?? '')] ?? null };
  }

  boundsOf(glyph: number): GlyphBounds | null {
    const charstring = this.charstrings[glyph];
    return charstring ? type1Bounds(charstring, this.surroundings) : null;
  }

  glyphOfName(name: string): number {
    return this.glyphs.get(name) ?? 0;
  }

  glyphOfCode(code: number): number {
    return this.glyphOfName((this.encoding ? this.encoding.get(code) : STANDARD_NAMES[code]) ?? '');
  }

  nameOfGlyph(glyph: number): string {
    return this.names[glyph] ?? '';
  }

  private readGlyphs(text: string, start: number, charstring: (start: number, length: number) => Buffer): void {
    // Behind the number of glyphs and `dict dup begin` they stand one behind the other.
    for (let at = text.indexOf('/', start + 1); at >= 0; at = text.indexOf('/', at)) {
      GLYPH.lastIndex = at;
      const found = GLYPH.exec(text);
      if (!found) break;
      const [, name, length] = found;
      const data = charstring(GLYPH.lastIndex, Number(length));
      at = GLYPH.lastIndex + Number(length);
      if (name === '.notdef') this.charstrings[0] = data;
      else if (!this.glyphs.has(name!)) {
        this.glyphs.set(name!, this.names.push(name!) - 1);
        this.charstrings.push(data);
      }
      // The glyphs end where the dictionary does.
      if (/^\s*(?:ND|\|-|\S+\s+def|def)?\s*end\b/.test(text.slice(at, at + 40))) break;
    }
  }
}

const readSubroutines = (text: string, charstring: (start: number, length: number) => Buffer): readonly (Buffer | undefined)[] => {
  const subroutines: (Buffer | undefined)[] = [];
  const start = text.indexOf('/Subrs');
  if (start < 0) return subroutines;
  const end = text.indexOf('/CharStrings', start);
  for (let at = text.indexOf('dup', start); at >= 0 && (end < 0 || at < end); at = text.indexOf('dup', at)) {
    SUBROUTINE.lastIndex = at;
    const found = SUBROUTINE.exec(text);
    if (!found) break;
    const [, index, length] = found;
    if (Number(index) >= MOST_SUBROUTINES) throw new LeanTextRefusal('font-program');
    subroutines[Number(index)] = charstring(SUBROUTINE.lastIndex, Number(length));
    at = SUBROUTINE.lastIndex + Number(length);
  }
  return subroutines;
};
