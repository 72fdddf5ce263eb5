import type { PageContent } from '@shared/domain/ssr/page-content';
import { expectSamePages, leanPages, pdfiumPages } from './both-readers';
import { embeddedFontPdf, type EmbeddedFontPdf } from './fixtures/embedded-font-pdf';

/** What both readers tell of a file, keys too. */
export const bothRead = async (pdf: EmbeddedFontPdf): Promise<readonly PageContent[]> => {
  const bytes = embeddedFontPdf(pdf);
  const read = leanPages(bytes);
  if (!read.ok) throw new Error(`left to PDFium: ${read.reason}`);
  expectSamePages(read.pages, await pdfiumPages(bytes));
  return read.pages;
};

/** The words that both readers tell of one page, each hidden one with `hidden` behind it. */
export const wordsBothTell = async (content: string, pdf: Omit<EmbeddedFontPdf, 'pages'> = {}): Promise<readonly string[]> => {
  const [read] = await bothRead({ ...pdf, pages: [{ content }] });
  return read!.words.map(({ text, hidden }) => (hidden ? `${text} hidden` : text));
};

/** Shows a text at a place of the page, in points from its bottom left. */
export const at = (x: number, y: number, text: string): string => `1 0 0 1 ${x} ${y} Tm (${text}) Tj`;

/** Text operators as a text object, in the fixture's simple font at 10 pt: each letter is 5.56 pt wide. */
export const inText = (...shown: readonly string[]): string => `BT /S 10 Tf ${shown.join(' ')} ET`;
