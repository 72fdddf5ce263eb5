import { DIGITS_IN_ROW, DIGITS_PIECE, pieceOf, pieceOfOne, SIGN, signOf } from '@shared/domain/ssr/text-look';

/** What a text must hold for a pattern to match in it: a piece (see `text-look`), all or any of several needs, or nothing. */
export type Need = number | 'nothing' | { readonly all: readonly Need[] } | { readonly any: readonly Need[] };

/** Few enough to be followed one by one; a pattern with more is cut there, which makes its need less telling and never wrong. */
const MOST_STRINGS = 400;
const MOST_SIGNS_OF_CLASS = 4;
const MOST_REPEATED = 4;
const LONGEST_STRING = 80;

/** Signs in a row, as a text whose units are kinds of signs. */
type Signs = string;

/** What a part of a pattern matches: one of a few strings, or anything that meets a need. */
type Part = { readonly strings: readonly Signs[] } | { readonly need: Need };

const EMPTY: Part = { strings: [''] };
const ANYTHING: Part = { need: 'nothing' };

const allOf = (needs: readonly Need[]): Need => {
  const telling = needs.filter((need) => need !== 'nothing');
  return telling.length === 0 ? 'nothing' : telling.length === 1 ? telling[0]! : { all: telling };
};

const anyOf = (needs: readonly Need[]): Need => (needs.includes('nothing') ? 'nothing' : needs.length === 1 ? needs[0]! : { any: needs });

/** The pieces of one string: every three signs in a row, and each sign beyond ASCII. */
const needOfString = (signs: Signs): Need => {
  const kinds = Array.from(signs, (sign) => sign.charCodeAt(0));
  const triples = kinds.slice(2).map((third, index) => pieceOf(kinds[index]!, kinds[index + 1]!, third));
  return allOf([...triples, ...kinds.filter((sign) => sign > SIGN.ascii).map(pieceOfOne)]);
};

const needOfStrings = (strings: readonly Signs[]): Need => anyOf(strings.map(needOfString));

const needOfPart = (part: Part): Need => ('strings' in part ? needOfStrings(part.strings) : part.need);

const distinct = (strings: readonly Signs[]): readonly Signs[] => [...new Set(strings)];

const isEmpty = (part: Part): boolean => 'strings' in part && part.strings.every((signs) => signs === '');

const isDigit = (part: Part): boolean => 'strings' in part && part.strings.length === 1 && part.strings[0] === String.fromCharCode(SIGN.digit);

/** Parts one behind the other: their strings are put together as long as they stay few, else what came so far becomes a need. */
const inRow = (parts: readonly Part[]): Part => {
  const needs: Need[] = [];
  let open: readonly Signs[] = [''];
  let isWhole = true;
  for (const part of parts) {
    const tails = 'strings' in part ? part.strings : null;
    if (tails && open.length * tails.length <= MOST_STRINGS && open.every((signs) => signs.length <= LONGEST_STRING)) {
      open = distinct(open.flatMap((head) => tails.map((tail) => head + tail)));
      continue;
    }
    needs.push(needOfStrings(open));
    if (!tails) needs.push(needOfPart(part));
    open = tails ?? [''];
    isWhole = false;
  }
  return isWhole ? { strings: open } : { need: allOf([...needs, needOfStrings(open)]) };
};

const oneOf = (parts: readonly Part[]): Part => {
  const strings = distinct(parts.flatMap((part) => ('strings' in part ? part.strings : [])));
  return parts.every((part) => 'strings' in part) && strings.length <= MOST_STRINGS ? { strings } : { need: anyOf(parts.map(needOfPart)) };
};

const repeated = (part: Part, least: number, most: number): Part => {
  if (isEmpty(part)) return EMPTY;
  if (isDigit(part) && least >= DIGITS_IN_ROW) return { need: DIGITS_PIECE };
  if (least === 0) return most === 1 && 'strings' in part ? { strings: distinct(['', ...part.strings]) } : ANYTHING;
  const row = inRow(Array.from({ length: Math.min(least, MOST_REPEATED) }, () => part));
  return least === most && least <= MOST_REPEATED ? row : { need: needOfPart(row) };
};

/**
 * Reads the source of a pattern as far as it is in use here: alternatives, groups, looks around, classes, escapes, counts. What it
 * can't tell it takes for anything.
 */
class PatternReader {
  private at = 0;

  constructor(private readonly source: string) {}

  alternatives(): Part {
    const parts = [this.row()];
    while (this.source[this.at] === '|') {
      this.at++;
      parts.push(this.row());
    }
    return oneOf(parts);
  }

