import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { groupBy } from '@shared/domain/packets/group-by';
import { checkManifestSums } from '@shared/domain/records/check-manifest-sums';
import { combinedCsv, isCombining } from '@shared/domain/records/combined-csv';
import { manifestCsv } from '@shared/domain/records/manifest-csv';
import type { Manifest, ManifestBatch, ManifestPacket } from '@shared/domain/records/manifest';
import { brokenSeals } from '@shared/domain/records/packet-seal';
import { setAsideCsv } from '@shared/domain/records/set-aside-csv';
import { FileUnfit, readRegular } from '../files/regular-file';
import type { JobHooks } from '../ports/hooks';
import type { PreparedFolders } from '../ports/prepared-folders';
import { digest } from './digest';
import { isCancellation } from './is-cancellation';

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
 * Proves a prepared folder again from its manifest alone: every written page is re-read, the sums and the packets' seals are
 * checked, and the CSV files are held against the manifest that they come from. A folder without a manifest differs, too.
 */
export const verifyPrepared = async (folder: string, tools: VerifyTools, hooks: JobHooks): Promise<Verification> => {
  const found = await tools.folders.manifest(folder);
  if (!found.ok) return { ok: false, batches: 0, packets: 0, pages: 0, differences: [found.failure.message] };
  const manifest = found.value;
  const differences = [
    ...(await batchDifferences(folder, manifest, tools, hooks)),
    ...checkManifestSums(manifest),
    ...brokenSeals(manifest.packets, digest),
    ...(await fileDifferences(folder, manifest)),
  ];
  return { ok: differences.length === 0, batches: manifest.batches.length, packets: manifest.packets.length, pages: manifest.totals.pages, differences };
};

const batchDifferences = async (folder: string, manifest: Manifest, { verifyBatch }: VerifyTools, { signal, onProgress }: JobHooks): Promise<readonly string[]> => {
  const total = manifest.totals.pages;
  const packetsOfBatch = groupBy(manifest.packets, (packet) => packet.batch);
  const differences: string[] = [];
  let pagesBefore = 0;
  for (const batch of manifest.batches) {
    const onPages = (pages: number): void =>
      onProgress({ step: 'proving', done: pagesBefore + pages, total, fraction: total === 0 ? 1 : Math.min(1, (pagesBefore + pages) / total) });
    try {
      differences.push(...(await verifyBatch({ path: join(folder, batch.file), batch, packets: packetsOfBatch.get(batch.id) ?? [], signal, onPages })));
    } catch (thrown) {
      if (isCancellation(thrown, signal)) throw thrown;
      differences.push(`Batch ${batch.id}: ${batch.file} is missing or can't be read.`);
    }
    pagesBefore += batch.pages;
  }
  return differences;
};

const CHANGED_LIST = 'was changed after it was written';

/** The CSV files say what the manifest says, byte for byte, and no other PDF lies among the batches. */
const fileDifferences = async (folder: string, manifest: Manifest): Promise<readonly string[]> => {
  const differences: string[] = [];
  const lists: readonly (readonly [name: string, pieces: Iterable<string>])[] = [
    ['manifest.csv', manifestCsv(manifest)],
    ['set-aside.csv', setAsideCsv(manifest)],
    ...(isCombining(manifest.settings) ? [['combined.csv', combinedCsv(manifest)] as const] : []),
  ];
  for (const [name, pieces] of lists) {
    const difference = await listDifference(join(folder, name), Buffer.from([...pieces].join('')));
    if (difference !== null) differences.push(`${name} ${difference}.`);
  }
  const listed = new Set(manifest.batches.map(({ file }) => file));
  const present = await readdir(join(folder, 'batches')).catch(() => []);
  const unlisted = present.filter((name) => /\.pdf$/i.test(name) && !listed.has(`batches/${name}`)).length;
  if (unlisted > 0) differences.push(`batches holds ${unlisted === 1 ? 'a PDF' : `${unlisted} PDFs`} that the manifest does not list.`);
  return differences;
};

/** What is wrong with a list, as the end of a sentence; null where it is as it was written. No more of it is read than it can hold then. */
const listDifference = async (path: string, expected: Buffer): Promise<string | null> => {
  try {
    return (await readRegular(path, expected.length)).equals(expected) ? null : CHANGED_LIST;
  } catch (thrown) {
    return thrown instanceof FileUnfit && thrown.fault === 'too-large' ? CHANGED_LIST : "is missing or can't be read";
  }
};
