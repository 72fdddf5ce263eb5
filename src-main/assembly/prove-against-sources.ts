import { setImmediate } from 'node:timers/promises';
import { behindMark, markOnSide } from '@shared/domain/envelope/inserter/inserter-mark';
import { NO_SHIFT } from '@shared/domain/envelope/shift';
import type { Removal } from '@shared/domain/packets/plan';
import type { PageDifference } from '../ports/batch-press';
import { fileSource, type ByteSource } from '../pdf/byte-source';
import type { PacketsInTurn, SidesOfPacket } from './batch-packets';
import { openAhead } from './open-ahead';
import { DIFFERENCES, reasonOf } from './verify/page-differences';
import { isOfMark } from './verify/prove-mark';
import { areasOfEntry, type PlaceInPacket } from './redact/removal-areas';
import { PdfiumProof, type ExpectedPage, type PdfiumSource } from './verify/pdfium-proof';
import { isChanged, isOfSource, isPassedOn, pagePlanner, plannedChanges, type PageOfSource, type PlannedPage } from './verify/planned-pages';
import { UnprovedPages, type UnprovedPage } from './verify/unproved-pages';
import { PageWitness, type WitnessedSource } from './witness/page-witness';
import { isShown, type ShownPages } from './witness/shown-pages';
import { WitnessUnsure } from './witness/syntax';

export type ProveRequest = {
  readonly path: string;
  /** What opens the file, where it is locked. */
  readonly password?: string;
  readonly batchId: string;
  /** As they were written, in print order. */
  readonly packets: PacketsInTurn<PacketToProve>;
  /** Where the packets are only those behind so many pages of a batch, whose pages are counted by whoever asks for its parts. */
  readonly part?: { readonly pagesBefore: number };
  readonly openEntry: (entryIndex: number) => Promise<Buffer>;
  /** What the sources' pages show, page by page of the packets, as the witness found when they were written; left out or null where that is not known. */
  readonly shown?: ShownPages | null;
  readonly signal: AbortSignal;
  /** Called now and then with the pages proved so far. */
  readonly onPages: (pages: number) => void;
};

/** A packet with the content keys that its reports' pages had when the downloads were read (one a page, from `firstPage`). */
export type PacketToProve = SidesOfPacket & {
  readonly reports: readonly { readonly report: { readonly entryIndex: number; readonly firstPage: number; readonly pageKeys: string } }[];
};

/** Between two looks at the signal. */
const PAGES_AT_A_TIME = 16;

/**
 * Holds every written page against its source with other readers than the writer's: the batch is read from the disk, the
 * sources from their downloads.
 *
 * Which page is to stand where it tells from the packets for itself, page by page; the writer's way, source by source, it does not share.
 *
 * What a source's pages show the witness may have digested already (`shown`): when the writer opened the source, from the bytes that were checked then
 * and before the writer saw them. A page of the file that has the same digest now shows the same, byte by byte but for the chance of two equal
 * SHA-256; where it has not, the source is read again and the two are compared.
 *
 * A page that was passed on as it is, as nearly all are, is proved by {@link PageWitness}: its instructions, fonts, pictures
 * and forms are the source's byte by byte, so that no program can draw them otherwise. Any other page (laid upright,
 * annotated, shifted, out of an odd file, or changed) is for {@link PdfiumProof}. Out of a packet with another address
 * the old one must be gone, out of a masked first page the lines that could show, and nothing else. A blank draws nothing, and a cover sheet its address and nothing else. PDFium also finds as many
 * pages in the file as there are to be (of a part, that is not asked). Gives the differences as sentences without pupils' data; none means proved.
 */
export const proveAgainstSources = async (request: ProveRequest): Promise<readonly PageDifference[]> => {
  const pagesBefore = request.part?.pagesBefore ?? 0;
  const proof = new Proof(request, pagesBefore);
  const file = fileSource(request.path);
  const pdfium = new PdfiumProof(request.path, request.password);
  try {
    const witness = witnessOf(file);
    const unproved = new UnprovedPages();
    const pagesOf = pagePlanner<PacketToProve>();
    let pages = 0;
    for await (const packet of request.packets) {
      pages += packet.sides.length;
      for (const page of pagesOf(packet)) {
        if (!isOfSource(page)) await proof.take(page.pageIndex, await differenceOfOwn(page, pagesBefore, witness, pdfium));
        else if (isSeen(page, pagesBefore, witness, request.shown)) await proof.take(page.pageIndex, null);
        else unproved.add(page, keyOf(page));
      }
    }
    if (!request.part && (await pdfium.countPages()) !== pages) return [{ pageNumber: 1, sentence: otherPageCount(request.batchId, pages) }];
    // One source after the other, so that each is opened once whatever the print order.
    for await (const [entryIndex, pages, bytes] of openAhead(unproved, request.openEntry)) {
      const areas = await areasOfEntry(bytes, entryIndex, pages.map(placeOf));
      const witnessed = witness?.sourceOf(bytes) ?? null;
      const source = pdfium.source(bytes);
      for (const page of pages) {
        const { pageNumber } = page.side;
        const { removals, ...expected } = expectedOf(page);
        const behind = behindMark(page.packet, page.sideIndex);
        const annotations = annotationsOf(witnessed, pageNumber);
        const difference = await differenceOf(pagesBefore + page.pageIndex, { ...expected, removed: { areas: areas(placeOf(page)), removals }, ...annotations }, witnessed, source);
        await proof.take(page.pageIndex, difference ?? (behind && (await source.inkIn(pageNumber, behind, annotations.unprinted))));
      }
      source.close();
    }
  } finally {
    pdfium.close();
    file.close();
  }
  return proof.differences;
};

