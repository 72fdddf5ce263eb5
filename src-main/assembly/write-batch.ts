import type { Side } from '@shared/domain/packets/plan';
import { openSourceDocument, pagesAreReady, type SourceDocument } from './source-document';
import { BatchDocumentWriter } from './writer/batch-document-writer';
import { writeNewFile } from './writer/byte-sink';

export type WriteBatchRequest = {
  /** Must not exist yet. */
  readonly path: string;
  readonly batchId: string;
  /** In print order; each with an even number of sides. */
  readonly packets: AsyncIterable<SidesOfPacket> | Iterable<SidesOfPacket>;
  /** An entry's bytes, unchanged until the next entry is opened. */
  readonly openEntry: (entryIndex: number) => Promise<Buffer>;
  readonly signal: AbortSignal;
  /** Called after each packet with the pages written so far. */
  readonly onProgress: (pages: number) => void;
};

export type SidesOfPacket = { readonly sides: readonly Side[] };

export type WrittenBatch = { readonly pages: number; readonly sha256: string; readonly packets: readonly WrittenPacket[] };

/** Where a packet stands in the file: its first page from 1, and one fingerprint a page. */
export type WrittenPacket = { readonly firstPage: number; readonly pages: number; readonly fingerprints: readonly string[] };

/**
 * Writes a batch as a PDF, streaming: packets as they come, each entry opened once per packet, equal content once.
 * Equal input gives an equal file. Rejects with an {@link AssemblyFailure}, the signal's reason or the file system's
 * failure, and leaves no file then.
 */
export const writeBatch = async (request: WriteBatchRequest): Promise<WrittenBatch> =>
  writeNewFile(request.path, async (sink) => {
    const writer = new BatchDocumentWriter(sink, `Foldline batch ${request.batchId}`);
    const sources = new OpenSources(request.openEntry);
    const packets: WrittenPacket[] = [];
    let pages = 0;
    for await (const { sides } of request.packets) {
      request.signal.throwIfAborted();
      const fingerprints: string[] = [];
      for (const [index, side] of sides.entries()) {
        if (side.kind === 'blank') {
          fingerprints.push(await writer.addBlank());
          continue;
        }
        const source = await sources.open(side.entryIndex, sides.slice(index));
        const { shows, fingerprint } = source.page(side.pageNumber);
        await writer.addPage(shows, source.graph);
        fingerprints.push(fingerprint);
      }
      packets.push({ firstPage: pages + 1, pages: sides.length, fingerprints });
      pages += sides.length;
      request.onProgress(pages);
    }
    const { sha256 } = await writer.finish();
    return { pages, sha256, packets };
  });

/** Keeps the entry that was opened last: a packet's sides mostly come from one, and a combined PDF holds many packets. */
class OpenSources {
  private latest: { readonly entryIndex: number; readonly source: SourceDocument } | null = null;

  constructor(private readonly openEntry: (entryIndex: number) => Promise<Buffer>) {}

  async open(entryIndex: number, sidesAhead: readonly Side[]): Promise<SourceDocument> {
    const pageNumbers = sidesAhead.flatMap((side) => (side.kind === 'page' && side.entryIndex === entryIndex ? [side.pageNumber] : []));
    if (this.latest?.entryIndex === entryIndex && pagesAreReady(this.latest.source, pageNumbers)) return this.latest.source;
    this.latest = null;
    const source = await openSourceDocument(await this.openEntry(entryIndex), entryIndex, pageNumbers);
    this.latest = { entryIndex, source };
    return source;
  }
}
