import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Manifest } from '@shared/domain/records/manifest';
import { failed, succeeded, type Result } from '@shared/ipc/result';
import type { BatchFile, PreparedFolders } from '../ports/prepared-folders';

/** Batches stand where `prepare` puts them; a manifest that names another place is not one of its own. */
const BATCH_FILE = /^batches\/[^/\\]+\.pdf$/;

/** Prepared folders on this computer's disks. */
export const preparedFolders: PreparedFolders = {
  manifest: async (folder) => {
    try {
      const manifest: unknown = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'));
      if (isManifest(manifest)) return succeeded(manifest);
    } catch {
      // Said below: for the person a missing and an unreadable manifest have the same next step.
    }
    return failed('folder-not-prepared', `${folder} holds no manifest that can be read. Prepare the download again, then print that folder.`);
  },
  batchFile: (folder, batch, signal) => checkedBatchFile(join(folder, batch.file), batch, signal),
};

async function checkedBatchFile(path: string, batch: { readonly file: string; readonly sha256: string }, signal: AbortSignal): Promise<Result<BatchFile>> {
  if (!BATCH_FILE.test(batch.file)) return failed('folder-not-prepared', 'The manifest names a file outside of its batches. Prepare the download again, then print that folder.');
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(path), hash, { signal });
    if (hash.digest('hex') === batch.sha256) return succeeded({ path, byteLength: (await stat(path)).size });
  } catch {
    if (signal.aborted) return failed('cancelled', 'Printing was cancelled. Nothing was sent.');
    return failed('batch-unreadable', `${batch.file} can't be read. Prepare the download again, then print that folder.`);
  }
  return failed('folder-changed', `${batch.file} is not the file that was proved: it was changed afterwards. Prepare the download again, then print that folder.`);
}

/** The parts that printing reads; the manifest is a file that anybody may have edited. */
function isManifest(value: unknown): value is Manifest {
  if (!isRecord(value) || value['schema'] !== 1) return false;
  const { batches, packets } = value;
  return (
    Array.isArray(batches) &&
    batches.every((batch) => isRecord(batch) && hasTexts(batch, 'id', 'file', 'sha256') && hasCounts(batch, 'pages')) &&
    Array.isArray(packets) &&
    packets.every((packet) => isRecord(packet) && hasTexts(packet, 'batch') && hasCounts(packet, 'piece', 'firstPage', 'pages'))
  );
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const hasTexts = (value: Record<string, unknown>, ...names: readonly string[]): boolean => names.every((name) => typeof value[name] === 'string');
const hasCounts = (value: Record<string, unknown>, ...names: readonly string[]): boolean => names.every((name) => Number.isSafeInteger(value[name]) && Number(value[name]) >= 1);
