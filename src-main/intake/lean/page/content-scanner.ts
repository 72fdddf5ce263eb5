import { Lexer } from '../../../pdf/lexer';
import { isDictionary, type PdfDictionary } from '../../../pdf/syntax';
import { LeanTextRefusal } from '../lean-text-refusal';

const REGULAR = 0;
const SPACE = 1;
const DELIMITER = 2;
const KIND = new Uint8Array(256);
for (const code of [0, 9, 10, 12, 13, 32]) KIND[code] = SPACE;
for (const character of '()<>[]{}/%') KIND[character.charCodeAt(0)] = DELIMITER;

const HEX = new Int8Array(256).fill(-1);
for (let digit = 0; digit < 16; digit++) {
  HEX[digit.toString(16).charCodeAt(0)] = digit;
  HEX[digit.toString(16).toUpperCase().charCodeAt(0)] = digit;
}

/** Escapes in literal strings (ISO 32000-2, table 3). */
const ESCAPES = new Uint8Array(256);
for (const [letter, character] of [['n', '\n'], ['r', '\r'], ['t', '\t'], ['b', '\b'], ['f', '\f']] as const) ESCAPES[letter.charCodeAt(0)] = character.charCodeAt(0);

/** No operator takes more, but for colours of many parts. */
const MOST_NUMBERS = 64;
const LONGEST_OPERATOR = 3;
/** Programs that print numbers unrounded write up to 17 digits; longer ones are damage. */
const MOST_DIGITS = 24;

/** Numbers of so many digits fit in 32 bits, whatever these are. */
const MOST_SHORT_DIGITS = 9;
const POWERS_OF_TEN = Float64Array.from({ length: MOST_SHORT_DIGITS + 1 }, (_, power) => 10 ** power);

/** The number of the digits that stand in `[start, end)`, the last `decimals` of them behind a point. */
const longNumber = (bytes: Buffer, start: number, end: number, decimals: number): number => {
  let value = 0;
  for (let p = start; p < end; p++) if (bytes[p] !== 46) value = value * 10 + bytes[p]! - 48;
  let scale = 1;
  for (let power = 0; power < decimals; power++) scale *= 10;
  return value / scale;
};

/** An operator's letters as one number, the first lowest: what `ContentScanner.next` gives. */
export const operatorCode = (letters: string): number => Buffer.from(letters, 'latin1').reduce((code, letter, index) => code | (letter << (8 * index)), 0);

export const NO_OPERATOR = -1;
const OPERAND = -2;

/** What a token is by its first byte. */
const [NUMBER_TOKEN, STRING_TOKEN, NAME_TOKEN, BRACKET_TOKEN, COMMENT_TOKEN] = [1, 2, 3, 4, 5] as const;
const TOKEN = new Uint8Array(256);
const beginWith = (token: number, first: string): void => {
  for (const code of Buffer.from(first, 'latin1')) TOKEN[code] = token;
};
beginWith(NUMBER_TOKEN, '0123456789+-.');
beginWith(STRING_TOKEN, '(<');
beginWith(NAME_TOKEN, '/');
beginWith(BRACKET_TOKEN, '[]');
beginWith(COMMENT_TOKEN, '%');

/**
 * Goes through a content stream operator by operator. Their operands stand in fields that the next operator overwrites, so that
 * a page of thousands of operators makes no garbage. Refuses what is not plain syntax.
 */
export class ContentScanner {
  /** Operands that are numbers, outside of arrays. */
  readonly numbers = new Float64Array(MOST_NUMBERS);
  numberCount = 0;
  /** The last operand that is a name. */
  name: string | null = null;
  /** An operand that is a dictionary. */
  dictionary: PdfDictionary | null = null;
  /** Strings, and the numbers between them in an array, in order; `ends` is -1 for a number. */
  readonly starts: number[] = [];
  readonly ends: number[] = [];
  readonly kernings: number[] = [];
  itemCount = 0;
  /** The strings' bytes. */
  text: Uint8Array = new Uint8Array(4096);
  private textEnd = 0;
  private position = 0;
  private inArray = false;

