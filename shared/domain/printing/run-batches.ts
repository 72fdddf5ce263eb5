import type { ManifestBatch } from '../records/manifest';

/** The batches of a run by their SHA-256, which the numbers of their pieces are part of: those it was to print from, null in runs of an older version, and those of its jobs. */
export type RunBatches = { readonly planned: readonly string[] | null; readonly sent: readonly string[] };

/** Whether `chosen`, batches of a folder that holds `all`, are a run's own. A run of an older version is known by its jobs alone, which may have left batches untouched. */
export function areBatchesOfRun(chosen: readonly ManifestBatch[], all: readonly ManifestBatch[], { planned, sent }: RunBatches): boolean {
  if (planned !== null) return chosen.every(({ sha256 }) => planned.includes(sha256));
  return sent.every((sha256) => all.some((batch) => batch.sha256 === sha256));
}
