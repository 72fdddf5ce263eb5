import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DEFAULT_LEDGER_SETTINGS } from '@shared/domain/printing/ledger-settings';
import type { PrintEvent } from '@shared/domain/printing/print-event';
import { extractPages } from '@main/assembly/extract-pages';
import { ledgerIn } from '@main/ledger/open-ledger';
import { directTransport } from '@main/printing/direct/direct-transport';
import { jobDocuments } from '@main/printing/job-document';
import { preparedFolders } from '@main/printing/prepared-folders';
import { systemClock } from '@main/printing/system-clock';
import { settleAfterJam } from '@main/services/ledger-desk';
import { printPrepared, type PrintRequest } from '@main/services/printing';
import { PauseGate } from '@main/services/printing/pause-gate';
import { startMadePrinter, type MadePrinter } from '../support/print-lab/made-printer';
import { makePreparedFolder } from '../support/print-lab/prepared-folder';
import { recordOf } from '../support/print-lab/printing-bench';
import { until } from '../support/print-lab/process';

const JOBS = 12;
let scratch: string;
let quick: MadePrinter;
let slow: MadePrinter;
beforeEach(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'pool-'));
  [quick, slow] = [await startMadePrinter(), await startMadePrinter()];
  [quick.speed, slow.speed] = [10, 800];
  await makePreparedFolder(join(scratch, 'prepared'), Array.from({ length: JOBS }, (_, index) => ({ id: `batch-${String(index + 1).padStart(2, '0')}`, packetPages: [2, 2] })));
});
afterEach(async () => {
  await Promise.all([quick.stop(), slow.stop()]);
  await rm(scratch, { recursive: true, force: true });
});

const openLedger = () => ledgerIn(join(scratch, 'data'), systemClock.now)();
const transport = () => directTransport({ userName: 'office', printers: async () => [{ name: 'Quick', address: quick.address, certificate: null }, { name: 'Slow', address: slow.address, certificate: null }] });
const print = (request: Partial<PrintRequest> = {}) =>
  recordOf(
    printPrepared(
      { folder: join(scratch, 'prepared'), printer: 'Quick', morePrinters: ['Slow'], signal: new AbortController().signal, onEvent: () => undefined, ...request },
      { transport: transport(), openLedger, folders: preparedFolders, jobDocument: jobDocuments(extractPages), clock: systemClock, account: 'office', ledgerSettings: async () => DEFAULT_LEDGER_SETTINGS, printerProfiles: async () => [] },
    ),
  );
const printedBatches = (): string[] => [...quick.printed, ...slow.printed].map((name) => /batch-\d+/.exec(name)?.[0] ?? '').toSorted();
const allBatches = Array.from({ length: JOBS }, (_, index) => `batch-${String(index + 1).padStart(2, '0')}`);

test('several printers share a run; the quicker takes more, and every piece comes out once', async () => {
  const done = await print();
  expect(done).toMatchObject({ outcome: 'completed', pieces: { ok: JOBS * 2 } });
  expect(printedBatches()).toEqual(allBatches);
  expect(slow.printed.length).toBeGreaterThan(0);
  expect(quick.printed.length).toBeGreaterThan(slow.printed.length);
  expect(new Set(done.jobs.map(({ printer }) => printer))).toEqual(new Set(['Quick', 'Slow']));
});

test('one that fails takes no more; the others go on, and its pieces are printed elsewhere when a person says so', async () => {
  slow.aborts = true;
  const done = await print();
  expect(done).toMatchObject({ outcome: 'failed', pieces: { ok: JOBS * 2 - 2, unknown: 2, notSent: 0 } });
  expect(done.message).toContain('The printer aborted the job.');
  expect(slow.printed).toEqual([]);
  const settled = await settleAfterJam(1, 0, { openLedger, ledgerExists: () => true, transport: transport(), account: 'office' });
  expect(settled).toMatchObject({ ok: true, value: { printers: ['Quick', 'Slow'], now: { ok: JOBS * 2 - 2, reprint: 2 } } });
  expect(await print({ morePrinters: [] })).toMatchObject({ run: 2, outcome: 'completed', pieces: { ok: 2 } });
  expect(printedBatches()).toEqual(allBatches);
  const opened = await openLedger();
  if (!opened.ok) throw new Error(opened.failure.message);
  expect(opened.value.run(1)?.now).toMatchObject({ ok: JOBS * 2 });
  opened.value.close();
});

test('a paused run sends nothing more until it is resumed, and can be cancelled while it waits', async () => {
  const gate = new PauseGate();
  const events: PrintEvent[] = [];
  const onEvent = (event: PrintEvent): void => {
    events.push(event);
    if (event.kind === 'job-ended' && events.filter(({ kind }) => kind === 'job-ended').length === 2) gate.pause();
  };
  const running = print({ morePrinters: [], gate, onEvent });
  await until('the pause', () => events.some(({ kind }) => kind === 'paused'));
  expect(quick.printed).toHaveLength(2);
  gate.resume();
  expect(await running).toMatchObject({ outcome: 'completed' });
  expect(events.some(({ kind }) => kind === 'resumed')).toBe(true);

  const controller = new AbortController();
  const waiting = new PauseGate();
  waiting.pause();
  const second = print({ reprint: true, morePrinters: [], gate: waiting, signal: controller.signal, onEvent: ({ kind }) => (kind === 'paused' ? controller.abort() : undefined) });
  expect(await second).toMatchObject({ outcome: 'cancelled', pieces: { notSent: JOBS * 2 } });
  expect(quick.printed).toHaveLength(JOBS);
});
