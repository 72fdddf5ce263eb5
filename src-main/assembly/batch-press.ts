import type { Batch, Packet, Separator } from '@shared/domain/packets/plan';
import { partsOfBatch } from '@shared/domain/packets/separators';
import type { Manifest } from '@shared/domain/records/manifest';
import type { BatchPress, PressHooks } from '../ports/batch-press';
import type { Inspection } from '../ports/inspection';
import { allDone } from '../services/all-done';
import { createPressPool, type PressPoolOptions } from './press/press-pool';
import { otherPageCount } from './prove-against-sources';
import { PdfiumProof } from './verify/pdfium-proof';
import type { PressPacket, PressSources, ProveTask, VerifyTask } from './press/press-task';

/** Pages below which a batch is proved in one piece: each piece finds its way through the whole file anew. */
const PAGES_OF_PART = 400;

/** What of a batch the work on its pages needs, so that no more crosses threads: its packets, and separators as packets of one sheet without a report. */
const packetsOf = (batch: Batch): readonly PressPacket[] => partsOfBatch(batch).map(({ packet, separator }) => (packet ? pressPacket(packet) : separatorPacket(separator)));

const pressPacket = ({ piece, sides, shiftPt, cover, masks, removals, numbers, marks, letter, reports }: Packet): PressPacket => ({
  ...((numbers ?? marks) && { piece }),
  ...(numbers && { numbers }),
  ...(marks && { marks }),
  letter: letter && { entryIndex: letter.entryIndex, bytesKey: letter.bytesKey },
  sides,
  shiftPt,
  cover,
  masks,
  removals,
  reports: reports.map(({ report: { entryIndex, firstPage, pageKeys, bytesKey } }) => ({ report: { entryIndex, firstPage, pageKeys, bytesKey } })),
});

const separatorPacket = ({ page }: Separator): PressPacket => ({ sides: [{ kind: 'cover-sheet' }, { kind: 'blank' }], shiftPt: null, cover: page, removals: [], reports: [], letter: null });

const sourcesOf = (packets: readonly PressPacket[], { sources, letters = {} }: Inspection): PressSources => {
  const entryIndices = packets.flatMap(({ reports, letter }) => [...reports.map(({ report }) => report.entryIndex), ...(letter ? [letter.entryIndex] : [])]);
  return Object.fromEntries(entryIndices.map((entryIndex) => [entryIndex, sources[entryIndex] ?? letters[entryIndex] ?? null]));
};

/** The proof of a batch in parts of about the same number of pages, one for each thread. */
const partsOf = (batch: Batch, path: string, inspection: Inspection, most: number): readonly ProveTask[] => {
  const packets = packetsOf(batch);
  const count = Math.max(1, Math.min(most, Math.floor(batch.pages / PAGES_OF_PART)));
  const parts: ProveTask[] = [];
  let first = 0;
  let pagesBefore = 0;
  for (let part = 1; part <= count; part++) {
    let next = first;
    let pages = pagesBefore;
    while (next < packets.length && (part === count || pages < (batch.pages * part) / count)) pages += packets[next++]!.sides.length;
    const some = packets.slice(first, next);
    parts.push({ kind: 'prove', path, batchId: batch.id, packets: some, sources: sourcesOf(some, inspection), part: { pagesBefore } });
    first = next;
    pagesBefore = pages;
  }
  return parts;
};

const verifyTask = (batch: Batch, path: string, manifest: Manifest): VerifyTask | null => {
  const listed = manifest.batches.find(({ id }) => id === batch.id);
  // Pieces count on over the run in the manifest's order, so a batch's packets stand together in it.
  const first = (batch.packets[0]?.piece ?? 1) - 1;
  return listed ? { kind: 'verify', path, batch: listed, packets: manifest.packets.slice(first, first + batch.packets.length) } : null;
};

const pagesAsPdfiumCounts = async (path: string): Promise<number> => {
  const pdfium = new PdfiumProof(path);
  try {
    return await pdfium.countPages();
  } finally {
    pdfium.close();
  }
};

/** Adds up the pages of tasks that work at the same time on one batch, each of which goes over `weight` times them all. */
const addUp = (tasks: number, { signal, onPages }: PressHooks, weight: number): ((task: number) => PressHooks) => {
  const done = new Array<number>(tasks).fill(0);
  return (task) => ({
    signal,
    onPages: (pages) => {
      done[task] = pages;
      onPages(Math.floor(done.reduce((sum, some) => sum + some, 0) / weight));
    },
  });
};

/** A press, with its end: what it keeps open is let go then. */
export type ClosingBatchPress = BatchPress & { readonly close: () => Promise<void> };

/**
 * Writes batches and proves them, first by the manifest, read by the lean reader, and then by the sources, read by other
 * readers; several tasks at once where there is much to do.
 */
export const createBatchPress = (options: PressPoolOptions): ClosingBatchPress => {
  const pool = createPressPool(options);
  return {
    write: async (batch, path, inspection, hooks) => {
      const packets = packetsOf(batch);
      const outcome = await pool.run({ kind: 'write', path, batchId: batch.id, packets, sources: sourcesOf(packets, inspection) }, hooks);
      const parts = partsOfBatch(batch);
      // What the writer counts are the parts of the file; separators are no packets of the batch.
      if (!outcome.ok) return { ...outcome, packetIndex: outcome.packetIndex === null ? null : parts.slice(0, outcome.packetIndex).filter(({ packet }) => packet).length };
      const { sha256, packets: written } = outcome.written;
      return { ok: true, batch: { id: batch.id, file: `batches/${batch.id}.pdf`, sha256, packets: written.filter((_, index) => parts[index]?.packet) } };
    },
    prove: async (batch, path, manifest, inspection, hooks) => {
      const verify = verifyTask(batch, path, manifest);
      if (!verify) return { faults: [`Batch ${batch.id}, the manifest does not list it.`], pages: [] };
      const parts = partsOf(batch, path, inspection, pool.lanes);
      // The lean reader goes over all pages, and so do the parts together.
      const hooksOf = addUp(1 + parts.length, hooks, 2);
      const [faults, ...differences] = await allDone([pool.run(verify, hooksOf(0)), ...parts.map((part, index) => pool.run(part, hooksOf(index + 1)))] as const);
      if (faults.length > 0) return { faults, pages: [] };
      // Here and not in the threads: each would start a PDFium of its own for this alone.
      const isWhole = (await pagesAsPdfiumCounts(path)) === batch.pages;
      return isWhole ? { faults, pages: differences.flat() } : { faults: [otherPageCount(batch.id, batch.pages)], pages: [] };
    },
    close: () => pool.close(),
  };
};
