import { deepEqual, ok } from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import type { Manifest } from '@shared/domain/records/manifest';
import type { PieceOutcome } from '@shared/domain/printing/piece-outcome';
import type { LedgerRunDetail } from '@shared/domain/printing/ledger-run';
import { ledgerIn } from '@main/ledger/open-ledger';
import type { Ledger, PersonsWord } from '@main/ports/ledger';
import { directTransport } from '@main/printing/direct/direct-transport';
import { systemClock } from '@main/printing/system-clock';
import { schedulerTransport } from '@main/printing/system-transport';
import { joinedTransports } from '@main/printing/joined-transports';
import { randomFrom, type Random } from '@main/sample/random';
import { listRuns, settlePieces } from '@main/services/ledger-desk';
import { readAddedPrinters, writeAddedPrinters } from '@main/services/settings-store';
import { makePreparedFolder, type BatchPlan } from '../print-lab/prepared-folder';
import { startPrintLab, type PrintLab } from '../print-lab/print-lab';
import { until } from '../print-lab/process';
import { copiesSaid, PaperPile } from './paper-pile';
import { startProgram, startWorker, type PrintingEnd, type PrintingProcess } from './printing-process';

/** Who is killed: the command line, the window's job process, the scheduler, or the printer, whose power is cut. */
export const VICTIMS = ['program', 'worker', 'scheduler', 'printer'] as const;
export type Victim = (typeof VICTIMS)[number];

/** The ways to the one printer of this bench: at its own address, or through the scheduler's queue. */
const WAYS = ['Desk', 'Lab_Pdf'] as const;

export type KillPlan = {
  readonly kills: number;
  readonly seed: number;
  /** Weights of the victims. */
  readonly victims: Readonly<Record<Victim, number>>;
};
export type KillReport = { readonly kills: Record<Victim, number>; rounds: number; sheets: number; settled: number; pulled: number; queuesEmptied: number };

const BATCHES = 6;
const PACKETS_OF_BATCH = 3;
const LARGEST_PACKET_SHEETS = 3;
const KILLS_OF_ROUND = 6;
/** A quick office printer, so that kills fall between sheets as well as between jobs. */
const SECONDS_PER_SHEET = 0.03;
/** A run takes about that long. */
const LATEST_KILL_MS = 2_500;
const LONGEST_POWER_CUT_MS = 700;
/** A run that does not end by itself is a fault, also once a person has emptied the queue. */
const RUN_LIMIT_MS = 150_000;
/** After so long a person cancels what stands in the queue. A job whose pages a crashed scheduler lost is taken out of it earlier. */
const PATIENCE_MS = 60_000;

