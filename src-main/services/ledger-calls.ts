import { ledgerCsv } from '@shared/domain/printing/ledger-csv';
import type { LedgerPiece, LedgerRunDetail } from '@shared/domain/printing/ledger-run';
import { openAtPrinters } from '@shared/domain/printing/open-at-printers';
import { runReport } from '@shared/domain/printing/run-report';
import { type Result, succeeded } from '@shared/ipc/result';
import type { LedgerDesk, RunWithoutPieces } from '../ports/ledger-desk';
import { type LedgerDeskTools, listDeliveries, listRuns, readRun, settleAfterJam, settlePieces, signOff } from './ledger-desk';
import { mailingStates } from './mailed-reports';

const map = <From, To>(result: Result<From>, convert: (value: From) => To): Result<To> => (result.ok ? succeeded(convert(result.value)) : result);

const withoutPieces = ({ piecesTaken, ...run }: LedgerRunDetail): RunWithoutPieces => ({ ...run, open: openAtPrinters(piecesTaken, run.run) });

/** Answers what the window asks of the ledger. */
export const ledgerCalls = (tools: LedgerDeskTools): LedgerDesk => {
  let listed: { readonly run: number; readonly only: 'open' | 'all'; readonly pieces: readonly LedgerPiece[] } | null = null;
  return {
    mailing: (reports, signal) => mailingStates(reports, tools, signal),
    runs: (patienceMs) => listRuns(tools, AbortSignal.timeout(patienceMs)),
    deliveries: () => listDeliveries(tools),
    run: async (run) => map(await readRun(run, tools), withoutPieces),
    pieces: async (run, only, { from, count }) => {
      if (from === 0 || listed?.run !== run || listed.only !== only) {
        const detail = await readRun(run, tools);
        if (!detail.ok) return detail;
        const { piecesTaken } = detail.value;
        listed = { run, only, pieces: only === 'all' ? piecesTaken : piecesTaken.filter(({ now }) => now !== 'ok') };
      }
      return succeeded({ total: listed.pieces.length, rows: listed.pieces.slice(from, from + count) });
    },
    settle: async (run, pieces, word) => map(await settlePieces(run, pieces, word, tools), withoutPieces),
    lastGood: async (run, lastGood, printer) => map(await settleAfterJam(run, lastGood, tools, printer), withoutPieces),
    signOff: async (run, name, note) => map(await signOff(run, name, note, tools), withoutPieces),
    csv: async (run) => map(await readRun(run, tools), (detail) => ledgerCsv([detail])),
    report: async (run) => map(await readRun(run, tools), runReport),
  };
};
