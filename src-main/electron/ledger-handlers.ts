import { writeFile } from 'node:fs/promises';
import { ledgerCsv } from '@shared/domain/printing/ledger-csv';
import type { LedgerRun, LedgerRunDetail } from '@shared/domain/printing/ledger-run';
import { openAtPrinters } from '@shared/domain/printing/open-at-printers';
import { runReport } from '@shared/domain/printing/run-report';
import { type Result, succeeded } from '@shared/ipc/result';
import type { LedgerRunDetailView, LedgerRunView } from '@shared/ipc/views';
import type { Desktop } from '../ports/desktop';
import { listDeliveries, listRuns, readRun, settleAfterJam, settlePieces, signOff, type LedgerDeskTools } from '../services/ledger-desk';
import { folderNameOf, type FolderSeen } from '../services/folder-seen';
import { readLedgerSettings, writeLedgerSettings } from '../services/settings-store';
import type { CallHandlers } from './ipc-host';

export type LedgerHandlerDeps = {
  readonly desk: LedgerDeskTools;
  readonly desktop: Desktop;
  readonly dataFolder: string;
  readonly folderSeen: FolderSeen;
  readonly runReportPdf: (report: ReturnType<typeof runReport>, madeAt: Date) => Promise<Uint8Array>;
  readonly now: () => Date;
};

type LedgerVerbs = Extract<keyof CallHandlers, `ledger.${string}`>;

/** How long the printers of jobs without an end are asked, in milliseconds. */
const PATIENCE_MS = 8_000;

const map = <From, To>(result: Result<From>, convert: (value: From) => To): Result<To> => (result.ok ? succeeded(convert(result.value)) : result);

/** Answers the window's calls about the ledger. It sees a folder's name and whether it is there, never its path. */
export function ledgerHandlers({ desk, desktop, dataFolder, folderSeen, runReportPdf, now }: LedgerHandlerDeps): Pick<CallHandlers, LedgerVerbs> {
  const viewOf = <Run extends LedgerRun>({ folder, ...run }: Run): Omit<Run, 'folder'> & { readonly folderName: string; readonly hasFolder: boolean } => ({ ...run, folderName: folderNameOf(folder), hasFolder: folderSeen(folder) });
  const detailView = ({ piecesTaken, ...run }: LedgerRunDetail): LedgerRunDetailView => ({ ...viewOf(run), open: openAtPrinters(piecesTaken, run.run) });
  return {
    'ledger.runs': async () => map(await listRuns(desk, AbortSignal.timeout(PATIENCE_MS)), (runs): readonly LedgerRunView[] => runs.map(viewOf)),
    'ledger.deliveries': () => listDeliveries(desk),
    'ledger.run': async ({ run }) => map(await readRun(run, desk), detailView),
    'ledger.pieces': async ({ run, only, from, count }) =>
      map(await readRun(run, desk), ({ piecesTaken }) => {
        const rows = only === 'all' ? piecesTaken : piecesTaken.filter((piece) => piece.now !== 'ok');
        return { total: rows.length, rows: rows.slice(from, from + count) };
      }),
    'ledger.settle': async ({ run, pieces, word }) => map(await settlePieces(run, pieces, word, desk), detailView),
    'ledger.last-good': async ({ run, printer, lastGood }) => map(await settleAfterJam(run, lastGood, desk, printer), detailView),
    'ledger.sign-off': async ({ run, name, note }) => map(await signOff(run, name, note, desk), detailView),
    'ledger.export': async ({ run, what }) => {
      const detail = await readRun(run, desk);
      if (!detail.ok) return detail;
      const path = await desktop.chooseNewFile(what === 'csv' ? `Foldline run ${run} pieces.csv` : `Foldline run ${run} report.pdf`);
      if (path === null) return succeeded({ saved: false });
      await writeFile(path, what === 'csv' ? ledgerCsv([detail.value]) : await runReportPdf(runReport(detail.value), now()));
      return succeeded({ saved: true });
    },
    'ledger.settings': async () => succeeded(await readLedgerSettings(dataFolder)),
    'ledger.settings.write': async (settings) => {
      await writeLedgerSettings(dataFolder, settings);
      return succeeded(settings);
    },
  };
}
