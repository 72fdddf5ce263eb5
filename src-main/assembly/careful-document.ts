import { PDFDocument } from 'pdf-lib';
import { openBytes, savedBytes } from '../pdfium/document';
import { runningPdfium } from '../pdfium/pdfium';
import { memorySource } from '../pdf/byte-source';
import { LeanDocument } from '../pdf/lean-document';
import { allPages } from '../pdf/page-tree';
import { LeanReaderRefusal } from '../pdf/syntax';
import { PdfiumPage } from './verify/pdfium-pages';

/** A way to write a document anew as a plain, unencrypted file; null where it cannot. */
type Rewrite = (bytes: Buffer) => Promise<Buffer | null>;

/** Reads every object, mends the cross-reference, decrypts what only its owner restricts, and makes fields' missing appearances. */
const byPdfLib: Rewrite = async (bytes) => {
  const document = await PDFDocument.load(bytes, { password: '', updateMetadata: false });
  if (document.catalog.getAcroForm()) document.getForm().updateFieldAppearances();
  return Buffer.from(await document.save({ useObjectStreams: false, addDefaultPage: false, updateFieldAppearances: false }));
};

const byPdfium: Rewrite = async (bytes) => {
  const pdfium = await runningPdfium();
  const document = openBytes(pdfium, bytes);
  if (!document) return null;
  try {
    return savedBytes(pdfium, document);
  } finally {
    document.close();
  }
};

/**
 * A document in which marks that bring no appearance have the one that PDFium draws them with: it makes it when it draws a page, and saves it
 * with the document. Null where it has none, or PDFium can't open it.
 */
export const withMarksDrawn: Rewrite = async (bytes) => {
  const pdfium = await runningPdfium();
  const document = openBytes(pdfium, bytes);
  if (!document) return null;
  try {
    let isAnnotated = false;
    const pages = pdfium.call.FPDF_GetPageCount(document.handle);
    for (let pageNumber = 1; pageNumber <= pages; pageNumber++) {
      const page = PdfiumPage.open(pdfium, document, pageNumber);
      if (page && page.annotationCount > 0) page.picture({ annotations: (isAnnotated = true) });
      page?.close();
    }
    return isAnnotated ? savedBytes(pdfium, document) : null;
  } finally {
    document.close();
  }
};

const pagesAsPdfiumCounts = async (bytes: Buffer): Promise<number> => {
  const pdfium = await runningPdfium();
  const document = openBytes(pdfium, bytes);
  if (!document) return 0;
  const pages = pdfium.call.FPDF_GetPageCount(document.handle);
  document.close();
  return pages;
};

/**
 * The careful path: a document that the lean reader refused (damaged, hybrid, encrypted in an odd way, odd otherwise) is written anew, by pdf-lib
 * and where that fails by PDFium, and read again. Its page count must be what PDFium finds in the original; null where
 * neither way leads there.
 */
export const carefulDocument = async (bytes: Buffer): Promise<LeanDocument | null> => {
  const pages = await pagesAsPdfiumCounts(bytes);
  for (const rewrite of [byPdfLib, byPdfium]) {
    const document = await rewritten(rewrite, bytes, pages);
    if (document) return document;
  }
  return null;
};

const rewritten = async (rewrite: Rewrite, bytes: Buffer, pages: number): Promise<LeanDocument | null> => {
  // pdf-lib throws errors of many kinds at broken input; each of them means the same here.
  const plain = await rewrite(bytes).catch(() => null);
  if (!plain) return null;
  try {
    const document = new LeanDocument(memorySource(plain));
    return allPages(document).length === pages ? document : null;
  } catch (problem) {
    if (problem instanceof LeanReaderRefusal) return null;
    throw problem;
  }
};
