import type { InserterMark } from '@shared/domain/envelope/inserter/inserter-mark';
import type { Rect } from '@shared/domain/geometry/rect';
import { isWhite, type PagePicture, whitened } from './page-picture';
import { DETAIL_PIXELS_PER_PT } from './pdfium-pages';
import type { WrittenLook } from './prove-number';

const NOT_EMPTY = 'something is printed where its inserter marks are to stand';
const OTHER_MARK = 'its inserter marks are not those that are to stand there';
export const INK_BEHIND = 'something is printed on the back behind its inserter marks';

/** Whether a page's difference is one of its marks, and not of what it shows beside them. */
export const isOfMark = (difference: string): boolean => [NOT_EMPTY, OTHER_MARK, INK_BEHIND].includes(difference);

/** Smoothing of a bar's edge into the pixels beside it. */
const EDGE_PX = 1.25;
const DARK = 64;
const LIGHT = 240;
const BYTES_PER_PIXEL = 4;

/**
 * Proves the inserter marks of a page: its source is white where they stand, and there is every bar, black, and nothing else. Gives the page without
 * them, so that all else can be held against the source; else a sentence.
 */
export const withoutMark = (sourcePicture: PagePicture, written: WrittenLook, mark: InserterMark): WrittenLook | string => {
  if (!isWhite(sourcePicture, mark.clear)) return NOT_EMPTY;
  return markDifference(mark, written.detail) ?? { ...written, picture: () => whitened(written.picture(), mark.clear) };
};

/** What tells the marks of a page from those that are to be there, seen closely; null where nothing does. */
export const markDifference = ({ bars, clear }: InserterMark, detail: (area: Rect) => PagePicture): string | null => {
  const { width, height, pixels } = detail(clear);
  const toPixels = ([x0, y0, x1, y1]: Rect): Rect => [(x0 - clear[0]) * DETAIL_PIXELS_PER_PT, (y0 - clear[1]) * DETAIL_PIXELS_PER_PT, (x1 - clear[0]) * DETAIL_PIXELS_PER_PT, (y1 - clear[1]) * DETAIL_PIXELS_PER_PT];
  const expected = new Uint8Array(width * height).fill(SAYS_WHITE);
  const paint = ([x0, y0, x1, y1]: Rect, by: number, says: number, onto: (before: number) => boolean): void => {
    for (let y = Math.max(0, Math.ceil(y0 - by)); y < Math.min(height, Math.floor(y1 + by)); y++) {
      for (let x = Math.max(0, Math.ceil(x0 - by)); x < Math.min(width, Math.floor(x1 + by)); x++) if (onto(expected[y * width + x]!)) expected[y * width + x] = says;
    }
  };
  const drawn = bars.map(toPixels);
  for (const bar of drawn) paint(bar, EDGE_PX + 1, SAYS_EITHER, (before) => before === SAYS_WHITE);
  for (const bar of drawn) paint(bar, -EDGE_PX, SAYS_BLACK, () => true);
  const isRight = expected.every((says, index) => {
    if (says === SAYS_EITHER) return true;
    const at = index * BYTES_PER_PIXEL;
    return [0, 1, 2].every((color) => (says === SAYS_BLACK ? pixels[at + color]! <= DARK : pixels[at + color]! >= LIGHT));
  });
  return isRight ? null : OTHER_MARK;
};

/** What a pixel is to show; those on the edge of a bar may show either. */
const SAYS_WHITE = 0;
const SAYS_EITHER = 1;
const SAYS_BLACK = 2;
