import { create } from 'zustand';
import type { Delivery } from '@shared/domain/printing/ledger-run';
import type { InputOf } from '@shared/ipc/contract';
import type { Failure } from '@shared/ipc/result';
import type { LedgerPieceView, LedgerRunDetailView, LedgerRunView, LedgerSettingsView } from '@shared/ipc/views';
import { bridge } from '../bridge/bridge';
import { announce } from './announcement-store';
import { isPrinting, usePrintStore } from './print-store';
import { openDialog } from './view-store';

type LedgerState = {
  /** Null until they were read. */
  readonly runs: readonly LedgerRunView[] | null;
  /** What left in another way than on paper, newest first. */
  readonly deliveries: readonly Delivery[];
  readonly run: LedgerRunDetailView | null;
  /** The pieces shown, with how many there are. */
  readonly pieces: { readonly total: number; readonly rows: readonly LedgerPieceView[] };
  readonly only: InputOf<'ledger.pieces'>['only'];
  readonly settings: LedgerSettingsView | null;
  readonly failure: string | null;
};

/** Most pieces that are shown at once; an export holds all. */
export const PIECES_SHOWN = 200;

const NO_PIECES = { total: 0, rows: [] };

/** The ledger as it was read last. */
export const useLedgerStore = create<LedgerState>(() => ({ runs: null, deliveries: [], run: null, pieces: NO_PIECES, only: 'open', settings: null, failure: null }));

const fail = (message: string): void => {
  useLedgerStore.setState({ failure: message });
  announce(message);
};

/** The printing of this window holds the ledger as another program would. */
const whyNot = ({ code, message }: Failure): string =>
  code === 'ledger-in-use' && isPrinting(usePrintStore.getState().printing) ? 'The printing under way writes into the ledger. Open the ledger again once it has ended.' : message;

/** What was asked for last to be shown: an answer to anything before it comes too late. */
let wanted: { readonly run: number } | null = null;

export async function openLedger(): Promise<void> {
  wanted = null;
  useLedgerStore.setState({ deliveries: [], run: null, pieces: NO_PIECES, only: 'open' });
  openDialog('ledger');
  await readLedger();
}

/** Reads the ledger, for which the printers are asked, and shows the run that was looked at, the newest where none was. */
export async function readLedger(): Promise<void> {
  useLedgerStore.setState({ runs: null, failure: null });
  const [runs, settings, deliveries] = [await bridge.call('ledger.runs', {}), await bridge.call('ledger.settings', {}), await bridge.call('ledger.deliveries', {})];
  useLedgerStore.setState({ runs: runs.ok ? runs.value : [], deliveries: deliveries.ok ? deliveries.value : [], settings: settings.ok ? settings.value : null });
  if (!runs.ok) fail(whyNot(runs.failure));
  else {
    const shown = runs.value.find(({ run }) => run === wanted?.run) ?? runs.value[0];
    if (shown) await showRun(shown.run);
  }
}

export async function showRun(run: number, only = useLedgerStore.getState().only): Promise<void> {
  const asked = { run };
  wanted = asked;
  useLedgerStore.setState({ only });
  const [detail, pieces] = [await bridge.call('ledger.run', { run }), await bridge.call('ledger.pieces', { run, only, from: 0, count: PIECES_SHOWN })];
  if (wanted !== asked) return;
  if (!detail.ok) fail(detail.failure.message);
  else useLedgerStore.setState({ run: detail.value, pieces: pieces.ok ? pieces.value : NO_PIECES, failure: null });
}

/** Takes the answer of something that changed the present run. Resolves to true where it was written. */
async function changed(answer: Promise<{ readonly ok: true } | { readonly ok: false; readonly failure: { readonly message: string } }>, said: string): Promise<boolean> {
  const result = await answer;
  if (!result.ok) {
    fail(result.failure.message);
    return false;
  }
  announce(said);
  const runs = await bridge.call('ledger.runs', {});
  if (runs.ok) useLedgerStore.setState({ runs: runs.value });
  if (wanted) await showRun(wanted.run);
  return true;
}

export const settlePieces = (input: InputOf<'ledger.settle'>): Promise<boolean> => changed(bridge.call('ledger.settle', input), 'Written into the ledger.');
export const settleAfterJam = (input: InputOf<'ledger.last-good'>): Promise<boolean> => changed(bridge.call('ledger.last-good', input), 'Written into the ledger.');
export const signOffRun = (run: number, name: string, note: string): Promise<boolean> => changed(bridge.call('ledger.sign-off', { run, name, note }), 'The run is signed off.');

export async function exportRun(input: InputOf<'ledger.export'>): Promise<void> {
  const answer = await bridge.call('ledger.export', input);
  if (!answer.ok) fail(answer.failure.message);
  else if (answer.value.saved) announce('The file is saved.');
}

export async function writeLedgerSettings(settings: LedgerSettingsView): Promise<void> {
  const answer = await bridge.call('ledger.settings.write', settings);
  if (!answer.ok) fail(answer.failure.message);
  else {
    useLedgerStore.setState({ settings: answer.value });
    announce('The ledger’s settings are remembered.');
  }
}
