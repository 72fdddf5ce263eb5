import type { Delivery, LedgerRun, LedgerRunDetail } from '@shared/domain/printing/ledger-run';
import { counted } from '@shared/domain/printing/wording';
import { openAtPrinters, openPieces } from '@shared/domain/printing/open-at-printers';
import { lastGoodFault, partAfterJam } from '@shared/domain/printing/part-after-jam';
import { failed, succeeded, type Result } from '@shared/ipc/result';
import type { Ledger, OpenLedger, PersonsWord } from '../ports/ledger';
import type { PrintTransport } from '../ports/print-transport';
import { recoverJobs } from './printing/recover-jobs';

/** What reading and settling the ledger needs. */
export type LedgerDeskTools = { readonly openLedger: OpenLedger; readonly ledgerExists: () => boolean; readonly transport: PrintTransport; readonly account: string };

const NO_RUN = (run: number): Result<never> => failed('run-unknown', `The ledger has no run ${run}. Choose one of its runs.`);

/** Every run, newest first; the true state of jobs without an end is asked of their printers before. */
export const listRuns = (tools: LedgerDeskTools, signal: AbortSignal): Promise<Result<readonly LedgerRun[]>> =>
  tools.ledgerExists() ? withLedger(tools, async (ledger) => (await recoverJobs(null, { ledger, transport: tools.transport, signal }), succeeded(ledger.runs()))) : Promise.resolve(succeeded([]));

/** What left in another way than on paper, newest first. */
export const listDeliveries = (tools: LedgerDeskTools): Promise<Result<readonly Delivery[]>> =>
  tools.ledgerExists() ? withLedger(tools, async (ledger) => succeeded(ledger.deliveries())) : Promise.resolve(succeeded([]));

export const readRun = (run: number, tools: LedgerDeskTools): Promise<Result<LedgerRunDetail>> => withRun(run, tools, (ledger) => known(run, ledger));

/**
 * What a person says of a run: of single pieces; after a jam at a printer; or that its sums are right.
 *
 * After a jam the pieces up to the last good one are good, the ones behind it are to be printed again. Only pieces of which nobody knows
 * are touched. "Behind" goes by the order in which the printer took the sheets, which a printer that gives them out face up may turn round. `lastGood` 0: none of them came out whole.
 * Each printer of a run has a tray of its own, so the word is on the pieces of `printer` alone; null will do where one printer has all of them.
 */
export type RunWord =
  | { readonly kind: 'pieces'; readonly pieces: readonly number[]; readonly word: PersonsWord }
  | { readonly kind: 'last-good'; readonly lastGood: number; readonly printer: string | null }
  | { readonly kind: 'sign-off'; readonly name: string; readonly note: string };

/** Writes down what a person says of a run, word by word. Fails, with none of it written, where one of them can't be. */
export const sayOfRun = (run: number, words: readonly RunWord[], tools: LedgerDeskTools): Promise<Result<LedgerRunDetail>> =>
  withRun(run, tools, (ledger) =>
    ledger.together(() => {
      for (const word of words) {
        const detail = known(run, ledger);
        const refusal = detail.ok ? say(word, detail.value, ledger, tools.account) : detail;
        if (refusal !== null) return refusal;
      }
      return known(run, ledger);
    }),
  );

export const settlePieces = (run: number, pieces: readonly number[], word: PersonsWord, tools: LedgerDeskTools): Promise<Result<LedgerRunDetail>> => sayOfRun(run, [{ kind: 'pieces', pieces, word }], tools);

export const settleAfterJam = (run: number, lastGood: number, tools: LedgerDeskTools, printer: string | null = null): Promise<Result<LedgerRunDetail>> => sayOfRun(run, [{ kind: 'last-good', lastGood, printer }], tools);

export const signOff = (run: number, name: string, note: string, tools: LedgerDeskTools): Promise<Result<LedgerRunDetail>> => sayOfRun(run, [{ kind: 'sign-off', name, note }], tools);

