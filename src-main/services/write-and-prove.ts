import { join } from 'node:path';
import type { Batch, Packet, RunPlan } from '@shared/domain/packets/plan';
import { isOfLetter } from '@shared/domain/packets/cover-letters';
import { partsOfBatch, SEPARATOR_PAGES } from '@shared/domain/packets/separators';
import type { PrepareSettings } from '@shared/domain/packets/settings';
import { type BuiltManifest, type WrittenBatch, buildManifest } from '@shared/domain/records/build-manifest';
import { checkManifestSumsInSteps } from '@shared/domain/records/check-manifest-sums';
import type { Manifest, ManifestBatch, ManifestToWrite } from '@shared/domain/records/manifest';
import type { Unproved } from '@shared/problems/unproved';
import type { BatchPress } from '../ports/batch-press';
import type { JobHooks } from '../ports/hooks';
import type { Inspection } from '../ports/inspection';
import { allDone } from './all-done';
import { digest } from './digest';
import { inSlices } from './in-slices';
import { JobFailure } from './job-failure';

/** Pages written and proved, as one rising fraction: proving reads every page again, so it weighs as much as writing. The batches' pages are added up. */
const progressOf = (plan: RunPlan, step: 'writing' | 'proving', { onProgress }: JobHooks): ((batchIndex: number) => (pages: number) => void) => {
  const total = plan.batches.reduce((sum, batch) => sum + batch.pages, 0);
  const doneOf = plan.batches.map(() => 0);
  return (batchIndex) => (pages) => {
    doneOf[batchIndex] = pages;
    const done = doneOf.reduce((sum, some) => sum + some, 0);
    onProgress({ step, done, total, fraction: total === 0 ? 1 : (done + (step === 'proving' ? total : 0)) / (2 * total) });
  };
};

/** Works on all batches at the same time, as far as the press does; where one fails, the others are stopped. Gives their outcomes in order. */
const forEachBatch = async <Outcome>({ batches }: RunPlan, signal: AbortSignal, work: (batch: Batch, batchIndex: number, signal: AbortSignal) => Promise<Outcome>): Promise<readonly Outcome[]> => {
  const stop = new AbortController();
  const either = AbortSignal.any([signal, stop.signal]);
  const outcomes = batches.map((batch, batchIndex) =>
    work(batch, batchIndex, either).catch((thrown: unknown) => {
      stop.abort(thrown);
      throw thrown;
    }),
  );
  return allDone(outcomes);
};

/** Where a report stands in the way: on the packet's first page, which may be changed, or anywhere else; `mark` where that alone is that it can't carry inserter marks. */
type RefusedAt = 'first-page' | 'elsewhere' | 'mark';

/** Reports that stand in the way, by id: where, and what was found of them. */
export type Refused = ReadonlyMap<string, { readonly at: RefusedAt; readonly unproved: Unproved | null }>;

/** One try at a run: written and proved, or the reports (one at least) without which it is to be tried again. */
export type Attempt = { readonly ok: true; readonly manifest: ManifestToWrite; readonly files: readonly string[] } | { readonly ok: false; readonly refused: Refused };

export type AttemptRequest = {
  readonly plan: RunPlan;
  /** Holds an empty folder `batches`. */
  readonly folder: string;
  readonly inspection: Inspection;
  readonly settings: PrepareSettings;
  readonly createdAt: string;
  readonly deadlines?: Manifest['deadlines'];
};

const UNREADABLE: Unproved = { reason: 'unreadable', pageNumber: null };

const reportsOfEntry = ({ packets }: Batch, entryIndex: number): Refused =>
  new Map(packets.flatMap(({ members }) => members.flatMap((report) => (report.entryIndex === entryIndex ? [[report.id, { at: 'elsewhere', unproved: UNREADABLE }] as const] : []))));

/** A packet is refused by itself only where its first page can't be changed as it was to be. */
const reportsOfPacket = (packet: Packet | undefined): Refused => new Map(packet?.members.map((report) => [report.id, { at: 'first-page', unproved: null }]));

type ReportPage = { readonly id: string; readonly at: 'first-page' | 'elsewhere'; /** In its entry, from 1. */ readonly pageNumber: number };

/** The report whose page stands on that page of the batch's PDF, and where in its packet; null for a blank. */
const reportAt = (batch: Batch, pageNumber: number): ReportPage | null => {
  let first = 1;
  for (const { packet } of partsOfBatch(batch)) {
    if (!packet) {
      first += SEPARATOR_PAGES;
      if (pageNumber < first) return null;
      continue;
    }
    const pages = 2 * packet.sheets;
    if (pageNumber >= first + pages) {
      first += pages;
      continue;
    }
    const side = packet.sides[pageNumber - first];
    if (side?.kind !== 'page') return null;
    const holds = packet.members.find((report) => report.entryIndex === side.entryIndex && side.pageNumber >= report.firstPage && side.pageNumber < report.firstPage + report.pages);
    return holds ? { id: holds.id, at: pageNumber === first ? 'first-page' : 'elsewhere', pageNumber: side.pageNumber } : null;
  }
  return null;
};

