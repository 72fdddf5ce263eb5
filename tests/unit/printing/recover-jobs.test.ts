import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { AS_PLANNED } from '@shared/domain/printing/arrange-pages';
import { describeReasons } from '@shared/domain/printing/describe-reasons';
import type { JobStatus } from '@shared/domain/printing/job-status';
import { succeeded } from '@shared/ipc/result';
import { ledgerIn } from '@main/ledger/open-ledger';
import type { Ledger } from '@main/ports/ledger';
import type { PrintTransport } from '@main/ports/print-transport';
import { recoverJobs } from '@main/services/printing/recover-jobs';

let folder: string;
let ledger: Ledger;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'recover-'));
  const opened = await ledgerIn(folder, () => new Date('2025-08-01T12:00:00Z'))();
  if (!opened.ok) throw new Error(opened.failure.message);
  ledger = opened.value;
});
afterEach(() => {
  ledger.close();
  rmSync(folder, { recursive: true, force: true });
});

const PRINTER = { printer: 'Office', id: 7 };
const JOB_NAME = 'Foldline run 1';
/** A printer that calls the job completed. */
const completing = {
  status: async () => succeeded<JobStatus>({ state: 'completed', reasons: ['job-completed-successfully'], printerReasons: [], printerState: 'idle', jobName: JOB_NAME, printedBy: null }),
} as unknown as PrintTransport;

/** A job of piece 1 whose number is written down, as the program that sends it leaves the ledger when it is killed. */
function sendingJob(): { readonly run: number; readonly job: number } {
  const run = ledger.startRun({ printer: 'Office', purpose: 'print', by: 'office', folder: '/batches', batches: ['abc'], pieceRanges: '1', pieces: 1, sheets: 1, deadlines: [] });
  const job = ledger.recordSending({ run, printer: 'Office', jobName: JOB_NAME, batch: 'one', batchSha256: 'abc', pages: 2, arrangement: AS_PLANNED, pieces: [{ piece: 1, ssid: null, reports: [], kept: [] }] });
  ledger.recordCreated(job, PRINTER);
  return { run, job };
}

const recovered = async (run: number) => {
  expect(await recoverJobs(null, { ledger, transport: completing, signal: new AbortController().signal })).toBe(0);
  expect(ledger.openJobs()).toEqual([]);
  const [job] = ledger.run(run)?.jobs ?? [];
  return { now: ledger.outcomes('abc').get(1), state: job?.state, reasons: job?.reasons };
};

test('a completed job is good where its pages were seen to leave whole, also where its end could not be seen at first', async () => {
  const { run, job } = sendingJob();
  ledger.recordHandingOver(job);
  ledger.recordEnd(job, { state: 'unknown', reasons: ['job-unknown'], outcome: 'unknown' });
  expect(await recovered(run)).toEqual({ now: 'ok', state: 'completed', reasons: ['job-completed-successfully'] });
});

// ippeveprinter (CUPS 2.4.2) takes what came of a document that is cut off for all of it.
test.each([
  ['the program ended', (): void => undefined],
  ['the connection broke', (job: number): void => ledger.recordEnd(job, { state: 'unknown', reasons: ['printer-absent'], outcome: 'unknown' })],
])('a completed job is not known to be good where %s while its pages left', async (_, breakOff) => {
  const { run, job } = sendingJob();
  breakOff(job);
  const { now, state, reasons } = await recovered(run);
  expect({ now, state, reasons }).toEqual({ now: 'unknown', state: 'completed', reasons: ['job-completed-successfully', 'sending-broken-off'] });
  expect(describeReasons(reasons ?? [])).toEqual(['The sending of the pages was broken off, so sheets may be missing. Look in the tray which pieces came out whole.']);
});
