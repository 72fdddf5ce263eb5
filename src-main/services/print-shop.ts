import { createHash } from 'node:crypto';
import { basename, join } from 'node:path';
import type { EnvelopePreset } from '@shared/domain/envelope/presets';
import { envelopeOf } from '@shared/domain/packets/settings';
import { csvFile } from '@shared/domain/records/csv-file';
import type { Manifest } from '@shared/domain/records/manifest';
import { readRegular } from '../files/regular-file';
import type { ArchivedFile, ReadLockedArchive, WriteLockedArchive } from '../ports/locked-archive';
import type { JobHooks } from '../ports/hooks';
import type { PreparedFolders } from '../ports/prepared-folders';
import { JobFailure } from './job-failure';
import { assertFileCanBeWritten, writeWholeFile } from './output-folder';

export type PrintShopRequest = {
  /** A prepared folder. */
  readonly folder: string;
  /** The zip to write; it must not exist. */
  readonly out: string;
  readonly password: string;
  /** `YYYY-MM-DD`, for the ticket. */
  readonly day: string;
};

export type PrintShopTools = {
  readonly folders: PreparedFolders;
  readonly writeArchive: WriteLockedArchive;
  readonly readArchive: ReadLockedArchive;
  readonly jobTicket: (manifest: Manifest, envelope: EnvelopePreset | null, about: { readonly name: string; readonly day: string }) => Promise<Buffer>;
};

export type PrintShopPackage = { readonly files: readonly string[]; readonly manifest: Manifest };

/** A line of it is some 200 bytes, and a download has 500,000 files at most. */
const MOST_LIST_BYTES = 500_000_000;

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

type Listed = { readonly name: string; readonly sha256: string; readonly envelopes: number | null; readonly sheets: number | null };

/** `receipt.csv`: what was handed over, to be ticked off and sent back. */
const receiptCsv = (files: readonly Listed[]): string =>
  csvFile(['file', 'sha256', 'envelopes', 'sheets', 'received_by', 'received_on', 'mailed_on', 'deleted_on'], files.map((file) => [file.name, file.sha256, file.envelopes, file.sheets, null, null, null, null]));

const manifestOf = async (folder: string, folders: PreparedFolders): Promise<Manifest> => {
  const found = await folders.manifest(folder);
  if (!found.ok) throw new JobFailure(found.failure.code, found.failure.message);
  return found.value;
};

/**
 * Packs a prepared folder for a print shop into one zip that opens with the password only: the batches as they were proved, `manifest.csv`, a job ticket
 * and a receipt list. The zip is read again before it gets its name.
 *
 * @throws JobFailure where the folder holds no prepared batches, a batch was changed, or the zip is there already
 */
export const packForPrintShop = async ({ folder, out, password, day }: PrintShopRequest, { folders, writeArchive, readArchive, jobTicket }: PrintShopTools, { signal, onProgress }: JobHooks): Promise<PrintShopPackage> => {
  await assertFileCanBeWritten(out);
  const manifest = await manifestOf(folder, folders);
  const batches: (ArchivedFile & Listed)[] = [];
  for (const batch of manifest.batches) {
    const file = await folders.batchFile(folder, batch, signal);
    signal.throwIfAborted();
    if (!file.ok) throw new JobFailure(file.failure.code, file.failure.message);
    batches.push({ name: batch.file, path: file.value.path, sha256: batch.sha256, envelopes: batch.packets, sheets: batch.sheets });
  }
  const list = await readRegular(join(folder, 'manifest.csv'), MOST_LIST_BYTES);
  const ticket = await jobTicket(manifest, envelopeOf(manifest.settings), { name: basename(folder), day });
  const beside = [
    { name: 'manifest.csv', bytes: list, sha256: sha256(list), envelopes: null, sheets: null },
    { name: 'job-ticket.pdf', bytes: ticket, sha256: sha256(ticket), envelopes: null, sheets: null },
  ];
  const receipt = Buffer.from(receiptCsv([...batches, ...beside]));
  const files: readonly (ArchivedFile & { readonly sha256: string })[] = [...batches, ...beside, { name: 'receipt.csv', bytes: receipt, sha256: sha256(receipt) }];

  await writeWholeFile(out, async (zip) => {
    await writeArchive(zip, files, password, { signal, onFile: (done) => onProgress({ step: 'packing', done, total: files.length, fraction: done / files.length / 2 }) });
    const written = await readArchive(zip, password, signal);
    const odd = files.find((file) => written.get(file.name) !== file.sha256);
    if (odd || written.size !== files.length) throw new JobFailure('proof-failed', 'The zip could not be proved to hold what it should, and was not kept. Pack it once more.');
    onProgress({ step: 'packing', done: files.length, total: files.length, fraction: 1 });
  });
  return { files: files.map(({ name }) => name), manifest };
};
