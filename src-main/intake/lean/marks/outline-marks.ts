import type { Bookmark } from '@shared/domain/ssr/page-content';
import { dictionaryOf, type LeanDocument } from '../../../pdf/lean-document';
import { isArray, isDictionary, PdfReference, PdfString, type PdfDictionary, type PdfValue } from '../../../pdf/syntax';
import { DEEPEST_OUTLINE, MOST_BOOKMARKS, shownTitle } from '../../page-marks';
import { namedDestinations } from './named-destinations';
import { textOfString } from './text-string';

type Place = { readonly index: number; readonly bookmark: Bookmark };

/** Finds the page (index from 0) that a destination leads to, null where it leads to none of the document's. */
const destinations = (document: LeanDocument, pageIndexes: ReadonlyMap<number, number>): ((value: PdfValue | undefined) => number | null) => {
  let names: ReadonlyMap<string, PdfValue> | null = null;
  const byName = (name: string): PdfValue | undefined => (names ??= namedDestinations(document)).get(name);
  const pageOf = (value: PdfValue | undefined, isNamed: boolean): number | null => {
    const target = document.resolve(value);
    if (isDictionary(target)) return isNamed ? pageOf(target.get('D'), true) : null;
    if (isArray(target)) {
      const [page] = target;
      if (page instanceof PdfReference) return pageIndexes.get(page.objectNumber) ?? null;
      return typeof page === 'number' && page >= 0 && page < pageIndexes.size ? page : null;
    }
    const name = target instanceof PdfString ? target.bytes : typeof target === 'string' ? target : null;
    return name === null || isNamed ? null : pageOf(byName(name), true);
  };
  return (value) => pageOf(value, false);
};

/** What an outline item leads to: its own destination, else that of its action. */
const targetOf = (document: LeanDocument, item: PdfDictionary): PdfValue | undefined => {
  const own = item.get('Dest');
  if (own !== undefined) return own;
  const action = dictionaryOf(document, item.get('A'));
  return document.resolve(action.get('S')) === 'GoTo' ? action.get('D') : undefined;
};

/** The bookmarks of a document in the order of its outline, each with its page (index from 0). A page's object number gives its index. */
export const outlineMarks = (document: LeanDocument, pageIndexes: ReadonlyMap<number, number>): readonly Place[] => {
  const outline = dictionaryOf(document, document.catalog.get('Outlines'));
  const pageOf = destinations(document, pageIndexes);
  const visited = new Set<number>();
  const found: Place[] = [];
  const visitSiblings = (first: PdfValue | undefined, depth: number): void => {
    if (depth > DEEPEST_OUTLINE) return;
    for (let next = first; next instanceof PdfReference && visited.size < MOST_BOOKMARKS && !visited.has(next.objectNumber); ) {
      visited.add(next.objectNumber);
      const item = dictionaryOf(document, next);
      const title = document.resolve(item.get('Title'));
      const index = pageOf(targetOf(document, item));
      if (index !== null && title instanceof PdfString) found.push({ index, bookmark: { title: shownTitle(textOfString(title.bytes)), depth } });
      visitSiblings(item.get('First'), depth + 1);
      next = item.get('Next');
    }
  };
  visitSiblings(outline.get('First'), 0);
  return found;
};
