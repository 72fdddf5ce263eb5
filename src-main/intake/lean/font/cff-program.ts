import { LeanTextRefusal } from '../lean-text-refusal';
import { CFF_STANDARD_STRINGS } from './cff-standard-strings';
import { STANDARD_NAMES } from './glyph-names';
import type { GlyphBounds, NamedGlyphProgram } from './glyph-program';
import { type2Bounds, type Type2Surroundings } from './type-2-outline';

/** Keys of CFF dictionaries in use (Adobe Technical Note 5176, tables 9, 10 and 23); two-byte ones are 256 plus the second byte. */
const KEY = { charset: 15, encoding: 16, charStrings: 17, private: 18, subroutines: 19, charstringType: 262, fontMatrix: 263, registry: 286, fontParts: 292, partOfGlyph: 293 } as const;

type Dictionary = ReadonlyMap<number, readonly number[]>;

const broken = (): LeanTextRefusal => new LeanTextRefusal('font-program');

/** An INDEX: its items, and where it ends. */
const readIndex = (bytes: Buffer, at: number): { readonly items: readonly Buffer[]; readonly end: number } => {
  const count = bytes.readUInt16BE(at);
  if (count === 0) return { items: [], end: at + 2 };
  const offsetBytes = bytes.readUInt8(at + 2);
  if (offsetBytes < 1 || offsetBytes > 4) throw broken();
  const base = at + 2 + (count + 1) * offsetBytes;
  const offset = (index: number): number => base + bytes.readUIntBE(at + 3 + index * offsetBytes, offsetBytes);
  const items: Buffer[] = [];
  let start = offset(0);
  for (let index = 1; index <= count; index++) {
    const end = offset(index);
    if (end < start || end > bytes.length) throw broken();
    items.push(bytes.subarray(start, end));
    start = end;
  }
  return { items, end: start };
};

const NIBBLES = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '.', 'E', 'E-', '', '-'] as const;

const readDictionary = (bytes: Buffer): Dictionary => {
  const entries = new Map<number, readonly number[]>();
  let operands: number[] = [];
  for (let at = 0; at < bytes.length; ) {
    const byte = bytes[at++]!;
    if (byte <= 21) {
      entries.set(byte === 12 ? 256 + bytes.readUInt8(at++) : byte, operands);
      operands = [];
    } else if (byte === 28) {
      operands.push(bytes.readInt16BE(at));
      at += 2;
    } else if (byte === 29) {
      operands.push(bytes.readInt32BE(at));
      at += 4;
    } else if (byte === 30) {
      let text = '';
      for (let nibble = 0, half = 0; nibble !== 15; half ^= 1) {
        nibble = half === 0 ? bytes.readUInt8(at) >> 4 : bytes.readUInt8(at++) & 15;
        if (nibble !== 15) text += NIBBLES[nibble]!;
        else if (half === 0) at++;
      }
      operands.push(Number(text));
    } else if (byte >= 32 && byte <= 246) operands.push(byte - 139);
    else if (byte >= 247 && byte <= 250) operands.push((byte - 247) * 256 + bytes.readUInt8(at++) + 108);
    else if (byte >= 251 && byte <= 254) operands.push(-(byte - 251) * 256 - bytes.readUInt8(at++) - 108);
    else throw broken();
  }
  return entries;
};

/** Units an em by a font matrix; refuses one that does more than scale. */
const unitsOf = (matrix: readonly number[]): number => {
  const [a, b, c, d, e, f] = matrix;
  const units = a === undefined || a <= 0 ? 0 : Math.round(1 / a);
  if (matrix.length !== 6 || units < 16 || units > 16_384 || a !== d || b !== 0 || c !== 0 || e !== 0 || f !== 0) throw broken();
  return units;
};

const USUAL_UNITS = 1000;

const MOST_IN_FIRST_SET = 229;

/** Numbers of strings (or of characters, in a font keyed by them) by glyph. */
const readCharset = (bytes: Buffer, offset: number, glyphs: number): Uint16Array => {
  const numbers = new Uint16Array(glyphs);
  // 0 to 2 name sets that the format brings along; the first is the strings in their order.
  if (offset === 0 && glyphs <= MOST_IN_FIRST_SET) return numbers.map((_, glyph) => glyph);
  if (offset <= 2) throw new LeanTextRefusal('font-encoding');
  const format = bytes.readUInt8(offset);
  let at = offset + 1;
  for (let glyph = 1; glyph < glyphs; ) {
    const first = bytes.readUInt16BE(at);
    const more = format === 0 ? 0 : format === 1 ? bytes.readUInt8(at + 2) : bytes.readUInt16BE(at + 2);
    at += 2 + Math.min(2, format);
    if (format > 2) throw broken();
    for (let index = 0; index <= more && glyph < glyphs; index++) numbers[glyph++] = first + index;
  }
  return numbers;
};

