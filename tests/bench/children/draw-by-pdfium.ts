import { openFile } from '@main/pdfium/document';
import { runningPdfium } from '@main/pdfium/pdfium';
import { PdfiumPage } from '@main/assembly/verify/pdfium-pages';

/** Every page of a document drawn by PDFium, at one pixel a point. */
export const drawByPdfium = async (path: string): Promise<void> => {
  const pdfium = await runningPdfium();
  const document = openFile(pdfium, path);
  if (!document) throw new Error('PDFium cannot open the document');
  const pages = pdfium.call.FPDF_GetPageCount(document.handle);
  for (let pageNumber = 1; pageNumber <= pages; pageNumber++) {
    const page = PdfiumPage.open(pdfium, document, pageNumber);
    if (!page) throw new Error('PDFium cannot open a page');
    page.picture({ annotations: true });
    page.close();
  }
  document.close();
};