/** Of a page that shows no source: a blank or a cover sheet. */
const differenceOfOwn = async ({ pageIndex, packet, side, sideIndex }: PlannedPage, pagesBefore: number, witness: PageWitness | null, pdfium: PdfiumProof): Promise<string | null> => {
  const at = pagesBefore + pageIndex;
  if (side.kind === 'cover-sheet') return pdfium.differenceOfCover(at, packet.cover ?? null, markOnSide(packet, sideIndex));
  return witness?.isBlank(at) === true ? null : pdfium.differenceOfBlank(at);
};

/** Whether a page shows what the witness saw its source show when that was opened for the writer. */
const isSeen = (page: PlannedPage, pagesBefore: number, witness: PageWitness | null, shown: ShownPages | null | undefined): boolean => {
  if (!witness || !shown || !isPassedOn(page)) return false;
  const digest = witness.digestOf(pagesBefore + page.pageIndex);
  return digest !== null && isShown(shown, page.pageIndex, digest);
};

const placeOf = ({ packet, side, sideIndex }: PageOfSource): PlaceInPacket => ({ pageNumber: side.pageNumber, packet, isFirst: sideIndex === 0, isOfLetter: side.kind === 'cover-letter' });

export const otherPageCount = (batchId: string, pages: number): string => `Batch ${batchId}, a second reader does not find its ${pages} pages in the file.`;

/** A page as it is to be, and whether that is other than its source on purpose. */
type Expected = ExpectedPage & { readonly isChanged: boolean };

/** Whether annotations of a page print, and which don't, as far as the witness is sure. */
const annotationsOf = (witnessed: WitnessedSource | null, pageNumber: number): Pick<ExpectedPage, 'isAnnotated' | 'unprinted'> => {
  const printed = witnessed?.printedAnnotations(pageNumber) ?? null;
  return printed === null ? { isAnnotated: null, unprinted: [] } : { isAnnotated: printed.includes(true), unprinted: printed.flatMap((isPrinted, index) => (isPrinted ? [] : [index])) };
};

/** Null where the page is proved, by the witness or by PDFium; else what tells it from its source. */
const differenceOf = async (pageIndex: number, expected: Expected, witnessed: WitnessedSource | null, source: PdfiumSource): Promise<string | null> => {
  const { pageNumber, isChanged, contentKey } = expected;
  // A page that is to differ from its source is not proved by what says that it does not.
  if (!isChanged && witnessed?.isShown(pageNumber, pageIndex) === true) return null;
  // The key says nothing of layers, nor of annotations.
  const hasLayers = witnessed?.hasLayers === true;
  const difference = await source.difference(pageIndex, { ...expected, contentKey: hasLayers ? undefined : contentKey });
  return hasLayers && difference === DIFFERENCES.look ? DIFFERENCES.layers : difference;
};

/** What a source's page is to be, and what is changed of it on purpose. */
const expectedOf = (page: UnprovedPage): Omit<Expected, 'removed' | 'isAnnotated' | 'unprinted'> & { readonly removals: readonly Removal[] } => {
  const changes = plannedChanges(page);
  const contentKey = isChanged(changes) ? undefined : page.contentKey;
  return { pageNumber: page.side.pageNumber, contentKey, shiftPt: changes.shiftPt ?? NO_SHIFT, removals: changes.removals, number: changes.number, mark: changes.mark, isChanged: isChanged(changes) };
};

const witnessOf = (file: ByteSource): PageWitness | null => {
  try {
    return new PageWitness(file);
  } catch (thrown) {
    if (thrown instanceof WitnessUnsure) return null;
    throw thrown;
  }
};

/** The content key that a page had when the downloads were read. */
const keyOf = ({ packet, side: { entryIndex, pageNumber } }: PageOfSource<PacketToProve>): string | undefined => {
  for (const { report } of packet.reports) {
    const key = report.entryIndex === entryIndex ? report.pageKeys.split('\n')[pageNumber - report.firstPage] : undefined;
    if (key) return key;
  }
  return undefined;
};

/** What was found so far, page by page. */
class Proof {
  private readonly found = new Map<number, string>();
  private done = 0;

  constructor(
    private readonly request: ProveRequest,
    private readonly pagesBefore: number,
  ) {}

  /** Takes a page's difference, or null where it is proved; lets the signal and the callers speak. */
  async take(pageIndex: number, difference: string | null): Promise<void> {
    if (difference !== null) this.found.set(this.pagesBefore + pageIndex + 1, difference);
    if (++this.done % PAGES_AT_A_TIME !== 0) return;
    this.request.onPages(this.done);
    await setImmediate();
    this.request.signal.throwIfAborted();
  }

  get differences(): readonly PageDifference[] {
    return [...this.found]
      .sort(([a], [b]) => a - b)
      .map(([pageNumber, difference]) => {
        const reason = reasonOf(difference);
        return { pageNumber, sentence: `Batch ${this.request.batchId}, page ${pageNumber}: ${difference}.`, ...(isOfMark(difference) && { isOfMark: true }), ...(reason && { reason }) };
      });
  }
}
