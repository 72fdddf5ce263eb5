import { arrangedCount, type Arrangement } from '@shared/domain/printing/arrange-pages';
import { describeEnd, endFact, frontsOnly } from '@shared/domain/printing/describe-end';
import { moveSentence, movedSentence, type Moved } from '@shared/domain/printing/move-pieces';
import { partAfterJam } from '@shared/domain/printing/part-after-jam';
import { pagesOf, sheetsOf, type PlannedJob } from '@shared/domain/printing/plan-jobs';
import { isGood, outcomeOfEnd, type PieceOutcome } from '@shared/domain/printing/piece-outcome';
import type { PrintEvent } from '@shared/domain/printing/print-event';
import { ticketFor, type TicketChoices } from '@shared/domain/printing/ticket';
import { counted, pieceSpan } from '@shared/domain/printing/wording';
import type { LedgerSettings } from '@shared/domain/printing/ledger-settings';
import type { ManifestPacket } from '@shared/domain/records/manifest';
import { identitiesOf, studentsOf } from '@shared/domain/records/packet-students';
import type { PrintJobRecord } from '@shared/domain/records/print-run';
import type { Clock } from '../../ports/clock';
import type { Ledger, LedgerJobEnd, NewLedgerPiece } from '../../ports/ledger';
import type { PrintDocument, PrintTransport } from '../../ports/print-transport';
import { isLedgerFault, stoppingSentence } from '../ledger-fault';
import { followJob } from './follow-job';
import { JobQueue } from './job-queue';
import type { MoveGate } from './move-gate';
import type { PauseGate } from './pause-gate';
import type { PrinterStops } from './printer-stops';
import type { TurnGate } from './turn-gate';

/** A printer of a run, with what its tickets say and how each job is laid out for it: once, or as fronts and then backs. */
export type RunPrinter = { readonly printer: string; readonly choices: TicketChoices; readonly passes: readonly Arrangement[] };

export type RunTools = {
  readonly run: number;
  /** `Ledger.runMark` of it. */
  readonly mark: string;
  readonly ledger: Ledger;
  readonly keep: LedgerSettings['keep'];
  readonly transport: PrintTransport;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly gate: PauseGate;
  readonly turns: TurnGate;
  /** Where a person says whether the pieces of a printer that failed go to the others; null where nobody is asked, and they stay. */
  readonly moves: MoveGate | null;
  readonly stops: PrinterStops;
  /** The account that prints, for what a person says on the way. */
  readonly account: string;
  /** Plans packets into jobs once more. */
  readonly planAgain: (packets: readonly ManifestPacket[]) => readonly PlannedJob[];
  readonly onEvent: (event: PrintEvent) => void;
  readonly documentOf: (job: PlannedJob, arrangement: Arrangement) => PrintDocument;
};

/**
 * What became of a job, and of each of its pieces. `earlier` are the passes before the last one. `moved`: what a person said of its pieces, some of which went to other printers.
 */
export type FinishedJob = { readonly packets: readonly ManifestPacket[]; readonly record: PrintJobRecord; readonly earlier: readonly PrintJobRecord[]; readonly outcome: PieceOutcome; readonly sentence: string; /** How it ended, without a next step. */ readonly fact: string; readonly moved?: Moved };
type FinishedPass = Omit<FinishedJob, 'earlier' | 'packets' | 'moved'> & { readonly isGood: boolean };

/**
 * Deals jobs out: each printer takes the next one when its last has ended completed, so that a quick printer takes more of them, and a
 * printer whose job ended otherwise takes no more: no more paper goes where trouble is, and nothing is printed a second time by itself. Where others go on, a person
 * is asked whether its pieces go to them.
 * On one printer the jobs come one behind the other, and its stack stays in order. A job is in the ledger before it is sent.
 * Gives what became of each job that a printer took, in the order in which they were taken.
 */