/** Kills at random moments what takes part in printing, and holds the ledger against the paper after each kill. */
export async function killInPrinting({ kills, seed, victims }: KillPlan): Promise<KillReport> {
  const report: KillReport = { kills: { program: 0, worker: 0, scheduler: 0, printer: 0 }, rounds: 0, sheets: 0, settled: 0, pulled: 0, queuesEmptied: 0 };
  const total = (): number => Object.values(report.kills).reduce((sum, count) => sum + count, 0);
  const lab = await startPrintLab(['Lab_Pdf']);
  const scratch = await mkdtemp(join(tmpdir(), 'kills-'));
  try {
    await lab.setPace('Lab_Pdf', SECONDS_PER_SHEET);
    while (total() < kills) {
      report.rounds += 1;
      const round = await Round.begin(lab, join(scratch, `round-${report.rounds}`), randomFrom(seed, report.rounds), report);
      const most = Math.min(KILLS_OF_ROUND, kills - total());
      for (let killed = 0, tries = 0; killed < most && tries < 3 * KILLS_OF_ROUND; tries += 1) killed += (await round.printAndKill(victims)) ? 1 : 0;
      await round.finish();
    }
    report.sheets = (await lab.paper('Lab_Pdf')).length / 2;
    return report;
  } finally {
    await lab.stop();
    await rm(scratch, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** One mailing, killed at, until all of it is printed. */
class Round {
  /** How often a person wanted a piece to be printed again. */
  private readonly again = new Map<number, number>();

  private constructor(
    private readonly place: { readonly lab: PrintLab; readonly folder: string; readonly data: string },
    private readonly random: Random,
    private readonly report: KillReport,
    private readonly manifest: Manifest,
    private readonly pile: PaperPile,
  ) {}

  static async begin(lab: PrintLab, scratch: string, random: Random, report: KillReport): Promise<Round> {
    const folder = join(scratch, 'prepared');
    const data = join(scratch, 'data');
    const plans = Array.from({ length: BATCHES }, (_, index): BatchPlan => ({ id: `${report.rounds}-${index + 1}`, packetPages: Array.from({ length: PACKETS_OF_BATCH }, () => 2 * random.integer(1, LARGEST_PACKET_SHEETS)) }));
    const manifest = await makePreparedFolder(folder, plans);
    await writeAddedPrinters(data, [{ name: 'Desk', address: lab.address('Lab_Pdf'), certificate: null }]);
    return new Round({ lab, folder, data }, random, report, manifest, new PaperPile(manifest, () => lab.paper('Lab_Pdf')));
  }

  private start(victim: Victim, printers: readonly string[]): PrintingProcess {
    const { lab, folder, data } = this.place;
    const order = { folder, dataFolder: data, printers, environment: lab.environment };
    return victim === 'worker' ? startWorker(order) : startProgram(order);
  }

  /** Lets a run print and kills somebody in it, unless the run was quicker. */
  async printAndKill(victims: Readonly<Record<Victim, number>>): Promise<boolean> {
    const { random, report } = this;
    const victim = random.weighted(victims);
    // The scheduler is no part of a run to the printer's own address.
    const way = victim === 'scheduler' ? 'Lab_Pdf' : random.pick(WAYS);
    const run = this.start(victim, [way]);
    await Promise.race([run.works, after(RUN_LIMIT_MS)]);
    const isOver = await Promise.race([after(random.integer(0, LATEST_KILL_MS), false), run.end.then(() => true)]);
    const hits = !isOver;
    if (hits) await this.strike(victim, run);
    const end = await this.endOf(run, `victim ${victim}, way ${way}`);
    if (end.killed || (hits && (victim === 'scheduler' || victim === 'printer'))) report.kills[victim] += 1;
    await this.holdAgainstPaper();
    if (random.chance(0.3)) {
      await this.settle();
      await this.holdAgainstPaper();
    }
    return hits;
  }

  private async endOf(run: PrintingProcess, what: string): Promise<PrintingEnd> {
    const within = (limitMs: number): Promise<PrintingEnd | null> => Promise.race([run.end, after(limitMs, null, { ref: false })]);
    let end = await within(PATIENCE_MS);
    if (end === null) {
      await this.emptyQueue();
      end = await within(RUN_LIMIT_MS);
    }
    if (end === null) throw new Error(`A run goes on after ${RUN_LIMIT_MS / 1000} s (${what}); it said: ${run.lastWords()}`);
    return end;
  }

  private async emptyQueue(): Promise<void> {
    this.report.queuesEmptied += 1;
    await this.place.lab.client('cancel', '-a', 'Lab_Pdf');
  }

  private async strike(victim: Victim, run: PrintingProcess): Promise<void> {
    const { random } = this;
    const { lab } = this.place;
    if (victim === 'program' || victim === 'worker') return run.kill();
    if (victim === 'scheduler') return lab.crashScheduler(random.integer(0, LONGEST_POWER_CUT_MS));
    await lab.cutPower('Lab_Pdf');
    await after(random.integer(0, LONGEST_POWER_CUT_MS));
    await lab.turnOn('Lab_Pdf');
  }

  private async withLedger<Value>(work: (ledger: Ledger) => Value): Promise<Value> {
    const opened = await ledgerIn(this.place.data, systemClock.now)();
    if (!opened.ok) throw new Error(opened.failure.message);
    try {
      return work(opened.value);
    } finally {
      opened.value.close();
    }
  }

  private details(): Promise<readonly LedgerRunDetail[]> {
    return this.withLedger((ledger) => ledger.runs().flatMap(({ run }) => ledger.run(run) ?? []));
  }

  private async outcomes(): Promise<ReadonlyMap<number, { readonly now: PieceOutcome; readonly nowRun: number }>> {
    return new Map((await this.details()).flatMap(({ piecesTaken }) => piecesTaken.map(({ piece, now, nowRun }) => [piece, { now, nowRun }] as const)));
  }

  /** What must hold after any kill: the ledger never says more than the paper, what is on paper is in the ledger, and the sums add up. */
  private async holdAgainstPaper(): Promise<void> {
    // Asked before the paper, which only grows: a job that ends between the two can't look like one that never was.
    const outcomes = await this.outcomes();
    const copies = await this.pile.copies();
    for (const [piece, { whole, hasLooseSheets }] of copies) {
      const outcome = outcomes.get(piece)?.now ?? null;
      const said = outcome === null ? 0 : copiesSaid(outcome);
      if (said !== null) deepEqual({ piece, outcome, whole, hasLooseSheets }, { piece, outcome, whole: said, hasLooseSheets: false });
    }
    for (const { run, sums, now, pieces } of await this.details()) {
      for (const each of [sums, now]) deepEqual({ run, sum: each.ok + each.reprint + each.pull + each.unknown + each.notSent }, { run, sum: pieces });
    }
  }

  /** A person opens the ledger and, once nothing moves any more, looks in the tray and says of each unknown piece what is there. Now and then one is pulled. */
  private async settle(): Promise<void> {
    const { random, report } = this;
    const tools = this.deskTools();
    const look = async (): Promise<void> => {
      const listed = await listRuns(tools, new AbortController().signal);
      if (!listed.ok) throw new Error(listed.failure.message);
    };
    await look();
    await this.place.lab.quiet('Lab_Pdf', PATIENCE_MS).catch(async () => {
      await this.emptyQueue();
      await this.place.lab.quiet('Lab_Pdf');
    });
    await look();
    const unknown = [...(await this.outcomes())].filter(([, { now }]) => now === 'unknown');
    if (unknown.length === 0) return;
    const copies = await this.pile.copies();
    const words = new Map<number, PersonsWord>();
    for (const [piece] of unknown) words.set(piece, random.chance(0.05) ? 'pull' : (copies.get(piece)?.whole ?? 0) > 0 ? 'ok' : 'reprint');
    for (const run of new Set(unknown.map(([, { nowRun }]) => nowRun))) {
      for (const word of ['ok', 'reprint', 'pull'] as const) {
        const pieces = unknown.filter(([piece, { nowRun }]) => nowRun === run && words.get(piece) === word).map(([piece]) => piece);
        if (pieces.length > 0) ok((await settlePieces(run, pieces, word, tools)).ok);
      }
    }
    await this.pile.sort(words);
    for (const [piece, word] of words) if (word === 'reprint') this.again.set(piece, (this.again.get(piece) ?? 0) + 1);
    report.settled += words.size;
    report.pulled += [...words.values()].filter((word) => word === 'pull').length;
  }

  private deskTools() {
    const { lab, data } = this.place;
    const added = () => readAddedPrinters(data);
    const direct = directTransport({ userName: 'office', printers: added });
    const transport = joinedTransports(schedulerTransport(lab.environment), direct, async (name) => (await added()).some((one) => one.name === name));
    return { openLedger: ledgerIn(data, systemClock.now), ledgerExists: () => true, transport, account: 'office' };
  }

  /** Left alone, the rest comes out; what nobody can know a person settles; then every piece lies there once, or was pulled. */
  async finish(): Promise<void> {
    for (let tries = 0; tries < 6; tries += 1) {
      const { killed } = await this.endOf(this.start('program', [this.random.pick(WAYS)]), 'nobody killed');
      ok(!killed);
      await this.settle();
      await this.holdAgainstPaper();
      const outcomes = await this.outcomes();
      if (outcomes.size === this.manifest.packets.length && [...outcomes.values()].every(({ now }) => now === 'ok' || now === 'pull')) break;
    }
    const outcomes = await this.outcomes();
    deepEqual([...outcomes.keys()].toSorted((one, other) => one - other), this.manifest.packets.map(({ piece }) => piece));
    for (const [piece, { now }] of outcomes) ok(now === 'ok' || now === 'pull', `piece ${piece} is ${now}`);
    await this.holdAgainstPaper();
    await this.holdSends();
    await until('an empty spool', async () => (await this.place.lab.client('lpstat', '-W', 'not-completed', '-o', 'Lab_Pdf')) === '');
  }

  /** No piece was handed to a printer again but by a person's word. */
  private async holdSends(): Promise<void> {
    const sends = new Map<number, number>();
    for (const { jobs } of await this.details()) {
      for (const { fromPiece, toPiece, state } of jobs) {
        for (let piece = fromPiece; piece <= toPiece && state !== 'not-sent'; piece += 1) sends.set(piece, (sends.get(piece) ?? 0) + 1);
      }
    }
    for (const [piece, times] of sends) deepEqual({ piece, times }, { piece, times: 1 + (this.again.get(piece) ?? 0) });
  }
}
