import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sqlite from 'node-sqlite3-wasm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DEFAULT_LEDGER_SETTINGS } from '@shared/domain/printing/ledger-settings';
import type { MoveAnswer, MoveQuestion } from '@shared/domain/printing/move-pieces';
import type { PrintEvent } from '@shared/domain/printing/print-event';
import { extractPages } from '@main/assembly/extract-pages';
import { ledgerIn } from '@main/ledger/open-ledger';
import { directTransport } from '@main/printing/direct/direct-transport';
import { jobDocuments } from '@main/printing/job-document';
import { preparedFolders } from '@main/printing/prepared-folders';
import { systemClock } from '@main/printing/system-clock';
import { settleAfterJam } from '@main/services/ledger-desk';
import { printPrepared, type PrintingTools, type PrintRequest } from '@main/services/printing';
import { MoveGate } from '@main/services/printing/move-gate';
import { PauseGate } from '@main/services/printing/pause-gate';
import { PrinterStops } from '@main/services/printing/printer-stops';
import type { Clock } from '@main/ports/clock';
import { startMadePrinter, type MadePrinter } from '../support/print-lab/made-printer';
import { hastyClock } from '../support/print-lab/hasty-clock';
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
const tryToPrint = (request: Partial<PrintRequest> = {}, tools: Partial<PrintingTools> = {}) =>
  printPrepared(
    { folder: join(scratch, 'prepared'), printer: 'Quick', morePrinters: ['Slow'], signal: new AbortController().signal, onEvent: () => undefined, ...request },
    { transport: transport(), openLedger, folders: preparedFolders, jobDocument: jobDocuments(extractPages), clock: systemClock, account: 'office', ledgerSettings: async () => DEFAULT_LEDGER_SETTINGS, printerProfiles: async () => [], ...tools },
  );
const print = (request: Partial<PrintRequest> = {}, clock: Clock = systemClock) => recordOf(tryToPrint(request, { clock }));
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
  expect((await ledgerRun(1))?.now).toMatchObject({ ok: JOBS * 2 });
});

/** A run as the ledger has it. */
const ledgerRun = async (run: number) => {
  const opened = await openLedger();
  if (!opened.ok) throw new Error(opened.failure.message);
  const detail = opened.value.run(run);
  opened.value.close();
  return detail;
};

/** What became of each piece in the ledger's jobs: its good prints, one by one. */
const goodPrints = async (run = 1): Promise<readonly number[]> => {
  const taken = (await ledgerRun(run))?.piecesTaken ?? [];
  return taken.flatMap(({ piece, now }) => (now === 'ok' ? [piece] : [])).toSorted((a, b) => a - b);
};
const allPieces = Array.from({ length: JOBS * 2 }, (_, index) => index + 1);

/** Answers every question of a run in this way, and keeps what was asked. */
const answering = (answer: MoveAnswer) => {
  const moves = new MoveGate();
  const asked: MoveQuestion[] = [];
  const onEvent = (event: PrintEvent): void => {
    if (event.kind !== 'ask-move') return;
    asked.push(event);
    moves.say(event.jobIndex, answer);
  };
  return { moves, asked, onEvent };
};

