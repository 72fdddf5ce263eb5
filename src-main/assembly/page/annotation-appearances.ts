import type { LeanDocument } from '../../pdf/lean-document';
import { dictionaryOf, entryOf } from '../../pdf/lean-document';
import { LeanReaderRefusal, PdfReference, PdfStream, isArray, isDictionary, type PdfDictionary, type PdfValue } from '../../pdf/syntax';
import { boxOf, type Box, type Matrix } from './upright-letter';

/** What an annotation draws on its page: a form, and the matrix that lays it into the annotation's rectangle. */
export type Appearance = { readonly form: PdfReference; readonly matrix: Matrix; readonly layer: PdfValue };

/** Annotation flags (ISO 32000-2, table 167). */
const HIDDEN = 2;
const PRINT = 4;

/** Never part of the page: a link is a place to click, a pop-up the window of a note. */
const NOT_PRINTED = new Set(['Link', 'Popup']);

/**
 * What a page's annotations and form fields draw when it is printed, in order.
 * `careful` false: a field whose appearance is still to be made sends the file to the careful path, which makes it.
 */
export const printedAppearances = (document: LeanDocument, page: PdfDictionary, careful: boolean): readonly Appearance[] => {
  const annotations = entryOf(document, page, 'Annots');
  if (!isArray(annotations)) return [];
  return annotations.flatMap((item) => {
    const annotation = dictionaryOf(document, item);
    const subtype = entryOf(document, annotation, 'Subtype');
    const flags = entryOf(document, annotation, 'F');
    if (typeof flags !== 'number' || !(flags & PRINT) || flags & HIDDEN || (typeof subtype === 'string' && NOT_PRINTED.has(subtype))) return [];
    const form = normalAppearance(document, annotation);
    if (!form) {
      if (!careful && subtype === 'Widget' && hasValue(document, annotation)) throw new LeanReaderRefusal('field-without-appearance');
      return [];
    }
    const matrix = matrixIntoRectangle(document, form, boxOf(document, annotation, 'Rect'));
    return matrix ? [{ form, matrix, layer: annotation.get('OC') ?? null }] : [];
  });
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
const matrixIntoRectangle = (document: LeanDocument, reference: PdfReference, rectangle: Box | null): Matrix | null => {
  const form = document.resolve(reference);
  if (!(form instanceof PdfStream) || !rectangle) return null;
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
