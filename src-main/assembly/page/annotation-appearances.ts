import type { LeanDocument } from '../../pdf/lean-document';
import { dictionaryOf, entryOf } from '../../pdf/lean-document';
import { LeanReaderRefusal, PdfReference, PdfStream, isArray, isDictionary, type PdfDictionary, type PdfValue } from '../../pdf/syntax';
import type { PrintedLayers } from '../../pdf/printed-layers';
import { boxOf, quarterTurnsOf, type Box, type Matrix } from './upright-letter';

/** What an annotation draws on its page: a form, and the matrix that lays it into the annotation's rectangle. */
export type Appearance = { readonly form: PdfReference; readonly matrix: Matrix };

/** Annotation flags (ISO 32000-2, table 167). What stays at one size whatever the zoom has it at 100 %, as everything that is printed. */
const INVISIBLE = 1;
const HIDDEN = 2;
const PRINT = 4;
const NO_ROTATE = 16;

/** Never part of the page: a link is a place to click, a pop-up the window of a note. */
const NOT_PRINTED = new Set(['Link', 'Popup']);

/** The kinds of ISO 32000-2, table 171; of any other, the flag tells whether it is seen. */
const KINDS = new Set('Text Link FreeText Line Square Circle Polygon PolyLine Highlight Underline Squiggly StrikeOut Caret Stamp Ink Popup FileAttachment Sound Movie Screen Widget PrinterMark TrapNet Watermark 3D Redact Projection RichMedia'.split(' '));

/**
 * Marks that poppler, Ghostscript, MuPDF and PDFium draw within two points of each other where they bring no appearance. On notes, stamps, carets, waves,
 * free text and ticked boxes they differ.
 */
const DRAWN_ALIKE = new Set(['Square', 'Circle', 'Line', 'Polygon', 'PolyLine', 'Ink', 'Highlight', 'Underline', 'StrikeOut']);

/** Which appearances that a document lacks were made already: none, those of fields, or those of marks too. */
export type AppearancesMade = 'none' | 'of-fields' | 'of-marks';

/** Whether an annotation is part of the paper: it is to print, not hidden, and in no layer that is. */
const isPrinted = (document: LeanDocument, annotation: PdfDictionary, layers: PrintedLayers): boolean => {
  const flags = entryOf(document, annotation, 'F');
  const subtype = entryOf(document, annotation, 'Subtype');
  if (typeof flags !== 'number' || !(flags & PRINT) || flags & HIDDEN) return false;
  const isKnown = typeof subtype === 'string' && KINDS.has(subtype);
  return (isKnown ? !NOT_PRINTED.has(subtype) : !(flags & INVISIBLE)) && layers.prints(annotation.get('OC'));
};

/**
 * What a page's annotations and form fields draw when it is printed, in order.
 * A field or mark whose appearance is still to be made sends the file to the careful path, which makes it.
 */
export const printedAppearances = (document: LeanDocument, page: PdfDictionary, layers: PrintedLayers, made: AppearancesMade): readonly Appearance[] => {
  const annotations = entryOf(document, page, 'Annots');
  if (!isArray(annotations)) return [];
  return annotations.flatMap((item) => {
    const annotation = dictionaryOf(document, item);
    if (!isPrinted(document, annotation, layers)) return [];
    const form = normalAppearance(document, annotation);
    if (!form) {
      const subtype = entryOf(document, annotation, 'Subtype');
      if (made === 'none' && subtype === 'Widget' && hasValue(document, annotation)) throw new LeanReaderRefusal('field-without-appearance');
      if (made !== 'of-marks' && typeof subtype === 'string' && DRAWN_ALIKE.has(subtype)) throw new LeanReaderRefusal('mark-without-appearance');
      return [];
    }
    const rectangle = boxOf(document, annotation, 'Rect');
    const matrix = rectangle && matrixIntoRectangle(document, form, rectangle);
    if (!matrix) return [];
    const flags = entryOf(document, annotation, 'F');
    const isKeptUpright = typeof flags === 'number' && (flags & NO_ROTATE) !== 0;
    return [{ form, matrix: isKeptUpright ? turnedBack(matrix, rectangle, quarterTurnsOf(document, page)) : matrix }];
  });
};