export async function runJobs(jobs: readonly PlannedJob[], printers: readonly RunPrinter[], runTools: RunTools): Promise<readonly FinishedJob[]> {
  const { signal, stops } = runTools;
  const broken = new AbortController();
  const tools = { ...runTools, waiting: AbortSignal.any([signal, broken.signal]) };
  const finished: (FinishedJob | undefined)[] = [];
  const queue = new JobQueue(jobs);
  const working = new Set(printers);
  let [taken, total] = [0, jobs.length];
  const workOn = async (printer: RunPrinter): Promise<void> => {
    while (!stops.isStopped(printer.printer)) {
      const job = await queue.take(stops.signalFor(printer.printer, signal));
      if (job === null) return;
      await passGate(tools);
      if (tools.waiting.aborted) return queue.done();
      // Taken out of the run while it was paused.
      if (stops.isStopped(printer.printer)) return queue.putBack([job]);
      const jobIndex = taken++;
      const done = await runPasses(job, printer, { jobIndex, jobs: total }, tools);
      finished[jobIndex] = done;
      if (done.outcome === 'ok') {
        queue.done();
        continue;
      }
      working.delete(printer);
      const moved = await moveToOthers(job, done, { jobIndex, printer, others: namesOf(working, printer) }, tools);
      if (moved === null) return queue.done();
      finished[jobIndex] = { ...done, sentence: moved.sentence, moved };
      const again = tools.planAgain(job.packets.filter(({ piece }) => moved.again.includes(piece)));
      total += again.length;
      return queue.putBack(again);
    }
  };
  const ends = await Promise.allSettled(
    printers.map((printer) =>
      workOn(printer)
        .catch((thrown: unknown) => {
          // A fault of our own, such as a full disk below the ledger: no printer takes another job, and nobody is waited for any more.
          queue.close();
          broken.abort();
          if (isLedgerFault(thrown) && namesOf(working, printer).length > 0) runTools.onEvent({ kind: 'stopping', sentence: stoppingSentence(thrown) });
          throw thrown;
        })
        .finally(() => working.delete(printer)),
    ),
  );
  const fault = ends.find((end) => end.status === 'rejected');
  if (fault) throw fault.reason;
  return finished.filter((job) => job !== undefined);
}

/** `waiting` ends whatever waits for a person: with the run, or with a fault of our own, after which an answer is no use. */
type PooledTools = RunTools & { readonly waiting: AbortSignal };

const namesOf = (working: ReadonlySet<RunPrinter>, but: RunPrinter): readonly string[] => [...new Set([...working].map(({ printer }) => printer).filter((name) => name !== but.printer))];

type Trouble = { readonly jobIndex: number; readonly printer: RunPrinter; readonly others: readonly string[] };

/** Asks whether the pieces of a job that did not end well go to the other printers, and writes down what the person says of them; null where they stay. */
async function moveToOthers(job: PlannedJob, { outcome, fact, sentence: stays }: FinishedJob, { jobIndex, printer: { printer, passes }, others }: Trouble, { moves, waiting, ledger, run, account, onEvent }: PooledTools): Promise<(Moved & { readonly sentence: string }) | null> {
  if (!moves || waiting.aborted || others.length === 0 || (outcome !== 'unknown' && outcome !== 'not-sent')) return null;
  const isSent = outcome === 'unknown';
  const question = { jobIndex, printer, others, fromPiece: job.fromPiece, toPiece: job.toPiece, isSent };
  const answered = moves.ask(jobIndex, waiting);
  onEvent({ kind: 'ask-move', ...question, jobSentence: fact, sentence: moveSentence(question, fact) });
  const answer = await answered;
  if (!answer.move) {
    onEvent({ kind: 'move-answered', jobIndex, jobSentence: stays, sentence: `What ${printer} had stays as it is.` });
    return null;
  }
  const pieces = job.packets.map(({ piece }) => ({ piece, sides: 'both' as const, order: passes[0]?.order ?? 'forward' }));
  const { good, again } = isSent ? partAfterJam(pieces, answer.lastGood) : { good: [], again: pieces.map(({ piece }) => piece) };
  if (isSent) {
    ledger.settle(run, good, 'ok', account);
    ledger.settle(run, again, 'reprint', account);
  }
  const sentence = movedSentence(printer, again, isSent);
  onEvent({ kind: 'move-answered', jobIndex, jobSentence: `${fact} ${sentence}`, sentence });
  const settled = new Map<number, PieceOutcome>([...good.map((piece) => [piece, 'ok'] as const), ...(isSent ? again.map((piece) => [piece, 'reprint'] as const) : [])]);
  return { settled, again, sentence };
}

async function passGate({ gate, waiting, onEvent }: PooledTools): Promise<void> {
  if (!gate.isPaused) return;
  onEvent({ kind: 'paused', sentence: 'Paused: what is at the printer goes on to its end, and nothing more is sent until you resume.' });
  await gate.pass(waiting);
  if (!waiting.aborted) onEvent({ kind: 'resumed', sentence: 'Resumed.' });
}

type Place = { readonly jobIndex: number; readonly jobs: number };

/** A job in all its passes. Between two of them a person turns the stack; where that can't be, or a pass did not end well, no other follows. */
async function runPasses(job: PlannedJob, printer: RunPrinter, { jobIndex, jobs }: Place, tools: PooledTools): Promise<FinishedJob> {
  const { passes } = printer;
  const earlier: PrintJobRecord[] = [];
  for (const [index, arrangement] of passes.entries()) {
    const place = { jobIndex: jobIndex * passes.length + index, jobs: jobs * passes.length };
    const done = await runPass(job, arrangement, printer, place, tools);
    const isLast = index === passes.length - 1;
    if (!done.isGood || isLast) return { ...done, earlier, packets: job.packets };
    if (!(await stackIsTurned(job, tools))) return { ...done, earlier, packets: job.packets, sentence: frontsOnly(job) };
    earlier.push(done.record);
  }
  throw new RangeError('A printer prints in one pass at least.');
}

