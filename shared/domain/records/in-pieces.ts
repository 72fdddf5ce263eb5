/** Large enough that writing a piece costs little, small enough that it takes no memory worth the name. */
const PIECE_CHARACTERS = 64 * 1024;

/** A text that comes in many small parts, in pieces of about 64 KB: a record of 50,000 reports as one text would take more memory than the reports themselves. */
export function* inPieces(parts: Iterable<string>): Generator<string> {
  let piece = '';
  for (const part of parts) {
    piece += part;
    if (piece.length < PIECE_CHARACTERS) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}
