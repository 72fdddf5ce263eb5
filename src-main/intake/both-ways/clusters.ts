import type { DrawnCharacter } from './drawn-order';

/** The ink of a character from left to right, in points; null where it has none that is known. */
export type InkSpan = readonly [left: number, right: number];

/** What a reader knows of the characters of a line, by their places. */
export type LineGlyphs = {
  /** True where one glyph, or one mark that tells the text of several, stands for both. */
  readonly isOneGlyph: (place: number, next: number) => boolean;
  readonly inkOf: (place: number) => InkSpan | null;
  /** True for a space that no text draws: a gap was taken for one. */
  readonly isAdded: (place: number) => boolean;
};

/** What is read together, in the order in which it is read: a letter with its marks, or the letters of one glyph. */
export type Cluster = { readonly characters: readonly DrawnCharacter[] };

/** Vowel signs and points of Hebrew and Arabic, which stand above, below or in their letters. */
const MARK = /[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u08d3-\u08ff\ufb1e]/;
const LETTER = /[\u05d0-\u05ea\u05ef-\u05f2\u0620-\u064a\u066e-\u06d5\u06ee\u06ef\u06fa-\u06ff\u0750-\u077f\u08a0-\u08c9\ufb1d\ufb1f-\ufdff\ufe70-\ufefc]/;
const SPACE = 0x20;

const is = (pattern: RegExp, { unit }: DrawnCharacter): boolean => unit !== SPACE && pattern.test(String.fromCodePoint(unit));

/** Glyphs that Unicode has a character for, by the letters that they stand for. Made when it is first asked for. */
let known: ReadonlySet<string> | null = null;
const isKnownLigature = (letters: string): boolean => {
  if (known === null) {
    const found = new Set<string>();
    for (const [first, last] of [[0xfb50, 0xfdff], [0xfe80, 0xfefc]] as const) for (let unit = first; unit <= last; unit++) found.add(String.fromCharCode(unit).normalize('NFKC'));
    known = found;
  }
  return known.has(letters);
};

const textOf = (characters: readonly DrawnCharacter[]): string => characters.map(({ unit }) => String.fromCodePoint(unit)).join('');

/**
 * The letters of one glyph in the order in which they are read. A file tells them in that order, and PDFium turns them with their line; where the file tells
 * the one character that Unicode has for such a glyph instead, PDFium takes that apart when the line is turned already.
 */
const lettersOfGlyph = (characters: readonly DrawnCharacter[]): readonly DrawnCharacter[] => {
  if (characters.length === 1 || !characters.some((character) => is(LETTER, character))) return characters;
  const turned = characters.toReversed();
  return isKnownLigature(textOf(turned)) && !isKnownLigature(textOf(characters)) ? turned : characters;
};

const glyphsOf = (drawn: readonly DrawnCharacter[], { isOneGlyph }: LineGlyphs): readonly (readonly DrawnCharacter[])[] => {
  const glyphs: DrawnCharacter[][] = [];
  for (const character of drawn) {
    const last = glyphs.at(-1);
    const before = last?.at(-1);
    // Fonts draw a mark where its letter ends, so that both begin at one place.
    const goesOn = last && before && before.unit !== SPACE && character.unit !== SPACE && !is(MARK, last[0]!) && isOneGlyph(before.place, character.place);
    if (goesOn) last.push(character);
    else glyphs.push([character]);
  }
  return glyphs.map(lettersOfGlyph);
};

/** Of what several characters stand for, readers tell the ink in ways of their own. */
const spanOf = (characters: readonly DrawnCharacter[], { inkOf }: LineGlyphs): InkSpan | null => (characters.length === 1 ? inkOf(characters[0]!.place) : null);

/** By how much the letter before must be nearer to a mark than the one behind it, of the mark's breadth: most programs draw a mark in front of its letter. */
const NEARER = 0.1;
/** A space narrower than this, of the broader letter beside it, is one that the mark's place makes believe. */
const NARROW = 0.2;

type Glyph = { readonly characters: readonly DrawnCharacter[]; readonly ink: InkSpan | null; readonly marks: DrawnCharacter[]; readonly kind: 'letter' | 'mark' | 'space' | 'other' };

const kindOf = (characters: readonly DrawnCharacter[]): Glyph['kind'] => {
  const [first] = characters;
  if (!first || characters.every(({ unit }) => unit === SPACE)) return 'space';
  return characters.length === 1 && is(MARK, first) ? 'mark' : characters.some((character) => is(LETTER, character)) ? 'letter' : 'other';
};

const distance = (at: number, ink: InkSpan): number => Math.max(ink[0] - at, at - ink[1], 0);

/** The letter next to a place in one direction, beyond marks and spaces. */
const letterFrom = (glyphs: readonly Glyph[], index: number, step: 1 | -1): Glyph | null => {
  for (let at = index + step; at >= 0 && at < glyphs.length; at += step) {
    const glyph = glyphs[at]!;
    if (glyph.kind === 'letter') return glyph;
    if (glyph.kind === 'other') return null;
  }
  return null;
};

/** The letter that a mark stands at. */
const letterOfMark = (glyphs: readonly Glyph[], index: number): Glyph | null => {
  const before = letterFrom(glyphs, index, -1);
  const behind = letterFrom(glyphs, index, 1);
  const { ink } = glyphs[index]!;
  if (!before?.ink || !behind?.ink || !ink) return behind ?? before;
  const middle = (ink[0] + ink[1]) / 2;
  return distance(middle, before.ink) + NEARER * (ink[1] - ink[0]) < distance(middle, behind.ink) ? before : behind;
};

const isMarked = ({ characters, marks }: Glyph): boolean => marks.length > 0 || characters.some((character) => is(MARK, character));

/**
 * True for a space that was read into the gap beside a letter with a mark, where the letters around stand close to each other. A letter whose text a mark of the file tells is drawn
 * by several glyphs, of which PDFium sees the first: what it takes for a gap behind that is none.
 */
const isFalseSpace = (glyphs: readonly Glyph[], index: number, { isAdded }: LineGlyphs): boolean => {
  const glyph = glyphs[index]!;
  if (glyph.kind !== 'space' || !glyph.characters.every(({ place }) => isAdded(place))) return false;
  const [before, behind] = [letterFrom(glyphs, index, -1), letterFrom(glyphs, index, 1)];
  if (!before || !behind || !(isMarked(before) || isMarked(behind))) return false;
  if (!before.ink || !behind.ink) return true;
  return behind.ink[0] - before.ink[1] < NARROW * Math.max(before.ink[1] - before.ink[0], behind.ink[1] - behind.ink[0]);
};

/** The clusters of a line from left to right. */
export const clustersOf = (drawn: readonly DrawnCharacter[], line: LineGlyphs): readonly Cluster[] => {
  const plain = glyphsOf(drawn, line);
  if (!drawn.some((character) => is(MARK, character))) return plain.map((characters) => ({ characters }));
  const glyphs = plain.map((characters): Glyph => ({ characters, ink: spanOf(characters, line), marks: [], kind: kindOf(characters) }));
  const lone = new Set<Glyph>();
  glyphs.forEach((glyph, index) => {
    if (glyph.kind !== 'mark') return;
    const letter = letterOfMark(glyphs, index);
    if (letter) letter.marks.push(...glyph.characters);
    else lone.add(glyph);
  });
  return glyphs.filter((glyph, index) => (glyph.kind !== 'mark' || lone.has(glyph)) && !isFalseSpace(glyphs, index, line)).map(({ characters, marks }) => ({ characters: [...characters, ...marks] }));
};
