import { inset, overlaps, type Rect } from '@shared/domain/geometry/rect';
import type { Ink } from '@shared/domain/ssr/page-content';
import { intersect } from '../../pdf/page-objects';
import { concatenate, mapRect, type PageView } from '../../pdf/page-view';
import type { Matrix } from '../../../pdfium/pdfium';
import { LeanTextRefusal } from '../lean-text-refusal';
import { POINT, type DrawnObject, type DrawnPage, type FormObject, type PathObject } from './drawn-objects';
import type { TextRun } from './drawn-texts';
import type { Paint } from './paint-and-clip';

/** Where the texts of each run can show, in points from the top left; null where nowhere. */
export type TextLimits = ReadonlyMap<TextRun, Rect | null>;

export type PageInk = { readonly ink: readonly Ink[]; readonly limits: TextLimits };

/** A path of more pieces is told as one box: charts draw curves of thousands. */
const MOST_LINES = 64;

const UNIT_SQUARE: Rect = [0, 0, 1, 1];

/** What was drawn in a colour of which it is not known whether it shows on paper is for PDFium to say. */
const known = (paint: Paint): Exclude<Paint, 'unknown'> => {
  if (paint === 'unknown') throw new LeanTextRefusal('colour-space');
  return paint;
};

/** Text render modes (ISO 32000-2, table 104): drawn not at all, or as outlines only. */
const leavesMark = ({ renderMode, fill, stroke }: TextRun): boolean => {
  if (renderMode === 3 || renderMode === 7) return false;
  const isOutline = renderMode === 1 || renderMode === 5;
  if (!isOutline && known(fill) === 'ink') return true;
  return renderMode !== 0 && renderMode !== 4 && known(stroke) === 'ink';
};

const boxOfPoints = (page: DrawnPage, { firstPoint, points }: PathObject): Rect => {
  let [left, bottom, right, top] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let index = firstPoint; index < firstPoint + points; index++) {
    left = Math.min(left, page.pointX[index]!);
    right = Math.max(right, page.pointX[index]!);
    bottom = Math.min(bottom, page.pointY[index]!);
    top = Math.max(top, page.pointY[index]!);
  }
  return [left, bottom, right, top];
};

/** The boxes of a stroked path's pieces, each as wide as its stroke (a curve's is that of its control points); null for a path too long to tell so. */
const strokeLines = (page: DrawnPage, { firstPoint, points, lineWidth, matrix }: PathObject): readonly Rect[] | null => {
  if (points > MOST_LINES) return null;
  const lines: Rect[] = [];
  const add = (...indices: readonly number[]): void => {
    const xs = indices.map((index) => page.pointX[index]!);
    const ys = indices.map((index) => page.pointY[index]!);
    lines.push(mapRect(matrix, inset([Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)], -lineWidth / 2)));
  };
  let start = -1;
  let here = -1;
  const end = firstPoint + points;
  for (let index = firstPoint; index < end; index++) {
    const type = page.pointType[index];
    if (type === POINT.move) start = index;
    else if (type === POINT.line) add(here, index);
    else {
      add(here, index, index + 1, index + 2);
      index += 2;
    }
    here = index;
    if (start >= 0 && page.pointCloses[index] === 1) add(index, start);
  }
  return lines;
};

/** What a page draws besides text, forms opened, each with the part of its box that clips and the page's edge leave; and which text can show. */
export const inkOfPage = (page: DrawnPage, view: PageView): PageInk => {
  const ink: Ink[] = [];
  const limits = new Map<TextRun, Rect | null>();
  const pageBox: Rect = [0, 0, view.widthPt, view.heightPt];

  const add = (what: Ink['what'], box: Rect, toView: Matrix, within: Rect, white: boolean): void => {
    const seen = intersect(mapRect(toView, box), within);
    if (seen) ink.push({ what, box: seen, white });
  };

  const addPath = (path: PathObject, toView: Matrix, within: Rect): void => {
    const [fill, stroke] = [known(path.fill), known(path.stroke)];
    if (fill === 'none' && stroke === 'none') return;
    // The box of a frame is not what it covers: where only the stroke leaves a mark, its lines are told one by one.
    const lines = fill === 'none' || (fill === 'white' && stroke === 'ink') ? strokeLines(page, path) : null;
    if (!lines || fill === 'white') {
      const box = boxOfPoints(page, path);
      const covered = mapRect(path.matrix, stroke === 'none' ? box : inset(box, -path.lineWidth / 2));
      add('shape', covered, toView, within, lines !== null || (fill !== 'ink' && stroke !== 'ink'));
    }
    for (const line of lines ?? []) add('shape', line, toView, within, stroke === 'white');
  };

  const addForm = ({ matrix, objects }: FormObject, toView: Matrix, within: Rect): void => {
    const inner = concatenate(matrix, toView);
    for (const object of objects()) addObject(object, inner, within);
  };

  const addObject = (object: DrawnObject, toView: Matrix, within: Rect): void => {
    const { clip } = object;
    const clipped = clip === null ? within : clip === 'nothing' ? null : intersect(mapRect(toView, clip), within);
    if (object.kind === 'texts') limits.set(object, clipped && leavesMark(object) ? clipped : null);
    if (object.kind === 'texts' || !clipped || !overlaps(pageBox, clipped)) return;
    if (object.kind === 'path') addPath(object, toView, clipped);
    else if (object.kind === 'image') add('image', mapRect(object.matrix, UNIT_SQUARE), toView, clipped, false);
    else if (object.kind === 'form') addForm(object, toView, clipped);
    else ink.push({ what: 'shape', box: clipped, white: false });
  };

  for (const object of page.objects) addObject(object, view.toView, pageBox);
  return { ink, limits };
};
