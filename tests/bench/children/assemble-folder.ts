import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeBatch } from '@main/assembly/write-batch';

/** All reports of a folder into one batch, as `prepare` writes it. */
export const assembleFolder = async (folder: string, path: string, pages: string): Promise<void> => {
  const files = readdirSync(folder).sort();
  const packets = files.map((_, entryIndex) => ({ sides: Array.from({ length: Number(pages) }, (_side, index) => ({ kind: 'page' as const, entryIndex, pageNumber: index + 1 })) }));
  await writeBatch({
    path,
    batchId: 'bench',
    packets,
    openEntry: (entryIndex) => readFile(join(folder, files[entryIndex]!)),
    signal: new AbortController().signal,
    onProgress: () => {},
  });
};
