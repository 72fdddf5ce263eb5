import type { LedgerPiece } from './ledger-run';
import { piecesOfRanges } from './piece-ranges';

/**
 * Why a number is no last good piece of those that went to a printer; null where it is one. A slip of the finger beside them would make all of them good, or none,
 * by the order of the sheets; one between them, a piece in the tray of another printer, would part them where nobody looked.
 *
 * @param ranges the pieces, as `pieceRanges` writes them
 */
export function lastGoodFault(lastGood: number, ranges: string): string | null {
  const pieces = piecesOfRanges(ranges);
  if (lastGood === 0 || pieces.includes(lastGood)) return null;
  return `${pieces.length === 1 ? 'Piece' : 'Pieces'} ${ranges} went there. Enter ${pieces.length === 1 ? 'its number' : 'one of these'}, or 0 where none came out whole.`;
}

/** The pieces of which nobody knows, parted by what a person says of the last good one. */
export type PartedPieces = { readonly good: readonly number[]; readonly again: readonly number[] };

/**
 * Parts pieces after a jam by the last one that came out whole (0 for none). Where sheets were sent from the last to the first, the pieces before it by
 * number came out after it. A piece of which only fronts were printed is never good.
 */
export function partAfterJam(open: readonly Pick<LedgerPiece, 'piece' | 'sides' | 'order'>[], lastGood: number): PartedPieces {
  const isGood = ({ piece, sides, order }: (typeof open)[number]): boolean => lastGood !== 0 && sides !== 'fronts' && (order === 'forward' ? piece <= lastGood : piece >= lastGood);
  return { good: open.filter(isGood).map(({ piece }) => piece), again: open.filter((piece) => !isGood(piece)).map(({ piece }) => piece) };
}
