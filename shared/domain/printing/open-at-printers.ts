import type { LedgerPiece } from './ledger-run';
import { pieceRanges } from './piece-ranges';

/** Pieces that went to one printer and of which nobody knows what came out. */
export type OpenAtPrinter = {
  readonly printer: string;
  readonly pieces: number;
  /** Their numbers, such as `3–5, 9`: what lies between went to other printers, or is settled. */
  readonly ranges: string;
};

type OpenPiece = Pick<LedgerPiece, 'piece' | 'printer' | 'now' | 'nowRun'>;

/** The pieces of a run of which nobody knows, in their order. */
export const openPieces = <Piece extends OpenPiece>(taken: readonly Piece[], run: number): readonly Piece[] => taken.filter(({ now, nowRun }) => now === 'unknown' && nowRun === run);

/** The pieces of a run of which nobody knows, printer by printer: each has a tray of its own, in which a person looks for the last good one. */
export function openAtPrinters(taken: readonly OpenPiece[], run: number): readonly OpenAtPrinter[] {
  const open = openPieces(taken, run);
  return [...new Set(open.map(({ printer }) => printer))].map((printer) => {
    const pieces = open.filter((one) => one.printer === printer).map(({ piece }) => piece);
    return { printer, pieces: pieces.length, ranges: pieceRanges(pieces) };
  });
}
