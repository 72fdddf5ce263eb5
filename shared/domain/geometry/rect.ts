/**
 * A rectangle on a page as it is seen: `[x0, y0, x1, y1]` in points from the top left, y downwards,
 * with `x0 <= x1` and `y0 <= y1`.
 */
export type Rect = readonly [x0: number, y0: number, x1: number, y1: number];

export const rectWidth = (rect: Rect): number => rect[2] - rect[0];
export const rectHeight = (rect: Rect): number => rect[3] - rect[1];

/** The smallest rectangle that holds both. */
export const union = (a: Rect, b: Rect): Rect => [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];

/** The smallest rectangle that holds all, or null of none. */
export const unionAll = (rects: readonly Rect[]): Rect | null => rects.reduce<Rect | null>((sum, rect) => (sum ? union(sum, rect) : rect), null);

/** True where the two share an area; touching edges do not count. */
export const overlaps = (a: Rect, b: Rect): boolean => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

/** True where `inner` lies in `outer`, edges included. */
export const contains = (outer: Rect, inner: Rect): boolean =>
  outer[0] <= inner[0] && outer[1] <= inner[1] && outer[2] >= inner[2] && outer[3] >= inner[3];

/** The rectangle made smaller by `by` on every side (larger where negative). */
export const inset = (rect: Rect, by: number): Rect => [rect[0] + by, rect[1] + by, rect[2] - by, rect[3] - by];

/** The rectangle moved right and down. */
export const moved = (rect: Rect, right: number, down: number): Rect => [rect[0] + right, rect[1] + down, rect[2] + right, rect[3] + down];
