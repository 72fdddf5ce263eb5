import { pieceRanges } from '@shared/domain/printing/piece-ranges';
import { countOf } from './counts';
import type { PrintSelection } from './print-selection';

/** Which pieces of a selection hold a report that was mailed before, and what to do about it; null where none does. */
export function mailedInPartSentence(pieces: readonly number[], selection: PrintSelection | null): string | null {
  const own = selection === null ? [] : pieces.filter((piece) => piece >= selection.firstPiece && piece <= selection.lastPiece);
  if (own.length === 0) return null;
  const [hold, are] = own.length === 1 ? ['holds', 'It is'] : ['hold', 'They are'];
  return `${countOf(own.length, 'packet')} (${pieceRanges(own)}) ${hold} a report that was mailed from another folder beside one that was not. ${are} printed whole; to leave out what was mailed, read the downloads again and save anew.`;
}
