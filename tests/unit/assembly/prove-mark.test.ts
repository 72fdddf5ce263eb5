import { describe, expect, it } from 'vitest';
import type { PagePicture } from '@main/assembly/verify/page-picture';
import { DETAIL_PIXELS_PER_PT } from '@main/assembly/verify/pdfium-pages';
import { isOfMark, markDifference, withoutMark } from '@main/assembly/verify/prove-mark';
import type { WrittenLook } from '@main/assembly/verify/prove-number';
import { inserterMark, type InserterMark } from '@shared/domain/envelope/inserter/inserter-mark';
import { usualInserter } from '@shared/domain/envelope/inserter/inserter-profile';
import type { Rect } from '@shared/domain/geometry/rect';

const NOT_OFF = { xPt: 0, yPt: 0 };
const symbols = usualInserter('Symbols');
const sheet = { piece: 12, sheet: 1, sheets: 2 };
const kinds: readonly (readonly [string, InserterMark])[] = [
  ['symbols', inserterMark({ inserter: symbols, offPt: NOT_OFF }, sheet)],
  ['bars', inserterMark({ inserter: { ...symbols, kind: 'omr' }, offPt: { xPt: 0.3, yPt: -0.4 } }, sheet)],
];

/** Rectangles as a renderer draws them: a pixel that is partly covered is gray. */
const drawn = (bars: readonly Rect[], [left, top, right, bottom]: Rect, scale: number): PagePicture => {
  const [width, height] = [Math.ceil((right - left) * scale), Math.ceil((bottom - top) * scale)];
  const pixels = new Uint8Array(width * height * 4).fill(255);
  for (const [x0, y0, x1, y1] of bars.map((bar) => bar.map((value, at) => (value - (at % 2 === 0 ? left : top)) * scale))) {
    for (let y = Math.max(0, Math.floor(y0!)); y < Math.min(height, Math.ceil(y1!)); y += 1) {
      for (let x = Math.max(0, Math.floor(x0!)); x < Math.min(width, Math.ceil(x1!)); x += 1) {
        const covered = (Math.min(x + 1, x1!) - Math.max(x, x0!)) * (Math.min(y + 1, y1!) - Math.max(y, y0!));
        for (let color = 0; color < 3; color += 1) pixels[(y * width + x) * 4 + color]! -= Math.round(255 * covered);
      }
    }
  }
  return { width, height, pixels };
};
const closely = (bars: readonly Rect[]) => (area: Rect) => drawn(bars, area, DETAIL_PIXELS_PER_PT);
const SHEET: Rect = [0, 0, 612, 792];
const pageWith = (bars: readonly Rect[]): WrittenLook => ({ text: '', characters: new Map(), picture: () => drawn(bars, SHEET, 1), detail: closely(bars) });

describe.each(kinds)('the proof of inserter marks: %s', (_, mark) => {
  it('gives the page without them where they are the right ones on white paper', () => {
    expect(markDifference(mark, closely(mark.bars))).toBeNull();
    const left = withoutMark(drawn([], SHEET, 1), pageWith(mark.bars), mark);
    expect(typeof left === 'string' ? left : left.picture().pixels.every((value) => value === 255)).toBe(true);
  });

  it('refuses a bar too few, one too many, one moved or thinner, and none at all', () => {
    const [first, ...others] = mark.bars;
    if (!first) throw new Error('No bars.');
    const [x0, y0, x1, y1] = first;
    const wrong: readonly (readonly Rect[])[] = [[], others, [...mark.bars, [mark.clear[0], mark.clear[3] - 2, mark.clear[0] + 2, mark.clear[3]]], [[x0, y0 + 0.6, x1, y1 + 0.6], ...others], [[x0, y0, x0 + (x1 - x0) / 2, y1], ...others]];
    for (const bars of wrong) expect(markDifference(mark, closely(bars))).toBe('its inserter marks are not those that are to stand there');
  });

  it('refuses what says something else, and what stands on something printed', () => {
    const other = inserterMark({ inserter: { ...symbols, kind: mark === kinds[0]?.[1] ? 'data-matrix' : 'omr' }, offPt: mark === kinds[0]?.[1] ? NOT_OFF : { xPt: 0.3, yPt: -0.4 } }, { ...sheet, piece: 13 });
    const different = withoutMark(drawn([], SHEET, 1), pageWith(other.bars), mark);
    const printed = withoutMark(drawn([[mark.clear[0] + 1, mark.clear[1] + 1, mark.clear[0] + 3, mark.clear[1] + 3]], SHEET, 1), pageWith(mark.bars), mark);
    expect([different, printed].map((said) => typeof said === 'string' && isOfMark(said))).toEqual([true, true]);
    expect(printed).toBe('something is printed where its inserter marks are to stand');
  });
});