/** Which part of a font keyed by characters each glyph is drawn with. */
const readParts = (bytes: Buffer, offset: number, glyphs: number): Uint8Array => {
  const format = bytes.readUInt8(offset);
  if (format === 0) return bytes.subarray(offset + 1, offset + 1 + glyphs);
  if (format !== 3) throw broken();
  const parts = new Uint8Array(glyphs);
  const ranges = bytes.readUInt16BE(offset + 1);
  for (let range = 0; range < ranges; range++) {
    const at = offset + 3 + range * 3;
    parts.fill(bytes.readUInt8(at + 2), bytes.readUInt16BE(at), Math.min(glyphs, bytes.readUInt16BE(at + 3)));
  }
  return parts;
};

/** Glyphs by code, of an encoding that the font brings along. */
const readEncoding = (bytes: Buffer, offset: number, glyphOfString: (string: number) => number): Uint16Array => {
  const glyphs = new Uint16Array(256);
  const format = bytes.readUInt8(offset);
  const count = bytes.readUInt8(offset + 1);
  let at = offset + 2;
  if ((format & 127) === 0) {
    for (let glyph = 1; glyph <= count; glyph++) glyphs[bytes.readUInt8(at++)] = glyph;
  } else if ((format & 127) === 1) {
    for (let range = 0, glyph = 1; range < count; range++, at += 2) {
      const first = bytes.readUInt8(at);
      for (let code = first; code <= first + bytes.readUInt8(at + 1); code++) glyphs[code & 255] = glyph++;
    }
  } else throw broken();
  if ((format & 128) !== 0) {
    const supplements = bytes.readUInt8(at++);
    for (let index = 0; index < supplements; index++, at += 3) glyphs[bytes.readUInt8(at)] = glyphOfString(bytes.readUInt16BE(at + 1));
  }
  return glyphs;
};

/**
 * A CFF font program, as it stands in a PDF or within an OpenType font. Outlines are looked at when they are asked for.
 * @throws RangeError where a table is cut short.
 */
export class CffProgram implements NamedGlyphProgram {
  readonly unitsPerEm: number;
  /** True for a font whose glyphs have numbers of characters (CIDs) and no names. */
  readonly isKeyed: boolean;
  private readonly charStrings: readonly Buffer[];
  private readonly charset: Uint16Array;
  private readonly strings: readonly Buffer[];
  private readonly surroundings: readonly Type2Surroundings[];
  private readonly parts: Uint8Array | null;
  private readonly top: Dictionary;
  private glyphsByNumber: ReadonlyMap<number, number> | null = null;
  private glyphsByName: ReadonlyMap<string, number> | null = null;
  private glyphsByCode: Uint16Array | null = null;

  /** `isWrapped`: in an OpenType font glyphs are asked for by their own numbers, also where they are keyed by characters. */
  constructor(
    private readonly bytes: Buffer,
    private readonly isWrapped = false,
  ) {
    if (bytes.readUInt8(0) !== 1) throw broken();
    const names = readIndex(bytes, bytes.readUInt8(2));
    const tops = readIndex(bytes, names.end);
    const strings = readIndex(bytes, tops.end);
    const globals = readIndex(bytes, strings.end).items;
    if (tops.items.length !== 1) throw broken();
    this.top = readDictionary(tops.items[0]!);
    this.strings = strings.items;
    if ((this.top.get(KEY.charstringType)?.[0] ?? 2) !== 2) throw broken();
    this.charStrings = readIndex(bytes, this.offsetOf(KEY.charStrings)).items;
    this.charset = readCharset(bytes, this.top.get(KEY.charset)?.[0] ?? 0, this.charStrings.length);
    this.isKeyed = this.top.has(KEY.registry);
    const parts = this.isKeyed ? readIndex(bytes, this.offsetOf(KEY.fontParts)).items.map(readDictionary) : [this.top];
    this.unitsPerEm = this.unitsOfParts(parts);
    this.parts = this.isKeyed ? readParts(bytes, this.offsetOf(KEY.partOfGlyph), this.charStrings.length) : null;
    const standardGlyph = (code: number): Buffer | null => this.charStrings[this.glyphOfName(STANDARD_NAMES[code] ?? '')] ?? null;
    this.surroundings = parts.map((part) => ({ globals, locals: this.localsOf(part), standardGlyph }));
  }

