import type { Batch, Packet, Separator } from '@shared/domain/packets/plan';
import { type BatchPart, partsOfBatch, SEPARATOR_PAGES } from '@shared/domain/packets/separators';
import { mapLazily } from '@shared/domain/records/map-lazily';
import type { BatchPress, ListedBatch, PressHooks } from '../ports/batch-press';
import type { Inspection } from '../ports/inspection';
import { allDone } from '../services/all-done';
import { createPressPool, type PressPoolOptions } from './press/press-pool';
import { fingerprintTexts } from './page/page-fingerprints';
import { otherPageCount } from './prove-against-sources';
import { laidPacket } from './verify/page-layout';
import { PdfiumProof } from './verify/pdfium-proof';
import { shownBetween, type ShownPages } from './witness/shown-pages';
import type { PressPacket, ProvedPacket, ProveTask, VerifyTask, WaitingTask, WriteTask } from './press/press-task';

/** Pages below which a batch is proved in one piece: each piece finds its way through the whole file anew. */
const PAGES_OF_PART = 400;

/** What of a part of a batch the work on its pages needs, so that no more crosses threads: a packet, or a separator as a packet of one sheet without a report. */
const packetOf = ({ packet, separator }: BatchPart, inspection: Inspection): PressPacket => (packet ? pressPacket(packet, inspection) : separatorPacket(separator));

const pressPacket = ({ piece, sides, shiftPt, cover, masks, removals, numbers, marks, letter, members }: Packet, { sources, letters = {} }: Inspection): PressPacket => ({
  piece,
  ...(numbers && { numbers }),
  ...(marks && { marks }),
  sides,
  shiftPt,
  cover,
  masks,
  removals,
  entries: [
    ...members.map(({ entryIndex, bytesKey }) => ({ entryIndex, bytesKey, source: sources.at(entryIndex) ?? null })),
    ...(letter ? [{ entryIndex: letter.entryIndex, bytesKey: letter.bytesKey, source: letters[letter.entryIndex] ?? null }] : []),
  ],
});

const separatorPacket = ({ page }: Separator): PressPacket => ({ sides: [{ kind: 'cover-sheet' }, { kind: 'blank' }], shiftPt: null, cover: page, removals: [], entries: [] });

/** The same with the keys that its reports' pages are proved by. */
const provedPacketOf = (part: BatchPart, inspection: Inspection): ProvedPacket => ({
  ...packetOf(part, inspection),
  reports: part.packet ? part.packet.members.map(({ entryIndex, firstPage, pageKeys }) => ({ report: { entryIndex, firstPage, pageKeys } })) : [],
});

const pagesOfPart = ({ packet }: BatchPart): number => (packet ? 2 * packet.sheets : SEPARATOR_PAGES);

/** Where each proof of a part of a batch begins, as its place among the batch's parts and the pages before it, and behind them where the last ends. About the same number of pages stand between each two. */
const beginningsOf = (batch: Batch, count: number): readonly { readonly at: number; readonly pagesBefore: number }[] => {
  const beginnings = [{ at: 0, pagesBefore: 0 }];
  let [at, pages] = [0, 0];
  for (const part of partsOfBatch(batch)) {
    if (pages >= (batch.pages * beginnings.length) / count) beginnings.push({ at, pagesBefore: pages });
    at++;
    pages += pagesOfPart(part);
  }
  return [...beginnings, { at, pagesBefore: pages }];
};

/** Those of a batch's parts from one place to another. */
function* partsBetween(batch: Batch, from: number, to: number): Generator<BatchPart, void> {
  let at = 0;
  for (const part of partsOfBatch(batch)) {
    if (at === to) return;
    if (at++ >= from) yield part;
  }
}

/** The proof of a batch in parts of about the same number of pages, one for each thread. */
const partsOf = (batch: Batch, path: string, { inspection, shown, most }: { readonly inspection: Inspection; readonly shown: ShownPages | null; readonly most: number }): readonly WaitingTask<ProveTask>[] => {
  const beginnings = beginningsOf(batch, Math.max(1, Math.min(most, Math.floor(batch.pages / PAGES_OF_PART))));
  return beginnings.slice(1).map((end, index) => {
    const { at, pagesBefore } = beginnings[index]!;
    return {
      pages: end.pagesBefore - pagesBefore,
      head: { kind: 'prove', path, batchId: batch.id, part: { pagesBefore }, shown: shown && shownBetween(shown, pagesBefore, end.pagesBefore) },
      packets: () => mapLazily({ [Symbol.iterator]: () => partsBetween(batch, at, end.at) }, (part) => provedPacketOf(part, inspection)),
    };
  });
};

const writeTask = (batch: Batch, path: string, inspection: Inspection): WaitingTask<WriteTask> => ({
  pages: batch.pages,
  head: { kind: 'write', path, batchId: batch.id, pages: batch.pages },
  packets: () => mapLazily({ [Symbol.iterator]: () => partsOfBatch(batch) }, (part) => packetOf(part, inspection)),
});

/** How many packets of a batch stand before that place among its parts. */
const packetsBefore = (batch: Batch, place: number): number => [...partsBetween(batch, 0, place)].filter(({ packet }) => packet).length;

const verifyTask = (path: string, { batch, packets }: ListedBatch): WaitingTask<VerifyTask> => ({ pages: batch.pages, head: { kind: 'verify', path, batch }, packets: () => mapLazily(packets, laidPacket) });

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
  /** By the path of a batch that was written and is still to be proved. */
  const shownOf = new Map<string, ShownPages>();
  return {
    write: async (batch, path, inspection, hooks) => {
      const outcome = await pool.run(writeTask(batch, path, inspection), hooks);
      // What the writer counts are the parts of the file; separators are no packets of the batch.
      if (!outcome.ok) return { ...outcome, packetIndex: outcome.packetIndex === null ? null : packetsBefore(batch, outcome.packetIndex) };
      shownOf.set(path, outcome.shown);
      hooks.onPages(batch.pages);
      const { sha256, fingerprints, masked } = outcome.written;
      return { ok: true, batch: { id: batch.id, file: `batches/${batch.id}.pdf`, sha256, fingerprints: fingerprintTexts(fingerprints), masked } };
    },
    prove: async (batch, path, listed, inspection, hooks) => {
      const parts = partsOf(batch, path, { inspection, shown: shownOf.get(path) ?? null, most: pool.lanes });
      shownOf.delete(path);
      // The lean reader goes over all pages, and so do the parts together.
      const hooksOf = addUp(1 + parts.length, hooks, 2);
      const [faults, ...differences] = await allDone([pool.run(verifyTask(path, listed), hooksOf(0)), ...parts.map((part, index) => pool.run(part, hooksOf(index + 1)))] as const);
      if (faults.length > 0) return { faults, pages: [] };
      // Here and not in the threads, of which each would start a PDFium of its own for this alone; and behind them, so that their memory is free for it.
      await pool.rest();
      const isWhole = (await pagesAsPdfiumCounts(path)) === batch.pages;
      if (!isWhole) return { faults: [otherPageCount(batch.id, batch.pages)], pages: [] };
      hooks.onPages(batch.pages);
      return { faults, pages: differences.flat() };
    },
    close: () => pool.close(),
  };
};
