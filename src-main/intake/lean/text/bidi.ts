import { LeanTextRefusal } from '../lean-text-refusal';

/**
 * The directions of characters as PDFium knows them (fx_bidi.cpp), for the characters that stand beside right-to-left letters in reports.
 * `weak` are digits, marks and signs of numbers, which never turn.
 */
export const DIRECTION = { unknown: 0, left: 1, weak: 2, right: 3, neutral: 4 } as const;

const directions = new Uint8Array(0x10000);

const tell = (direction: number, ranges: readonly (readonly [first: number, last: number])[]): void => {
  for (const [first, last] of ranges) directions.fill(direction, first, last + 1);
};

tell(DIRECTION.left, [
  [0x41, 0x5a], [0x61, 0x7a], [0xaa, 0xaa], [0xb5, 0xb5], [0xba, 0xba], [0xc0, 0xd6], [0xd8, 0xf6], [0xf8, 0x2b8], [0x388, 0x38a], [0x38e, 0x3a1], [0x3a3, 0x3f5], [0x400, 0x481],
  [0x48a, 0x523], [0x1e00, 0x1eff], [0x3041, 0x3096], [0x30a1, 0x30fa], [0x3400, 0x4db5], [0x4e00, 0x9fcb], [0xac00, 0xd7a3], [0xfb00, 0xfb06],
]);
tell(DIRECTION.weak, [
  [0x23, 0x25], [0x2b, 0x3a], [0xa2, 0xa5], [0xad, 0xad], [0xb0, 0xb1], [0xb2, 0xb3], [0xb9, 0xb9], [0x300, 0x36f], [0x591, 0x5bd], [0x5bf, 0x5bf], [0x5c1, 0x5c2], [0x5c4, 0x5c5],
  [0x5c7, 0x5c7], [0x60c, 0x60c], [0x610, 0x61a], [0x64b, 0x65e], [0x660, 0x66c], [0x670, 0x670], [0x6f0, 0x6f9], [0x202f, 0x2034], [0x20a0, 0x20b5], [0x2212, 0x2213], [0xfb1e, 0xfb1e],
  [0xfb29, 0xfb29], [0xfffe, 0xfffe],
]);
tell(DIRECTION.right, [
  [0x5be, 0x5be], [0x5c0, 0x5c0], [0x5c3, 0x5c3], [0x5d0, 0x5ea], [0x5f0, 0x5f4], [0x60b, 0x60b], [0x60d, 0x60d], [0x61b, 0x64a], [0x66d, 0x66f], [0x671, 0x6d5], [0x6e5, 0x6e6],
  [0x6ee, 0x6ef], [0x6fa, 0x6ff], [0xfb1d, 0xfb1d], [0xfb1f, 0xfb28], [0xfb2a, 0xfb4f], [0xfb50, 0xfbb1], [0xfbd3, 0xfbdc], [0xfbde, 0xfc5d], [0xfc64, 0xfd3d], [0xfd50, 0xfdc7], [0xfdf0, 0xfdfc], [0xfe80, 0xfefc],
]);
tell(DIRECTION.neutral, [
  [0x9, 0x9], [0x20, 0x22], [0x26, 0x2a], [0x3b, 0x40], [0x5b, 0x60], [0x7b, 0x7e], [0xa1, 0xa1], [0xa6, 0xa7], [0xa9, 0xa9], [0xab, 0xab], [0xb6, 0xb7], [0xbb, 0xbb], [0xbf, 0xbf], [0xd7, 0xd7],
  [0x2010, 0x2016], [0x2018, 0x2027], [0x2039, 0x203a], [0xfd3e, 0xfd3f],
]);

export const directionOf = (unit: number): number => directions[unit]!;

const MIRRORED = new Map<string, string>(['()', '<>', '[]', '{}', '«»', '‘’', '“”', '‹›'].flatMap(([open, close]) => [[open!, close!] as const, [close!, open!] as const]));

/** A character of right-to-left text as its letters: brackets turned, the shapes of letters within words made letters. */
export const turnedLetters = (unit: number): string => {
  const character = String.fromCharCode(unit);
  return (MIRRORED.get(character) ?? character).normalize('NFKC');
};

/** Neighbours of one direction, `[start, end)` in their text. */
type Segment = { readonly direction: number; readonly start: number; readonly end: number };

const segmentsOf = (units: Uint16Array, count: number): readonly Segment[] => {
  const segments: Segment[] = [];
  for (let start = 0, end = 1; end <= count; end++) {
    const direction = directionOf(units[start]!);
    if (end < count && directionOf(units[end]!) === direction) continue;
    if (direction === DIRECTION.unknown) throw new LeanTextRefusal('right-to-left');
    segments.push({ direction, start, end });
    start = end;
  }
  return segments;
};

const isRightOverall = (segments: readonly Segment[]): boolean => {
  const counted = (direction: number): number => segments.filter((segment) => segment.direction === direction).length;
  const right = counted(DIRECTION.right);
  return right > 0 && right >= counted(DIRECTION.left);
};

/** True where a text as a whole runs from right to left. Refuses characters of unknown direction beside right-to-left letters. */
export const runsRightToLeft = (units: Uint16Array, count: number): boolean => isRightOverall(segmentsOf(units, count));

/** Visits the characters of a line in the order in which they are read; `isTurned` where the character belongs to right-to-left text. */
export const visitInReadingOrder = (units: Uint16Array, count: number, visit: (index: number, isTurned: boolean) => void): void => {
  const segments = segmentsOf(units, count);
  const startsRight = isRightOverall(segments);
  let runsRight = startsRight;
  for (const { direction, start, end } of startsRight ? segments.toReversed() : segments) {
    if (direction === DIRECTION.right || (direction === DIRECTION.neutral && runsRight)) {
      runsRight = true;
      for (let index = end - 1; index >= start; index--) visit(index, true);
    } else {
      if (direction !== DIRECTION.weak) runsRight = false;
      for (let index = start; index < end; index++) visit(index, false);
    }
  }
};
