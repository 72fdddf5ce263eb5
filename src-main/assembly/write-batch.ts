import { markOnSide } from '@shared/domain/envelope/inserter/inserter-mark';
import { numberOnSide } from '@shared/domain/envelope/piece-number';
import type { Rect } from '@shared/domain/geometry/rect';
import { AssemblyFailure } from './assembly-failure';
import type { PacketsInTurn, SidesOfPacket } from './batch-packets';
import type { MarkedCover } from './cover/cover-document';
import type { PageChange } from './page/printed-page';
import { openAhead } from './open-ahead';
import { areasOfEntry } from './redact/removal-areas';
import { isRefusal, openSourceDocument, type SourceDocument, type SourcePage } from './source-document';
import { sidesBySource, type PlaceOfPage, type SidesBySource } from './sides-by-source';
import { blankFingerprints, setFingerprint, type PageFingerprints } from './page/page-fingerprints';
import { BatchDocumentWriter } from './writer/batch-document-writer';
import { writeNewFile } from './writer/byte-sink';

export type WriteBatchRequest = {
  /** Must not exist yet. */
  readonly path: string;
  readonly batchId: string;
  /** In print order; each with an even number of sides. */
  readonly packets: PacketsInTurn<SidesOfPacket>;
  /** An entry's bytes. Each entry is opened once, while the one before is in work; what the one before that was opened to is not looked at any more. */
  readonly openEntry: (entryIndex: number) => Promise<Buffer>;
  readonly signal: AbortSignal;
  /** Called after each page with the pages written so far. */
  readonly onProgress: (pages: number) => void;
};

/** `masked` are the pages (from 1) out of which something was taken. */
export type WrittenBatch = { readonly pages: number; readonly sha256: string; readonly fingerprints: PageFingerprints; readonly masked: readonly number[] };

/** Cover sheets of one document in memory. */
const COVERS_AT_A_TIME = 100;
/** Cover sheets come from no entry. */
const NO_ENTRY = -1;

type Writing = {
  readonly request: WriteBatchRequest;
  readonly writer: BatchDocumentWriter;
  readonly fingerprints: PageFingerprints;
  /** Indexes of pages out of which something was taken. */
  readonly masked: Set<number>;
  readonly tell: () => void;
};

/**
 * Writes a batch as a PDF, streaming: one source entry after the other, so that each is opened once whatever the print
 * order, each page at its place, equal content once. Equal input gives an equal file. Rejects with an
 * {@link AssemblyFailure}, the signal's reason or the file system's failure, and leaves no file then.
 */
export const writeBatch = async (request: WriteBatchRequest): Promise<WrittenBatch> =>
  writeNewFile(request.path, async (sink) => {
    const { pages, firstPiece, blanks, covers, sources } = await sidesBySource(request.packets);
    const writer = new BatchDocumentWriter(sink, { title: `Foldline batch ${request.batchId}`, pages });
    const fingerprints = blankFingerprints(pages);
    let done = 0;
    const tell = (): void => {
      request.onProgress(++done);
      request.signal.throwIfAborted();
    };
    const writing = { request, writer, fingerprints, masked: new Set<number>(), tell };
    await writeSources(writing, sources);
    await writeCovers(writing, covers);
    for (const pageIndex of blanks) {
      await writer.addBlank(pageIndex);
      tell();
    }
    // The ledger knows a piece by its number and the batch's checksum: the same pages under other numbers are another file.
    const sha256 = await writer.finish(firstPiece === null ? '' : `from piece ${firstPiece}`);
    return { pages, sha256, fingerprints, masked: [...writing.masked].map((pageIndex) => pageIndex + 1).sort((a, b) => a - b) };
  });

const writeSources = async (writing: Writing, sources: SidesBySource['sources']): Promise<void> => {
  const { request, writer, fingerprints, tell } = writing;
  for await (const [entryIndex, places, bytes] of openAhead(sources, request.openEntry)) {
    request.signal.throwIfAborted();
    const source = await openSourceDocument(bytes, entryIndex, {
      pageNumbers: places.map(({ pageNumber }) => pageNumber),
      packets: new Set(places.map(({ packetIndex }) => packetIndex)).size,
    });
    const areas = await areasOfEntry(bytes, entryIndex, places);
    for (const place of places) {
      const { pageIndex, pageNumber } = place;
      const change = changeOf(place, areas(place));
      if (change.removed?.length) writing.masked.add(pageIndex);
      const { shows, fingerprint } = isChange(change) ? changedPage(source, place, change, entryIndex) : source.page(pageNumber);
      await writer.addPage(pageIndex, shows, source.graph);
      setFingerprint(fingerprints, pageIndex, fingerprint);
      tell();
    }
  }
};

const changeOf = ({ packet, isFirst, sideIndex }: PlaceOfPage, removed: readonly Rect[]): PageChange => ({
  shiftPt: (isFirst ? packet.shiftPt : null) ?? null,
  removed,
  number: numberOnSide(packet, sideIndex),
  mark: markOnSide(packet, sideIndex),
});

const isChange = ({ shiftPt, removed = [], number, mark }: PageChange): boolean => Boolean(shiftPt ?? number ?? mark) || removed.length > 0;

/** A page that can't be changed is a fact about its packet alone, whatever else its file holds. */
const changedPage = (source: SourceDocument, { pageNumber, packetIndex }: PlaceOfPage, change: PageChange, entryIndex: number): SourcePage => {
  try {
    return source.changedPage(pageNumber, change);
  } catch (problem) {
    throw isRefusal(problem) ? new AssemblyFailure('page-not-changed', entryIndex, packetIndex) : problem;
  }
};

const writeCovers = async ({ request, writer, fingerprints, tell }: Writing, covers: SidesBySource['covers']): Promise<void> => {
  // Seldom needed, and slow to load.
  const { coverDocument } = covers.length > 0 ? await import('./cover/cover-document') : {};
  for (let first = 0; coverDocument && first < covers.length; first += COVERS_AT_A_TIME) {
    request.signal.throwIfAborted();
    const places = covers.slice(first, first + COVERS_AT_A_TIME);
    const bytes = await coverDocument(places.map(coverOf));
    const source = await openSourceDocument(bytes, NO_ENTRY, { pageNumbers: places.map((_, index) => index + 1), packets: places.length });
    for (const [index, { pageIndex }] of places.entries()) {
      const { shows, fingerprint } = source.page(index + 1);
      await writer.addPage(pageIndex, shows, source.graph);
      setFingerprint(fingerprints, pageIndex, fingerprint);
      tell();
    }
  }
};

const coverOf = ({ packet, sideIndex }: SidesBySource['covers'][number]): MarkedCover => {
  if (!packet.cover) throw new RangeError('A side is a cover sheet and its packet has none.');
  return { cover: packet.cover, mark: markOnSide(packet, sideIndex) };
};
