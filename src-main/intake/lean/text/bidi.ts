import { DIRECTION, directionOf, mirrored } from '../../both-ways/pdfium-directions';
import { LeanTextRefusal } from '../lean-text-refusal';

/** A character of right-to-left text as its letters: brackets turned, the shapes of letters within words made letters. */
export const turnedLetters = (unit: number): string => String.fromCharCode(mirrored(unit)).normalize('NFKC');

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
