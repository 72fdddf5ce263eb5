import { DIGITS_IN_ROW, DIGITS_PIECE, pieceOf, pieceOfOne, SIGN, signOf, type TextLook } from './text-look';

/** A hint for patterns that hold a ZIP or a longer number. */
export const FIVE_DIGITS = '0'.repeat(DIGITS_IN_ROW);

/** The numbers of the pieces of a hint (see `text-look`); of one too short for a piece, those of its signs beyond ASCII. */
export const piecesOfHint = (hint: string): readonly number[] => {
  if (hint === FIVE_DIGITS) return [DIGITS_PIECE];
  const signs: number[] = [];
  for (let index = 0; index < hint.length; index++) {
    const sign = signOf(hint.charCodeAt(index));
    if (sign !== SIGN.none) signs.push(sign);
  }
  return signs.length < 3 ? signs.filter((sign) => sign > SIGN.ascii).map(pieceOfOne) : signs.slice(2).map((third, index) => pieceOf(signs[index] ?? 0, signs[index + 1] ?? 0, third));
};

/** A pattern that is looked for only in texts which, at a quick look, may hold it. */
export class GuardedPattern {
  private pieces: readonly (readonly number[])[] | null = null;

  constructor(
    readonly pattern: RegExp,
    /** Wherever the pattern matches, one of these stands, in any case and whatever spaces are in it. */
    readonly hints: readonly string[],
  ) {}

  /** False where the pattern surely matches nowhere in a text of which this look was taken, or in a part of it. */
  mayMatch(look: TextLook): boolean {
    this.pieces ??= this.hints.map(piecesOfHint);
    return this.pieces.some((pieces) => pieces.every((piece) => look.holds(piece)));
  }

  /** Whether the pattern matches in a text; `look` is one at the same text, or at a text that holds it. */
  test(text: string, look: TextLook): boolean {
    return this.mayMatch(look) && this.pattern.test(text);
  }
}

/** All of them, since a test proves every one's hints. */
export const GUARDED_PATTERNS: GuardedPattern[] = [];

export const guarded = (pattern: RegExp, ...hints: readonly string[]): GuardedPattern => {
  const made = new GuardedPattern(pattern, hints);
  GUARDED_PATTERNS.push(made);
  return made;
};