describe('within the run the pieces of a printer that fails go to the others once a person agrees', () => {
  test('after an abort: each piece is good exactly once, and the record tells of the job that failed', async () => {
    slow.aborts = true;
    const { moves, asked, onEvent } = answering({ move: true, lastGood: 0 });
    const done = await print({ moves, onEvent });
    expect(asked).toMatchObject([{ printer: 'Slow', others: ['Quick'], isSent: true }]);
    expect(done).toMatchObject({ run: 1, outcome: 'failed', pieces: { ok: JOBS * 2, unknown: 0, reprint: 0, notSent: 0 } });
    expect(done.message).toBe(`Run 1 is printed: ${JOBS * 2} pieces. 2 pieces of Slow go to the other printers. Take what it put out of them away, since no one may get it.`);
    expect(done.jobs.filter(({ state }) => state !== 'completed')).toMatchObject([{ printer: 'Slow', state: 'aborted' }]);
    expect([printedBatches(), slow.printed, await goodPrints()]).toEqual([allBatches, [], allPieces]);
  });

  test('the pieces up to the last good one stay where they came out', async () => {
    slow.aborts = true;
    const moves = new MoveGate();
    const onEvent = (event: PrintEvent): void => {
      if (event.kind === 'ask-move') moves.say(event.jobIndex, { move: true, lastGood: event.fromPiece });
    };
    const done = await print({ moves, onEvent });
    expect(done.pieces).toMatchObject({ ok: JOBS * 2, unknown: 0 });
    const [failed] = done.jobs.filter(({ printer }) => printer === 'Slow');
    expect(done.jobs.filter(({ batch }) => batch === failed?.batch)).toMatchObject([{ printer: 'Slow' }, { printer: 'Quick', fromPiece: failed?.toPiece, toPiece: failed?.toPiece }]);
    expect(await goodPrints()).toEqual(allPieces);
  });

  test('left where they are, they are not known, and the others print the rest', async () => {
    slow.aborts = true;
    const { moves, onEvent } = answering({ move: false });
    expect(await print({ moves, onEvent })).toMatchObject({ outcome: 'failed', pieces: { ok: JOBS * 2 - 2, unknown: 2, notSent: 0 } });
  });

  test('a printer that is turned off in the middle, and one that is gone before its first job', async () => {
    const { moves, asked, onEvent } = answering({ move: true, lastGood: 0 });
    const turnOff = (event: PrintEvent): void => {
      if (event.kind === 'job-sent' && event.printer === 'Slow') void slow.stop();
      onEvent(event);
    };
    slow.speed = 60_000;
    const done = await print({ moves, onEvent: turnOff }, hastyClock(100));
    expect([asked.map(({ isSent }) => isSent), done.pieces.ok, await goodPrints(), slow.printed]).toEqual([[true], JOBS * 2, allPieces, []]);

    slow = await startMadePrinter();
    const gone = answering({ move: true, lastGood: 0 });
    const again = await print({ reprint: true, moves: gone.moves, onEvent: (event) => (event.kind === 'run-started' ? void slow.stop() : gone.onEvent(event)) });
    expect(gone.asked).toMatchObject([{ printer: 'Slow', isSent: false }]);
    expect([again.pieces.ok, again.jobs.filter(({ state }) => state === 'not-sent').length, await goodPrints(2)]).toEqual([JOBS * 2, 1, allPieces]);
  });

  test('pieces that the other printer could not take either are told as in the ledger: to be printed again, since some of their sheets came out', async () => {
    slow.aborts = true;
    const moves = new MoveGate();
    let ended = 0;
    const onEvent = (event: PrintEvent): void => {
      if (event.kind === 'job-ended') ended += 1;
      if (event.kind !== 'ask-move') return;
      const goesToo = async (): Promise<void> => {
        await until('the other printer to have nothing left', () => ended === JOBS);
        await quick.stop();
        moves.say(event.jobIndex, { move: true, lastGood: 0 });
      };
      void goesToo();
    };
    const done = await print({ moves, onEvent });
    expect(done.jobs.map(({ state }) => state).slice(-1)).toEqual(['not-sent']);
    expect(done).toMatchObject({ outcome: 'failed', pieces: { ok: JOBS * 2 - 2, reprint: 2, notSent: 0 } });
    expect((await ledgerRun(1))?.sums).toEqual(done.pieces);
    quick = await startMadePrinter();
    expect(await print({ morePrinters: [] })).toMatchObject({ outcome: 'completed', pieces: { ok: 2 } });
  });

  test('one that stands still is taken out of the run, its job cancelled there', async () => {
    slow.speed = 600_000;
    const stops = new PrinterStops();
    const { moves, asked, onEvent } = answering({ move: true, lastGood: 0 });
    const done = await print({
      moves,
      stops,
      onEvent: (event) => {
        if (event.kind === 'job-state' && event.sentence !== '' && quick.printed.length === JOBS - 1) stops.stop('Slow');
        if (event.kind === 'job-ended' && quick.printed.length === JOBS - 1) stops.stop('Slow');
        onEvent(event);
      },
    });
    expect(asked).toHaveLength(1);
    expect(done.jobs.filter(({ printer }) => printer === 'Slow')).toMatchObject([{ state: 'canceled' }]);
    expect([done.pieces.ok, printedBatches(), await goodPrints()]).toEqual([JOBS * 2, allBatches, allPieces]);
  });

  test('a question that is open when the run is cancelled leaves the pieces not known', async () => {
    slow.aborts = true;
    const controller = new AbortController();
    const onEvent = ({ kind }: PrintEvent): void => (kind === 'ask-move' ? controller.abort() : undefined);
    const { outcome, pieces } = await print({ moves: new MoveGate(), signal: controller.signal, onEvent });
    expect(outcome).toBe('cancelled');
    // The other printer may have a job in work at that moment, which is cancelled too.
    expect([2, 4]).toContain(pieces.unknown);
    expect(pieces.ok + pieces.unknown + pieces.notSent).toBe(JOBS * 2);
  });

  test('where the last printer fails, nobody is asked', async () => {
    [slow.aborts, quick.aborts] = [true, true];
    const { moves, asked, onEvent } = answering({ move: true, lastGood: 0 });
    const done = await print({ moves, onEvent });
    expect(asked).toHaveLength(1);
    expect(done).toMatchObject({ outcome: 'failed', pieces: { ok: 0, unknown: 2 } });
    expect(done.pieces.reprint + done.pieces.notSent).toBe(JOBS * 2 - 2);
  });
});

