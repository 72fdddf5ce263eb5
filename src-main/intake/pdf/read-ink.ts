import { overlaps, type Rect } from '@shared/domain/geometry/rect';
import type { Ink } from '@shared/domain/ssr/page-content';
import { concatenate, mapRect, type PageView } from './page-view';
import { clipBox, intersect, matrixOf, objectBounds, OBJECT, strokeLines } from './page-objects';
import type { Matrix, Pdfium, Pointer } from '../../pdfium/pdfium';

/** Forms in forms; deeper ones are taken as one shape. */
const DEEPEST_FORM = 8;
/** Beyond this much on one page, what is left is not told one by one. */
const MOST_OBJECTS = 50_000;

/** Paper is white; producers' "white" may be rounded. */
const WHITEST = 252;
const VISIBLE_ALPHA = 1;

type Paint = 'none' | 'white' | 'ink';

const paintOf = (pdfium: Pdfium, getColor: 'FPDFPageObj_GetFillColor' | 'FPDFPageObj_GetStrokeColor', object: Pointer): Paint => {
  const { call, scratch } = pdfium;
  // A pattern or a colour space without a plain colour: it draws something.
  if (call[getColor](object, scratch, scratch + 4, scratch + 8, scratch + 12) === 0) return 'ink';
  const [red = 0, green = 0, blue = 0, alpha = 0] = new Uint32Array(pdfium.memory(), scratch, 4);
  if (alpha < VISIBLE_ALPHA) return 'none';
  return Math.min(red, green, blue) >= WHITEST ? 'white' : 'ink';
};

/** How a path is painted, by its two ways of painting. */
const pathPaint = (pdfium: Pdfium, path: Pointer): { readonly fill: Paint; readonly stroke: Paint } => {
  const { call, scratch } = pdfium;
  if (call.FPDFPath_GetDrawMode(path, scratch, scratch + 4) === 0) return { fill: 'ink', stroke: 'none' };
  const [fillMode = 0, stroked = 0] = new Int32Array(pdfium.memory(), scratch, 2);
  return {
    fill: fillMode === 0 ? 'none' : paintOf(pdfium, 'FPDFPageObj_GetFillColor', path),
    stroke: stroked === 0 ? 'none' : paintOf(pdfium, 'FPDFPageObj_GetStrokeColor', path),
  };
};

/** Text render modes (ISO 32000-2, table 104) that draw nothing, and the one that draws outlines only. */
const INVISIBLE_MODES: ReadonlySet<number> = new Set([3, 7]);
const OUTLINE_MODES: ReadonlySet<number> = new Set([1, 5]);

/** White text marks nothing by itself: what it stands on is ink of its own. */
const leavesMark = (pdfium: Pdfium, text: Pointer): boolean => {
  const mode = pdfium.call.FPDFTextObj_GetTextRenderMode(text);
  if (INVISIBLE_MODES.has(mode)) return false;
  if (!OUTLINE_MODES.has(mode) && paintOf(pdfium, 'FPDFPageObj_GetFillColor', text) === 'ink') return true;
  return mode !== 0 && paintOf(pdfium, 'FPDFPageObj_GetStrokeColor', text) === 'ink';
};

/** Where the text of a text object can show, in points from the top left; null where nowhere. */
export type TextLimits = ReadonlyMap<Pointer, Rect | null>;

export type Drawing = {
  readonly ink: readonly Ink[];
  /** The text objects that were looked at. */
  readonly texts: TextLimits;
};

/** What the page draws besides text, forms opened, each with the part of its box that clips and the page's edge leave; and which text can show. */
export const readInk = (pdfium: Pdfium, page: Pointer, view: PageView): Drawing => {
  const { call } = pdfium;
  const ink: Ink[] = [];
  const texts = new Map<Pointer, Rect | null>();
  const pageBox: Rect = [0, 0, view.widthPt, view.heightPt];
  let left = MOST_OBJECTS;

  const add = (what: Ink['what'], box: Rect | null, toView: Matrix, within: Rect, white: boolean): void => {
    if (!box) return;
    const seen = intersect(mapRect(toView, box), within);
    if (seen) ink.push({ what, box: seen, white });
  };

  const addPath = (path: Pointer, toView: Matrix, within: Rect): void => {
    const { fill, stroke } = pathPaint(pdfium, path);
    if (fill === 'none' && stroke === 'none') return;
    const white = fill !== 'ink' && stroke !== 'ink';
    // The box of a frame is not what it covers: where only the stroke leaves a mark, its lines are told one by one.
    const lines = fill === 'none' || (fill === 'white' && stroke === 'ink') ? strokeLines(pdfium, path) : null;
    if (!lines || fill === 'white') add('shape', objectBounds(pdfium, path), toView, within, white || lines !== null);
    for (const line of lines ?? []) add('shape', line, toView, within, stroke === 'white');
  };

  const addObject = (object: Pointer, toView: Matrix, within: Rect, depth: number): void => {
    left -= 1;
    const type = call.FPDFPageObj_GetType(object);
    const clip = clipBox(pdfium, object);
    const clipped = clip === 'none' ? within : clip === 'all' ? null : intersect(mapRect(toView, clip), within);
    if (type === OBJECT.text) texts.set(object, clipped && leavesMark(pdfium, object) ? clipped : null);
    if (type === OBJECT.text || !clipped || !overlaps(pageBox, clipped)) return;
    if (type === OBJECT.path) addPath(object, toView, clipped);
    else if (type === OBJECT.image) add('image', objectBounds(pdfium, object), toView, clipped, false);
    else if (type === OBJECT.form && depth < DEEPEST_FORM) addForm(object, toView, clipped, depth + 1);
    else add('shape', objectBounds(pdfium, object), toView, clipped, false);
  };

  const addForm = (form: Pointer, toView: Matrix, within: Rect, depth: number): void => {
    const inner = concatenate(matrixOf(pdfium, form), toView);
    const count = call.FPDFFormObj_CountObjects(form);
    for (let index = 0; index < count && left > 0; index += 1) addObject(call.FPDFFormObj_GetObject(form, index), inner, within, depth);
  };

  const count = call.FPDFPage_CountObjects(page);
  for (let index = 0; index < count && left > 0; index += 1) addObject(call.FPDFPage_GetObject(page, index), view.toView, pageBox, 0);
  return { ink, texts };
};
