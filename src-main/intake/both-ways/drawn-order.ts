import { RIGHT_TO_LEFT } from '@shared/domain/ssr/logical-order';
import { DIRECTION, directionOf, mirrored } from './pdfium-directions';

/** A character of a line: its place among those that PDFium tells of the line, and its unit as the page draws it. */
export type DrawnCharacter = { readonly place: number; readonly unit: number };

/** The unit of a glyph that is missing; PDFium counts it as a sign of numbers. */
const MISSING = 0;

const directionFor = (unit: number): number => {
  if (unit === MISSING) return DIRECTION.weak;
  const known = unit <= 0xffff ? directionOf(unit) : DIRECTION.neutral;
  if (known !== DIRECTION.unknown) return known;
  return RIGHT_TO_LEFT.test(String.fromCodePoint(unit)) ? DIRECTION.right : DIRECTION.neutral;
};

/**
 * The characters of a line from left to right, given as PDFium tells them. It turns what it takes for right-to-left text piece by piece
 * (cpdf_textpage.cpp, `CloseTempLine`; `visitInReadingOrder` does the same), which tears brackets and signs from their words and
 * Latin words apart; that it turned the pieces themselves whole is what makes it possible to turn them back.
 */
export const drawnOrder = (units: readonly number[]): readonly DrawnCharacter[] => {
  const pieces: { readonly direction: number; readonly characters: DrawnCharacter[] }[] = [];
  units.forEach((unit, place) => {
    const direction = directionFor(unit);
    const last = pieces.at(-1);
    if (last?.direction === direction) last.characters.push({ place, unit });
    else pieces.push({ direction, characters: [{ place, unit }] });
  });
  const counted = (wanted: number): number => pieces.filter(({ direction }) => direction === wanted).length;
  const startsRight = counted(DIRECTION.right) > 0 && counted(DIRECTION.right) >= counted(DIRECTION.left);
  let runsRight = startsRight;
  const drawn = pieces.map(({ direction, characters }) => {
    if (direction === DIRECTION.right || (direction === DIRECTION.neutral && runsRight)) {
      runsRight = true;
      return characters.map(({ place, unit }) => ({ place, unit: mirrored(unit) })).toReversed();
    }
    if (direction !== DIRECTION.weak) runsRight = false;
    return characters;
  });
  return (startsRight ? drawn.toReversed() : drawn).flat();
};