test('the last good piece is asked at each printer, and counts among its own pieces alone', async () => {
  [slow.aborts, quick.aborts] = [true, true];
  const done = await print();
  expect(done).toMatchObject({ outcome: 'failed', pieces: { unknown: 4 } });
  expect(done.message).toContain('Quick: The printer aborted the job.');
  const tools = { openLedger, ledgerExists: () => true, transport: transport(), account: 'office' };
  // Quick has pieces 1 and 2, Slow 3 and 4: counted over both, 3 would make 1 and 2 good.
  expect(await settleAfterJam(1, 3, tools)).toMatchObject({ ok: false, failure: { code: 'printer-missing', message: expect.stringContaining('Quick (1–2), Slow (3–4)') } });
  expect(await settleAfterJam(1, 3, tools, 'Slow')).toMatchObject({ ok: true, value: { now: { ok: 1, reprint: 1, unknown: 2 } } });
  expect(await settleAfterJam(1, 3, tools, 'Quick')).toMatchObject({ ok: false, failure: { code: 'pieces-unknown', message: expect.stringContaining('Pieces 1–2 went there.') } });
  expect(await settleAfterJam(1, 1, tools, 'Slow')).toMatchObject({ ok: false, failure: { code: 'printer-unknown' } });
  expect(await settleAfterJam(1, 0, tools)).toMatchObject({ ok: true, value: { now: { ok: 1, reprint: 3, unknown: 0 } } });
  expect(await goodPrints()).toEqual([3]);
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

describe('a damaged ledger', () => {
  /** Overwrites where a table begins, as a failing disk does: the file opens, and the fault shows when the table is used. */
  const damage = async (table: string): Promise<void> => {
    const path = join(scratch, 'data', 'ledger.sqlite');
    const database = new sqlite.Database(path);
    database.exec('PRAGMA locking_mode = EXCLUSIVE');
    const root = Number(database.get('SELECT rootpage FROM sqlite_master WHERE name = ?', [table])?.['rootpage']);
    const size = Number(database.get('PRAGMA page_size')?.['page_size']);
    database.close();
    const file = await open(path, 'r+');
    await file.write(Buffer.alloc(size), 0, size, (root - 1) * size);
    await file.close();
  };

  test('is told as such before anything is sent', async () => {
    const opened = await openLedger();
    if (opened.ok) opened.value.close();
    await damage('runs');
    expect(await tryToPrint()).toEqual({
      ok: false,
      failure: { code: 'ledger-unreadable', message: 'The ledger in the folder with Foldline’s data is damaged. Move every file of it, whose names begin with "ledger.", into another folder, then put ledger.sqlite and ledger.key back from a backup. Without one, a new ledger begins, which does not know what was printed.' },
    });
    expect(printedBatches()).toEqual([]);
  });

  test('in the middle of a run stops it, and says that no backup knows what came out', async () => {
    const malformed = (): never => {
      throw Object.assign(new Error('database disk image is malformed'), { name: 'SQLite3Error' });
    };
    const breaking: PrintingTools['openLedger'] = async () => {
      const opened = await openLedger();
      return opened.ok ? { ok: true, value: { ...opened.value, recordEnd: malformed } } : opened;
    };
    const failure = { code: 'ledger-not-written', message: expect.stringMatching(/^The ledger is damaged, so printing stopped\..* Write down which pieces came out whole, since no backup has this run\. Move every file of it/) };
    expect(await tryToPrint({}, { openLedger: breaking })).toEqual({ ok: false, failure });
  });
});

describe('a ledger that can’t be written any more ends the run though a person was waited for', () => {
  let isBroken = false;
  /** The disk fills up, at a moment that the test chooses. */
  const breaking: PrintingTools['openLedger'] = async () => {
    const opened = await openLedger();
    if (!opened.ok) return opened;
    const { recordEnd } = opened.value;
    const breakOff: typeof recordEnd = (...about) => {
      if (isBroken) throw Object.assign(new Error('database or disk is full'), { name: 'SQLite3Error' });
      recordEnd(...about);
    };
    return { ok: true, value: { ...opened.value, recordEnd: breakOff } };
  };
  const stopped = { ok: false, failure: { code: 'ledger-not-written' } };
  beforeEach(() => void (isBroken = false));

  test('about the pieces of a printer that failed', async () => {
    slow.aborts = true;
    // Quick has jobs left when Slow gives up.
    [quick.speed, slow.speed] = [100, 10];
    const onEvent = ({ kind }: PrintEvent): void => void (isBroken ||= kind === 'ask-move');
    expect(await tryToPrint({ moves: new MoveGate(), onEvent }, { openLedger: breaking })).toMatchObject(stopped);
  }, 20_000);

  test('to resume it: nothing more is sent then', async () => {
    const gate = new PauseGate();
    const events: string[] = [];
    const onEvent = ({ kind }: PrintEvent): void => {
      events.push(kind);
      if (kind === 'job-ended') gate.pause();
      isBroken ||= kind === 'paused';
    };
    expect(await tryToPrint({ gate, onEvent }, { openLedger: breaking })).toMatchObject(stopped);
    expect(events.filter((kind) => kind === 'job-sending')).toHaveLength(2);
    expect(events).not.toContain('resumed');
  }, 20_000);

  test('or another printer still has a job: that is told at once', async () => {
    isBroken = true;
    const told: [sentence: string, printed: number][] = [];
    const onEvent = ({ kind, sentence }: PrintEvent): void => {
      if (kind === 'stopping') told.push([sentence, slow.printed.length]);
    };
    expect(await tryToPrint({ onEvent }, { openLedger: breaking })).toMatchObject(stopped);
    expect(told).toEqual([['The ledger could not be written, so nothing more is sent. Check that the disk with Foldline’s data has room. What the printers have goes on there.', 0]]);
    expect(slow.printed).toHaveLength(1);
  }, 20_000);
});
