import type { ManifestBatch, ManifestPacket } from '../records/manifest';

/** The most sheets of one job: what a person can keep an eye on, and what a paper tray holds. */
export const LARGEST_JOB_SHEETS = 250;

/** A job to be sent: packets that stand one behind the other in a batch's PDF. Pages count from 1, both included. */
export type PlannedJob = {
  readonly batch: ManifestBatch;
  readonly packets: readonly ManifestPacket[];
  readonly fromPiece: number;
  readonly toPiece: number;
  readonly firstPage: number;
  readonly lastPage: number;
  /** The job is the whole file. */
  readonly whole: boolean;
};

export const pagesOf = (job: PlannedJob): number => job.lastPage - job.firstPage + 1;
/** Every packet and separator begins on the front of a sheet. */
const sheetsOfPages = (pages: number): number => Math.ceil(pages / 2);
export const sheetsOf = (job: PlannedJob): number => sheetsOfPages(pagesOf(job));

/** A packet with the pages that go with it: the separator before it, and what closes the batch behind the last one. */
type Span = { readonly packet: ManifestPacket; readonly firstPage: number; readonly lastPage: number };

/**
 * Cuts packets into bounded jobs, in print order. A packet is never split (one larger than a job is a job of its own), a job never
 * spans two batches, and where pieces are left out between two packets a new job begins.
 * @param batches every batch of the folder; @param all every packet of the folder; @param chosen those to print.
 */
export function planJobs(batches: readonly ManifestBatch[], all: readonly ManifestPacket[], chosen: readonly ManifestPacket[], largestJobSheets = LARGEST_JOB_SHEETS): readonly PlannedJob[] {
  const wanted = new Set(chosen.map(({ piece }) => piece));
  return batches.flatMap((batch) => {
    const spans = spansOf(batch, all);
    return cut(spans, wanted, largestJobSheets).map((run) => jobOf(batch, run));
  });
}

function spansOf(batch: ManifestBatch, all: readonly ManifestPacket[]): readonly Span[] {
  const packets = all.filter((packet) => packet.batch === batch.id).toSorted((one, other) => one.firstPage - other.firstPage);
  return packets.map((packet, index) => {
    const before = packets[index - 1];
    const isLast = index === packets.length - 1;
    return { packet, firstPage: before === undefined ? 1 : before.firstPage + before.pages, lastPage: isLast ? batch.pages : packet.firstPage + packet.pages - 1 };
  });
}

function cut(spans: readonly Span[], wanted: ReadonlySet<number>, largestJobSheets: number): readonly (readonly Span[])[] {
  const runs: Span[][] = [];
  let open: Span[] | null = null;
  for (const span of spans) {
    if (!wanted.has(span.packet.piece)) {
      open = null;
      continue;
    }
    const first: Span = open?.[0] ?? span;
    if (open === null || sheetsOfPages(span.lastPage - first.firstPage + 1) > largestJobSheets) {
      open = [];
      runs.push(open);
    }
    open.push(span);
  }
  return runs;
}

function jobOf(batch: ManifestBatch, run: readonly Span[]): PlannedJob {
  const pieces = run.map(({ packet }) => packet.piece);
  const firstPage = run[0]?.firstPage ?? 1;
  const lastPage = run.at(-1)?.lastPage ?? batch.pages;
  return {
    batch,
    packets: run.map(({ packet }) => packet),
    fromPiece: Math.min(...pieces),
    toPiece: Math.max(...pieces),
    firstPage,
    lastPage,
    whole: firstPage === 1 && lastPage === batch.pages,
  };
}
