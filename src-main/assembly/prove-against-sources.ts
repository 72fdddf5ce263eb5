import { setImmediate } from 'node:timers/promises';
import { moved } from '@shared/domain/geometry/rect';
import { LETTER_HEIGHT_PT, LETTER_WIDTH_PT } from '@shared/domain/geometry/units';
import type { Side } from '@shared/domain/packets/plan';
import { NO_SHIFT, type ShiftPt } from '@shared/domain/envelope/shift';
import type { PageDifference } from '../ports/batch-press';
import { coverDifference } from './cover/prove-cover';
import { openBytes, openFile, type PdfiumDocument } from '../pdfium/document';
import { renewPdfium, runningPdfium, type Pdfium } from '../pdfium/pdfium';
import { sidesBySource, type PlaceOfPage } from './sides-by-source';
import { looksAlike, type PictureArea, type PagePicture } from './verify/page-picture';
import { PdfiumPage } from './verify/pdfium-pages';
import { areWithin, movedCharacters, type SeenCharacters } from './verify/seen-characters';
import type { SidesOfPacket } from './write-batch';

export type ProveRequest = {
  readonly path: string;
  /** What opens the file, where it is locked. */
  readonly password?: string;
  readonly batchId: string;
  /** As they were written, in print order. */
  readonly packets: Iterable<PacketToProve>;
  readonly openEntry: (entryIndex: number) => Promise<Buffer>;
  readonly signal: AbortSignal;
  /** Called now and then with the pages proved so far. */
  readonly onPages: (pages: number) => void;
};

/** A packet with the content keys that its reports' pages had when the downloads were read (one a page, from `firstPage`). */
export type PacketToProve = SidesOfPacket & {
  readonly reports: readonly { readonly report: { readonly entryIndex: number; readonly firstPage: number; readonly pageKeys: readonly string[] } }[];
};

/** PDFium keeps what it has read of a document, so the batch is opened anew this often to keep memory flat. */
const PAGES_PER_OPENING = 400;
/** Between two looks at the signal. */
const PAGES_AT_A_TIME = 16;
/** Rounding of single-precision numbers. */
const SAME_SIZE_PT = 0.01;

/**
 * Holds every written page against its source with another reader than the writer's: PDFium reads the batch from the
 * disk. Where a page's content key is the one that its source had when the downloads were read, the two show the same. Any
 * other page (laid upright, annotated, or changed) is read from both: each character must stand where it is seen in the
 * source, and the two are drawn and compared. A first page that is shifted is read from both with the shift added. Blanks draw nothing,
 * and cover sheets their address and nothing else. Gives the differences as sentences without pupils' data; none means proved.
 */
export const proveAgainstSources = async (request: ProveRequest): Promise<readonly PageDifference[]> => {
  const pdfium = await runningPdfium();
  const batch = new ReopenedBatch(pdfium, request.path, request.password);
  const proof = new Proof(request);
  try {
    const unproved = await proveAlone(batch, request, proof);
    // One source after the other, so that each is opened once whatever the print order.
    for (const [entryIndex, places] of unproved) await proveFromSource(pdfium, batch, request, proof, entryIndex, places);
  } finally {
    batch.close();
    renewPdfium(pdfium);
  }
  return proof.differences;
};

/** What was found so far, page by page. */
class Proof {
  private readonly found = new Map<number, string>();
  private done = 0;

  constructor(private readonly request: ProveRequest) {}

  /** Takes a page's difference, or null where it is proved; lets the signal and the callers speak. */
  async take(pageNumber: number, difference: string | null): Promise<void> {
    if (difference !== null) this.found.set(pageNumber, difference);
    if (++this.done % PAGES_AT_A_TIME !== 0) return;
    this.request.onPages(this.done);
    await setImmediate();
    this.request.signal.throwIfAborted();
  }

  get differences(): readonly PageDifference[] {
    return [...this.found].sort(([a], [b]) => a - b).map(([pageNumber, difference]) => ({ pageNumber, sentence: `Batch ${this.request.batchId}, page ${pageNumber}: ${difference}.` }));
  }
}

/** Proves what the batch's file and the content keys tell by themselves; gives the pages for which the source is needed. */
const proveAlone = async (batch: ReopenedBatch, request: ProveRequest, proof: Proof): Promise<Unproved> => {
  const unproved: PacketToProve[] = [];
  let pageNumber = 0;
  for (const packet of request.packets) {
    const keyOf = keysOf(packet);
    const sides: Side[] = [];
    for (const [sideIndex, side] of packet.sides.entries()) {
      pageNumber++;
      const outcome = batch.read(pageNumber, (written) => outcomeAlone(written, side, sideIndex === 0 && packet.shiftPt ? NO_KEYS : keyOf, packet));
      sides.push(outcome === NEEDS_SOURCE ? side : PROVED);
      if (outcome !== NEEDS_SOURCE) await proof.take(pageNumber, outcome);
    }
    unproved.push({ sides, reports: [], shiftPt: packet.shiftPt ?? null });
  }
  return [...sidesBySource(unproved).sources].map(([entryIndex, places]) => [
    entryIndex,
    places.map((place) => ({ ...place, shiftPt: (place.isFirst ? unproved[place.packetIndex]?.shiftPt : null) ?? NO_SHIFT })),
  ]);
};

