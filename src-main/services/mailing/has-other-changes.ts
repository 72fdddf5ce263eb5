import type { PrepareSettings } from '@shared/domain/packets/settings';

/** What hangs on it which pages can be changed as they are to be. */
const changesOf = (settings: PrepareSettings): string => {
  const { masks, maskPlaces, addresses, pieceNumbers, pieceNumberPt, shiftXMm, shiftYMm, printerXMm, printerYMm } = settings;
  // Where pages are numbered, a move of pages or numbers brings other paper under the numbers.
  const numbers = pieceNumbers === 'none' ? null : [pieceNumbers, pieceNumberPt, shiftXMm, shiftYMm, printerXMm, printerYMm];
  return JSON.stringify([masks, maskPlaces, addresses, numbers]);
};

/** True where pages are to be changed otherwise than before, so that reports for which it could not be done are tried again. */
export const hasOtherChanges = (before: PrepareSettings, after: PrepareSettings): boolean => changesOf(before) !== changesOf(after);
