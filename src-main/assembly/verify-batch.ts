import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { ManifestBatch } from '@shared/domain/records/manifest';
import { openRegular } from '../files/regular-file';
import type { PacketsInTurn } from './batch-packets';
import { BLANK_FINGERPRINT } from './page/blank-page';
import { LeanReaderRefusal } from '../pdf/syntax';
import { BatchLayout, type ExpectedPage, type LaidPacket } from './verify/page-layout';
import { WrittenDocument, type WrittenPage } from './verify/written-document';

export type VerifyBatchRequest = {
  readonly path: string;
  readonly batch: ManifestBatch;
  readonly packets: PacketsInTurn<LaidPacket>;
  readonly signal: AbortSignal;
  /** Called now and then with the pages proved so far. */
  readonly onPages: (pages: number) => void;
};

/** More would not be read by anybody. */
const MOST_DIFFERENCES = 100;
/** Between two looks at the signal. */
const PAGES_AT_A_TIME = 100;

/**
 * Proves a batch's file against the manifest by reading it from the disk: layout, page by page what each shows, blanks,
 * sizes, print preferences, nothing carried that is not drawn, and the checksum. Gives the differences as sentences that
 * name batch and page and hold no pupil's data; none means proved. Rejects with the signal's reason or the file system's
 * failure.
 */
export const verifyBatch = async (request: VerifyBatchRequest): Promise<readonly string[]> => {
  const { batch, packets, path, signal } = request;
  const sha256 = await checksumOf(path, signal);
  const layout = new BatchLayout(batch);
  for await (const packet of packets) layout.take(packet);
  const differences = [...layout.differences(), ...(await contentDifferences(request, layout))];
  if (sha256 !== batch.sha256) differences.push('the file is not the one that was written: its checksum differs');
  return differences.slice(0, MOST_DIFFERENCES).map((difference) => `Batch ${batch.id}, ${difference}.`);
};

/** Read into one room: memory that is given back again and again costs more than reading. */
const PIECE_BYTES = 256 * 1024;

const checksumOf = async (path: string, signal: AbortSignal): Promise<string> => {
  const hash = createHash('sha256');
  const file = await openRegular(path);
  try {
    const room = Buffer.allocUnsafe(PIECE_BYTES);
    for (;;) {
      const { bytesRead } = await file.read(room, 0, room.length);
      signal.throwIfAborted();
      if (bytesRead === 0) return hash.digest('hex');
      hash.update(room.subarray(0, bytesRead));
    }
  } finally {
    await file.close();
  }
};

const contentDifferences = async ({ batch, path, signal, onPages }: VerifyBatchRequest, layout: BatchLayout): Promise<readonly string[]> => {
  const differences: string[] = [];
  let pageNumber = 0;
  let written: WrittenDocument | null = null;
  try {
    written = new WrittenDocument(path);
    for (const page of written.pages()) {
      pageNumber++;
      differences.push(...pageDifferences(page, layout.expected(pageNumber - 1)).map((difference) => `page ${pageNumber}: ${difference}`));
      if (pageNumber % PAGES_AT_A_TIME === 0) {
        onPages(pageNumber);
        await setImmediate();
        signal.throwIfAborted();
      }
    }
    onPages(pageNumber);
    if (pageNumber !== batch.pages) differences.push(`the file has ${pageNumber} pages and is listed with ${batch.pages}`);
    differences.push(...written.documentSurprises(batch.id).map((surprise) => `the file: ${surprise}`));
  } catch (problem) {
    if (!(problem instanceof LeanReaderRefusal)) throw problem;
    differences.push(`page ${pageNumber + 1}: the file cannot be read from here on`);
  } finally {
    written?.close();
  }
  return differences;
};

const pageDifferences = (page: WrittenPage, expected: ExpectedPage | undefined): readonly string[] => {
  if (!expected) return ['it is one more than the batch is listed with'];
  const differences = [...page.surprises];
  const isBlank = page.fingerprint === BLANK_FINGERPRINT;
  if (expected.isBlank && !isBlank) differences.push('it is to be blank and is not');
  else if (expected.fingerprint !== null && expected.fingerprint !== page.fingerprint) {
    differences.push(isBlank ? 'it is blank and is to show a report' : 'it does not show what was written there');
  }
  return differences;
};