  constructor(private readonly bytes: Buffer) {}

  /** The next operator's code with its operands read, `NO_OPERATOR` at the end. */
  next(): number {
    this.numberCount = 0;
    this.itemCount = 0;
    this.textEnd = 0;
    this.name = null;
    this.dictionary = null;
    this.inArray = false;
    for (;;) {
      const operator = this.takeToken();
      if (operator !== OPERAND) return operator;
    }
  }

  /** Takes one token: an operator's code, `NO_OPERATOR` at the end, `OPERAND` for anything else. */
  private takeToken(): number {
    const { bytes } = this;
    let p = this.position;
    while (p < bytes.length && KIND[bytes[p]!] === SPACE) p++;
    this.position = p;
    if (p >= bytes.length) {
      if (this.numberCount > 0 || this.itemCount > 0 || this.inArray) throw new LeanTextRefusal('content-syntax');
      return NO_OPERATOR;
    }
    const code = bytes[p]!;
    switch (TOKEN[code]) {
      case NUMBER_TOKEN:
        this.takeNumber();
        return OPERAND;
      case STRING_TOKEN:
        if (code === 40) this.literalString();
        else if (bytes[this.position + 1] === 60) this.readDictionary();
        else this.hexString();
        return OPERAND;
      case NAME_TOKEN:
        this.name = this.readName();
        return OPERAND;
      case BRACKET_TOKEN:
        if (this.inArray === (code === 91)) throw new LeanTextRefusal('content-syntax');
        this.inArray = code === 91;
        this.position++;
        return OPERAND;
      case COMMENT_TOKEN:
        this.skipComment();
        return OPERAND;
      default:
        if (KIND[code] !== REGULAR || this.inArray) throw new LeanTextRefusal('content-syntax');
        return this.operator();
    }
  }

  private takeNumber(): void {
    const value = this.number();
    if (this.inArray) this.addKerning(value);
    else if (this.numberCount < MOST_NUMBERS) this.numbers[this.numberCount++] = value;
    else throw new LeanTextRefusal('content-syntax');
  }

  private number(): number {
    const { bytes } = this;
    let p = this.position;
    let code = bytes[p]!;
    const isNegative = code === 45;
    if (isNegative || code === 43) code = bytes[++p] ?? 0;
    const start = p;
    // The digits as a whole number of 32 bits, which is quicker than any other: nearly all numbers fit.
    let whole = 0;
    while (code >= 48 && code <= 57) {
      whole = (whole * 10 + code - 48) | 0;
      code = bytes[++p] ?? 0;
    }
    let digits = p - start;
    let decimals = 0;
    if (code === 46) {
      code = bytes[++p] ?? 0;
      const point = p;
      while (code >= 48 && code <= 57) {
        whole = (whole * 10 + code - 48) | 0;
        code = bytes[++p] ?? 0;
      }
      decimals = p - point;
      digits += decimals;
    }
    // A letter right behind, a second sign or point: viewers differ in what they make of it.
    if (digits === 0 || digits > MOST_DIGITS || (p < bytes.length && KIND[code] === REGULAR)) throw new LeanTextRefusal('content-syntax');
    this.position = p;
    const value = digits > MOST_SHORT_DIGITS ? longNumber(bytes, start, p, decimals) : decimals === 0 ? whole : whole / POWERS_OF_TEN[decimals]!;
    return isNegative ? -value : value;
  }

  /** The operator's code; `OPERAND` for `true`, `false` and `null`, which are operands that say nothing here. */
  private operator(): number {
    const { bytes } = this;
    let p = this.position;
    let code = 0;
    while (p < bytes.length && KIND[bytes[p]!] === REGULAR) {
      if (p - this.position < LONGEST_OPERATOR) code |= bytes[p]! << (8 * (p - this.position));
      p++;
    }
    const length = p - this.position;
    const start = this.position;
    this.position = p;
    if (length <= LONGEST_OPERATOR) return code;
    if (!/^(?:true|false|null)$/.test(bytes.toString('latin1', start, p))) throw new LeanTextRefusal('content-syntax');
    return OPERAND;
  }

