import { LeanReaderRefusal, PdfReference, PdfString, type PdfArray, type PdfDictionary, type PdfValue } from './syntax';

/** Nested arrays and dictionaries beyond this are taken as an attack on the stack. */
const DEEPEST_NESTING = 200;

const REGULAR = 0;
const SPACE = 1;
const DELIMITER = 2;
const CHARACTER_CLASS = new Uint8Array(256);
for (const code of [0, 9, 10, 12, 13, 32]) CHARACTER_CLASS[code] = SPACE;
for (const character of '()<>[]{}/%') CHARACTER_CLASS[character.charCodeAt(0)] = DELIMITER;

/** True for a byte that may stand in a name or keyword (ISO 32000-2, 7.2.3). */
export const isRegular = (code: number): boolean => CHARACTER_CLASS[code] === REGULAR;

const isDigit = (code: number | undefined): boolean => code !== undefined && code >= 48 && code <= 57;

const hexDigit = (code: number | undefined): number => {
  if (code === undefined) return -1;
  if (code >= 48 && code <= 57) return code - 48;
  const lower = code | 32;
  return lower >= 97 && lower <= 102 ? lower - 87 : -1;
};

/** Escapes in literal strings (ISO 32000-2, table 3). */
const STRING_ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/**
 * Long arrays of numbers by their text: the widths of a font, which every report repeats. One value stands for all of them, so that
 * what is made of it (its canonical text) is made once. Bounded, since a hostile file's may all differ.
 */
const NUMBER_ARRAYS = new Map<string, PdfArray>();
const LEAST_ARRAY_BYTES = 128;
const MOST_ARRAY_BYTES = 4_096;
const NUMBER_ARRAYS_KEPT = 256;

/** Where an array ends that holds plain numbers alone and is neither short nor endless; 0 where it is another. */
const endOfNumbers = (bytes: Buffer, start: number): number => {
  const last = Math.min(bytes.length, start + MOST_ARRAY_BYTES);
  for (let p = start + 1; p < last; p++) {
    const code = bytes[p]!;
    if (code === 93) return p - start < LEAST_ARRAY_BYTES ? 0 : p + 1;
    if (!isDigit(code) && code !== 32 && code !== 46 && code !== 45 && code !== 10 && code !== 13) return 0;
  }
  return 0;
};

/** Reads PDF values from bytes, one after the other. Throws a refusal at anything that is not plain PDF syntax. */
export class Lexer {
  private depth = 0;

  constructor(
    private readonly bytes: Buffer,
    /** Where the next read begins. */
    public position = 0,
  ) {}

  get atEnd(): boolean {
    return this.position >= this.bytes.length;
  }

  skipSpace(): void {
    const { bytes } = this;
    let p = this.position;
    for (;;) {
      const code = bytes[p];
      if (code === undefined) break;
      if (code === 37) {
        while (p < bytes.length && bytes[p] !== 10 && bytes[p] !== 13) p++;
      } else if (CHARACTER_CLASS[code] === SPACE) p++;
      else break;
    }
    this.position = p;
  }

  /** Skips space, then takes the keyword when it stands there. */
  takeKeyword(keyword: string): boolean {
    this.skipSpace();
    const end = this.position + keyword.length;
    if (this.bytes.toString('latin1', this.position, end) !== keyword) return false;
    this.position = end;
    return true;
  }

  /** Skips space, then reads an unsigned integer. */
  unsigned(): number {
    this.skipSpace();
    const start = this.position;
    let value = 0;
    while (isDigit(this.bytes[this.position])) value = value * 10 + this.bytes[this.position++]! - 48;
    if (this.position === start) throw new LeanReaderRefusal('broken-syntax');
    return value;
  }

  value(): PdfValue {
    this.skipSpace();
    const { bytes } = this;
    const code = bytes[this.position];
    if (code === undefined) throw new LeanReaderRefusal('broken-syntax');
    if (code === 47) return this.pdfName();
    if (isDigit(code)) return this.numberOrReference();
    if (code === 60) return bytes[this.position + 1] === 60 ? this.dictionary() : this.hexString();
    if (code === 91) return this.array();
    if (code === 40) return this.literalString();
    if (code === 43 || code === 45 || code === 46) return this.number();
    return this.word();
  }

  private pdfName(): string {
    const { bytes } = this;
    const start = ++this.position;
    let p = start;
    let escaped = false;
    for (; p < bytes.length && isRegular(bytes[p]!); p++) if (bytes[p] === 35) escaped = true;
    this.position = p;
    const name = bytes.toString('latin1', start, p);
    return escaped ? name.replace(/#([0-9a-fA-F]{2})/g, (_match: string, hex: string) => String.fromCharCode(parseInt(hex, 16))) : name;
  }

  private numberOrReference(): number | PdfReference {
    const { bytes } = this;
    const start = this.position;
    let p = start;
    let value = 0;
    while (isDigit(bytes[p])) value = value * 10 + bytes[p++]! - 48;
    const after = bytes[p];
    if (after === 46 || p - start > 15) return this.number();
    if (after !== undefined && isRegular(after)) throw new LeanReaderRefusal('broken-syntax');
    this.position = p;
    if (after === undefined || CHARACTER_CLASS[after] !== SPACE) return value;
    this.skipSpace();
    let q = this.position;
    if (isDigit(bytes[q])) {
      while (isDigit(bytes[q])) q++;
      if (CHARACTER_CLASS[bytes[q] ?? 0] === SPACE) {
        while (CHARACTER_CLASS[bytes[q] ?? 65] === SPACE) q++;
        const next = bytes[q + 1];
        if (bytes[q] === 82 && (next === undefined || !isRegular(next))) {
          this.position = q + 1;
          return new PdfReference(value);
        }
      }
    }
    this.position = p;
    return value;
  }

  private number(): number {
    const start = this.position;
    let p = start;
    while (p < this.bytes.length && isRegular(this.bytes[p]!)) p++;
    this.position = p;
    const text = this.bytes.toString('latin1', start, p);
    if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(text)) throw new LeanReaderRefusal('broken-syntax');
    const value = Number(text);
    return value === 0 ? 0 : value;
  }

