import { renewPdfium, runningPdfium, startedPdfium, type Pdfium } from '../../pdfium/pdfium';
import type { MeasureFont } from '../lean/font/measured-font';
import { readLeanPages, type CarefulReason, type LeanPagesRead } from '../lean/read-lean-pages';
import { confirmPages } from './confirm-pages';
import { looksLikePdf } from './looks-like-pdf';
import { withUnits } from './page-units';
import { fontMeasureBy } from './measure-font';
import { readPages, type PagesRead, type ReadPagesOptions } from './read-pages';

/** What a file that claims to be a PDF turned out to be; `careful` says why the lean reader left it to PDFium, null where it did not. */
export type PdfInspected = (PagesRead & { readonly careful: CarefulReason | null }) | { readonly ok: false; readonly code: 'pdf-empty' | 'pdf-not-a-pdf' };

/** PDFium takes 20 MB, and some 40 ms to start: it goes where so many files in a row did not need it, as where it measured a font that all of them name. */
const MOST_IDLE_FILES = 64;

/** Files that were read since PDFium was needed. */
let idleFiles = 0;

const measureBy = (pdfium: Pdfium): MeasureFont => {
  const measure = fontMeasureBy(pdfium);
  return (font) => {
    idleFiles = 0;
    return measure(font);
  };
};

/** The thread's PDFium where it runs and was needed lately; null where it has to be started. */
const busyPdfium = (): Pdfium | null => {
  const started = startedPdfium();
  if (!started || ++idleFiles <= MOST_IDLE_FILES) return started;
  renewPdfium(started, { always: true });
  return null;
};

/**
 * Fonts that a file only names are measured by PDFium, which is started for the first file that needs it: whichever file a thread reads
 * first, each is read the same way.
 */
const readLean = async (bytes: Buffer, options: ReadPagesOptions): Promise<LeanPagesRead> => {
  const running = busyPdfium();
  const read = readLeanPages(bytes, options, running && measureBy(running));
  if (read.ok || running || read.reason !== 'font-not-embedded') return read;
  return readLeanPages(bytes, options, measureBy(await runningPdfium()));
};

const readWithPdfium = async (bytes: Buffer, options: ReadPagesOptions): Promise<PagesRead> => {
  const pdfium = await runningPdfium();
  idleFiles = 0;
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
