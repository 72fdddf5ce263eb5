import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { LedgerRunDetail } from '@shared/domain/printing/ledger-run';
import type { PieceOutcome } from '@shared/domain/printing/piece-outcome';
import { ledgerIn } from '@main/ledger/open-ledger';
import { systemClock } from '@main/printing/system-clock';
import { writeAddedPrinters } from '@main/services/settings-store';
import { repositoryRoot } from '../support/built-program';
import { startMadePrinter, type MadePrinter } from '../support/print-lab/made-printer';
import { makePreparedFolder } from '../support/print-lab/prepared-folder';

/** How often a program is killed; `FOLDLINE_KILLS=300` for a night. */
const KILLS = Number(process.env['FOLDLINE_KILLS'] ?? 12);
const PIECES = 60;
/** Each job holds a few packets, so that every run has many moments between jobs. */
const PACKETS_OF_BATCH = 3;
const SEED = Number(process.env['FOLDLINE_SEED'] ?? 20_250_801);

let scratch: string;
let data: string;
let folder: string;
let printer: MadePrinter;
beforeEach(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'killed-'));
  data = join(scratch, 'data');
  folder = join(scratch, 'prepared');
  printer = await startMadePrinter();
  await writeAddedPrinters(data, [{ name: 'Made', address: printer.address, certificate: null }]);
});
afterEach(async () => {
  await printer.stop();
  await rm(scratch, { recursive: true, force: true });
});

/** Chance that a failure can be repeated with (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Ended = { readonly code: number | null; readonly output: string };

/** Runs the built program; killed hard after so many milliseconds from its first word, where that is given. */
function foldline(words: readonly string[], killAfterMs: number | null): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(repositoryRoot, 'dist/main/cli.js'), ...words, '--data', data], { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => void (output += chunk.toString()));
    // The program has loaded when it first says something; what is killed is its work, not its start.
    if (killAfterMs !== null) child.stderr.once('data', () => void after(killAfterMs).then(() => child.kill('SIGKILL')));
    child.stderr.resume();
    child.once('close', (code) => resolve({ code, output }));
  });
}

const print = (killAfterMs: number | null, ...words: readonly string[]): Promise<Ended> => foldline(['print', folder, '--printer', 'Made', '--json', ...words], killAfterMs);

/** The pieces that came out on paper, each as often as it did, from the names of the jobs that the printer printed. */
function onPaper(printed: readonly string[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const name of printed) {
    const [, from, to] = /pieces? (\d+)(?:-(\d+))?$/.exec(name) ?? [];
    for (let piece = Number(from); piece <= Number(to ?? from); piece += 1) counts.set(piece, (counts.get(piece) ?? 0) + 1);
  }
  return counts;
}

async function ledgerState(): Promise<{ readonly now: ReadonlyMap<number, PieceOutcome>; readonly runs: readonly LedgerRunDetail[] }> {
  const opened = await ledgerIn(data, systemClock.now)();
  if (!opened.ok) throw new Error(opened.failure.message);
  const runs = opened.value.runs().map(({ run }) => opened.value.run(run)!);
  opened.value.close();
  return { now: new Map(runs.flatMap(({ piecesTaken }) => piecesTaken.map(({ piece, now }) => [piece, now] as const))), runs };
}

/** What must hold after any kill: the ledger never says more than the paper, and its sums add up. */
async function holdAgainstPaper(): Promise<void> {
  const { now, runs } = await ledgerState();
  const paper = onPaper(printer.printed);
  for (const [piece, outcome] of now) {
    const times = paper.get(piece) ?? 0;
    if (outcome === 'ok') expect({ piece, times }).toEqual({ piece, times: 1 });
    if (outcome === 'not-sent') expect({ piece, times }).toEqual({ piece, times: 0 });
  }
  for (const piece of paper.keys()) expect(now.has(piece), `piece ${piece} is on paper and in the ledger`).toBe(true);
  for (const { sums, pieces } of runs) expect(sums.ok + sums.reprint + sums.pull + sums.unknown + sums.notSent).toBe(pieces);
}

test(
  `the program killed ${KILLS} times in the middle of printing prints nothing twice and loses nothing`,
  async () => {
    const random = randomFrom(SEED);
    const batches = Array.from({ length: PIECES / PACKETS_OF_BATCH }, (_, index) => ({ id: `batch-${String(index + 1).padStart(3, '0')}`, packetPages: Array.from({ length: PACKETS_OF_BATCH }, () => 2) }));
    let kills = 0;
    for (let round = 0; kills < KILLS; round += 1) {
      await rm(folder, { recursive: true, force: true });
      for (const name of ['ledger.sqlite', 'ledger.sqlite-wal', 'ledger.key']) await rm(join(data, name), { force: true });
      (printer.printed as string[]).length = 0;
      await makePreparedFolder(folder, batches);
      for (let tries = 0; tries < 12 && kills < KILLS; tries += 1) {
        printer.speed = Math.floor(random() * 40);
        printer.cuts.clear();
        if (random() < 0.1) printer.cuts.add(random() < 0.5 ? 'Create-Job' : 'Send-Document');
        const running = print(Math.floor(random() * 400));
        if (random() < 0.15) void after(random() * 1_500).then(() => printer.restart());
        if ((await running).code === null) kills += 1;
        // What the printer had taken whole comes out, whether the program lives or not.
        await after(printer.speed + 20);
        await holdAgainstPaper();
      }
      printer.cuts.clear();
      // Left alone, the rest comes out; only what nobody can know waits for a person.
      for (let tries = 0; tries < 4; tries += 1) await print(null);
      await holdAgainstPaper();
      const { now } = await ledgerState();
      expect(now.size).toBe(PIECES);
      const paper = onPaper(printer.printed);
      for (const [piece, times] of paper) expect({ piece, times }).toEqual({ piece, times: 1 });
      for (const [piece, outcome] of now) expect(['ok', 'unknown'], `piece ${piece}`).toContain(outcome);

      // A person looks in the tray and says what is there; the rest is a reprint.
      const unknown = [...now].filter(([, outcome]) => outcome === 'unknown').map(([piece]) => piece);
      const opened = await ledgerIn(data, systemClock.now)();
      if (!opened.ok) throw new Error(opened.failure.message);
      for (const { run } of opened.value.runs()) {
        const open = opened.value.run(run)!.piecesTaken.filter((piece) => piece.now === 'unknown' && piece.nowRun === run).map(({ piece }) => piece);
        opened.value.settle(run, open.filter((piece) => paper.has(piece)), 'ok', 'office');
        opened.value.settle(run, open.filter((piece) => !paper.has(piece)), 'reprint', 'office');
      }
      opened.value.close();
      if (unknown.some((piece) => !paper.has(piece))) expect((await print(null)).code).toBe(0);
      expect([...(await ledgerState()).now.values()].every((outcome) => outcome === 'ok')).toBe(true);
      expect([...onPaper(printer.printed)].map(([piece, times]) => [piece, times]).toSorted(([a = 0], [b = 0]) => a - b)).toEqual(Array.from({ length: PIECES }, (_, index) => [index + 1, 1]));
    }
    expect(kills).toBe(KILLS);
  },
  60_000 + KILLS * 20_000,
);
