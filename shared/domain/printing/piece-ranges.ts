/** Piece numbers as a person writes them: `3, 7, 9–12`. Each once, rising. */
export function pieceRanges(pieces: readonly number[]): string {
  const spans: { from: number; to: number }[] = [];
  for (const piece of [...new Set(pieces)].sort((a, b) => a - b)) {
    const last = spans.at(-1);
    if (last !== undefined && piece === last.to + 1) last.to = piece;
    else spans.push({ from: piece, to: piece });
  }
  return spans.map(({ from, to }) => (from === to ? String(from) : `${from}–${to}`)).join(', ');
}

/** The numbers of `pieceRanges`. */
export const piecesOfRanges = (ranges: string): readonly number[] =>
  ranges === ''
    ? []
    : ranges.split(', ').flatMap((span) => {
        const [from = 0, to = from] = span.split('–').map(Number);
        return Array.from({ length: to - from + 1 }, (_, index) => from + index);
      });