/** Cosine and sine of none to three quarter turns. */
const TURNS = [[1, 0], [0, 1], [-1, 0], [0, -1]] as const;

/** An appearance that does not turn with its page: turned back around the upper left corner of its rectangle, which stays where it is. */
const turnedBack = ([a, b, c, d, e, f]: Matrix, [left, , , top]: Box, quarterTurns: number): Matrix => {
  const [cos, sin] = TURNS[quarterTurns] ?? TURNS[0];
  const [fromLeft, fromTop] = [e - left, f - top];
  return [a * cos - b * sin, a * sin + b * cos, c * cos - d * sin, c * sin + d * cos, left + fromLeft * cos - fromTop * sin, top + fromLeft * sin + fromTop * cos];
};

const normalAppearance = (document: LeanDocument, annotation: PdfDictionary): PdfReference | null => {
  const normal = dictionaryOf(document, annotation.get('AP')).get('N');
  const streamReference = (value: PdfValue | undefined): PdfReference | null =>
    value instanceof PdfReference && document.resolve(value) instanceof PdfStream ? value : null;
  const states = document.resolve(normal);
  if (!isDictionary(states)) return streamReference(normal);
  const state = entryOf(document, annotation, 'AS');
  return typeof state === 'string' ? streamReference(states.get(state)) : null;
};

/** True for a text or choice field that has a value to show; the value may stand in a field above. */
const hasValue = (document: LeanDocument, widget: PdfDictionary): boolean => {
  let field = widget;
  let type: unknown = null;
  let value: unknown = null;
  for (let level = 0; level < 16 && field.size > 0; level++) {
    type ??= entryOf(document, field, 'FT');
    value ??= entryOf(document, field, 'V');
    field = dictionaryOf(document, field.get('Parent'));
  }
  return (type === 'Tx' || type === 'Ch') && value !== null;
};

/** Algorithm 8 of ISO 32000-2, 12.5.5: the form's box, transformed by its own matrix, onto the annotation's rectangle. */
const matrixIntoRectangle = (document: LeanDocument, reference: PdfReference, rectangle: Box): Matrix | null => {
  const form = document.resolve(reference);
  if (!(form instanceof PdfStream)) return null;
  const box = boxOf(document, form.dictionary, 'BBox');
  if (!box) return null;
  const [a, b, c, d, e, f] = matrixOf(document, form.dictionary);
  const corners = [0, 2].flatMap((x) => [1, 3].map((y) => [a * box[x]! + c * box[y]! + e, b * box[x]! + d * box[y]! + f] as const));
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  const left = Math.min(...xs);
  const bottom = Math.min(...ys);
  const width = Math.max(...xs) - left;
  const height = Math.max(...ys) - bottom;
  if (width <= 0 || height <= 0) return null;
  const scaleX = (rectangle[2] - rectangle[0]) / width;
  const scaleY = (rectangle[3] - rectangle[1]) / height;
  return [scaleX, 0, 0, scaleY, rectangle[0] - left * scaleX, rectangle[1] - bottom * scaleY];
};

const matrixOf = (document: LeanDocument, dictionary: PdfDictionary): Matrix => {
  const value = entryOf(document, dictionary, 'Matrix');
  const numbers = isArray(value) ? value.map((item) => document.resolve(item)) : [];
  const [a, b, c, d, e, f] = numbers;
  const whole = [a, b, c, d, e, f].every((item) => typeof item === 'number');
  return whole ? ([a, b, c, d, e, f] as unknown as Matrix) : [1, 0, 0, 1, 0, 0];
};
