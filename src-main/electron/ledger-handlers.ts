import { writeFile } from 'node:fs/promises';
import type { LedgerRun } from '@shared/domain/printing/ledger-run';
import type { RunReport } from '@shared/domain/printing/run-report';
import { type Result, succeeded } from '@shared/ipc/result';
import type { LedgerRunView } from '@shared/ipc/views';
import type { Desktop } from '../ports/desktop';
import type { LedgerDesk } from '../ports/ledger-desk';
import { folderNameOf, type FolderSeen } from '../services/folder-seen';
import { readLedgerSettings, writeLedgerSettings } from '../services/settings-store';
import type { CallHandlers } from './answer-calls';

export type LedgerHandlerDeps = {
  readonly desk: LedgerDesk;
  readonly desktop: Desktop;
  readonly dataFolder: string;
  readonly folderSeen: FolderSeen;
  readonly runReportPdf: (report: RunReport, madeAt: Date) => Promise<Uint8Array>;
  readonly now: () => Date;
};

type LedgerVerbs = Extract<keyof CallHandlers, `ledger.${string}`>;

/** How long the printers of jobs without an end are asked, in milliseconds. */
const PATIENCE_MS = 8_000;

const map = <From, To>(result: Result<From>, convert: (value: From) => To): Result<To> => (result.ok ? succeeded(convert(result.value)) : result);

/** Answers the window's calls about the ledger. It sees a folder's name and whether it is there, never its path. */
export function ledgerHandlers({ desk, desktop, dataFolder, folderSeen, runReportPdf, now }: LedgerHandlerDeps): Pick<CallHandlers, LedgerVerbs> {
  const viewOf = <Run extends LedgerRun>({ folder, ...run }: Run): Omit<Run, 'folder'> & { readonly folderName: string; readonly hasFolder: boolean } => ({ ...run, folderName: folderNameOf(folder), hasFolder: folderSeen(folder) });
  return {
    'ledger.runs': async () => map(await desk.runs(PATIENCE_MS), (runs): readonly LedgerRunView[] => runs.map(viewOf)),
    'ledger.deliveries': () => desk.deliveries(),
    'ledger.run': async ({ run }) => map(await desk.run(run), viewOf),
    'ledger.pieces': ({ run, only, ...range }) => desk.pieces(run, only, range),
    'ledger.settle': async ({ run, pieces, word }) => map(await desk.settle(run, pieces, word), viewOf),
    'ledger.last-good': async ({ run, printer, lastGood }) => map(await desk.lastGood(run, lastGood, printer), viewOf),
    'ledger.sign-off': async ({ run, name, note }) => map(await desk.signOff(run, name, note), viewOf),
    'ledger.export': async ({ run, what }) => {
      const content = what === 'csv' ? await desk.csv(run) : map(await desk.report(run), (report) => runReportPdf(report, now()));
      if (!content.ok) return content;
      const path = await desktop.chooseNewFile(what === 'csv' ? `Foldline run ${run} pieces.csv` : `Foldline run ${run} report.pdf`);
      if (path === null) return succeeded({ saved: false });
      await writeFile(path, await content.value);
      return succeeded({ saved: true });
    },
    'ledger.settings': async () => succeeded(await readLedgerSettings(dataFolder)),
    'ledger.settings.write': async (settings) => {
      await writeLedgerSettings(dataFolder, settings);
      return succeeded(settings);
    },
  };
}
