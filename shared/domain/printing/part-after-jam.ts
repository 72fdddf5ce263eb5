import type { LedgerPiece } from './ledger-run';

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
