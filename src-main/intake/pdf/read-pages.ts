import type { PageContent } from '@shared/domain/ssr/page-content';
import { withMarks } from '../page-marks';
import { annotationInk } from './annotation-ink';
import { contentKeyOf } from './content-key';
import { hiddenAnnotations, type IsHiddenAnnotation } from './hidden-annotations';
import { viewOfPage, type PageView } from './page-view';
import type { Pdfium, Pointer } from '../../pdfium/pdfium';
import { readInk } from './read-ink';
import { readMarks } from './read-marks';
import { readText } from './read-text';
import { readWords } from './read-words';
import { turnUpright } from './upright-page';

/** What PDFium reads of a PDF, or why it reads nothing of it. */
export type PagesRead =
  | { readonly ok: true; readonly pages: readonly PageContent[] }
  | { readonly ok: false; readonly code: 'pdf-damaged' | 'pdf-password-protected' | 'pdf-no-pages' };

/** How pages are read: for which texts positions are read too, and who is told of each page. */
export type ReadPagesOptions = {
  readonly wantsPositions: (text: string) => boolean;
  readonly onPage?: (done: number, total: number) => void;
};

/** FPDF_ERR_... of fpdfview.h: the empty password does not open it; an unknown kind of protection. */
const LOCKED = new Set([4, 5]);

const NO_POSITIONS: Pick<PageContent, 'words' | 'ink'> = { words: [], ink: [] };

const readPositions = (pdfium: Pdfium, page: Pointer, textPage: Pointer, view: PageView, text: string): Pick<PageContent, 'words' | 'ink'> => {
  const { ink, texts } = readInk(pdfium, page, view);
  return { words: readWords(pdfium, textPage, view, texts, text), ink };
};

const readUprightPage = (pdfium: Pdfium, page: Pointer, options: ReadPagesOptions): PageContent | null => {
  const view = viewOfPage(pdfium, page);
  const textPage = view ? pdfium.call.FPDFText_LoadPage(page) : 0;
  if (!view || textPage === 0) return null;
  try {
    const text = readText(pdfium, textPage);
    const positions = options.wantsPositions(text) ? readPositions(pdfium, page, textPage, view, text) : NO_POSITIONS;
    return { widthPt: view.widthPt, heightPt: view.heightPt, text, contentKey: contentKeyOf(pdfium, page, view, text), ...positions };
  } finally {
    pdfium.call.FPDFText_ClosePage(textPage);
  }
};

/** Annotations stay in the page's own space, so they are read before it is turned. */
const readPage = (pdfium: Pdfium, page: Pointer, options: ReadPagesOptions, isHidden: (annotationIndex: number) => boolean): PageContent | null => {
  const ofAnnotations = annotationInk(pdfium, page, isHidden);
  const turnBack = turnUpright(pdfium, page);
  try {
    const content = readUprightPage(pdfium, page, options);
    return content && ofAnnotations.length > 0 ? { ...content, ink: [...content.ink, ...ofAnnotations] } : content;
  } finally {
    turnBack();
  }
};

const readAllPages = (pdfium: Pdfium, document: Pointer, options: ReadPagesOptions, isHidden: IsHiddenAnnotation): PagesRead => {
  const { call } = pdfium;
  const count = call.FPDF_GetPageCount(document);
  if (count <= 0) return { ok: false, code: 'pdf-no-pages' };
  const pages: PageContent[] = [];
  for (let index = 0; index < count; index += 1) {
    const page = call.FPDF_LoadPage(document, index);
    // A page that is counted and can't be opened is lost: the file must not go on as a shorter one.
    if (page === 0) return { ok: false, code: 'pdf-damaged' };
    try {
      const content = readPage(pdfium, page, options, (annotationIndex) => isHidden(index, annotationIndex));
      if (!content) return { ok: false, code: 'pdf-damaged' };
      pages.push(content);
    } finally {
      call.FPDF_ClosePage(page);
    }
    options.onPage?.(index + 1, count);
  }
  return { ok: true, pages: withMarks(pages, () => readMarks(pdfium, document, count)) };
};

/**
 * Reads every page of a PDF that opens with the empty password (owner-restricted files do). PDFium repairs silently what is broken:
 * whether its pages are all there is for `confirmPages` to say. @throws where PDFium itself fails; its memory is then not to be used again.
 */
export const readPages = (pdfium: Pdfium, bytes: Buffer, options: ReadPagesOptions): PagesRead => {
  const { call } = pdfium;
  const file = pdfium.allocate(bytes.length);
  new Uint8Array(pdfium.memory(), file, bytes.length).set(bytes);
  const document = call.FPDF_LoadMemDocument(file, bytes.length, 0);
  if (document === 0) {
    const code = LOCKED.has(call.FPDF_GetLastError()) ? 'pdf-password-protected' : 'pdf-damaged';
    pdfium.free(file);
    return { ok: false, code };
  }
  const read = readAllPages(pdfium, document, options, hiddenAnnotations(bytes));
  call.FPDF_CloseDocument(document);
  pdfium.free(file);
  return read;
};
