import { create } from 'zustand';
import type { InputOf, JobOutcome, JobStarted, Resumed } from '@shared/ipc/contract';
import { succeeded, type Result } from '@shared/ipc/result';
import type { BatchView } from '@shared/ipc/plan-view';
import type { PrinterView, PrintRunView } from '@shared/ipc/views';
import type { Progress } from '@shared/jobs/progress';
import { bridge } from '../bridge/bridge';
import { runJob } from '../bridge/run-job';
import { announce } from './announcement-store';
import { openDialog } from './view-store';

export type PrintRequest = InputOf<'print.start'>;

/** One printing, from "Sent to the printer" to the printer's last word. */
export type Printing = {
  readonly request: PrintRequest;
  readonly jobId: string | null;
  readonly progress: Progress | null;
  readonly run: PrintRunView | null;
  readonly cancelling: boolean;
  /** Somebody asked for a pause. */
  readonly pausing: boolean;
  readonly end: null | { /** `sentence` where a printer failed on the way. */ readonly status: 'succeeded'; readonly sentence?: string } | { readonly status: 'cancelled' } | { /** `isNothingLeft` where another printing was quicker, and nothing went wrong. */ readonly status: 'failed'; readonly sentence: string; readonly isNothingLeft?: true };
};

type PrintState = {
  /** Null until the printers have been asked for. */
  readonly printers: readonly PrinterView[] | null;
  readonly listFailure: string | null;
  readonly chosen: string | null;
  readonly printing: Printing | null;
  /** The run of the ledger whose folder is printed on, null for the batches in hand. */
  readonly againOf: number | null;
  /** A proof of the batches in hand has come out. */
  readonly isProofed: boolean;
  /** Pieces of the plan that hold a report which was mailed since, beside one that was not. */
  readonly mailedInPart: readonly number[];
};

/** Printers and the present printing. */
export const usePrintStore = create<PrintState>(() => ({ printers: null, listFailure: null, chosen: null, printing: null, againOf: null, isProofed: false, mailedInPart: [] }));

export const choosePrinter = (name: string): void => usePrintStore.setState({ chosen: name });
export const forgetPrinting = (): void => usePrintStore.setState({ printing: null });
/** Begins to print what is left of a run of the ledger. */
export const printAgain = (run: number): void => {
  usePrintStore.setState(({ printing }) => ({ againOf: run, printing: isPrinting(printing) ? printing : null }));
  openDialog('print-again');
};
/** Shows the printing under way, which needs no plan. */
export const openPrinting = (): void => openDialog('print-again');
/** Other batches are in hand, or none. */
export const forgetProof = (): void => usePrintStore.setState({ isProofed: false });

/** True while a printing has not ended. */
export const isPrinting = (printing: Printing | null): boolean => printing !== null && printing.end === null;

export async function listPrinters(): Promise<void> {
  usePrintStore.setState({ printers: null, listFailure: null });
  const answer = await bridge.call('printers.list', {});
  if (!answer.ok) {
    usePrintStore.setState({ printers: [], listFailure: answer.failure.message });
    return;
  }
  const printers = answer.value;
  usePrintStore.setState(({ chosen }) => ({
    printers,
    chosen: printers.some(({ name }) => name === chosen) ? chosen : firstChoice(printers),
  }));
}

/** Asks the ledger what was mailed since the plan was made. A ledger that can't be read now is told when printing begins. */
export async function readMailedInPart(): Promise<void> {
  usePrintStore.setState({ mailedInPart: [] });
  const answer = await bridge.call('print.mailed-in-part', {});
  if (answer.ok) usePrintStore.setState({ mailedInPart: answer.value.pieces });
}

/** The system's own printer where it can take the batches, else the first that can. */
export const firstChoice = (printers: readonly PrinterView[]): string | null => {
  const able = printers.filter(({ mismatches }) => mismatches.length === 0);
  return (able.find(({ isDefault }) => isDefault) ?? able[0] ?? printers.find(({ isDefault }) => isDefault) ?? printers[0])?.name ?? null;
};

const NOTHING_SENT = { jobId: null, progress: null, run: null, cancelling: false, pausing: false, end: null } satisfies Omit<Printing, 'request'>;

export async function print(request: PrintRequest): Promise<void> {
  if (isPrinting(usePrintStore.getState().printing)) return;
  usePrintStore.setState({ printing: { ...NOTHING_SENT, request } });
  await follow(request, () => bridge.call('print.start', request));
}

/** Follows a printing that an earlier page of this window began, or shows how it has ended. */
export async function followPrinting({ jobId, request, run, outcome }: NonNullable<Resumed['printing']>): Promise<void> {
  usePrintStore.setState({ againOf: request.run, printing: { ...NOTHING_SENT, jobId, request, run, pausing: run?.isPaused ?? false } });
  if (outcome) showEnd(request, outcome);
  else await follow(request, () => Promise.resolve(succeeded({ jobId })));
}

