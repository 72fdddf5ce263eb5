/** Pieces without gaps as a person writes them: `3`, `9–12`. */
export const pieceRange = ({ fromPiece, toPiece }: { readonly fromPiece: number; readonly toPiece: number }): string => (fromPiece === toPiece ? String(fromPiece) : `${fromPiece}–${toPiece}`);

/** Piece numbers as a person writes them: `3, 7, 9–12`. Each once, rising. */
export function pieceRanges(pieces: readonly number[]): string {
  const spans: { fromPiece: number; toPiece: number }[] = [];
  for (const piece of [...new Set(pieces)].sort((a, b) => a - b)) {
    const last = spans.at(-1);
    if (last !== undefined && piece === last.toPiece + 1) last.toPiece = piece;
    else spans.push({ fromPiece: piece, toPiece: piece });
  }
  return spans.map(pieceRange).join(', ');
}

/** The numbers of `pieceRanges`. */
export const piecesOfRanges = (ranges: string): readonly number[] =>
  ranges === ''
    ? []
    : ranges.split(', ').flatMap((span) => {
        const [from = 0, to = from] = span.split('–').map(Number);
        return Array.from({ length: to - from + 1 }, (_, index) => from + index);
      });
