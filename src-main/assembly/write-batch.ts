import type { Side } from '@shared/domain/packets/plan';
import { openSourceDocument } from './source-document';
import { sidesBySource } from './sides-by-source';
import { BLANK_FINGERPRINT } from './page/blank-page';
import { BatchDocumentWriter } from './writer/batch-document-writer';
import { writeNewFile } from './writer/byte-sink';

export type WriteBatchRequest = {
  /** Must not exist yet. */
  readonly path: string;
  readonly batchId: string;
  /** In print order; each with an even number of sides. */
  readonly packets: readonly SidesOfPacket[];
  /** An entry's bytes, unchanged until the next entry is opened. Each entry is opened once. */
  readonly openEntry: (entryIndex: number) => Promise<Buffer>;
  readonly signal: AbortSignal;
  /** Called after each page with the pages written so far. */
  readonly onProgress: (pages: number) => void;
};

export type SidesOfPacket = { readonly sides: readonly Side[] };

export type WrittenBatch = { readonly pages: number; readonly sha256: string; readonly packets: readonly WrittenPacket[] };

/** Where a packet stands in the file: its first page from 1, and one fingerprint a page. */
export type WrittenPacket = { readonly firstPage: number; readonly pages: number; readonly fingerprints: readonly string[] };

/**
 * Writes a batch as a PDF, streaming: one source entry after the other, so that each is opened once whatever the print
 * order, each page at its place, equal content once. Equal input gives an equal file. Rejects with an
 * {@link AssemblyFailure}, the signal's reason or the file system's failure, and leaves no file then.
 */
export const writeBatch = async (request: WriteBatchRequest): Promise<WrittenBatch> =>
  writeNewFile(request.path, async (sink) => {
    const pages = request.packets.reduce((sum, { sides }) => sum + sides.length, 0);
    const writer = new BatchDocumentWriter(sink, { title: `Foldline batch ${request.batchId}`, pages });
    const fingerprints = new Array<string>(pages).fill(BLANK_FINGERPRINT);
    const { blanks, sources } = sidesBySource(request.packets);
    let done = 0;
    const tell = (): void => {
      request.onProgress(++done);
      request.signal.throwIfAborted();
    };
    for (const [entryIndex, places] of sources) {
      request.signal.throwIfAborted();
      const source = await openSourceDocument(await request.openEntry(entryIndex), entryIndex, {
        pageNumbers: places.map(({ pageNumber }) => pageNumber),
        packets: new Set(places.map(({ packetIndex }) => packetIndex)).size,
      });
      for (const { pageIndex, pageNumber } of places) {
        const { shows, fingerprint } = source.page(pageNumber);
        await writer.addPage(pageIndex, shows, source.graph);
        fingerprints[pageIndex] = fingerprint;
        tell();
      }
    }
    for (const pageIndex of blanks) {
      await writer.addBlank(pageIndex);
      tell();
    }
    const sha256 = await writer.finish();
    return { pages, sha256, packets: packetsOf(request.packets, fingerprints) };
  });

const packetsOf = (packets: readonly SidesOfPacket[], fingerprints: readonly string[]): readonly WrittenPacket[] => {
  let before = 0;
  return packets.map(({ sides }) => {
    const first = before;
    before += sides.length;
    return { firstPage: first + 1, pages: sides.length, fingerprints: fingerprints.slice(first, before) };
  });
};