  private row(): Part {
    const parts: Part[] = [];
    while (this.at < this.source.length && this.source[this.at] !== '|' && this.source[this.at] !== ')') parts.push(this.counted(this.atom()));
    return inRow(parts);
  }

  private counted(part: Part): Part {
    const found = /^(?:[?*+]|\{(\d+)(,?)(\d*)\})\??/.exec(this.source.slice(this.at));
    if (!found) return part;
    this.at += found[0].length;
    const [sign, least, comma, most] = found;
    if (least === undefined) return repeated(part, sign.startsWith('+') ? 1 : 0, sign.startsWith('?') ? 1 : Infinity);
    return repeated(part, Number(least), comma === '' ? Number(least) : most === '' ? Infinity : Number(most));
  }

  private atom(): Part {
    const character = this.source[this.at]!;
    if (character === '(') return this.group();
    if (character === '[') return this.characterClass();
    if (character === '\\') return partOfSigns(this.escape());
    const code = this.source.codePointAt(this.at)!;
    this.at += code > 0xffff ? 2 : 1;
    if (character === '^' || character === '$') return EMPTY;
    return character === '.' || code > 0xffff ? ANYTHING : partOfSigns([signOf(code)]);
  }

  private group(): Part {
    const opening = /^\((?:\?(?:[:=!]|<[=!]|<[^>]*>))?/.exec(this.source.slice(this.at))![0];
    this.at += opening.length;
    const inner = this.alternatives();
    this.at++;
    // What only has to stand around, or must not, takes no place.
    return /[=!]$/.test(opening) ? EMPTY : inner;
  }

  private characterClass(): Part {
    const isExcluding = this.source[this.at + 1] === '^';
    this.at += isExcluding ? 2 : 1;
    const signs = new Set<number>();
    let isKnown = !isExcluding;
    while (this.source[this.at] !== ']') {
      const first = this.classMember();
      if (this.source[this.at] === '-' && this.source[this.at + 1] !== ']') {
        this.at++;
        const last = this.classMember();
        // Digits are all one; other ranges hold too much to be told apart.
        if (!(first?.[0] === SIGN.digit && last?.[0] === SIGN.digit)) isKnown = false;
      }
      if (!first) isKnown = false;
      for (const sign of first ?? []) signs.add(sign);
    }
    this.at++;
    return isKnown && signs.size <= MOST_SIGNS_OF_CLASS ? partOfSigns([...signs]) : ANYTHING;
  }

  private classMember(): readonly number[] | null {
    if (this.source[this.at] === '\\') return this.escape();
    const code = this.source.codePointAt(this.at)!;
    this.at += code > 0xffff ? 2 : 1;
    return code > 0xffff ? null : [signOf(code)];
  }

  /** The signs that an escape can be; null where they are too many, none where it takes no place. */
  private escape(): readonly number[] | null {
    const found = /^\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|[pP]\{[^}]*\}|(.))/su.exec(this.source.slice(this.at))!;
    this.at += found[0].length;
    const [, unit, byte, letter] = found;
    const hex = unit ?? byte;
    if (hex !== undefined) return [signOf(Number.parseInt(hex, 16))];
    if (letter === undefined) return null;
    if (/[bB]/.test(letter)) return [];
    if (/[sntrfv]/.test(letter)) return [SIGN.none];
    if (letter === 'd') return [SIGN.digit];
    return /[a-zA-Z0-9]/.test(letter) ? null : [signOf(letter.charCodeAt(0))];
  }
}

const partOfSigns = (signs: readonly number[] | null): Part => {
  if (signs === null) return ANYTHING;
  if (signs.length === 0) return EMPTY;
  return { strings: distinct(signs.map((sign) => (sign === SIGN.none ? '' : String.fromCharCode(sign)))) };
};

/** What a text must hold for a pattern to match in it. Case and spaces don't count. */
export const needOf = ({ source }: RegExp): Need => needOfPart(new PatternReader(source).alternatives());

/** Every way to meet a need: the pieces that a text then holds. */
export const waysToMeet = (need: Need): readonly ReadonlySet<number>[] => {
  if (need === 'nothing') return [new Set()];
  if (typeof need === 'number') return [new Set([need])];
  if ('any' in need) return need.any.flatMap(waysToMeet);
  return need.all.map(waysToMeet).reduce((ways, more) => ways.flatMap((way) => more.map((other) => new Set([...way, ...other]))));
};
