import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkPrinter } from '@shared/domain/printing/check-printer';
import { DEFAULT_LEDGER_SETTINGS } from '@shared/domain/printing/ledger-settings';
import { NO_OPTIONS } from '@shared/domain/printing/print-options';
import type { PrintEvent } from '@shared/domain/printing/print-event';
import { extractPages } from '@main/assembly/extract-pages';
import { ledgerIn } from '@main/ledger/open-ledger';
import type { PrintTransport } from '@main/ports/print-transport';
import { jobDocuments } from '@main/printing/job-document';
import { preparedFolders } from '@main/printing/prepared-folders';
import { spoolFolderIn, systemTransport } from '@main/printing/system-transport';
import { powerShellAt } from '@main/printing/windows/run-powershell';
import { sweepSpool } from '@main/printing/windows/spool-folder';
import { printPrepared, type PrintingTools, type PrintRequest } from '@main/services/printing';
import { makePreparedFolder } from '../support/print-lab/prepared-folder';
import { failureOf, recordOf } from '../support/print-lab/printing-bench';
import { run as runProgram } from '../support/print-lab/process';
import { OFFICE_LASER, startWindowsSpooler, type WindowsSpooler } from '../support/windows-spooler/windows-spooler';

let scratch: string;
let data: string;
let spooler: WindowsSpooler;
let transport: PrintTransport;
beforeEach(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'windows-spooler-'));
  data = join(scratch, 'data');
  spooler = await startWindowsSpooler(join(scratch, 'spooler'));
  transport = systemTransport({ dataFolder: data, added: async () => [], dpi: async () => DPI, runPowerShell: spooler.run }, 'win32');
  await makePreparedFolder(join(scratch, 'prepared'), [{ id: 'one', packetPages: [4, 2, 2] }]);
});
afterEach(() => rm(scratch, { recursive: true, force: true }));

/** Coarse, so that pages are drawn quickly. */
const DPI = 60;
const { signal } = new AbortController();
/** Time passes only by being waited for, and quickly. */
const clock = { now: () => new Date(), wait: async () => undefined };
const openLedger = () => ledgerIn(data, () => new Date())();
const print = (request: Partial<PrintRequest> = {}, changes: Partial<PrintingTools> = {}): ReturnType<typeof printPrepared> =>
  printPrepared(
    { folder: join(scratch, 'prepared'), printer: 'Office Color', signal, onEvent: () => undefined, ...request },
    { transport, openLedger, folders: preparedFolders, jobDocument: jobDocuments(extractPages), clock, account: 'office', ledgerSettings: async () => DEFAULT_LEDGER_SETTINGS, printerProfiles: async () => [], ...changes },
  );
const left = async (): Promise<string[]> => (existsSync(spoolFolderIn(data)) ? readdir(spoolFolderIn(data)) : []);
const callsOf = async (name: string) => (await spooler.state()).calls.filter((call) => call.name === name);