async function stackIsTurned(job: PlannedJob, { turns, waiting, onEvent }: PooledTools): Promise<boolean> {
  const { fromPiece, toPiece } = job;
  const sheets = sheetsOf(job);
  onEvent({ kind: 'turn-stack', fromPiece, toPiece, sheets, sentence: `The fronts of ${pieceSpan(job)} are printed. Turn the stack of ${counted(sheets, 'sheet')} as in the trial and put it back into the tray, with no other paper.` });
  const isTurned = await turns.wait(waiting);
  if (isTurned) onEvent({ kind: 'stack-turned', sentence: 'The backs follow.' });
  return isTurned;
}

async function runPass(job: PlannedJob, arrangement: Arrangement, { printer, choices }: RunPrinter, place: Place, tools: RunTools): Promise<FinishedPass> {
  const { run, mark, ledger, transport, clock, stops, onEvent } = tools;
  const signal = stops.signalFor(printer, tools.signal);
  const { fromPiece, toPiece } = job;
  const { sides } = arrangement;
  const batch = job.batch.id;
  const pass = sides === 'both' ? {} : { pass: sides };
  const about = { ...place, ...pass, batch, fromPiece, toPiece };
  const pages = arrangedCount(pagesOf(job), arrangement);
  const ticket = ticketFor({ run, mark, batch, fromPiece, toPiece }, choices, sides);
  const pieces = job.packets.map((packet) => ledgerPiece(packet, tools.keep));
  const entry = ledger.recordSending({ run, printer, jobName: ticket.jobName, batch, batchSha256: job.batch.sha256, pages, arrangement, pieces });
  onEvent({ kind: 'job-sending', ...about, printer, id: null, sentence: `Sending job ${place.jobIndex + 1} of ${place.jobs}: batch ${batch}, ${pieceSpan(job)}, ${counted(sheetsOf(job), 'sheet')}${sides === 'both' ? '' : `, ${sides}`}.` });

  let id: number | null = null;
  const finish = (end: LedgerJobEnd, reason: string | null, fact = endFact(end)): FinishedPass => {
    ledger.recordEnd(entry, end);
    const sentence = reason ?? describeEnd(end, job, sides);
    const told = { state: end.state, reasons: end.reasons, ...(end.printedBy !== undefined && { printedBy: end.printedBy }) };
    onEvent({ kind: 'job-ended', ...place, id, ...told, sentence });
    const record: PrintJobRecord = { id, printer, batch, fromPiece, toPiece, pages, ...pass, ...told };
    const outcome = sides === 'backs' && end.outcome === 'not-sent' ? 'reprint' : end.outcome;
    return { record, outcome, sentence, fact, isGood: end.state === 'completed' && isGood({ state: end.state, reasons: end.reasons }) };
  };

  const submitted = await transport.submit({
    printer,
    ticket,
    signal,
    document: tools.documentOf(job, arrangement),
    onCreated: (reference) => {
      id = reference.id;
      ledger.recordCreated(entry, reference);
    },
    onHandingOver: () => ledger.recordHandingOver(entry),
  });
  if (!submitted.ok) {
    const { code, message, documentSent } = submitted.failure;
    // Backs that never left: the stack has its fronts, which its pieces' earlier pass says.
    if (documentSent === 'no') return finish({ state: 'not-sent', reasons: [code], outcome: 'not-sent' }, sides === 'backs' ? `${message} ${frontsOnly(job)}` : message, message);
    const end = { state: 'unknown', reasons: [code] } as const;
    return finish({ ...end, outcome: outcomeOfEnd(end, sides) }, `${message} ${describeEnd(end, job, sides)}`, message);
  }
  const reference = submitted.value;
  ledger.recordHandingOver(entry);
  onEvent({ kind: 'job-sent', ...about, printer, id: reference.id, sentence: `Job ${reference.id} is sent to ${printer}.` });
  const end = await followJob(reference, {
    transport,
    clock,
    signal,
    onStatus: ({ state, reasons, printerReasons }, sentence) =>
      onEvent({ kind: 'job-state', ...place, id: reference.id, state, reasons: [...reasons, ...printerReasons], sentence }),
  });
  return finish({ ...end, outcome: outcomeOfEnd(end, sides) }, null);
}

const ledgerPiece = (packet: ManifestPacket, keep: LedgerSettings['keep']): NewLedgerPiece => ({
  piece: packet.piece,
  ssid: packet.ssid,
  reports: identitiesOf(packet),
  kept: keep === 'names' ? studentsOf(packet) : [],
});
