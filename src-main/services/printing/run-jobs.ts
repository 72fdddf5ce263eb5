import { arrangedCount, type Arrangement } from '@shared/domain/printing/arrange-pages';
import { describeEnd, frontsOnly } from '@shared/domain/printing/describe-end';
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
import { followJob } from './follow-job';
import type { PauseGate } from './pause-gate';
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
  readonly onEvent: (event: PrintEvent) => void;
  readonly documentOf: (job: PlannedJob, arrangement: Arrangement) => PrintDocument;
};

/** What became of a job, and of each of its pieces. `earlier` are the passes before the last one. */
export type FinishedJob = { readonly record: PrintJobRecord; readonly earlier: readonly PrintJobRecord[]; readonly outcome: PieceOutcome; readonly sentence: string };
type FinishedPass = Omit<FinishedJob, 'earlier'> & { readonly isGood: boolean };

/**
 * Deals jobs out: each printer takes the next one when its last has ended completed, so that a quick printer takes more of them, and a
 * printer whose job ended otherwise takes no more: no more paper goes where trouble is, and nothing is printed a second time by itself.
 * On one printer the jobs come one behind the other, and its stack stays in order. A job is in the ledger before it is sent.
 * Gives what became of each job, in their order; nothing for a job that no printer took.
 */
export async function runJobs(jobs: readonly PlannedJob[], printers: readonly RunPrinter[], tools: RunTools): Promise<readonly (FinishedJob | undefined)[]> {
  const finished: (FinishedJob | undefined)[] = jobs.map(() => undefined);
  let next = 0;
  const isOver = (): boolean => tools.signal.aborted;
  const workOn = async (printer: RunPrinter): Promise<void> => {
    while (next < jobs.length && !isOver()) {
      await passGate(tools);
      const jobIndex = next;
      const job = jobs[jobIndex];
      if (job === undefined || isOver()) return;
      next += 1;
      const done = await runPasses(job, printer, { jobIndex, jobs: jobs.length }, tools);
      finished[jobIndex] = done;
      if (done.outcome !== 'ok') return;
    }
  };
  const ends = await Promise.allSettled(
    printers.map((printer) =>
      workOn(printer).catch((thrown: unknown) => {
        // A fault of our own, such as a full disk below the ledger: no printer takes another job.
        next = jobs.length;
        throw thrown;
      }),
    ),
  );
  const fault = ends.find((end) => end.status === 'rejected');
  if (fault) throw fault.reason;
  return finished;
}

async function passGate({ gate, signal, onEvent }: RunTools): Promise<void> {
  if (!gate.isPaused) return;
  onEvent({ kind: 'paused', sentence: 'Paused: what is at the printer goes on to its end, and nothing more is sent until you resume.' });
  await gate.pass(signal);
  if (!signal.aborted) onEvent({ kind: 'resumed', sentence: 'Resumed.' });
}

type Place = { readonly jobIndex: number; readonly jobs: number };

/** A job in all its passes. Between two of them a person turns the stack; where that can't be, or a pass did not end well, no other follows. */
async function runPasses(job: PlannedJob, printer: RunPrinter, { jobIndex, jobs }: Place, tools: RunTools): Promise<FinishedJob> {
  const { passes } = printer;
  const earlier: PrintJobRecord[] = [];
  for (const [index, arrangement] of passes.entries()) {
    const place = { jobIndex: jobIndex * passes.length + index, jobs: jobs * passes.length };
    const done = await runPass(job, arrangement, printer, place, tools);
    const isLast = index === passes.length - 1;
    if (!done.isGood || isLast) return { ...done, earlier };
    if (!(await stackIsTurned(job, tools))) return { ...done, earlier, sentence: frontsOnly(job) };
    earlier.push(done.record);
  }
  throw new RangeError('A printer prints in one pass at least.');
}

async function stackIsTurned(job: PlannedJob, { turns, signal, onEvent }: RunTools): Promise<boolean> {
  const { fromPiece, toPiece } = job;
  const sheets = sheetsOf(job);
  onEvent({ kind: 'turn-stack', fromPiece, toPiece, sheets, sentence: `The fronts of ${pieceSpan(job)} are printed. Turn the stack of ${counted(sheets, 'sheet')} as in the trial and put it back into the tray, with no other paper.` });
  const isTurned = await turns.wait(signal);
  if (isTurned) onEvent({ kind: 'stack-turned', sentence: 'The backs follow.' });
  return isTurned;
}

async function runPass(job: PlannedJob, arrangement: Arrangement, { printer, choices }: RunPrinter, place: Place, tools: RunTools): Promise<FinishedPass> {
  const { run, mark, ledger, transport, clock, signal, onEvent } = tools;
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
  const finish = (end: LedgerJobEnd, reason: string | null): FinishedPass => {
    ledger.recordEnd(entry, end);
    const sentence = reason ?? describeEnd(end, job, sides);
    const told = { state: end.state, reasons: end.reasons, ...(end.printedBy !== undefined && { printedBy: end.printedBy }) };
    onEvent({ kind: 'job-ended', ...place, id, ...told, sentence });
    const record: PrintJobRecord = { id, printer, batch, fromPiece, toPiece, pages, ...pass, ...told };
    const outcome = sides === 'backs' && end.outcome === 'not-sent' ? 'reprint' : end.outcome;
    return { record, outcome, sentence, isGood: end.state === 'completed' && isGood({ state: end.state, reasons: end.reasons }) };
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
    if (documentSent === 'no') return finish({ state: 'not-sent', reasons: [code], outcome: 'not-sent' }, sides === 'backs' ? `${message} ${frontsOnly(job)}` : message);
    const end = { state: 'unknown', reasons: [code] } as const;
    return finish({ ...end, outcome: outcomeOfEnd(end, sides) }, `${message} ${describeEnd(end, job, sides)}`);
  }
  const reference = submitted.value;
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
