import { describeReasons } from '@shared/domain/printing/describe-reasons';
import { describeEnd } from '@shared/domain/printing/describe-end';
import { sumPieces } from '@shared/domain/printing/piece-outcome';
import type { PrintEvent } from '@shared/domain/printing/print-event';
import type { PrintRunRecord } from '@shared/domain/records/print-run';
import type { PrintRunView } from '@shared/ipc/views';

const NO_PIECES = sumPieces([]);

export const NO_RUN: PrintRunView = { run: null, outcome: null, message: '', isPaused: false, turning: null, moving: [], notices: [], deadlines: [], jobs: [], pieces: NO_PIECES };

type ToldState = { readonly state: string; readonly reasons: readonly string[]; readonly printedBy?: string };

/** A job that is completed without a word from the printer needs none from us, unless a class chose the printer. */
const sentencesOf = ({ state, reasons, printedBy }: ToldState, sentence: string): readonly string[] =>
  state === 'completed' && printedBy === undefined && describeReasons(reasons).length === 0 ? [] : [sentence];

const withJob = (view: PrintRunView, { jobIndex, id }: { readonly jobIndex: number; readonly id: number | null }, state: string, sentences: readonly string[]): PrintRunView => ({
  ...view,
  jobs: view.jobs.map((job, index) => (index === jobIndex ? { ...job, id, state, sentences } : job)),
});

/** The run as the window shows it after one more event. */
export const withEvent = (view: PrintRunView, event: PrintEvent): PrintRunView => {
  switch (event.kind) {
    case 'run-started':
      return { ...view, run: event.run };
    case 'job-sending':
      return { ...view, jobs: [...view.jobs, { id: event.id, printer: event.printer, batchId: event.batch, fromPiece: event.fromPiece, toPiece: event.toPiece, pass: event.pass ?? null, state: 'sending', sentences: [] }] };
    case 'job-sent':
      return withJob(view, event, 'sent', []);
    case 'job-state':
    case 'job-ended':
      return withJob(view, event, event.state, sentencesOf(event, event.sentence));
    case 'paused':
    case 'resumed':
      return { ...view, isPaused: event.kind === 'paused' };
    case 'turn-stack':
      return { ...view, turning: { fromPiece: event.fromPiece, toPiece: event.toPiece, sheets: event.sheets } };
    case 'stack-turned':
      return { ...view, turning: null };
    case 'ask-move': {
      const { kind: _kind, ...question } = event;
      return { ...view, moving: [...view.moving, question] };
    }
    case 'move-answered':
      return { ...view, moving: view.moving.filter(({ jobIndex }) => jobIndex !== event.jobIndex), notices: [...view.notices, event.sentence] };
    case 'left-out':
    case 'mailed-in-part':
    case 'printer-notice':
      return { ...view, notices: [...view.notices, event.sentence] };
    case 'due':
      return { ...view, deadlines: [...view.deadlines, event.deadline] };
  }
};

/** A finished run as the window shows it, with what was told on its way. */
export const finishedRun = (record: PrintRunRecord, { notices }: PrintRunView): PrintRunView => ({
  run: record.run,
  outcome: record.outcome,
  message: record.message,
  isPaused: false,
  turning: null,
  moving: [],
  notices,
  deadlines: record.deadlines,
  jobs: record.jobs.map((job) => ({ id: job.id, printer: job.printer, batchId: job.batch, fromPiece: job.fromPiece, toPiece: job.toPiece, pass: job.pass ?? null, state: job.state, sentences: sentencesOf(job, describeEnd(job, job, job.pass)) })),
  pieces: record.pieces,
});
