import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkManifestSums } from '@shared/domain/records/check-manifest-sums';
import type { Manifest } from '@shared/domain/records/manifest';
import { parseManifest } from '@shared/domain/records/parse-manifest';
import { verifyBatch } from '../assembly/verify-batch';
import type { JobHooks } from '../ports/hooks';
import { JobFailure } from './job-failure';

/** What `verify` answers (contract). `differences` are sentences without pupils' data, in the order found. */
export type Verification = {
  readonly ok: boolean;
  readonly batches: number;
  readonly packets: number;
  readonly pages: number;
  readonly differences: readonly string[];
};

const NO_MANIFEST = 'This folder holds no prepared batches (manifest.json is missing or unreadable). Choose a folder that Foldline prepared.';

/** Reads the manifest of a prepared folder. @throws JobFailure where there is none that can be understood */
export const readManifest = async (folder: string): Promise<Manifest> => {
  let json: unknown;
  try {
    json = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'));
  } catch {
    throw new JobFailure('no-manifest', NO_MANIFEST);
  }
  const manifest = parseManifest(json);
  if (!manifest.ok) throw new JobFailure(manifest.failure.code, manifest.failure.message);
  return manifest.value;
};

/** Proves a prepared folder again from its manifest alone, by re-reading every written page. */
export const verifyPrepared = async (folder: string, hooks: JobHooks): Promise<Verification> => {
  const manifest = await readManifest(folder);
  const total = manifest.totals.pages;
  const differences = [...checkManifestSums(manifest)];
  let pagesBefore = 0;
  for (const batch of manifest.batches) {
    differences.push(
      ...(await verifyBatch({
        path: join(folder, batch.file),
        batch,
        packets: manifest.packets.filter((packet) => packet.batch === batch.id),
        signal: hooks.signal,
        onPages: (pages) => hooks.onProgress({ step: 'proving', done: pagesBefore + pages, total, fraction: total === 0 ? 1 : Math.min(1, (pagesBefore + pages) / total) }),
      })),
    );
    pagesBefore += batch.pages;
  }
  return { ok: differences.length === 0, batches: manifest.batches.length, packets: manifest.packets.length, pages: total, differences };
};
