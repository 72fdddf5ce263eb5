import { describeEnd } from '@shared/domain/printing/describe-end';
import { pagesOf, sheetsOf, type PlannedJob } from '@shared/domain/printing/plan-jobs';
import { outcomeOfEnd, type PieceOutcome } from '@shared/domain/printing/piece-outcome';
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

/** A printer of a run, with what its tickets say. */
export type RunPrinter = { readonly printer: string; readonly choices: TicketChoices };

export type RunTools = {
  readonly run: number;
  readonly ledger: Ledger;
  readonly keep: LedgerSettings['keep'];
  readonly transport: PrintTransport;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly gate: PauseGate;
  readonly onEvent: (event: PrintEvent) => void;
  readonly documentOf: (job: PlannedJob) => PrintDocument;
};

/** What became of a job, and of each of its pieces. */
export type FinishedJob = { readonly record: PrintJobRecord; readonly outcome: PieceOutcome; readonly sentence: string };

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
      const done = await runJob(job, printer, { jobIndex, jobs: jobs.length }, tools);
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

async function runJob(job: PlannedJob, { printer, choices }: RunPrinter, place: { readonly jobIndex: number; readonly jobs: number }, tools: RunTools): Promise<FinishedJob> {
  const { run, ledger, transport, clock, signal, onEvent } = tools;
  const { fromPiece, toPiece } = job;
  const batch = job.batch.id;
  const about = { ...place, batch, fromPiece, toPiece };
  const ticket = ticketFor({ run, batch, fromPiece, toPiece }, choices);
  const pieces = job.packets.map((packet) => ledgerPiece(packet, tools.keep));
  const entry = ledger.recordSending({ run, printer, jobName: ticket.jobName, batch, batchSha256: job.batch.sha256, pages: pagesOf(job), pieces });
  onEvent({ kind: 'job-sending', ...about, printer, id: null, sentence: `Sending job ${place.jobIndex + 1} of ${place.jobs}: batch ${batch}, ${pieceSpan(job)}, ${counted(sheetsOf(job), 'sheet')}.` });

  let id: number | null = null;
  const finish = (end: LedgerJobEnd, reason: string | null): FinishedJob => {
    ledger.recordEnd(entry, end);
    const sentence = reason ?? describeEnd(end, job);
    const told = { state: end.state, reasons: end.reasons, ...(end.printedBy !== undefined && { printedBy: end.printedBy }) };
    onEvent({ kind: 'job-ended', ...place, id, ...told, sentence });
    const record: PrintJobRecord = { id, printer, batch, fromPiece, toPiece, pages: pagesOf(job), ...told };
    return { record, outcome: end.outcome, sentence };
  };

  const submitted = await transport.submit({
    printer,
    ticket,
    signal,
    document: tools.documentOf(job),
    onCreated: (reference) => {
      id = reference.id;
      ledger.recordCreated(entry, reference);
    },
    onHandingOver: () => ledger.recordHandingOver(entry),
  });
  if (!submitted.ok) {
    const { code, message, documentSent } = submitted.failure;
    if (documentSent === 'no') return finish({ state: 'not-sent', reasons: [code], outcome: 'not-sent' }, message);
    const end = { state: 'unknown', reasons: [code], outcome: 'unknown' } as const;
    return finish(end, `${message} ${describeEnd(end, job)}`);
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
  return finish({ ...end, outcome: outcomeOfEnd(end) }, null);
}

const ledgerPiece = (packet: ManifestPacket, keep: LedgerSettings['keep']): NewLedgerPiece => ({
  piece: packet.piece,
  ssid: packet.ssid,
  reports: identitiesOf(packet),
  kept: keep === 'names' ? studentsOf(packet) : [],
});
