import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pieceRanges, piecesOfRanges } from '@shared/domain/printing/piece-ranges';

test('piece numbers become ranges, and ranges the same numbers', () => {
  expect(pieceRanges([])).toBe('');
  expect(pieceRanges([9, 3, 10, 7, 11, 3])).toBe('3, 7, 9–11');
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 60 })), (pieces) => {
      expect(piecesOfRanges(pieceRanges(pieces))).toEqual(pieces.toSorted((a, b) => a - b));
    }),
  );
});