describe('a queue of Windows', () => {
  test('is listed with what its driver says, and one that leads to a file is not', async () => {
    await spooler.change({ queues: [OFFICE_LASER, { ...OFFICE_LASER, name: 'Microsoft Print to PDF', port: 'PORTPROMPT:' }, { ...OFFICE_LASER, name: 'Old', isDefault: false, can: null }, { ...OFFICE_LASER, name: '\\\\SERVER\\Laser "A"', isDefault: false, status: 0x10 }] });
    const listed = await transport.list(signal);
    if (!listed.ok) throw new Error(listed.failure.message);
    expect(listed.value.map(({ name }) => name)).toEqual(['Office Color', 'Old', '\\\\SERVER\\Laser "A"']);
    expect(listed.value[0]).toMatchObject({
      ...{ way: 'spooler', isDefault: true, model: 'Maker Universal PCL6', location: 'Room 12', takesPdf: true, color: true, keepsScale: true, state: 'idle', stateReasons: [], acceptsJobs: true, unreachable: null },
      ...{ sides: ['one-sided', 'two-sided-short-edge', 'two-sided-long-edge'], media: ['na_letter_8.5x11in', 'ISOA4'], trays: ['auto', 'Tray 2'], finishings: [20] },
    });
    expect(checkPrinter(listed.value[0]!)).toEqual([]);
    expect(checkPrinter(listed.value[1]!)).toMatchObject([{ code: 'printer-unreachable', message: expect.stringContaining('The driver of Old does not say') }]);
    expect(checkPrinter(listed.value[2]!)).toMatchObject([{ severity: 'notice', message: expect.stringContaining('The paper tray is empty') }]);
  });

  test('is left out where its printer is in the list by its own address', async () => {
    const added = async () => [{ name: 'Laser', address: 'ipps://10.20.0.15/ipp/print', certificate: 'AA' }];
    const installed = JSON.stringify({ queues: [{ Name: 'Office Color', PortName: 'IP_1' }, { Name: 'Other', PortName: 'USB001' }], ports: [{ Name: 'IP_1', PrinterHostAddress: '10.20.0.15' }] });
    await spooler.change({ queues: [OFFICE_LASER, { ...OFFICE_LASER, name: 'Other', port: 'USB001' }] });
    const run: WindowsSpooler['run'] = (script, values, one) => (script.includes('Get-PrinterPort') ? Promise.resolve(installed) : spooler.run(script, values, one));
    const both = systemTransport({ dataFolder: data, added, dpi: async () => 300, runPowerShell: run }, 'win32');
    const listed = await both.list(signal);
    expect(listed.ok && listed.value.map(({ name }) => name)).toEqual(['Other']);
  });

  test('gets a run as pictures with its ticket, is followed, and the ledger has it', async () => {
    const events: PrintEvent[] = [];
    const done = await recordOf(print({ options: { ...NO_OPTIONS, tray: 'Tray 2' }, onEvent: (event) => events.push(event) }));
    expect(done).toMatchObject({ outcome: 'completed', jobs: [{ id: 7, printer: 'Office Color', fromPiece: 1, toPiece: 3, pages: 8, state: 'completed' }], pieces: { ok: 3 } });
    expect(events.map(({ sentence }) => sentence)).toContain('Printing.');
    const [call] = await callsOf('add-job');
    expect(call?.values).toMatchObject({
      FOLDLINE_PRINTER: 'Office Color',
      FOLDLINE_JOB_NAME: expect.stringMatching(/^Foldline run 1 \([0-9a-f]{6}\), batch one, pieces 1-3$/),
      FOLDLINE_DUPLEXING: 'TwoSidedLongEdge',
      FOLDLINE_COLOR: 'Color',
      FOLDLINE_TRAY: 'Tray 2',
    });
    expect(call?.words).toEqual(['-NoProfile', '-NonInteractive', '-NoLogo', '-Sta', '-ExecutionPolicy', 'Bypass', '-OutputFormat', 'Text', '-EncodedCommand']);
    await runProgram('mutool', ['draw', '-q', '-r', '20', '-o', join(scratch, 'page-%d.ppm'), spooler.fileOf(7)]);
    expect((await readdir(scratch)).filter((name) => name.startsWith('page-'))).toHaveLength(8);
    // A job that printed was kept by the spooler and is let go once that was seen; of its pages nothing is left here.
    expect((await spooler.state()).jobs).toEqual([]);
    expect(await left()).toEqual([]);
    expect(await failureOf(print())).toMatchObject({ code: 'nothing-left' });
  });

  test('and a job may be called anything: names never become code', async () => {
    const name = 'Büro "A" $(Remove-Item C:\\) `\'; exit 1 # %PATH%\n印刷';
    await spooler.change({ queues: [{ ...OFFICE_LASER, name }] });
    expect(await recordOf(print({ printer: name }))).toMatchObject({ outcome: 'completed', pieces: { ok: 3 } });
    const calls = (await spooler.state()).calls;
    expect(new Set(calls.flatMap(({ values }) => values['FOLDLINE_PRINTER'] ?? []))).toEqual(new Set([name]));
    expect(JSON.stringify(calls.map(({ words }) => words))).not.toContain('Remove-Item');
  });

  test('prints a part in gray where it has no color and the person said so', async () => {
    await spooler.change({ queues: [{ ...OFFICE_LASER, can: { ...OFFICE_LASER.can, colors: ['Monochrome'] } }] });
    expect(await failureOf(print())).toMatchObject({ code: 'printer-unsuitable', message: expect.stringContaining('does not print in color') });
    expect(await recordOf(print({ from: 2, to: 2, options: { ...NO_OPTIONS, allowGray: true } }))).toMatchObject({ outcome: 'completed', jobs: [{ fromPiece: 2, toPiece: 2, pages: 2 }] });
    expect((await callsOf('add-job'))[0]?.values).toMatchObject({ FOLDLINE_COLOR: 'Monochrome' });
  });
});

