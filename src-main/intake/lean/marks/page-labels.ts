import { dictionaryOf, type LeanDocument } from '../../../pdf/lean-document';
import { isArray, PdfReference, PdfString, type PdfDictionary, type PdfValue } from '../../../pdf/syntax';
import { textOfString } from './text-string';

const DEEPEST_TREE = 32;
const MOST_RANGES = 200_000;

/** The ranges of the number tree: from which page (index from 0) on pages are labelled how. */
const rangesOf = (document: LeanDocument): ReadonlyMap<number, PdfDictionary> => {
  const ranges = new Map<number, PdfDictionary>();
  const visited = new Set<number>();
  const visit = (value: PdfValue | undefined, depth: number): void => {
    if (depth > DEEPEST_TREE || ranges.size >= MOST_RANGES) return;
    if (value instanceof PdfReference) {
      if (visited.has(value.objectNumber)) return;
      visited.add(value.objectNumber);
    }
    const node = dictionaryOf(document, value);
    const numbers = document.resolve(node.get('Nums'));
    if (isArray(numbers)) {
      for (let at = 0; at + 1 < numbers.length; at += 2) {
        const index = document.resolve(numbers[at]);
        if (typeof index === 'number') ranges.set(index, dictionaryOf(document, numbers[at + 1]));
      }
    }
    const kids = document.resolve(node.get('Kids'));
    if (isArray(kids)) for (const kid of kids) visit(kid, depth + 1);
  };
  visit(document.catalog.get('PageLabels'), 0);
  return ranges;
};

const ROMAN: readonly (readonly [number, string])[] = [[1000, 'm'], [900, 'cm'], [500, 'd'], [400, 'cd'], [100, 'c'], [90, 'xc'], [50, 'l'], [40, 'xl'], [10, 'x'], [9, 'ix'], [5, 'v'], [4, 'iv'], [1, 'i']];
/** Larger numbers are not written in Roman. */
const LARGEST_ROMAN = 1_000_000;

const roman = (number: number): string => {
  let text = '';
  let left = number % LARGEST_ROMAN;
  for (const [value, letters] of ROMAN) for (; left >= value; left -= value) text += letters;
  return text;
};

/** a to z, then aa to zz: the letter says it all, its number how often. */
const letters = (number: number): string => String.fromCharCode(97 + ((number - 1) % 26)).repeat(Math.min(1_000, Math.floor((number - 1) / 26) + 1));

const numeral = (style: unknown, number: number): string => {
  if (number < 1 && style !== 'D') return '';
  switch (style) {
    case 'D':
      return String(number);
    case 'R':
      return roman(number).toUpperCase();
    case 'r':
      return roman(number);
    case 'A':
      return letters(number).toUpperCase();
    case 'a':
      return letters(number);
    default:
      return '';
  }
};

/** The label of each page (ISO 32000-2, 12.4.2), its number where no range reaches it; null where the document has none. */
export const pageLabels = (document: LeanDocument, pages: number): readonly string[] | null => {
  if (!document.catalog.has('PageLabels')) return null;
  const ranges = rangesOf(document);
  let range: PdfDictionary | null = null;
  let first = 0;
  const labels = Array.from({ length: pages }, (_, index) => {
    const begun = ranges.get(index);
    if (begun) [range, first] = [begun, index];
    if (!range) return String(index + 1);
    const prefix = document.resolve(range.get('P'));
    const start = document.resolve(range.get('St'));
    return `${prefix instanceof PdfString ? textOfString(prefix.bytes) : ''}${numeral(document.resolve(range.get('S')), index - first + (typeof start === 'number' ? start : 1))}`;
  });
  return labels.some((label) => label !== '') ? labels : null;
};
