import { createHash } from 'node:crypto';
import { constants } from 'node:buffer';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parseManifest } from '@shared/domain/records/parse-manifest';
import { failed, succeeded, type Result } from '@shared/ipc/result';
import { openRegular, readRegular } from '../files/regular-file';
import { systemCodeOf } from '../files/system-code';
import type { BatchFile, PreparedFolders } from '../ports/prepared-folders';

/** Prepared folders on this computer's disks. */
export const preparedFolders: PreparedFolders = {
  manifest: async (folder) => {
    try {
      return parseManifest(JSON.parse((await readRegular(join(folder, 'manifest.json'), constants.MAX_STRING_LENGTH)).toString('utf8')));
    } catch (thrown) {
      if (['EACCES', 'EPERM'].includes(systemCodeOf(thrown))) return failed('folder-not-prepared', `The batches in ${folder} can't be opened by this account. Sign in as whoever prepared them, or prepare the download again.`);
      if (!existsSync(folder)) return failed('folder-not-prepared', `${folder} is not there: it was moved, renamed or deleted, or its disk is not connected. Put it back, or prepare the download again.`);
      // For the person a missing file and one that is no JSON have the same next step.
      return failed('folder-not-prepared', `${folder} holds no prepared batches: its manifest.json is missing or can't be read. Choose a folder that Foldline prepared, or prepare the download again.`);
    }
  },
  batchFile: (folder, batch, signal) => checkedBatchFile(join(folder, batch.file), batch, signal),
};

async function checkedBatchFile(path: string, batch: { readonly file: string; readonly sha256: string }, signal: AbortSignal): Promise<Result<BatchFile>> {
  const hash = createHash('sha256');
  try {
    // The stream closes the file.
    const bytes = (await openRegular(path)).createReadStream();
    await pipeline(bytes, hash, { signal });
    if (hash.digest('hex') === batch.sha256) return succeeded({ path, byteLength: bytes.bytesRead });
  } catch {
    if (signal.aborted) return failed('cancelled', 'Printing was cancelled. Nothing was sent.');
    return failed('batch-unreadable', `${batch.file} can't be read. Prepare the download again, then print that folder.`);
  }
  return failed('folder-changed', `${batch.file} is not the file that was proved: it was changed afterwards. Prepare the download again, then print that folder.`);
}
