import { join } from 'node:path';
import { checkManifestSums } from '@shared/domain/records/check-manifest-sums';
import type { ManifestBatch, ManifestPacket } from '@shared/domain/records/manifest';
import type { JobHooks } from '../ports/hooks';
import type { PreparedFolders } from '../ports/prepared-folders';
import { JobFailure } from './job-failure';

/** What `verify` answers (contract). `differences` are sentences without pupils' data, in the order found. */
export type Verification = {
  readonly ok: boolean;
  readonly batches: number;
  readonly packets: number;
  readonly pages: number;
  readonly differences: readonly string[];
};

export type VerifyTools = {
  readonly folders: Pick<PreparedFolders, 'manifest'>;
  /** Proves one batch's file against its manifest; differences are sentences without pupils' data. */
  readonly verifyBatch: (request: {
    readonly path: string;
    readonly batch: ManifestBatch;
    readonly packets: readonly ManifestPacket[];
    readonly signal: AbortSignal;
    readonly onPages: (pages: number) => void;
  }) => Promise<readonly string[]>;
};

/**
 * Proves a prepared folder again from its manifest alone, by re-reading every written page.
 *
 * @throws JobFailure where the folder holds no manifest that can be understood
 */
export const verifyPrepared = async (folder: string, { folders, verifyBatch }: VerifyTools, hooks: JobHooks): Promise<Verification> => {
  const found = await folders.manifest(folder);
  if (!found.ok) throw new JobFailure(found.failure.code, found.failure.message);
  const manifest = found.value;
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
