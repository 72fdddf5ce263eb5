import { setTimeout } from 'node:timers/promises';
import type { BrowserWindow } from 'electron';
import type { FoundReport } from '@shared/domain/ssr/report';
import { HELP_TOPICS } from '@shared/help/topics';
import type { EventName, Events } from '@shared/ipc/contract';
import type { AppView } from '@shared/ipc/views';
import { builtFile } from './app-root';
import { answerCalls } from './electron/answer-calls';
import { callHandlers, type HandlerDeps } from './electron/call-handlers';
import { electronDesktop } from './electron/desktop';
import type { AnswerCalls } from './electron/ipc-host';
import type { LedgerHandlerDeps } from './electron/ledger-handlers';
import { utilityJobHost } from './electron/utility-job-host';
import { readEntry } from './intake/read-entry';
import { ledgerExistsIn } from './ledger/ledger-file';
import { deskInThread } from './ledger/thread/desk-in-thread';
import { addedPrinterTools, allPrinters, checkSheetsOn, findPrinters, TRIAL_PATIENCE_MS, trialOn } from './printers-tools';
import { spoolFolderIn } from './printing/system-transport';
import { sweepSpool } from './printing/windows/spool-folder';
import { programVersion } from './program-version';
import { cancellableTrial } from './services/cancellable-trial';
import { folderSeen } from './services/folder-seen';
import { mailedReports } from './services/mailed-reports';
import type { AtStake } from './services/mailing/at-stake';
import { MailRoom, type MailRoomDeps } from './services/mailing/mail-room';
import { MailingSession } from './services/mailing/mailing-session';
import { printersForWindow } from './services/printers-for-window';
import { PrivateFolder } from './services/private-folder';
import { readPictureDpi, readPrinterProfiles } from './services/settings-store';
import { UnprovedFolders } from './services/unproved-folders';
import { readAddressRows } from './students/read-address-rows';
import { readCalendarText } from './students/read-calendar-text';

export type WindowSurroundings = {
  readonly dataFolder: string;
  readonly startOnSample: boolean;
  readonly windowOf: () => BrowserWindow | null;
  readonly emit: <Name extends EventName>(event: Name, payload: Events[Name]) => void;
};

/** Everything behind the window. */
export type WindowServices = AnswerCalls & {
  /** The bytes of an entry of the present findings; null where there is none. */
  readonly readDocument: (entryIndex: number) => Promise<Uint8Array | null>;
  /** Gets ready for a first download. */
  readonly warm: () => void;
  /** What a person would miss where the window closes now. */
  readonly atStake: () => AtStake | null;
  /** The page has gone and comes back anew. */
  readonly pageGone: () => void;
  /** Ends what runs and leaves nothing of a pupil behind. */
  readonly end: () => Promise<void>;
};

/** How long the program stays when its window is closed, for what was under way to end and to clean up behind itself. What had no time for that goes at the next start. */
const QUIT_PATIENCE_MS = 3_000;

const now = (): Date => new Date();

const appView = (startOnSample: boolean): AppView => ({
  version: programVersion(),
  platform: process.platform === 'win32' ? 'windows' : process.platform === 'darwin' ? 'macos' : 'linux',
  startOnSample,
  printingUnavailable: null,
});

/** Papers that are made when they are asked for: packages for PDFs are slow to load. */
const papers = {
  helpPaper: async () => (await import('./papers/help-paper')).helpPaper(HELP_TOPICS),
  pullSheet: async (...about) => (await import('./papers/pull-sheet')).pullSheet(...about),
  checkSheets: async (envelope) => (await import('./papers/check-sheets')).checkSheets(envelope),
  runReportPdf: async (...about) => (await import('./ledger/run-report-pdf')).runReportPdf(...about),
} satisfies Pick<MailRoomDeps, 'helpPaper' | 'pullSheet'> & Pick<HandlerDeps, 'checkSheets'> & Pick<LedgerHandlerDeps, 'runReportPdf'>;

/** The printers of this computer and of a data folder. */
const printers = (dataFolder: string): Pick<HandlerDeps, 'listPrinters' | 'addedPrinters' | 'findPrinters' | 'trial' | 'printCheckSheets'> => {
  const addedPrinters = addedPrinterTools(dataFolder);
  return {
    listPrinters: () => printersForWindow(allPrinters(dataFolder), { readAdded: addedPrinters.read, readProfiles: () => readPrinterProfiles(dataFolder), readPictureDpi: () => readPictureDpi(dataFolder) }),
    addedPrinters,
    findPrinters,
    trial: cancellableTrial(trialOn(dataFolder), TRIAL_PATIENCE_MS),
    printCheckSheets: checkSheetsOn(dataFolder),
  };
};

/** What earlier programs may have left behind, if they crashed, goes first. */
const tidyUp = (dataFolder: string, privateFolder: PrivateFolder, unproved: UnprovedFolders): Promise<unknown> => Promise.all([privateFolder.renew(), unproved.removeAll(), sweepSpool(spoolFolderIn(dataFolder))]);

/** Makes everything behind the window. */
export const windowServices = async ({ dataFolder, startOnSample, windowOf, emit }: WindowSurroundings): Promise<WindowServices> => {
  const privateFolder = new PrivateFolder(dataFolder);
  const unproved = new UnprovedFolders(dataFolder);
  await tidyUp(dataFolder, privateFolder, unproved);

  const jobs = utilityJobHost(builtFile('job.js'));
  const desktop = electronDesktop(windowOf);
  const desk = deskInThread(builtFile('ledger-thread.js'), dataFolder);
  const mailed = (reports: readonly FoundReport[], signal?: AbortSignal) => mailedReports(reports, { ledgerExists: () => ledgerExistsIn(dataFolder), mailing: (asked) => desk.mailing(asked, signal) });
  const session = new MailingSession({ jobs, emit, now, dataFolder, privateFolder: privateFolder.path, unproved, mailed });
  const mailRoom = new MailRoom({ session, now, dataFolder, mailed, readCalendarText, ...papers });
  const handlers = callHandlers({
    session,
    mailRoom,
    desktop,
    dataFolder,
    readAddressRows,
    app: appView(startOnSample),
    checkSheets: papers.checkSheets,
    ledger: { desk, desktop, dataFolder, folderSeen, now, runReportPdf: papers.runReportPdf },
    forgetPrivateFiles: () => privateFolder.renew(),
    ...printers(dataFolder),
  });

  return {
    ...answerCalls(handlers, (paths) => session.addDownloads(paths)),
    readDocument: async (entryIndex) => {
      const source = session.sourceOf(entryIndex);
      return source ? readEntry(source) : null;
    },
    warm: jobs.warm,
    atStake: () => session.atStake(),
    pageGone: () => session.pageGone(),
    end: async () => {
      try {
        await Promise.race([session.end(), setTimeout(QUIT_PATIENCE_MS)]);
      } finally {
        await privateFolder.wipe();
      }
    },
  };
};