describe('trouble in the queue', () => {
  test.each<[string, readonly (number | readonly [number, number])[], string, object]>([
    ['an empty tray', [0x10, [0x50, 0x410], 0x2080], 'The paper tray is empty', { outcome: 'completed', pieces: { ok: 3 } }],
    ['a jam', [[0x10, 0x408], 0x2080], 'Paper is jammed', { outcome: 'completed', pieces: { ok: 3 } }],
    ['an open door', [[0x10, 0x400400], 0x2080], 'A cover or door is open', { outcome: 'completed', pieces: { ok: 3 } }],
    ['a printer that is off', [[0x20, 0x80], 0x2080], 'The printer does not answer', { outcome: 'completed', pieces: { ok: 3 } }],
    ['a job that is paused', [0x1, 0x2080], 'The job is held', { outcome: 'completed', pieces: { ok: 3 } }],
    ['a queue that is paused', [[0x0, 0x1], 0x2080], 'The queue is paused', { outcome: 'completed', pieces: { ok: 3 } }],
    ['an error that somebody ends in the queue', [0x12, 0x12, 0x12, 0x12, 0x12, 0x12, 0x12, 0x12, 0x106], 'Windows has stopped the job', { outcome: 'failed', jobs: [{ state: 'canceled' }], pieces: { unknown: 3 } }],
    ['a cancel in the queue', [0x10, 0x14], 'Printing.', { outcome: 'failed', jobs: [{ state: 'canceled' }], pieces: { unknown: 3 } }],
    ['a job that was begun again', [0x810, 0x2880], 'sheets may be there twice', { outcome: 'failed', jobs: [{ state: 'completed', reasons: ['job-restarted'] }], pieces: { ok: 0, unknown: 3 } }],
    ['an error in a printed job', [0x10, 0x2082], 'Printing.', { outcome: 'failed', jobs: [{ state: 'completed', reasons: ['job-completed-with-errors'] }], pieces: { unknown: 3 } }],
  ])('%s is said, and the ledger is true', async (_what, steps, words, expected) => {
    await spooler.change({ steps: [0x8, ...steps] });
    const sentences: string[] = [];
    expect(await recordOf(print({ onEvent: ({ sentence }) => sentences.push(sentence) }))).toMatchObject(expected);
    expect(sentences.join('\n')).toContain(words);
    expect(await left()).toEqual([]);
  });

  test('a job that left the queue unseen is unknown, never printed', async () => {
    await spooler.change({ answers: { job: { failure: { kind: 'no-job' } } } });
    expect(await recordOf(print())).toMatchObject({ outcome: 'failed', jobs: [{ id: 7, state: 'unknown', reasons: ['job-unknown'] }], pieces: { ok: 0, unknown: 3 } });
  });

  test('a cancel takes the job out of the queue', async () => {
    await spooler.change({ steps: [[0x10, 0x10]] });
    const controller = new AbortController();
    const onEvent = ({ sentence }: PrintEvent): void => {
      if (sentence.includes('tray is empty')) controller.abort();
    };
    expect(await recordOf(print({ signal: controller.signal, onEvent }))).toMatchObject({ outcome: 'cancelled', jobs: [{ state: 'canceled' }], pieces: { unknown: 3 } });
    expect(await callsOf('cancel')).toHaveLength(1);
  });

  test('a cancel while pages are drawn sends nothing', async () => {
    const fine = systemTransport({ dataFolder: data, added: async () => [], dpi: async () => 300, runPowerShell: spooler.run }, 'win32');
    const controller = new AbortController();
    const onEvent = ({ kind }: PrintEvent): void => {
      if (kind === 'job-sending') setTimeout(() => controller.abort(), 300);
    };
    expect(await recordOf(print({ signal: controller.signal, onEvent }, { transport: fine }))).toMatchObject({ outcome: 'cancelled', jobs: [{ id: null, state: 'not-sent' }], pieces: { notSent: 3 } });
    expect(await callsOf('add-job')).toEqual([]);
    expect(await left()).toEqual([]);
  });

  test('a program that died finds at its next start how the job ended', async () => {
    const dies = ({ kind }: PrintEvent): void => {
      if (kind === 'job-sent') throw new Error('killed');
    };
    await spooler.change({ steps: [0x2080] });
    await expect(print({ onEvent: dies })).rejects.toThrow('killed');
    expect(await failureOf(print())).toMatchObject({ code: 'nothing-left', message: expect.stringContaining('3 pieces printed already') });
  });

  /** The program ends while PowerShell hands the pages over; PowerShell goes on (`arrives`), or ends with it. */
  const killedAtHandingOver = (arrives: boolean): PrintTransport => ({
    ...transport,
    submit: (request) =>
      transport.submit({
        ...request,
        onHandingOver: () => {
          request.onHandingOver();
          if (!arrives) throw new Error('killed');
        },
        onCreated: () => {
          throw new Error('killed');
        },
      }),
  });

  test('a program that died between handing over and the number finds the job by its name', async () => {
    await expect(print({}, { transport: killedAtHandingOver(true) })).rejects.toThrow('killed');
    expect((await spooler.state()).jobs).toHaveLength(1);
    await spooler.change({ steps: [0x2080] });
    expect(await failureOf(print())).toMatchObject({ code: 'nothing-left', message: expect.stringContaining('An earlier job is still at the printer') });
    for (let asked = 0; asked < 3 && (await spooler.state()).jobs.length > 0; asked += 1) await print();
    expect(await failureOf(print())).toMatchObject({ code: 'nothing-left', message: expect.stringContaining('3 pieces printed already') });
    expect(await callsOf('add-job')).toHaveLength(1);
  });

  test('and where no job of its name is there, nobody knows: its pieces stay unknown', async () => {
    await expect(print({}, { transport: killedAtHandingOver(false) })).rejects.toThrow('killed');
    expect(await failureOf(print())).toMatchObject({ code: 'nothing-left', message: expect.stringContaining('3 pieces sent earlier with an outcome that is not known') });
    expect(await callsOf('find')).toHaveLength(1);
    expect(await callsOf('add-job')).toEqual([]);
  });
});

