import { DEEPEST_OUTLINE, MOST_BOOKMARKS, shownTitle, type FileMarks } from '../page-marks';
import type { Pdfium, Pointer } from '../../pdfium/pdfium';
import { textFrom } from '../../pdfium/text-from';

const readBookmarks = (pdfium: Pdfium, document: Pointer): FileMarks['bookmarks'] => {
  const { call } = pdfium;
  const visited = new Set<Pointer>();
  const found: FileMarks['bookmarks'][number][] = [];
  const visitSiblings = (first: Pointer, depth: number): void => {
    if (depth > DEEPEST_OUTLINE) return;
    for (let item = first; item !== 0 && visited.size < MOST_BOOKMARKS && !visited.has(item); item = call.FPDFBookmark_GetNextSibling(document, item)) {
      visited.add(item);
      const target = call.FPDFBookmark_GetDest(document, item);
      const index = target === 0 ? -1 : call.FPDFDest_GetDestPageIndex(document, target);
      if (index >= 0) found.push({ index, bookmark: { title: shownTitle(textFrom(pdfium, (buffer, size) => call.FPDFBookmark_GetTitle(item, buffer, size))), depth } });
      visitSiblings(call.FPDFBookmark_GetFirstChild(document, item), depth + 1);
    }
  };
  visitSiblings(call.FPDFBookmark_GetFirstChild(document, 0), 0);
  return found;
};

/** PDFium looks for a page's label page by page backwards: of very long files it would take minutes, and bookmarks do without. */
const MOST_LABELLED_PAGES = 5_000;

const readLabels = (pdfium: Pdfium, document: Pointer, pages: number): readonly string[] | null => {
  if (pages > MOST_LABELLED_PAGES) return null;
  const labels = Array.from({ length: pages }, (_, index) => textFrom(pdfium, (buffer, size) => pdfium.call.FPDF_GetPageLabel(document, index, buffer, size)));
  return labels.some((label) => label !== '') ? labels : null;
};

/** Bookmarks and page labels of an open document. */
export const readMarks = (pdfium: Pdfium, document: Pointer, pages: number): FileMarks => ({
  bookmarks: readBookmarks(pdfium, document),
  labels: readLabels(pdfium, document, pages),
});
