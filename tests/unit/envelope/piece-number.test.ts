import { describe, expect, it } from 'vitest';
import { numberOnSide, PIECE_NUMBER_PLACES, PIECE_NUMBER_SIZES_PT, pieceNumberFault, pieceNumberOf, pieceNumberText } from '@shared/domain/envelope/piece-number';
import { DEFAULT_ENVELOPE, ENVELOPE_PRESETS } from '@shared/domain/envelope/presets';

const offPt = { xPt: 0, yPt: 0 };

describe('a piece number', () => {
  it('says the piece and the sheet, on fronts only', () => {
    expect(pieceNumberText(123, 2, 3)).toBe('0123  sheet 2/3');
    const packet = { piece: 41, numbers: { corner: 'bottom-left', sizePt: 6, offPt }, sides: [{ kind: 'page' }, { kind: 'page' }, { kind: 'page' }, { kind: 'blank' }] } as const;
    expect([0, 1, 2, 3].map((side) => numberOnSide(packet, side)?.lines[0]?.text ?? null)).toEqual(['0041  sheet 1/2', null, '0041  sheet 2/2', null]);
    expect(numberOnSide({ ...packet, numbers: null }, 0)).toBeNull();
  });

  it('stands on cover sheets and not on cover letters, whose sheets count', () => {
    const sides = [{ kind: 'cover-sheet' }, { kind: 'blank' }, { kind: 'cover-letter' }, { kind: 'blank' }, { kind: 'page' }, { kind: 'page' }] as const;
    const packet = { piece: 41, numbers: { corner: 'bottom-left', sizePt: 6, offPt }, sides } as const;
    expect(sides.map((_, side) => numberOnSide(packet, side)?.lines[0]?.text ?? null)).toEqual(['0041  sheet 1/3', null, null, null, '0041  sheet 3/3', null]);
  });

  it('stays on what every printer prints, in each corner and size, and takes back what the printer prints off', () => {
    for (const corner of PIECE_NUMBER_PLACES) {
      if (corner === 'none') continue;
      for (const sizePt of PIECE_NUMBER_SIZES_PT) {
        const { box } = pieceNumberOf({ corner, sizePt, offPt }, 99_999, 10, 10);
        expect(box[0]).toBeGreaterThanOrEqual(12);
        expect(box[1]).toBeGreaterThanOrEqual(12);
        expect(box[2]).toBeLessThanOrEqual(600);
        expect(box[3]).toBeLessThanOrEqual(780);
        const moved = pieceNumberOf({ corner, sizePt, offPt: { xPt: -3, yPt: 2 } }, 99_999, 10, 10);
        expect(moved.box).toEqual([box[0] - 3, box[1] + 2, box[2] - 3, box[3] + 2]);
      }
    }
  });

  it('is refused in a corner that a window could show, or in a fold', () => {
    for (const envelope of ENVELOPE_PRESETS.filter(({ returnWindow }) => !returnWindow)) for (const corner of PIECE_NUMBER_PLACES) expect(pieceNumberFault(corner, 6, envelope)).toBeNull();
    const high = { ...DEFAULT_ENVELOPE, window: { leftIn: 0.5, bottomIn: 3, widthIn: 4, heightIn: 0.6 } };
    expect(pieceNumberFault('top-left', 6, high)).toContain('could show in the envelope’s window');
    expect(pieceNumberFault('top-right', 6, high)).toBeNull();
    expect(pieceNumberFault('none', 6, high)).toBeNull();
    expect(pieceNumberFault('top-left', 6, { ...DEFAULT_ENVELOPE, window: { leftIn: 4, bottomIn: 0.5, widthIn: 4, heightIn: 1 }, panelsIn: [0.25, 3.7, 7] })).toContain('in a fold');
  });
});