describe('a spooler that says no', () => {
  const thrown = (code: number, stage = 'before') => ({ failure: { kind: 'thrown', stage, type: 'System.Printing.PrintQueueException', code, message: 'x' } });

  test.each<[string, 'add-job' | 'queues', object | 'garbage' | 'dies', string, string]>([
    ['settings that the driver changed', 'add-job', { failure: { kind: 'refused', settings: ['sides', 'color'] } }, 'printer-refused', 'does not take these settings: sides, color'],
    ['access denied', 'add-job', thrown(-2147024891), 'not-permitted', 'does not let this account print'],
    ['a queue that is gone', 'add-job', { failure: { kind: 'no-queue' } }, 'printer-unknown', 'There is no printer named Office Color'],
    ['the service stopped', 'add-job', thrown(-2147023174), 'scheduler-absent', 'Print Spooler service of Windows is not running'],
    ['a full disk', 'add-job', thrown(-2147024784), 'no-room-to-print', 'The disk has no room'],
  ])('%s is a sentence, and nothing was sent', async (_what, script, told, code, words) => {
    await spooler.change({ answers: { [script]: told } });
    const done = await recordOf(print());
    expect(done).toMatchObject({ outcome: 'failed', jobs: [{ id: null, state: 'not-sent', reasons: [code] }], pieces: { notSent: 3, unknown: 0 } });
    expect(done.message).toContain(words);
    expect(await left()).toEqual([]);
  });

  test.each<[string, object | 'garbage' | 'dies']>([
    ['an answer that is none', 'garbage'],
    ['PowerShell that ends in the middle', 'dies'],
    ['a fault while pages are spooled', thrown(-2147024809, 'sending')],
  ])('%s leaves the pieces unknown', async (_what, told) => {
    await spooler.change({ answers: { 'add-job': told } });
    expect(await recordOf(print())).toMatchObject({ outcome: 'failed', jobs: [{ id: null, state: 'unknown' }], pieces: { notSent: 0, unknown: 3 } });
    expect(await left()).toEqual([]);
  });

  test.each<[string, object | 'garbage', string]>([
    ['a computer that restricts scripts', { failure: { kind: 'language-mode' } }, 'spooler-absent'],
    ['the service stopped', thrown(-2147023174), 'scheduler-absent'],
    ['an answer that is none', 'garbage', 'spooler-not-understood'],
    ['an answer of another shape', { queues: [{ name: '' }] }, 'spooler-not-understood'],
  ])('%s gives no list, and a next step', async (_what, told, code) => {
    await spooler.change({ answers: { queues: told } });
    expect(await transport.list(signal)).toMatchObject({ ok: false, failure: { code } });
  });

  test('a computer without PowerShell, and one that never answers, are told', async () => {
    const without = systemTransport({ dataFolder: data, added: async () => [], dpi: async () => 300, runPowerShell: powerShellAt(join(scratch, 'none.exe')) }, 'win32');
    expect(await without.list(signal)).toMatchObject({ ok: false, failure: { code: 'spooler-absent', message: expect.stringContaining('Add the printer by its address') } });
    await spooler.change({ answers: { queues: 'hangs' } });
    expect(await transport.list(AbortSignal.timeout(300))).toMatchObject({ ok: false, failure: { code: 'cancelled' } });
  });
});

test('what a program left behind that was killed goes at the next start, and the files of one that runs stay', async () => {
  const folder = spoolFolderIn(data);
  await mkdir(folder, { recursive: true });
  const gone = 2 ** 22 + 1;
  for (const name of [`job-${gone}-1.pdf`, `job-${gone}-1.xps`, `job-${process.ppid}-1.xps`, `job-${process.pid}-9.xps`, 'notes.txt']) await writeFile(join(folder, name), 'x');
  await sweepSpool(folder);
  expect((await readdir(folder)).toSorted()).toEqual([`job-${process.pid}-9.xps`, `job-${process.ppid}-1.xps`, 'notes.txt'].toSorted());
  expect(await recordOf(print())).toMatchObject({ outcome: 'completed' });
});