/** A page to be proved from its source, and how far it is moved on purpose. */
type PlaceToProve = PlaceOfPage & { readonly shiftPt: ShiftPt };
type Unproved = readonly (readonly [entryIndex: number, places: readonly PlaceToProve[]])[];

/** A page that is to differ from its source is not proved by a content key that says that it does not. */
const NO_KEYS = (): undefined => undefined;

const NEEDS_SOURCE = Symbol('needs its source');
/** Stands for a side that needs no source. */
const PROVED: Side = { kind: 'blank' };

const outcomeAlone = (written: PdfiumPage | null, side: Side, keyOf: KeyOf, { cover }: PacketToProve): string | null | typeof NEEDS_SOURCE => {
  if (!written) return 'a second reader cannot open it';
  if (!isUprightLetter(written)) return 'a second reader does not find it upright Letter';
  if (side.kind === 'blank') return written.objectCount === 0 && written.annotationCount === 0 ? null : 'a second reader finds something on a blank side';
  if (side.kind === 'cover-sheet') return cover ? coverDifference(written, cover) : 'a cover sheet stands where none is to be';
  const key = keyOf(side.entryIndex, side.pageNumber);
  return key !== undefined && key === written.contentKey ? null : NEEDS_SOURCE;
};

const proveFromSource = async (pdfium: Pdfium, batch: ReopenedBatch, request: ProveRequest, proof: Proof, entryIndex: number, places: readonly PlaceToProve[]): Promise<void> => {
  const document = openBytes(pdfium, await request.openEntry(entryIndex));
  try {
    for (const { pageIndex, pageNumber, shiftPt } of places) {
      const difference = batch.read(pageIndex + 1, (written) => (document && written ? differenceFrom({ pdfium, document, pageNumber, shiftPt }, written) : 'a second reader cannot open its source'));
      await proof.take(pageIndex + 1, difference);
    }
  } finally {
    document?.close();
  }
};

type KeyOf = (entryIndex: number, pageNumber: number) => string | undefined;

const keysOf =
  ({ reports }: PacketToProve): KeyOf =>
  (entryIndex, pageNumber) => {
    const holds = reports.find(({ report }) => report.entryIndex === entryIndex && pageNumber >= report.firstPage && pageNumber < report.firstPage + report.pageKeys.length);
    return holds?.report.pageKeys[pageNumber - holds.report.firstPage];
  };

const isUprightLetter = (page: PdfiumPage): boolean =>
  page.rotation === 0 && Math.abs(page.widthPt - LETTER_WIDTH_PT) < SAME_SIZE_PT && Math.abs(page.heightPt - LETTER_HEIGHT_PT) < SAME_SIZE_PT;

/** A source's page and how far it is moved in the batch. */
type SourceAt = { readonly pdfium: Pdfium; readonly document: PdfiumDocument; readonly pageNumber: number; readonly shiftPt: ShiftPt };

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

/** What a source's page shows where it stands in the batch, its annotations and fields included. */
type SourceLook = {
  readonly characters: SeenCharacters | null;
  readonly isAnnotated: boolean;
  readonly areasWithoutAppearance: readonly PictureArea[];
  readonly picture: PagePicture;
};

const sourceLook = (source: SourceAt): SourceLook | null => {
  const { xPt, yPt } = source.shiftPt;
  const found = withPage(source, (page) => ({
    characters: page.characters && movedCharacters(page.characters, source.shiftPt),
    isAnnotated: page.annotationCount > 0,
    areasWithoutAppearance: page.areasWithoutAppearance.map((area): PictureArea => moved(area, xPt, yPt)),
    hasFields: page.hasFields,
  }));
  if (!found) return null;
  // PDFium draws annotations, but fields only once they are made part of the page; and that shows when the page is opened anew.
  if (found.hasFields) withPage(source, (page) => page.flatten());
  const picture = withPage(source, (page) => page.picture({ annotations: !found.hasFields, shiftPt: source.shiftPt }));
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
    private readonly password?: string,
  ) {}

  /** Opens a page for as long as it is used; null where PDFium cannot. */
  read<Outcome>(pageNumber: number, use: (page: PdfiumPage | null) => Outcome): Outcome {
    if (this.document && this.opened >= PAGES_PER_OPENING) this.close();
    if (!this.document) {
      this.document = openFile(this.pdfium, this.path, this.password);
      this.opened = 0;
    }
    this.opened++;
    const page = this.document && PdfiumPage.open(this.pdfium, this.document, pageNumber);
    try {
      return use(page);
    } finally {
      page?.close();
    }
  }

  close(): void {
    this.document?.close();
    this.document = null;
  }
}