  private readName(): string {
    const { bytes } = this;
    const start = this.position + 1;
    let p = start;
    let isEscaped = false;
    for (; p < bytes.length && KIND[bytes[p]!] === REGULAR; p++) if (bytes[p] === 35) isEscaped = true;
    this.position = p;
    const name = bytes.toString('latin1', start, p);
    return isEscaped ? name.replace(/#([0-9a-fA-F]{2})/g, (_match: string, hex: string) => String.fromCharCode(parseInt(hex, 16))) : name;
  }

  private readDictionary(): void {
    const lexer = new Lexer(this.bytes, this.position);
    const value = lexer.value();
    this.position = lexer.position;
    if (isDictionary(value)) this.dictionary = value;
  }

  private skipComment(): void {
    const { bytes } = this;
    while (this.position < bytes.length && bytes[this.position] !== 10 && bytes[this.position] !== 13) this.position++;
  }

  private addKerning(value: number): void {
    this.kernings[this.itemCount] = value;
    this.ends[this.itemCount] = -1;
    this.itemCount++;
  }

  private addString(start: number, end: number): void {
    this.starts[this.itemCount] = start;
    this.ends[this.itemCount] = end;
    this.textEnd = end;
    this.itemCount++;
  }

  /** Makes more room than the strings' bytes take so far. */
  private reserve(taken: number): void {
    const larger = new Uint8Array((taken + 2048) * 2);
    larger.set(this.text);
    this.text = larger;
  }

  private hexString(): void {
    const { bytes } = this;
    const { length } = bytes;
    const start = this.textEnd;
    let to = start;
    let high = -1;
    let p = this.position + 1;
    // Nearly always: two digits for each byte, and nothing else up to the end.
    for (; p + 1 < length; p += 2) {
      const first = HEX[bytes[p]!]!;
      const second = HEX[bytes[p + 1]!]!;
      if ((first | second) < 0) break;
      if (to >= this.text.length) this.reserve(to);
      this.text[to++] = (first << 4) | second;
    }
    for (; ; p++) {
      if (p >= length) throw new LeanTextRefusal('content-syntax');
      const code = bytes[p]!;
      const digit = HEX[code]!;
      if (digit < 0) {
        if (code === 62) break;
        if (KIND[code] === SPACE) continue;
        throw new LeanTextRefusal('content-syntax');
      }
      if (high < 0) high = digit;
      else {
        if (to >= this.text.length) this.reserve(to);
        this.text[to++] = high * 16 + digit;
        high = -1;
      }
    }
    if (to >= this.text.length) this.reserve(to);
    if (high >= 0) this.text[to++] = high * 16;
    this.position = p + 1;
    this.addString(start, to);
  }

  private literalString(): void {
    const { bytes } = this;
    const { length } = bytes;
    const start = this.textEnd;
    let to = start;
    let nesting = 1;
    let p = this.position + 1;
    for (;;) {
      if (to >= this.text.length) this.reserve(to);
      if (p >= length) throw new LeanTextRefusal('content-syntax');
      let code = bytes[p++]!;
      if (code === 92) {
        code = bytes[p++] ?? 0;
        if (code >= 48 && code <= 55) {
          let octal = code - 48;
          for (let digits = 1; digits < 3 && bytes[p]! >= 48 && bytes[p]! <= 55; digits++) octal = octal * 8 + bytes[p++]! - 48;
          this.text[to++] = octal;
        } else if (code === 13) {
          if (bytes[p] === 10) p++;
        } else if (code !== 10) this.text[to++] = ESCAPES[code] === 0 ? code : ESCAPES[code]!;
        continue;
      }
      if (code === 41) {
        if (--nesting === 0) break;
      } else if (code === 40) nesting++;
      else if (code === 13) {
        // An end of line inside a string is one line feed however it is written (ISO 32000-2, 7.3.4.2).
        if (bytes[p] === 10) p++;
        code = 10;
      }
      this.text[to++] = code;
    }
    this.position = p;
    this.addString(start, to);
  }
}
