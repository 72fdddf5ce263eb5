import { readdir, rename, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Batch, RunPlan } from '@shared/domain/packets/plan';
import { planRun } from '@shared/domain/packets/plan-run';
import type { PrepareSettings } from '@shared/domain/packets/settings';
import { type WrittenBatch, buildManifest } from '@shared/domain/records/build-manifest';
import { checkManifestSums } from '@shared/domain/records/check-manifest-sums';
import { jsonPieces } from '@shared/domain/records/json-pieces';
import { manifestCsv } from '@shared/domain/records/manifest-csv';
import type { Manifest } from '@shared/domain/records/manifest';
import { setAsideCsv } from '@shared/domain/records/set-aside-csv';
import type { JobHooks } from '../ports/hooks';
import type { Inspection } from '../ports/inspection';
import { digest } from './digest';
import { JobFailure } from './job-failure';
import { makeFolders } from './make-folders';
import { partialFolderOf, removePartialFolder } from './partial-folder';

export type PrepareRequest = {
  readonly inspection: Inspection;
  readonly settings: PrepareSettings;
  /** A folder that does not exist or is empty; it appears whole or not at all. */
  readonly out: string;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
};

/** Writes one batch as a PDF and proves the written file against its sources; differences are sentences without pupils' data. */
export type BatchPress = {
  readonly write: (batch: Batch, path: string, inspection: Inspection, hooks: PressHooks) => Promise<WrittenBatch>;
  readonly prove: (batch: Batch, path: string, manifest: Manifest, inspection: Inspection, hooks: PressHooks) => Promise<readonly string[]>;
};

/** `onPages` is told how many pages of the batch are done. */
export type PressHooks = { readonly signal: AbortSignal; readonly onPages: (pages: number) => void };

export type Prepared = { readonly manifest: Manifest; readonly plan: RunPlan; readonly files: readonly string[] };

const NOTHING_TO_PREPARE = 'No report is left to prepare. Look at what was set aside and why.';

/** The plan of a run's findings. */
export const planInspection = (inspection: Inspection, settings: PrepareSettings): RunPlan =>
  planRun({ reports: inspection.reports, downloadPaths: inspection.downloads.map((download) => download.path), settings });

const isEmptyFolder = async (path: string): Promise<boolean | null> => {
  try {
    return (await readdir(path)).length === 0;
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw (thrown as NodeJS.ErrnoException).code === 'ENOTDIR' ? new JobFailure('out-not-empty', 'A file of that name is already there. Choose a new folder for the batches.') : thrown;
  }
};

/** Throws unless batches may be written there: nothing is ever overwritten. */
export const assertFolderIsFree = async (out: string): Promise<void> => {
  if ((await isEmptyFolder(out)) === false) throw new JobFailure('out-not-empty', 'The folder for the batches is not empty. Choose a new folder or an empty one.');
};

/** Pages written and proved, as one rising fraction: proving reads every page again, so it weighs as much as writing. */
const progressOf = (plan: RunPlan, { onProgress }: JobHooks) => {
  const total = plan.batches.reduce((sum, batch) => sum + batch.pages, 0);
  return (step: 'writing' | 'proving', done: number): void =>
    onProgress({ step, done, total, fraction: total === 0 ? 1 : (done + (step === 'proving' ? total : 0)) / (2 * total) });
};

const writeBatches = async (plan: RunPlan, folder: string, request: PrepareRequest, press: BatchPress, hooks: JobHooks): Promise<WrittenBatch[]> => {
  const tell = progressOf(plan, hooks);
  const written: WrittenBatch[] = [];
  let pagesBefore = 0;
  for (const batch of plan.batches) {
    written.push(await press.write(batch, join(folder, 'batches', `${batch.id}.pdf`), request.inspection, { signal: hooks.signal, onPages: (pages) => tell('writing', pagesBefore + pages) }));
    pagesBefore += batch.pages;
  }
  return written;
};

const proveBatches = async (plan: RunPlan, folder: string, manifest: Manifest, request: PrepareRequest, press: BatchPress, hooks: JobHooks): Promise<void> => {
  const tell = progressOf(plan, hooks);
  const differences = [...checkManifestSums(manifest)];
  let pagesBefore = 0;
  for (const batch of plan.batches) {
    differences.push(
      ...(await press.prove(batch, join(folder, 'batches', `${batch.id}.pdf`), manifest, request.inspection, { signal: hooks.signal, onPages: (pages) => tell('proving', pagesBefore + pages) })),
    );
    pagesBefore += batch.pages;
  }
  const first = differences[0];
  if (first !== undefined) throw new JobFailure('proof-failed', `The batches could not be proved safe and were not kept: ${first} Set the report aside or ask for it again, then prepare once more.`);
};

/**
 * Writes the batches of a run and proves them by re-reading what was written, before the folder gets its name.
 *
 * @throws JobFailure where nothing is left to prepare, the folder is not free or a proof fails; nothing is left behind then
 */
export const prepareBatches = async (request: PrepareRequest, press: BatchPress, hooks: JobHooks): Promise<Prepared> => {
  const { inspection, settings, out } = request;
  await assertFolderIsFree(out);
  const plan = planInspection(inspection, settings);
  if (plan.batches.length === 0) throw new JobFailure('nothing-to-prepare', NOTHING_TO_PREPARE);

  const partial = partialFolderOf(out);
  await removePartialFolder(out);
  await makeFolders(join(partial, 'batches'));
  try {
    const batches = await writeBatches(plan, partial, request, press, hooks);
    const manifest = buildManifest({ findings: inspection, plan, settings, createdAt: request.createdAt, batches, digest });
    await proveBatches(plan, partial, manifest, request, press, hooks);
    await writeFile(join(partial, 'manifest.json'), jsonPieces(manifest));
    await writeFile(join(partial, 'manifest.csv'), manifestCsv(manifest));
    await writeFile(join(partial, 'set-aside.csv'), setAsideCsv(manifest));
    hooks.signal.throwIfAborted();
    if (await isEmptyFolder(out)) await rmdir(out);
    await rename(partial, out);
    return { manifest, plan, files: [...batches.map((batch) => batch.file), 'manifest.csv', 'manifest.json', 'set-aside.csv'] };
  } catch (thrown) {
    await removePartialFolder(out);
    throw thrown;
  }
};