/** Writes one word down; gives why it can't be. */
function say(word: RunWord, detail: LedgerRunDetail, ledger: Ledger, account: string): Result<never> | null {
  switch (word.kind) {
    case 'pieces':
      return sayOfPieces(word.pieces, word.word, detail, ledger, account);
    case 'last-good':
      return sayAfterJam(word.lastGood, word.printer, detail, ledger, account);
    case 'sign-off':
      return saySumsAreRight(word.name, word.note, detail, ledger);
  }
}

/** Refused where the run never took one of them to a printer. */
function sayOfPieces(pieces: readonly number[], word: PersonsWord, { run, piecesTaken }: LedgerRunDetail, ledger: Ledger, account: string): Result<never> | null {
  const taken = new Set(piecesTaken.filter(({ inRun }) => inRun !== 'not-sent').map(({ piece }) => piece));
  const strange = pieces.filter((piece) => !taken.has(piece));
  if (strange.length > 0) return failed('pieces-unknown', `Run ${run} took no piece ${strange.slice(0, 5).join(', ')} to a printer. Name pieces that it printed.`);
  ledger.settle(run, pieces, word, account);
  return null;
}

function sayAfterJam(lastGood: number, printer: string | null, { run, piecesTaken }: LedgerRunDetail, ledger: Ledger, account: string): Result<never> | null {
  const at = openAtPrinters(piecesTaken, run);
  if (at.length === 0) return failed('nothing-open', `Every piece of run ${run} is settled. Mark single pieces where one of them is not right.`);
  const where = at.map((one) => `${one.printer} (${one.ranges})`).join(', ');
  if (printer === null && at.length > 1) return failed('printer-missing', `Pieces of run ${run} that are not settled went to ${at.length} printers: ${where}. Say of each printer's tray which piece is the last good one.`);
  const chosen = at.find((one) => one.printer === (printer ?? at[0]?.printer));
  if (!chosen) return failed('printer-unknown', `${printer ?? ''} has no piece of run ${run} that is not settled. They went to: ${where}.`);
  const fault = lastGoodFault(lastGood, chosen.ranges);
  if (fault !== null) return failed('pieces-unknown', fault);
  const { good, again } = partAfterJam(openPieces(piecesTaken, run).filter((piece) => piece.printer === chosen.printer), lastGood);
  ledger.settle(run, good, 'ok', account);
  ledger.settle(run, again, 'reprint', account);
  return null;
}

/** Refused while nobody has said of a piece what came out. */
function saySumsAreRight(name: string, note: string, { run, now }: LedgerRunDetail, ledger: Ledger): Result<never> | null {
  if (now.unknown > 0) return failed('not-settled', `${counted(now.unknown, 'piece')} of run ${run} ${now.unknown === 1 ? 'is' : 'are'} not settled. Say of each whether it is good, is to be printed again, or is pulled; then sign off.`);
  if (name.trim() === '') return failed('name-missing', 'Enter the name of who signs off.');
  ledger.signOff(run, name.trim(), note.trim());
  return null;
}

function known(run: number, ledger: Ledger): Result<LedgerRunDetail> {
  const detail = ledger.run(run);
  return detail === null ? NO_RUN(run) : succeeded(detail);
}

const withRun = (run: number, tools: LedgerDeskTools, work: (ledger: Ledger) => Result<LedgerRunDetail>): Promise<Result<LedgerRunDetail>> =>
  tools.ledgerExists() ? withLedger(tools, async (ledger) => work(ledger)) : Promise.resolve(NO_RUN(run));

async function withLedger<Value>({ openLedger }: LedgerDeskTools, work: (ledger: Ledger) => Promise<Result<Value>>): Promise<Result<Value>> {
  // Not waited for: a person at the desk is told at once who has it, mostly this window's own printing, and asks again.
  const opened = await openLedger();
  if (!opened.ok) return opened;
  try {
    return await work(opened.value);
  } finally {
    opened.value.close();
  }
}
