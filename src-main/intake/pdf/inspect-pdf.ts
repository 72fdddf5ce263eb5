import { readLeanPages, type CarefulReason, type LeanPagesRead } from '../lean/read-lean-pages';
import { confirmPages } from './confirm-pages';
import { looksLikePdf } from './looks-like-pdf';
import { withUnits } from './page-units';
import { renewPdfium, runningPdfium, startedPdfium } from '../../pdfium/pdfium';
import { fontMeasureBy } from './measure-font';
import { readPages, type PagesRead, type ReadPagesOptions } from './read-pages';

/** What a file that claims to be a PDF turned out to be; `careful` says why the lean reader left it to PDFium, null where it did not. */
export type PdfInspected = (PagesRead & { readonly careful: CarefulReason | null }) | { readonly ok: false; readonly code: 'pdf-empty' | 'pdf-not-a-pdf' };

/**
 * Fonts that a file only names are measured by PDFium, which is started for the first file that needs it: whichever file a thread reads
 * first, each is read the same way.
 */
const readLean = async (bytes: Buffer, options: ReadPagesOptions): Promise<LeanPagesRead> => {
  const started = startedPdfium();
  const read = readLeanPages(bytes, options, started && fontMeasureBy(started));
  if (read.ok || started || read.reason !== 'font-not-embedded') return read;
  return readLeanPages(bytes, options, fontMeasureBy(await runningPdfium()));
};

const readWithPdfium = async (bytes: Buffer, options: ReadPagesOptions): Promise<PagesRead> => {
  const pdfium = await runningPdfium();
  try {
    const read = readPages(pdfium, bytes, options);
    renewPdfium(pdfium);
    return read;
  } catch (thrown) {
    renewPdfium(pdfium, { always: true });
    if (thrown instanceof TypeError || thrown instanceof ReferenceError) throw thrown;
    return { ok: false, code: 'pdf-damaged' };
  }
};

/** Reads a PDF's pages and makes sure that they are all of them. Needs a thread of its own: PDFium works without a pause. @throws for a fault of the program only. */
export const inspectPdf = async (bytes: Buffer, options: ReadPagesOptions): Promise<PdfInspected> => {
  if (bytes.length === 0) return { ok: false, code: 'pdf-empty' };
  if (!looksLikePdf(bytes)) return { ok: false, code: 'pdf-not-a-pdf' };
  const lean = await readLean(bytes, options);
  if (lean.ok) return { ...lean, careful: null };
  const careful = lean.reason;
  const read = await readWithPdfium(bytes, options);
  if (!read.ok) return { ...read, careful };
  const units = await confirmPages(bytes, read.pages.length);
  return units ? { ...read, pages: withUnits(read.pages, units), careful } : { ok: false, code: 'pdf-damaged', careful };
};
