import { dictionaryOf, type LeanDocument } from '../../../pdf/lean-document';
import { isArray, PdfReference, PdfString, type PdfValue } from '../../../pdf/syntax';

/** More names than any combined file has, so that a tree that swells or loops ends. */
const MOST_NAMES = 200_000;
const DEEPEST_TREE = 32;

/** The document's named destinations: those of the name tree by their bytes, those of the older dictionary by their name (ISO 32000-2, 12.3.2.4). */
export const namedDestinations = (document: LeanDocument): ReadonlyMap<string, PdfValue> => {
  const found = new Map<string, PdfValue>();
  const visited = new Set<number>();
  const visit = (value: PdfValue | undefined, depth: number): void => {
    if (depth > DEEPEST_TREE || found.size >= MOST_NAMES) return;
    if (value instanceof PdfReference) {
      if (visited.has(value.objectNumber)) return;
      visited.add(value.objectNumber);
    }
    const node = dictionaryOf(document, value);
    const names = document.resolve(node.get('Names'));
    if (isArray(names)) {
      for (let at = 0; at + 1 < names.length; at += 2) {
        const name = document.resolve(names[at]);
        if (name instanceof PdfString && !found.has(name.bytes)) found.set(name.bytes, names[at + 1] ?? null);
      }
    }
    const kids = document.resolve(node.get('Kids'));
    if (isArray(kids)) for (const kid of kids) visit(kid, depth + 1);
  };
  visit(dictionaryOf(document, document.catalog.get('Names')).get('Dests'), 0);
  for (const [name, value] of dictionaryOf(document, document.catalog.get('Dests'))) if (!found.has(name)) found.set(name, value);
  return found;
};
