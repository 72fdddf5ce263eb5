import { addWord, FIRST_BEYOND_LETTERS, hashOn, scriptEvidence, SMALL_LETTERS, type LanguageEvidence } from './page-language';

/**
 * A quick look at a text: which three signs in a row it holds, spaces left out, and for which languages its words and characters speak. Dozens of patterns are
 * looked for on every page, and most are on none: the look tells in a few steps of most that they can't be there (`guarded`).
 *
 * Signs are told apart roughly: letters without case, all digits as one, other writing by its kind. So a look may take a text to hold
 * what it does not, and never the other way round.
 */
export type TextLook = {
  /** True where the text holds the piece of that number. */
  readonly holds: (piece: number) => boolean;
  readonly evidence: LanguageEvidence;
  /** True where nothing but one plain space or one line's end stands between two words. */
  readonly spacedPlainly: boolean;
};

/** Kinds of signs; letters are 1 to 26. */
export const SIGN = { none: 0, digit: 27, ascii: 28, latin: 29, other: 30, arabic: 31 } as const;

const BITS_A_SIGN = 5;
const PIECES = 2 ** (3 * BITS_A_SIGN);
const PIECE_MASK = PIECES - 1;

const SPACE = /\s/;
const SPACE_UNIT = 0x20;
const LINE_END_UNIT = 0x0a;
/** Its small form has a sign more than itself: a text with it may hold anything. */
const CAPITAL_DOTTED_I = 0x130;

const signOfAscii = (code: number): number => {
  const small = code | 0x20;
  if (small >= 0x61 && small <= 0x7a) return small - 0x60;
  if (code >= 0x30 && code <= 0x39) return SIGN.digit;
  return SPACE.test(String.fromCharCode(code)) ? SIGN.none : SIGN.ascii;
};

const signBeyondAscii = (code: number): number => {
  if (code < 0x250 || (code >= 0x1e00 && code < 0x1f00)) return code === 0xa0 ? SIGN.none : SIGN.latin;
  if (code >= 0x600 && code < 0x700) return SIGN.arabic;
  return SPACE.test(String.fromCharCode(code)) ? SIGN.none : SIGN.other;
};

const FIRST_BEYOND_ASCII = 0x80;
const SIGNS = Uint8Array.from({ length: FIRST_BEYOND_LETTERS }, (_, code) => (code < FIRST_BEYOND_ASCII ? signOfAscii(code) : signBeyondAscii(code)));

/** The kind of a sign, by its UTF-16 unit; `SIGN.none` for spaces of all kinds. */
export const signOf = (code: number): number => SIGNS[code] ?? signBeyondAscii(code);

/** The number of a piece of three signs. */
export const pieceOf = (first: number, second: number, third: number): number => (first << (2 * BITS_A_SIGN)) | (second << BITS_A_SIGN) | third;

/** The number that stands for a kind of sign beyond ASCII anywhere. */
export const pieceOfOne = (sign: number): number => sign;

/** So many digits in a row, with nothing between them, are a piece of their own. */
export const DIGITS_IN_ROW = 5;
export const DIGITS_PIECE: number = SIGN.digit;

/** One bit a piece; bits below 32 are none of three signs, and stand for what is told of single ones. */
class Look implements TextLook {
  private readonly seen = new Uint32Array(PIECES / 32);
  readonly evidence: LanguageEvidence;
  readonly spacedPlainly: boolean;

  constructor(text: string) {
    const { seen } = this;
    const evidence = scriptEvidence(text);
    let singles = 0;
    let piece = 0;
    let digits = 0;
    let start = 0;
    let hash = 0;
    let hasCapital = false;
    let spacedPlainly = true;
    let lastSpace = -2;
    for (let index = 0; index < text.length; index++) {
      const code = text.charCodeAt(index);
      let sign: number = SIGN.other;
      let small = 0;
      if (code < FIRST_BEYOND_LETTERS) {
        sign = SIGNS[code] ?? 0;
        small = SMALL_LETTERS[code] ?? 0;
      } else sign = signBeyondAscii(code);
      if (small !== 0) {
        hash = hashOn(hash, small);
        if (small !== code) hasCapital = true;
      } else {
        if (index > start) addWord(text, start, index, hash, hasCapital, evidence);
        start = index + 1;
        hash = 0;
        hasCapital = false;
        digits = sign === SIGN.digit ? digits + 1 : 0;
        if (digits === DIGITS_IN_ROW) singles |= 1 << DIGITS_PIECE;
        if (sign === SIGN.none) {
          if (lastSpace === index - 1 || (code !== SPACE_UNIT && code !== LINE_END_UNIT)) spacedPlainly = false;
          lastSpace = index;
          continue;
        }
      }
      if (sign > SIGN.ascii) singles |= 1 << sign;
      piece = ((piece << BITS_A_SIGN) | sign) & PIECE_MASK;
      seen[piece >> 5] = (seen[piece >> 5] ?? 0) | (1 << (piece & 31));
    }
    if (text.length > start) addWord(text, start, text.length, hash, hasCapital, evidence);
    seen[0] = singles;
    if (text.includes(String.fromCharCode(CAPITAL_DOTTED_I))) seen.fill(0xffffffff);
    this.evidence = evidence;
    this.spacedPlainly = spacedPlainly;
  }

  holds(piece: number): boolean {
    return ((this.seen[piece >> 5] ?? 0) & (1 << (piece & 31))) !== 0;
  }
}

/** Looks at a text in plain spelling (`plainText`), in any case. */
export const lookAt = (text: string): TextLook => new Look(text);
