import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { DEFAULT_LEDGER_SETTINGS } from '@shared/domain/printing/ledger-settings';
import type { PrintRunRecord } from '@shared/domain/records/print-run';
import type { Failure } from '@shared/ipc/result';
import { extractPages } from '@main/assembly/extract-pages';
import { ledgerIn } from '@main/ledger/open-ledger';
import type { PrintTransport } from '@main/ports/print-transport';
import { jobDocuments } from '@main/printing/job-document';
import { preparedFolders } from '@main/printing/prepared-folders';
import { systemClock } from '@main/printing/system-clock';
import { schedulerTransport } from '@main/printing/system-transport';
import { printPrepared, type PrintingTools, type PrintRequest } from '@main/services/printing';
import { makePreparedFolder, pageText } from './prepared-folder';
import { startPrintLab, type LabQueue, type PrintLab, type ReceivedDocument } from './print-lab';
import { run } from './process';

/** What a test of printing has at hand; the folders are new for each test. */
export type PrintingBench = {
  readonly lab: PrintLab;
  readonly transport: PrintTransport;
  readonly scratch: string;
  /** Where the prepared folder of the test stands. */
  readonly folder: string;
  /** Prints the folder to Lab_Pdf, unless the request says otherwise. */
  readonly print: (request?: Partial<PrintRequest>, changes?: Partial<PrintingTools>) => ReturnType<typeof printPrepared>;
  /** The documents that a printer received in this test. */
  readonly newDocuments: (queue: LabQueue) => Promise<readonly ReceivedDocument[]>;
  /** The text of each page of each of them, by poppler. */
  readonly newPages: () => Promise<string[][]>;
};

type Mutable = { -readonly [Key in keyof PrintingBench]: PrintingBench[Key] };

/** Gives the tests of a file a lab of their own. Call it once, at the top of the file; its parts are there while tests run. */
export function usePrintLab(queues: readonly LabQueue[]): PrintingBench {
  const bench = {} as Mutable;
  beforeAll(async () => {
    bench.lab = await startPrintLab(queues);
    bench.transport = schedulerTransport(bench.lab.environment);
  });
  afterAll(() => bench.lab.stop());

  beforeEach(async () => {
    bench.scratch = await mkdtemp(join(tmpdir(), 'printing-'));
    bench.folder = join(bench.scratch, 'prepared');
    const received = await Promise.all(queues.map(async (queue) => [queue, (await bench.lab.received(queue)).length] as const));
    const before = new Map(received);
    bench.newDocuments = async (queue) => (await bench.lab.received(queue)).slice(before.get(queue));
  });
  afterEach(async () => {
    for (const queue of queues) await bench.lab.setFault(queue, null);
    await rm(bench.scratch, { recursive: true, force: true });
  });

  bench.print = (request = {}, changes = {}) =>
    printPrepared(
      { folder: bench.folder, printer: 'Lab_Pdf', signal: new AbortController().signal, onEvent: () => undefined, ...request },
      {
        transport: bench.transport,
        openLedger: ledgerIn(join(bench.scratch, 'data'), systemClock.now),
        folders: preparedFolders,
        jobDocument: jobDocuments(extractPages),
        clock: systemClock,
        account: 'office',
        ledgerSettings: async () => DEFAULT_LEDGER_SETTINGS,
        printerProfiles: async () => [],
        ...changes,
      },
    );
  bench.newPages = async () => {
    const documents = await bench.newDocuments('Lab_Pdf');
    return Promise.all(documents.map(async ({ path }) => (await run('pdftotext', ['-layout', path, '-'])).split('\f').slice(0, -1).map((page) => page.trim())));
  };
  return bench;
}

export async function recordOf(answer: ReturnType<typeof printPrepared>): Promise<PrintRunRecord> {
  const result = await answer;
  if (!result.ok) throw new Error(result.failure.message);
  return result.value;
}

export async function failureOf(answer: ReturnType<typeof printPrepared>): Promise<Failure> {
  const result = await answer;
  if (result.ok) throw new Error(`It was printed: ${JSON.stringify(result.value)}`);
  return result.failure;
}

/** What stands on the pages `first` to `last` of a batch. */
export const pageTexts = (batch: string, first: number, last: number): string[] => Array.from({ length: last - first + 1 }, (_, index) => pageText(batch, first + index));

/** Three packets of two sheets and two packets of three, in two batches. */
export const makeTwoBatches = (folder: string) => makePreparedFolder(folder, [{ id: '4-pages-2-sheets', packetPages: [4, 4, 4] }, { id: '6-pages-3-sheets', packetPages: [6, 6] }]);