  private word(): null | boolean {
    if (this.takeWord('null')) return null;
    if (this.takeWord('true')) return true;
    if (this.takeWord('false')) return false;
    throw new LeanReaderRefusal('broken-syntax');
  }

  private takeWord(word: string): boolean {
    const end = this.position + word.length;
    if (this.bytes.toString('latin1', this.position, end) !== word) return false;
    const next = this.bytes[end];
    if (next !== undefined && isRegular(next)) return false;
    this.position = end;
    return true;
  }

  private enter(): void {
    if (++this.depth > DEEPEST_NESTING) throw new LeanReaderRefusal('nested-too-deeply');
  }

  private array(): PdfArray {
    const end = endOfNumbers(this.bytes, this.position);
    if (end === 0) return this.anyArray();
    const text = this.bytes.toString('latin1', this.position, end);
    const known = NUMBER_ARRAYS.get(text);
    if (known) {
      this.position = end;
      return known;
    }
    const items = this.anyArray();
    if (NUMBER_ARRAYS.size >= NUMBER_ARRAYS_KEPT) NUMBER_ARRAYS.clear();
    NUMBER_ARRAYS.set(text, items);
    return items;
  }

  private anyArray(): PdfValue[] {
    this.enter();
    this.position++;
    const items: PdfValue[] = [];
    for (;;) {
      this.skipSpace();
      if (this.bytes[this.position] === 93) break;
      items.push(this.value());
    }
    this.position++;
    this.depth--;
    return items;
  }

  private dictionary(): PdfDictionary {
    this.enter();
    this.position += 2;
    const entries = new Map<string, PdfValue>();
    let given = 0;
    for (;;) {
      this.skipSpace();
      const code = this.bytes[this.position];
      if (code === 62) break;
      if (code !== 47) throw new LeanReaderRefusal('broken-syntax');
      const key = this.pdfName();
      const value = this.value();
      // An entry that is null is as if absent (ISO 32000-2, 7.3.7).
      if (value === null) continue;
      entries.set(key, value);
      given++;
    }
    // Of an entry that is there twice some programs take the first, others the last.
    if (given !== entries.size) throw new LeanReaderRefusal('broken-syntax');
    if (this.bytes[this.position + 1] !== 62) throw new LeanReaderRefusal('broken-syntax');
    this.position += 2;
    this.depth--;
    return entries;
  }

  private hexString(): PdfString {
    const end = this.bytes.indexOf(62, this.position);
    if (end < 0) throw new LeanReaderRefusal('broken-syntax');
    let text = '';
    let high = -1;
    for (let p = this.position + 1; p < end; p++) {
      const code = this.bytes[p]!;
      if (CHARACTER_CLASS[code] === SPACE) continue;
      const digit = hexDigit(code);
      if (digit < 0) throw new LeanReaderRefusal('broken-syntax');
      if (high < 0) high = digit;
      else {
        text += String.fromCharCode(high * 16 + digit);
        high = -1;
      }
    }
    if (high >= 0) text += String.fromCharCode(high * 16);
    this.position = end + 1;
    return new PdfString(text);
  }

  private literalString(): PdfString {
    const { bytes } = this;
    let text = '';
    let nesting = 1;
    let p = this.position + 1;
    for (;;) {
      const code = bytes[p++];
      if (code === undefined) throw new LeanReaderRefusal('broken-syntax');
      if (code === 92) {
        const escape = bytes[p++];
        if (escape === undefined) throw new LeanReaderRefusal('broken-syntax');
        if (escape >= 48 && escape <= 55) {
          let octal = escape - 48;
          for (let digits = 1; digits < 3 && bytes[p]! >= 48 && bytes[p]! <= 55; digits++) octal = octal * 8 + bytes[p++]! - 48;
          text += String.fromCharCode(octal & 255);
        } else if (escape === 13) {
          if (bytes[p] === 10) p++;
        } else if (escape !== 10) {
          const character = String.fromCharCode(escape);
          text += STRING_ESCAPES[character] ?? character;
        }
        continue;
      }
      if (code === 41 && --nesting === 0) break;
      if (code === 40) nesting++;
      // An end of line inside a string is one line feed however it is written (ISO 32000-2, 7.3.4.2).
      if (code === 13) {
        if (bytes[p] === 10) p++;
        text += '\n';
      } else text += String.fromCharCode(code);
    }
    this.position = p;
    return new PdfString(text);
  }
}
