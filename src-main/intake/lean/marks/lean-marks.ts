import type { LeanDocument } from '../../../pdf/lean-document';
import type { TreePage } from '../../../pdf/page-tree';
import { LeanReaderRefusal } from '../../../pdf/syntax';
import type { FileMarks } from '../../page-marks';
import { outlineMarks } from './outline-marks';
import { pageLabels } from './page-labels';

const NOTHING: FileMarks = { bookmarks: [], labels: null };

const indexesOf = (pages: readonly TreePage[]): ReadonlyMap<number, number> => {
  const indexes = new Map<number, number>();
  for (const [index, { objectNumber }] of pages.entries()) if (!indexes.has(objectNumber)) indexes.set(objectNumber, index);
  return indexes;
};

/** Bookmarks and page labels of a document. They are no part of its pages: broken ones count for nothing, and the file is as good without. */
export const leanMarks = (document: LeanDocument, pages: readonly TreePage[]): FileMarks => {
  if (!document.catalog.has('Outlines') && !document.catalog.has('PageLabels')) return NOTHING;
  try {
    return { bookmarks: outlineMarks(document, indexesOf(pages)), labels: pageLabels(document, pages.length) };
  } catch (thrown) {
    if (thrown instanceof LeanReaderRefusal) return NOTHING;
    throw thrown;
  }
};
