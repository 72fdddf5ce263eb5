import type { PrepareSettings } from '@shared/domain/packets/settings';

/** What hangs on it which pages can be changed as they are to be. */
const changesOf = (settings: PrepareSettings): string => {
  const { masks, maskPlaces, addresses, pieceNumbers, pieceNumberPt, inserter, shiftXMm, shiftYMm, printerXMm, printerYMm } = settings;
  // Where pages are numbered or marked, a move of pages, numbers or marks brings other paper under them.
  const numbers = pieceNumbers === 'none' ? null : [pieceNumbers, pieceNumberPt];
  const moves = numbers || inserter ? [shiftXMm, shiftYMm, printerXMm, printerYMm] : null;
  return JSON.stringify([masks, maskPlaces, addresses, numbers, inserter, moves]);
};

/** True where pages are to be changed otherwise than before, so that reports for which it could not be done are tried again. */
export const hasOtherChanges = (before: PrepareSettings, after: PrepareSettings): boolean => changesOf(before) !== changesOf(after);
