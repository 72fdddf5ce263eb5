import { describeEnd } from '@shared/domain/printing/describe-end';
import { pagesOf, sheetsOf, type PlannedJob } from '@shared/domain/printing/plan-jobs';
import { outcomeOfEnd, type PieceOutcome } from '@shared/domain/printing/piece-outcome';
import type { PrintEvent } from '@shared/domain/printing/print-event';
import { ticketFor, type TicketChoices } from '@shared/domain/printing/ticket';
import { counted, pieceSpan } from '@shared/domain/printing/wording';
import type { LedgerSettings } from '@shared/domain/printing/ledger-settings';
import type { ManifestPacket } from '@shared/domain/records/manifest';
import type { PrintJobRecord } from '@shared/domain/records/print-run';
import type { Clock } from '../../ports/clock';
import type { Ledger, LedgerJobEnd, NewLedgerPiece } from '../../ports/ledger';
import type { PrintDocument, PrintTransport } from '../../ports/print-transport';
import { followJob } from './follow-job';

export type RunTools = {
  readonly run: number;
  readonly printer: string;
  readonly choices: TicketChoices;
  readonly ledger: Ledger;
  readonly keep: LedgerSettings['keep'];
  readonly transport: PrintTransport;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly onEvent: (event: PrintEvent) => void;
  readonly documentOf: (job: PlannedJob) => PrintDocument;
};

/** What became of a job, and of each of its pieces. */
export type FinishedJob = { readonly record: PrintJobRecord; readonly outcome: PieceOutcome; readonly sentence: string };

/**
 * Sends jobs one behind the other, each when the one before has ended completed, and stops at the first that has not: what comes
 * out of a printer stays in order, and no more paper goes where trouble is. A job is in the ledger before it is sent.
 */
export async function runJobs(jobs: readonly PlannedJob[], tools: RunTools): Promise<readonly FinishedJob[]> {
  const finished: FinishedJob[] = [];
  for (const [jobIndex, job] of jobs.entries()) {
    if (tools.signal.aborted) break;
    const done = await runJob(job, { jobIndex, jobs: jobs.length }, tools);
    finished.push(done);
    if (done.outcome !== 'ok') break;
  }
  return finished;
}

async function runJob(job: PlannedJob, place: { readonly jobIndex: number; readonly jobs: number }, tools: RunTools): Promise<FinishedJob> {
  const { run, printer, ledger, transport, clock, signal, onEvent } = tools;
  const { fromPiece, toPiece } = job;
  const batch = job.batch.id;
  const about = { ...place, batch, fromPiece, toPiece };
  const ticket = ticketFor({ run, batch, fromPiece, toPiece }, tools.choices);
  const pieces = job.packets.map((packet) => ledgerPiece(packet, tools.keep));
  const entry = ledger.recordSending({ run, printer, jobName: ticket.jobName, batch, batchSha256: job.batch.sha256, pages: pagesOf(job), pieces });
  onEvent({ kind: 'job-sending', ...about, id: null, sentence: `Sending job ${place.jobIndex + 1} of ${place.jobs}: batch ${batch}, ${pieceSpan(job)}, ${counted(sheetsOf(job), 'sheet')}.` });

  let id: number | null = null;
  const finish = (end: LedgerJobEnd, reason: string | null): FinishedJob => {
    ledger.recordEnd(entry, end);
    const sentence = reason ?? describeEnd(end, job);
    onEvent({ kind: 'job-ended', ...place, id, state: end.state, reasons: end.reasons, sentence });
    const record: PrintJobRecord = { id, batch, fromPiece, toPiece, pages: pagesOf(job), state: end.state, reasons: end.reasons };
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
  onEvent({ kind: 'job-sent', ...about, id: reference.id, sentence: `Job ${reference.id} is sent to ${printer}.` });
  const end = await followJob(reference, {
    transport,
    clock,
    signal,
    onStatus: ({ state, reasons, printerReasons }, sentence) =>
      onEvent({ kind: 'job-state', ...place, id: reference.id, state, reasons: [...reasons, ...printerReasons], sentence }),
  });
  return finish({ ...end, outcome: outcomeOfEnd(end) }, null);
}

const ledgerPiece = ({ piece, ssid, student, school, grade, reports }: ManifestPacket, keep: LedgerSettings['keep']): NewLedgerPiece => ({
  piece,
  ssid,
  reports: reports.map(({ kind, schoolYear, content }) => ({ ssid, kind, schoolYear, content })),
  kept: keep === 'names' ? { ssid, student, school, grade } : null,
});
