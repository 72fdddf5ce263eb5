import type { LeanDocument } from '../../pdf/lean-document';
import { dictionaryOf } from '../../pdf/lean-document';
import { PdfReference, PdfString, isArray, isDictionary, type PdfDictionary, type PdfObject } from '../../pdf/syntax';

/**
 * Optional content (ISO 32000-2, 8.11) is resolved to its state as the document opens: in a batch there are two layers
 * only, one that shows and one that does not, and each layer of a source becomes one of them. Membership dictionaries
 * and visibility expressions stay as they are and refer to these two.
 */
const layer = (name: string): PdfDictionary =>
  new Map<string, PdfString | string>([
    ['Name', new PdfString(name)],
    ['Type', 'OCG'],
  ]);

export const SHOWN_LAYER = layer('Shown');
export const HIDDEN_LAYER = layer('Hidden');

/** Which of a document's layers do not show as it opens: by /BaseState, /ON and /OFF of the default configuration. */
export const hiddenLayers = (document: LeanDocument): ReadonlySet<number> => {
  const properties = document.resolve(document.catalog.get('OCProperties'));
  if (!isDictionary(properties)) return new Set();
  const configuration = dictionaryOf(document, properties.get('D'));
  const numbers = (object: PdfObject): number[] =>
    isArray(object) ? object.flatMap((item) => (item instanceof PdfReference ? [item.objectNumber] : [])) : [];
  const hidden = new Set<number>();
  if (document.resolve(configuration.get('BaseState')) === 'OFF') numbers(document.resolve(properties.get('OCGs'))).forEach((number) => hidden.add(number));
  numbers(document.resolve(configuration.get('ON'))).forEach((number) => hidden.delete(number));
  numbers(document.resolve(configuration.get('OFF'))).forEach((number) => hidden.add(number));
  return hidden;
};