const update = (change: Partial<Printing>): void => usePrintStore.setState(({ printing }) => ({ printing: printing && { ...printing, ...change } }));

async function follow(request: PrintRequest, start: () => Promise<Result<JobStarted>>): Promise<void> {
  await runJob(bridge, start, {
    started: (jobId) => {
      update({ jobId });
      announce('Sent to the printer.');
    },
    'job.progress': ({ progress }) => update({ progress }),
    'print.changed': ({ run }) => {
      const asked = usePrintStore.getState().printing?.run?.moving.length ?? 0;
      update({ run });
      // A question among many jobs is heard too.
      if (run.moving.length > asked) announce(run.moving.at(-1)?.sentence ?? '');
    },
    ended: (outcome) => showEnd(request, outcome),
  });
}

function showEnd(request: PrintRequest, outcome: JobOutcome): void {
  const jobId = usePrintStore.getState().printing?.jobId;
  if (jobId) void bridge.call('print.heard', { jobId });
  if (outcome.status === 'succeeded') {
    const run = outcome.kind === 'print' ? outcome.run : null;
    const end = endOfRun(run);
    update({ end, ...(run && { run }) });
    if (request.proof && end.status === 'succeeded') usePrintStore.setState({ isProofed: true });
    announce(end.status === 'succeeded' && end.sentence === undefined ? 'The printer has finished.' : (run?.message ?? ''));
  } else if (outcome.status === 'failed') {
    update({ end: { status: 'failed', sentence: outcome.failure.message, ...(outcome.failure.code === 'nothing-left' && { isNothingLeft: true }) } });
    announce(outcome.failure.message);
  } else {
    update({ end: { status: 'cancelled' } });
    announce('Printing canceled.');
  }
}

/** A printing that was carried out has succeeded when every job ended completed, or when all pieces of those that did not came out on other printers. */
const endOfRun = (run: PrintRunView | null): NonNullable<Printing['end']> => {
  if (run === null || run.outcome === 'completed') return { status: 'succeeded' };
  if (run.outcome === 'cancelled') return { status: 'cancelled' };
  const { unknown, reprint, pull, notSent } = run.pieces;
  return { status: unknown + reprint + pull + notSent === 0 ? 'succeeded' : 'failed', sentence: run.message };
};

export async function cancelPrinting(): Promise<void> {
  const jobId = usePrintStore.getState().printing?.jobId;
  if (!jobId) return;
  usePrintStore.setState(({ printing }) => ({ printing: printing && { ...printing, cancelling: true } }));
  await bridge.call('job.cancel', { jobId });
}

/** Whether the pieces of a job whose printer failed go to the other printers. */
export async function movePieces(jobIndex: number, answer: InputOf<'print.move'>['answer']): Promise<void> {
  const jobId = usePrintStore.getState().printing?.jobId;
  if (jobId) await bridge.call('print.move', { jobId, jobIndex, answer });
}

/** Takes a printer out of the run: what it has is cancelled there, and then asked about. */
export async function stopPrinter(printer: string): Promise<void> {
  const jobId = usePrintStore.getState().printing?.jobId;
  if (!jobId) return;
  await bridge.call('print.stop-printer', { jobId, printer });
  announce(`${printer} is being taken out of this run.`);
}

export async function pausePrinting(paused: boolean): Promise<void> {
  const jobId = usePrintStore.getState().printing?.jobId;
  if (!jobId) return;
  usePrintStore.setState(({ printing }) => ({ printing: printing && { ...printing, pausing: paused } }));
  await bridge.call('print.pause', { jobId, paused });
  announce(paused ? 'Pausing after the job under way.' : 'Going on.');
}

/** The stack between fronts and backs is turned, or can't be. */
export async function stackTurned(isTurned: boolean): Promise<void> {
  const jobId = usePrintStore.getState().printing?.jobId;
  if (!jobId) return;
  await bridge.call('print.turned', { jobId, isTurned });
  announce(isTurned ? 'The backs follow.' : 'Stopping here.');
}

/** The student of a piece, or null where the piece has no name or can't be read. */
export async function studentOfPiece(batches: readonly BatchView[], piece: number): Promise<string | null> {
  const batch = batches.find(({ firstPiece, lastPiece }) => firstPiece <= piece && piece <= lastPiece);
  if (!batch) return null;
  const answer = await bridge.call('plan.packets', { batchId: batch.id, from: piece - batch.firstPiece, count: 1 });
  return answer.ok ? (answer.value.rows[0]?.student ?? null) : null;
}
