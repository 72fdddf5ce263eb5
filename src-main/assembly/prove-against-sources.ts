import { setImmediate } from 'node:timers/promises';
import { LETTER_HEIGHT_PT, LETTER_WIDTH_PT } from '@shared/domain/geometry/units';
import type { Side } from '@shared/domain/packets/plan';
import { openBytes, openFile, type PdfiumDocument } from './pdfium/document';
import { pdfiumEngine, type Pdfium } from './pdfium/engine';
import { looksAlike, type PictureArea, type PagePicture } from './verify/page-picture';
import { PdfiumPage } from './verify/pdfium-pages';
import { areWithin, type SeenCharacters } from './verify/seen-characters';
import type { SidesOfPacket } from './write-batch';

export type ProveRequest = {
  readonly path: string;
  readonly batchId: string;
  /** As they were written, in print order. */
  readonly packets: Iterable<PacketToProve>;
  readonly openEntry: (entryIndex: number) => Promise<Buffer>;
  readonly signal: AbortSignal;
  /** Called after each packet with the pages proved so far. */
  readonly onPages: (pages: number) => void;
};

/** A packet with the content keys that its reports' pages had when the downloads were read (one a page, from `firstPage`). */
export type PacketToProve = SidesOfPacket & {
  readonly reports: readonly { readonly report: { readonly entryIndex: number; readonly firstPage: number; readonly pageKeys: readonly string[] } }[];
};

/** PDFium keeps what it has read of a document, so the batch is opened anew this often to keep memory flat. */
const PAGES_PER_OPENING = 400;
/** Rounding of single-precision numbers. */
const SAME_SIZE_PT = 0.01;

/**
 * Holds every written page against its source with another reader than the writer's: PDFium reads the batch from the
 * disk. Where a page's content key is the one that its source had when the downloads were read, the two show the same. Any
 * other page (laid upright, annotated, or changed) is read from both: each character must stand where it is seen in the
 * source, and the two are drawn and compared. Blanks draw nothing. Gives the differences as sentences without pupils' data;
 * none means proved.
 */
export const proveAgainstSources = async (request: ProveRequest): Promise<readonly string[]> => {
  const pdfium = await pdfiumEngine();
  const batch = new ReopenedBatch(pdfium, request.path);
  const sources = new OpenSource(pdfium, request.openEntry);
  const differences: string[] = [];
  let pageNumber = 0;
  try {
    for (const packet of request.packets) {
      const keys = keysOf(packet);
      for (const side of packet.sides) {
        pageNumber++;
        const difference = await sideDifference(pdfium, batch, sources, side, keys, pageNumber);
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

type KeyOf = (entryIndex: number, pageNumber: number) => string | undefined;

const keysOf =
  ({ reports }: PacketToProve): KeyOf =>
  (entryIndex, pageNumber) => {
    const holds = reports.find(({ report }) => report.entryIndex === entryIndex && pageNumber >= report.firstPage && pageNumber < report.firstPage + report.pageKeys.length);
    return holds?.report.pageKeys[pageNumber - holds.report.firstPage];
  };

const sideDifference = async (pdfium: Pdfium, batch: ReopenedBatch, sources: OpenSource, side: Side, keyOf: KeyOf, pageNumber: number): Promise<string | null> => {
  const written = batch.page(pageNumber);
  if (!written) return 'a second reader cannot open it';
  try {
    if (!isUprightLetter(written)) return 'a second reader does not find it upright Letter';
    if (side.kind === 'blank') return written.objectCount === 0 && written.annotationCount === 0 ? null : 'a second reader finds something on a blank side';
    const key = keyOf(side.entryIndex, side.pageNumber);
    if (key !== undefined && key === written.contentKey) return null;
    const document = await sources.open(side.entryIndex);
    if (!document) return 'a second reader cannot open its source';
    return differenceFrom({ pdfium, document, pageNumber: side.pageNumber }, written);
  } finally {
    written.close();
  }
};

const isUprightLetter = (page: PdfiumPage): boolean =>
  page.rotation === 0 && Math.abs(page.widthPt - LETTER_WIDTH_PT) < SAME_SIZE_PT && Math.abs(page.heightPt - LETTER_HEIGHT_PT) < SAME_SIZE_PT;

type SourceAt = { readonly pdfium: Pdfium; readonly document: PdfiumDocument; readonly pageNumber: number };

const withPage = <Outcome>({ pdfium, document, pageNumber }: SourceAt, use: (page: PdfiumPage) => Outcome): Outcome | null => {
  const page = PdfiumPage.open(pdfium, document, pageNumber);
  if (!page) return null;
  try {
    return use(page);
  } finally {
    page.close();
  }
};

const OTHER_TEXT = 'a second reader finds other text than in its source';
const OTHER_LOOK = 'it does not look like its source';

/** What a source's page shows, its annotations and fields included. */
type SourceLook = {
  readonly characters: SeenCharacters | null;
  readonly isAnnotated: boolean;
  readonly areasWithoutAppearance: readonly PictureArea[];
  readonly picture: PagePicture;
};

const sourceLook = (source: SourceAt): SourceLook | null => {
  const found = withPage(source, (page) => ({
    characters: page.characters,
    isAnnotated: page.annotationCount > 0,
    areasWithoutAppearance: page.areasWithoutAppearance,
    hasFields: page.hasFields,
  }));
  if (!found) return null;
  // PDFium draws annotations, but fields only once they are made part of the page; and that shows when the page is opened anew.
  if (found.hasFields) withPage(source, (page) => page.flatten());
  const picture = withPage(source, (page) => page.picture({ annotations: !found.hasFields }));
  return picture && { ...found, picture };
};

const differenceFrom = (source: SourceAt, written: PdfiumPage): string | null => {
  const look = sourceLook(source);
  const characters = written.characters;
  if (!look?.characters || !characters) return 'a second reader cannot open its source';
  // What annotations print is text of the written page and none of the source's.
  if (!areWithin(look.characters, characters) || (!look.isAnnotated && !areWithin(characters, look.characters))) return OTHER_TEXT;
  return looksAlike(look.picture, written.picture({ annotations: false }), look.areasWithoutAppearance) ? null : OTHER_LOOK;
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