const MARKS_ON_LETTER = 'A cover letter prints something where the inserter marks are to stand, and every sheet needs its marks. Move the marks, or change the letter.';

/** A report is refused for its marks or its first page only where that alone is at fault: what stands further right says more. */
const WORSE: readonly RefusedAt[] = ['mark', 'first-page', 'elsewhere'];
const worse = (before: RefusedAt | undefined, now: RefusedAt): RefusedAt => (before !== undefined && WORSE.indexOf(before) > WORSE.indexOf(now) ? before : now);

const batchFile = (folder: string, batch: Batch): string => join(folder, 'batches', `${batch.id}.pdf`);

const unproved = (sentence: string): JobFailure => new JobFailure('proof-failed', `The batches could not be proved safe and were not kept: ${sentence} Prepare them once more.`);

/** Proves every batch; answers the reports that stand in the way. @throws JobFailure where it is no single report's fault */
const proveBatches = async ({ plan, folder, inspection }: AttemptRequest, { manifest, packetsOf }: BuiltManifest, press: BatchPress, hooks: JobHooks): Promise<Refused> => {
  const [wrongSum] = await inSlices(checkManifestSumsInSteps(manifest), hooks.signal);
  if (wrongSum !== undefined) throw unproved(wrongSum);
  const tellOf = progressOf(plan, 'proving', hooks);
  const proofs = await forEachBatch(plan, hooks.signal, (batch, index, signal) => {
    // In the order of the plan's.
    const listed = { batch: manifest.batches[index] as ManifestBatch, packets: packetsOf(batch) };
    return press.prove(batch, batchFile(folder, batch), listed, inspection, { signal, onPages: tellOf(index) });
  });
  const refused = new Map<string, { readonly at: RefusedAt; readonly unproved: Unproved | null }>();
  for (const [index, { faults, pages }] of proofs.entries()) {
    const [fault] = faults;
    if (fault !== undefined) throw unproved(fault);
    for (const { pageNumber, sentence, isOfMark: isOfItsMark, reason } of pages) {
      const batch = plan.batches[index];
      const report = batch ? reportAt(batch, pageNumber) : null;
      if (report === null) throw isOfItsMark ? new JobFailure('mark-not-placed', MARKS_ON_LETTER) : unproved(sentence);
      const before = refused.get(report.id);
      const found = before?.unproved ?? (reason ? { reason, pageNumber: report.pageNumber } : null);
      refused.set(report.id, { at: worse(before?.at, isOfItsMark ? 'mark' : report.at), unproved: found });
    }
  }
  return refused;
};

/**
 * Writes a plan's batches and proves them by re-reading what was written.
 *
 * @throws JobFailure where a proof fails for which no single report can be named
 */
export const writeAndProve = async (request: AttemptRequest, press: BatchPress, hooks: JobHooks): Promise<Attempt> => {
  const { plan, folder, inspection, settings, createdAt, deadlines } = request;
  const tellOf = progressOf(plan, 'writing', hooks);
  const writings = await forEachBatch(plan, hooks.signal, async (batch, index, signal) => ({
    batch,
    writing: await press.write(batch, batchFile(folder, batch), inspection, { signal, onPages: tellOf(index) }),
  }));
  if (writings.some(({ writing }) => !writing.ok && isOfLetter(writing))) throw new JobFailure('cover-letter-unusable', 'A cover letter can’t be printed as it is. Save it as a PDF anew, choose it again, and prepare once more.');
  const odd = writings.flatMap(({ batch, writing }) => (writing.ok ? [] : [...(writing.packetIndex === null ? reportsOfEntry(batch, writing.entryIndex) : reportsOfPacket(batch.packets[writing.packetIndex]))]));
  if (odd.length > 0) return { ok: false, refused: new Map(odd) };
  const batches = writings.flatMap(({ writing }): readonly WrittenBatch[] => (writing.ok ? [writing.batch] : []));
  const built = buildManifest({ findings: inspection, plan, settings, createdAt, batches, deadlines, digest });
  const refused = await proveBatches(request, built, press, hooks);
  return refused.size > 0 ? { ok: false, refused } : { ok: true, manifest: built.manifest, files: batches.map(({ file }) => file) };
};
