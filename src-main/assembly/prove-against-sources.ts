import { setImmediate } from 'node:timers/promises';
import { LETTER_HEIGHT_PT, LETTER_WIDTH_PT } from '@shared/domain/geometry/units';
import type { Side } from '@shared/domain/packets/plan';
import { openBytes, openFile, type PdfiumDocument } from './pdfium/document';
import { pdfiumEngine, type Pdfium } from './pdfium/engine';
import { PdfiumPage, greatestDifference } from './verify/pdfium-pages';
import type { SidesOfPacket } from './write-batch';

export type ProveRequest = {
  readonly path: string;
  readonly batchId: string;
  /** As they were written, in print order. */
  readonly packets: Iterable<SidesOfPacket>;
  readonly openEntry: (entryIndex: number) => Promise<Buffer>;
  readonly signal: AbortSignal;
  /** Called after each packet with the pages proved so far. */
  readonly onPages: (pages: number) => void;
};

/** PDFium keeps what it has read of a document, so the batch is opened anew this often to keep memory flat. */
const PAGES_PER_OPENING = 400;
/** Drawn at 36 dots an inch, compared in squares of 6 dots: coarse enough for smoothing to differ, fine enough for a tick mark. */
const PIXEL_PT = 2;
const SQUARE_PIXELS = 6;
const MOST_DIFFERENCE = 24;
/** A page with less text than this may say what it says by pictures. */
const LITTLE_TEXT = 200;
/** A page this close to Letter is drawn at 100 %, so its picture shifts by less than a dot. */
const SAME_SIZE_PT = 0.01;

/**
 * Holds every written page against its source with another reader than the writer's: PDFium reads the batch from the
 * disk and the sources from their bytes. Text and count of drawn things must be equal; pages that were laid upright, have
 * annotations or little text are drawn from both and compared; blanks draw nothing. Gives the differences as sentences
 * without pupils' data; none means proved.
 */
export const proveAgainstSources = async (request: ProveRequest): Promise<readonly string[]> => {
  const pdfium = await pdfiumEngine();
  const batch = new ReopenedBatch(pdfium, request.path);
  const sources = new OpenSource(pdfium, request.openEntry);
  const differences: string[] = [];
  let pageNumber = 0;
  try {
    for (const { sides } of request.packets) {
      for (const side of sides) {
        pageNumber++;
        const difference = await sideDifference(pdfium, batch, sources, side, pageNumber);
        if (difference) differences.push(`Batch ${request.batchId}, page ${pageNumber}: ${difference}.`);
      }
      request.onPages(pageNumber);
      await setImmediate();
      request.signal.throwIfAborted();
    }
  } finally {
    batch.close();
    sources.close();
  }
  return differences;
};

const sideDifference = async (pdfium: Pdfium, batch: ReopenedBatch, sources: OpenSource, side: Side, pageNumber: number): Promise<string | null> => {
  const written = batch.page(pageNumber);
  if (!written) return 'a second reader cannot open it';
  try {
    if (Math.abs(written.widthPt - LETTER_WIDTH_PT) > SAME_SIZE_PT || Math.abs(written.heightPt - LETTER_HEIGHT_PT) > SAME_SIZE_PT || written.rotation !== 0) return 'a second reader does not find it upright Letter';
    if (side.kind === 'blank') return written.objectCount === 0 && written.annotationCount === 0 ? null : 'a second reader finds something on a blank side';
    const document = await sources.open(side.entryIndex);
    const source = document && PdfiumPage.open(pdfium, document, side.pageNumber);
    if (!source) return 'a second reader cannot open its source';
    try {
      return pageDifference(written, source);
    } finally {
      source.close();
    }
  } finally {
    written.close();
  }
};

const withoutSpace = (text: string): string => text.replace(/\s+/g, '');

const pageDifference = (written: PdfiumPage, source: PdfiumPage): string | null => {
  const asItIs = written.objectCount === source.objectCount && source.annotationCount === 0 && source.rotation === 0;
  const text = source.text;
  const same = asItIs ? written.text === text : withoutSpace(written.text) === withoutSpace(text);
  // Appearances of annotations add to the text; pictures then tell.
  if (!same && source.annotationCount === 0) return 'a second reader finds other text than in its source';
  const isPlain = asItIs && text.length >= LITTLE_TEXT;
  return isPlain || looksLike(written, source) ? null : 'it does not look like its source';
};

const looksLike = (written: PdfiumPage, source: PdfiumPage): boolean => {
  const annotations = source.appearancesAreGiven;
  const pictureOf = (page: PdfiumPage) => page.thumbnail(source.widthPt, source.heightPt, PIXEL_PT, SQUARE_PIXELS, annotations);
  return greatestDifference(pictureOf(written), pictureOf(source)) <= MOST_DIFFERENCE;
};

class ReopenedBatch {
  private document: PdfiumDocument | null = null;
  private opened = 0;

  constructor(
    private readonly pdfium: Pdfium,
    private readonly path: string,
  ) {}

  page(pageNumber: number): PdfiumPage | null {
    if (this.document && this.opened >= PAGES_PER_OPENING) this.close();
    if (!this.document) {
      this.document = openFile(this.pdfium, this.path);
      this.opened = 0;
    }
    this.opened++;
    return this.document && PdfiumPage.open(this.pdfium, this.document, pageNumber);
  }

  close(): void {
    this.document?.close();
    this.document = null;
  }
}

/** The source opened last: a packet's sides mostly come from one. */
class OpenSource {
  private entryIndex = -1;
  private document: PdfiumDocument | null = null;

  constructor(
    private readonly pdfium: Pdfium,
    private readonly openEntry: (entryIndex: number) => Promise<Buffer>,
  ) {}

  async open(entryIndex: number): Promise<PdfiumDocument | null> {
    if (entryIndex !== this.entryIndex) {
      this.close();
      this.document = openBytes(this.pdfium, await this.openEntry(entryIndex));
      this.entryIndex = entryIndex;
    }
    return this.document;
  }

  close(): void {
    this.document?.close();
    this.document = null;
    this.entryIndex = -1;
  }
}
