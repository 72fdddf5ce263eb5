import { inset, unionAll, type Rect } from '@shared/domain/geometry/rect';
import { IDENTITY, mapRect } from './page-view';
import type { Matrix, Pdfium, Pointer } from '../../pdfium/pdfium';

/** Types of page objects (FPDF_PAGEOBJ_... of fpdf_edit.h). */
export const OBJECT = { text: 1, path: 2, image: 3, shading: 4, form: 5 } as const;

/** The box of an object in the space of what holds it, null where it has none. */
export const objectBounds = (pdfium: Pdfium, object: Pointer): Rect | null => {
  const { call, scratch } = pdfium;
  if (call.FPDFPageObj_GetBounds(object, scratch, scratch + 4, scratch + 8, scratch + 12) === 0) return null;
  const [left = 0, bottom = 0, right = 0, top = 0] = new Float32Array(pdfium.memory(), scratch, 4);
  return [Math.min(left, right), Math.min(bottom, top), Math.max(left, right), Math.max(bottom, top)];
};

export const matrixOf = (pdfium: Pdfium, object: Pointer): Matrix => {
  if (pdfium.call.FPDFPageObj_GetMatrix(object, pdfium.scratch) === 0) return IDENTITY;
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = new Float32Array(pdfium.memory(), pdfium.scratch, 6);
  return [a, b, c, d, e, f];
};

/** What two rectangles share, null where nothing; a line without thickness shares a line. */
export const intersect = (a: Rect, b: Rect): Rect | null => {
  const shared: Rect = [Math.max(a[0], b[0]), Math.max(a[1], b[1]), Math.min(a[2], b[2]), Math.min(a[3], b[3])];
  return shared[0] <= shared[2] && shared[1] <= shared[3] ? shared : null;
};

const pointOf = (pdfium: Pdfium, segment: Pointer): readonly [x: number, y: number] | null => {
  const { call, scratch } = pdfium;
  if (segment === 0 || call.FPDFPathSegment_GetPoint(segment, scratch, scratch + 4) === 0) return null;
  const [x = 0, y = 0] = new Float32Array(pdfium.memory(), scratch, 2);
  return [x, y];
};

/** A point of a path in its own space. */
export const pathPoint = (pdfium: Pdfium, path: Pointer, index: number): readonly [x: number, y: number] =>
  pointOf(pdfium, pdfium.call.FPDFPath_GetPathSegment(path, index)) ?? [0, 0];

/** The box that an object's clip leaves: `none` without a clip, `all` where it leaves nothing. */
export const clipBox = (pdfium: Pdfium, object: Pointer): Rect | 'none' | 'all' => {
  const { call } = pdfium;
  const clip = call.FPDFPageObj_GetClipPath(object);
  const paths = clip === 0 ? 0 : call.FPDFClipPath_CountPaths(clip);
  let left: Rect | null = null;
  for (let path = 0; path < paths; path += 1) {
    const points: Rect[] = [];
    const segments = call.FPDFClipPath_CountPathSegments(clip, path);
    for (let index = 0; index < segments; index += 1) {
      const point = pointOf(pdfium, call.FPDFClipPath_GetPathSegment(clip, path, index));
      if (point) points.push([...point, ...point]);
    }
    const box = unionAll(points);
    if (!box) continue;
    left = left ? intersect(left, box) : box;
    if (!left) return 'all';
  }
  return left ?? 'none';
};

/** Types of path segments (FPDF_SEGMENT_... of fpdf_edit.h). */
const SEGMENT = { line: 0, curve: 1, move: 2 } as const;

/** A path of more pieces is told as one box: charts draw curves of thousands. */
const MOST_LINES = 64;

/** The boxes of a stroked path's pieces, each as wide as its stroke (a curve's is that of its control points); null for a path too long to tell so. */
export const strokeLines = (pdfium: Pdfium, path: Pointer): readonly Rect[] | null => {
  const { call, scratch } = pdfium;
  const count = call.FPDFPath_CountSegments(path);
  if (count <= 0 || count > MOST_LINES) return null;
  const width = call.FPDFPageObj_GetStrokeWidth(path, scratch) === 0 ? 0 : (new Float32Array(pdfium.memory(), scratch, 1)[0] ?? 0);
  const toParent = matrixOf(pdfium, path);
  const lines: Rect[] = [];
  let start: Rect | null = null;
  /** Where the piece begins, then its control points. */
  let piece: Rect[] = [];
  const add = (points: readonly Rect[]): void => {
    const box = unionAll(points);
    if (box) lines.push(mapRect(toParent, inset(box, -width / 2)));
  };
  for (let index = 0; index < count; index += 1) {
    const segment = call.FPDFPath_GetPathSegment(path, index);
    const point = pointOf(pdfium, segment);
    if (!point) return null;
    const here: Rect = [...point, ...point];
    const type = call.FPDFPathSegment_GetType(segment);
    // Three segments make a curve: two control points and its end.
    const isControl = type === SEGMENT.curve && piece.length > 0 && piece.length < 3;
    if (type === SEGMENT.move) start = here;
    else if (!isControl && piece.length > 0) add([...piece, here]);
    piece = isControl ? [...piece, here] : [here];
    if (start && call.FPDFPathSegment_GetClose(segment) !== 0) add([here, start]);
  }
  return lines;
};
