import { describeReasons } from '@shared/domain/printing/describe-reasons';
import { sumPieces } from '@shared/domain/printing/piece-outcome';
import type { PrintEvent } from '@shared/domain/printing/print-event';
import type { PrintRunRecord } from '@shared/domain/records/print-run';
import type { PrintJobView, PrintRunView } from '@shared/ipc/views';

const NO_PIECES = sumPieces([]);

export const NO_RUN: PrintRunView = { run: null, outcome: null, message: '', isPaused: false, turning: null, moving: [], notices: [], deadlines: [], jobs: [], pieces: NO_PIECES };

type ToldState = { readonly state: string; readonly reasons: readonly string[]; readonly printedBy?: string };

/** A job that is completed without a word from the printer needs none from us, unless a class chose the printer. */
const sentencesOf = ({ state, reasons, printedBy }: ToldState, sentence: string): readonly string[] =>
  state === 'completed' && printedBy === undefined && describeReasons(reasons).length === 0 ? [] : [sentence];

/** The run with other facts of one of its jobs, by its place from 0. */
const withJob = (view: PrintRunView, jobIndex: number, facts: Partial<PrintJobView>): PrintRunView => ({
  ...view,
  jobs: view.jobs.map((job, index) => (index === jobIndex ? { ...job, ...facts } : job)),
});

/** The run as the window shows it after one more event. */
export const withEvent = (view: PrintRunView, event: PrintEvent): PrintRunView => {
  switch (event.kind) {
    case 'run-started':
      return { ...view, run: event.run };
    case 'job-sending':
      return { ...view, jobs: [...view.jobs, { id: event.id, printer: event.printer, batchId: event.batch, fromPiece: event.fromPiece, toPiece: event.toPiece, pass: event.pass ?? null, state: 'sending', sentences: [] }] };
    case 'job-sent':
      return withJob(view, event.jobIndex, { id: event.id, state: 'sent', sentences: [] });
    case 'job-state':
    case 'job-ended':
      return withJob(view, event.jobIndex, { id: event.id, state: event.state, sentences: sentencesOf(event, event.sentence) });
    case 'paused':
    case 'resumed':
      return { ...view, isPaused: event.kind === 'paused' };
    case 'turn-stack':
      return { ...view, turning: { fromPiece: event.fromPiece, toPiece: event.toPiece, sheets: event.sheets } };
    case 'stack-turned':
      return { ...view, turning: null };
    case 'ask-move': {
      const { kind: _kind, jobSentence, ...question } = event;
      return { ...withJob(view, event.jobIndex, { sentences: [jobSentence] }), moving: [...view.moving, question] };
    }
    case 'move-answered':
      return { ...withJob(view, event.jobIndex, { sentences: [event.jobSentence] }), moving: view.moving.filter(({ jobIndex }) => jobIndex !== event.jobIndex), notices: [...view.notices, event.sentence] };
    case 'left-out':
    case 'mailed-in-part':
    case 'pulled-elsewhere':
    case 'printer-notice':
    case 'stopping':
      return { ...view, notices: [...view.notices, event.sentence] };
    case 'due':
      return { ...view, deadlines: [...view.deadlines, event.deadline] };
  }
};

/** A finished run as the window shows it: what was told on its way, of its jobs too, and how it ended. */
export const finishedRun = ({ run, outcome, message, deadlines, pieces }: PrintRunRecord, view: PrintRunView): PrintRunView => ({
  ...view,
  ...{ run, outcome, message, deadlines, pieces },
  ...{ isPaused: false, turning: null, moving: [] },
});