  boundsOf(glyph: number): GlyphBounds | null {
    const index = this.isKeyed && !this.isWrapped && glyph !== 0 ? this.glyphOfNumber(glyph) : glyph;
    const charString = this.charStrings[index];
    if (!charString || (index === 0 && glyph !== 0)) return null;
    const surroundings = this.surroundings[this.parts?.[index] ?? 0];
    if (!surroundings) throw broken();
    return type2Bounds(charString, surroundings);
  }

  glyphOfName(name: string): number {
    if (!this.glyphsByName) {
      const found = new Map<string, number>();
      // The first of one name counts.
      for (let glyph = this.charStrings.length - 1; glyph >= 0; glyph--) found.set(this.nameOfGlyph(glyph), glyph);
      this.glyphsByName = found;
    }
    return this.glyphsByName.get(name) ?? 0;
  }

  nameOfGlyph(glyph: number): string {
    const number = this.charset[glyph] ?? 0;
    return CFF_STANDARD_STRINGS[number] ?? this.strings[number - CFF_STANDARD_STRINGS.length]?.toString('latin1') ?? '';
  }

  glyphOfCode(code: number): number {
    this.glyphsByCode ??= this.encoding();
    return this.glyphsByCode[code] ?? 0;
  }

  private encoding(): Uint16Array {
    const offset = this.top.get(KEY.encoding)?.[0] ?? 0;
    // 0 and 1 are encodings that the format brings along: the standard one, and one for expert sets.
    if (offset === 0) return Uint16Array.from({ length: 256 }, (_, code) => this.glyphOfName(STANDARD_NAMES[code] ?? ''));
    if (offset === 1 || this.isWrapped) throw new LeanTextRefusal('font-encoding');
    return readEncoding(this.bytes, offset, (string) => this.glyphOfNumber(string));
  }

  private glyphOfNumber(number: number): number {
    if (!this.glyphsByNumber) {
      const found = new Map<number, number>();
      for (let glyph = this.charset.length - 1; glyph >= 0; glyph--) found.set(this.charset[glyph]!, glyph);
      this.glyphsByNumber = found;
    }
    return this.glyphsByNumber.get(number) ?? 0;
  }

  private offsetOf(key: number): number {
    const offset = this.top.get(key)?.[0];
    if (offset === undefined || offset <= 0) throw broken();
    return offset;
  }

  private unitsOfParts(parts: readonly Dictionary[]): number {
    const whole = this.top.get(KEY.fontMatrix);
    if (!this.isKeyed) return whole ? unitsOf(whole) : USUAL_UNITS;
    // Of a font in parts the usual scale is taken only, wherever it stands.
    for (const part of parts) {
      const own = part.get(KEY.fontMatrix);
      const isUsual = whole ? unitsOf(whole) === USUAL_UNITS && (!own || (own[0] === 1 && own[3] === 1 && own[1] === 0 && own[2] === 0)) : !own || unitsOf(own) === USUAL_UNITS;
      if (!isUsual) throw broken();
    }
    return USUAL_UNITS;
  }

  private localsOf(part: Dictionary): readonly Buffer[] {
    const [size = 0, offset = 0] = part.get(KEY.private) ?? [];
    if (size === 0) return [];
    if (offset <= 0 || offset + size > this.bytes.length) throw broken();
    const own = readDictionary(this.bytes.subarray(offset, offset + size)).get(KEY.subroutines)?.[0];
    return own === undefined ? [] : readIndex(this.bytes, offset + own).items;
  }
}

const OPEN_TYPE_WITH_CFF = 0x4f54544f;

/** The CFF font of a font file: the file itself, or its table in an OpenType font. */
export const cffProgramOf = (bytes: Buffer): CffProgram => {
  if (bytes.readUInt32BE(0) !== OPEN_TYPE_WITH_CFF) return new CffProgram(bytes);
  const count = bytes.readUInt16BE(4);
  const tableAt = (name: string): Buffer | null => {
    for (let index = 0; index < count; index++) {
      const record = 12 + index * 16;
      if (bytes.toString('latin1', record, record + 4) !== name) continue;
      return bytes.subarray(bytes.readUInt32BE(record + 8), bytes.readUInt32BE(record + 8) + bytes.readUInt32BE(record + 12));
    }
    return null;
  };
  const table = tableAt('CFF ');
  if (!table) throw broken();
  const program = new CffProgram(table, true);
  // Where the head of the font and its CFF table tell different scales, viewers differ.
  const head = tableAt('head');
  if (head && head.readUInt16BE(18) !== program.unitsPerEm) throw broken();
  return program;
};
