import { setImmediate } from 'node:timers/promises';
import { behindMark, markOnSide } from '@shared/domain/envelope/inserter/inserter-mark';
import { numberOnSide } from '@shared/domain/envelope/piece-number';
import { NO_SHIFT } from '@shared/domain/envelope/shift';
import type { Removal } from '@shared/domain/packets/plan';
import type { PageDifference } from '../ports/batch-press';
import { fileSource, type ByteSource } from '../pdf/byte-source';
import { openAhead } from './open-ahead';
import { DIFFERENCES, reasonOf } from './verify/page-differences';
import { isOfMark } from './verify/prove-mark';
import { areasOfEntry } from './redact/removal-areas';
import { sidesBySource, type PlaceOfPage, type SidesBySource } from './sides-by-source';
import { PdfiumProof, type ExpectedPage, type PdfiumSource } from './verify/pdfium-proof';
import { PageWitness, type WitnessedSource } from './witness/page-witness';
import { isShown, type ShownPages } from './witness/shown-pages';
import { WitnessUnsure } from './witness/syntax';
import type { SidesOfPacket } from './write-batch';

export type ProveRequest = {
  readonly path: string;
  /** What opens the file, where it is locked. */
  readonly password?: string;
  readonly batchId: string;
  /** As they were written, in print order. */
  readonly packets: Iterable<PacketToProve>;
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
  const packets = [...request.packets];
  const pagesBefore = request.part?.pagesBefore ?? 0;
  const proof = new Proof(request, pagesBefore);
  const file = fileSource(request.path);
  const pdfium = new PdfiumProof(request.path, request.password);
  try {
    if (!request.part) {
      const pages = packets.reduce((sum, { sides }) => sum + sides.length, 0);
      if ((await pdfium.countPages()) !== pages) return [{ pageNumber: 1, sentence: otherPageCount(request.batchId, pages) }];
    }
    const witness = witnessOf(file);
    const { blanks, covers, sources } = sidesBySource(packets);
    for (const index of blanks) await proof.take(index, witness?.isBlank(pagesBefore + index) === true ? null : await pdfium.differenceOfBlank(pagesBefore + index));
    for (const { pageIndex, packetIndex, sideIndex } of covers) {
      const packet = packets[packetIndex];
      await proof.take(pageIndex, await pdfium.differenceOfCover(pagesBefore + pageIndex, packet?.cover ?? null, packet ? markOnSide(packet, sideIndex) : null));
    }
    const unproved = witness && request.shown ? await withoutShown(sources, packets, { pagesBefore, shown: request.shown, witness, proof }) : sources;
    // One source after the other, so that each is opened once whatever the print order.
    for await (const [entryIndex, places, bytes] of openAhead(unproved, request.openEntry)) {
      const areas = await areasOfEntry(bytes, entryIndex, places, packets);
      const witnessed = witness?.sourceOf(bytes) ?? null;
      const source = pdfium.source(bytes);
      for (const place of places) {
        const expected = expectedOf(packets[place.packetIndex]!, entryIndex, place);
        const pageIndex = pagesBefore + place.pageIndex;
        const behind = behindMark(packets[place.packetIndex]!, place.sideIndex);
        const annotations = annotationsOf(witnessed, place.pageNumber);
        const difference = await differenceOf(pageIndex, { ...expected, removed: { areas: areas(place), removals: expected.removals }, ...annotations }, witnessed, source);
        await proof.take(place.pageIndex, difference ?? (behind && (await source.inkIn(place.pageNumber, behind, annotations.unprinted))));
      }
      source.close();
    }
  } finally {
    pdfium.close();
    file.close();
  }
  return proof.differences;
};

type Shown = { readonly pagesBefore: number; readonly shown: ShownPages; readonly witness: PageWitness; readonly proof: Proof };

/** Takes the pages that show what their sources showed when they were written; gives the others. */
const withoutShown = async (sources: SidesBySource['sources'], packets: readonly PacketToProve[], { pagesBefore, shown, witness, proof }: Shown): Promise<SidesBySource['sources']> => {
  const unproved = new Map<number, readonly PlaceOfPage[]>();
  for (const [entryIndex, places] of sources) {
    const others: PlaceOfPage[] = [];
    for (const place of places) {
      const packet = packets[place.packetIndex]!;
      const mayBeChanged = expectedOf(packet, entryIndex, place).isChanged || behindMark(packet, place.sideIndex) !== null;
      const digest = mayBeChanged ? null : witness.digestOf(pagesBefore + place.pageIndex);
      if (digest !== null && isShown(shown, place.pageIndex, digest)) await proof.take(place.pageIndex, null);
      else others.push(place);
    }
    if (others.length > 0) unproved.set(entryIndex, others);
  }
  return unproved;
};

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

/** What a packet's page is to be, and what is changed of it on purpose. */
const expectedOf = (packet: PacketToProve, entryIndex: number, { pageNumber, isFirst, isOfLetter, sideIndex }: PlaceOfPage): Omit<Expected, 'removed' | 'isAnnotated' | 'unprinted'> & { readonly removals: readonly Removal[] } => {
  const { shiftPt = null, masks = [], removals: all = [] } = packet;
  const isShifted = isFirst && shiftPt !== null;
  const removals = isOfLetter ? [] : all;
  const number = numberOnSide(packet, sideIndex);
  const mark = markOnSide(packet, sideIndex);
  const isChanged = isShifted || removals.length > 0 || (isFirst && masks.length > 0) || number !== null || mark !== null;
  return { pageNumber, contentKey: isChanged ? undefined : keyOf(packet, entryIndex, pageNumber), shiftPt: isShifted ? shiftPt : NO_SHIFT, removals, number, mark, isChanged };
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
const keyOf = ({ reports }: PacketToProve, entryIndex: number, pageNumber: number): string | undefined => {
  for (const { report } of reports) {
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
