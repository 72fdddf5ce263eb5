import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';
import type { FoundReport } from '@shared/domain/ssr/report';
import { HELP_TOPICS } from '@shared/help/topics';
import type { AppView } from '@shared/ipc/views';
import { appRoot } from './app-root';
import { dataFolderOf } from './cli/data-folder';
import { isCommandLine, runCli } from './cli/run-cli';
import { terminalContext } from './cli/terminal-context';
import { declareAppScheme, serveApp } from './electron/app-protocol';
import { callHandlers } from './electron/call-handlers';
import { electronDesktop } from './electron/desktop';
import { emitTo, hostCalls } from './electron/ipc-host';
import { lockDownPages, lockDownSession } from './electron/lock-down';
import { openMainWindow, windowSession } from './electron/main-window';
import { setMenu } from './electron/menu';
import { programWords } from './electron/program-words';
import { utilityJobHost } from './electron/utility-job-host';
import { keepHeapLean } from './lean-heap';
import { readEntry } from './intake/read-entry';
import { deskInThread } from './ledger/thread/desk-in-thread';
import { addedPrinterTools, findPrinters } from './printers-tools';
import { checkSheetsOn, mailedTools, printingTools, TRIAL_PATIENCE_MS, trialOn } from './printing-tools';
import { cancellableTrial } from './services/cancellable-trial';
import { folderSeen } from './services/folder-seen';
import { failureOf } from './services/job-failure';
import { mailedReports } from './services/mailed-reports';
import { MailRoom } from './services/mailing/mail-room';
import { MailingSession } from './services/mailing/mailing-session';
import { readCalendarText } from './students/read-calendar-text';
import { readAddressRows } from './students/read-address-rows';
import { spoolFolderIn } from './printing/system-transport';
import { sweepSpool } from './printing/windows/spool-folder';
import { PrivateFolder } from './services/private-folder';
import { readPictureDpi, readPrinterProfiles } from './services/settings-store';
import { UnprovedFolders } from './services/unproved-folders';
import { printersForWindow } from './services/printers-for-window';

/** How long after its page is there the window gets ready for a first download, in milliseconds. */
const WARM_AFTER_MS = 300;

const root = appRoot();
const words = programWords(process.argv, app.isPackaged, app.getAppPath());
const version = (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version;

const namedDataFolder = (): string | null => {
  const at = words.indexOf('--data');
  return at >= 0 ? (words[at + 1] ?? null) : null;
};

const startWindow = async (): Promise<void> => {
  const dataFolder = dataFolderOf(namedDataFolder(), process.env, process.platform);
  app.setPath('userData', dataFolder);
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  declareAppScheme();
  lockDownPages(app);

  const privateFolder = new PrivateFolder(dataFolder);
  const unproved = new UnprovedFolders(dataFolder);
  let window: BrowserWindow | null = null;
  const desk = deskInThread(join(root, 'dist', 'main', 'ledger-thread.js'), dataFolder);
  const { ledgerExists } = mailedTools(dataFolder);
  const mailed = (reports: readonly FoundReport[]) => mailedReports(reports, { ledgerExists, mailing: desk.mailing });
  const jobs = utilityJobHost(join(root, 'dist', 'main', 'job.js'));
  const session = new MailingSession({
    jobs,
    emit: (event, payload) => emitTo(window, event, payload),
    now: () => new Date(),
    dataFolder,
    privateFolder: privateFolder.path,
    unproved,
    mailed,
  });
  const mailRoom = new MailRoom({
    session,
    now: () => new Date(),
    dataFolder,
    mailed,
    readCalendarText,
    // Packages for PDFs are slow to load, and few people ask for these.
    helpPaper: async () => (await import('./papers/help-paper')).helpPaper(HELP_TOPICS),
    pullSheet: async (...about) => (await import('./papers/pull-sheet')).pullSheet(...about),
  });
  const view: AppView = {
    version,
    platform: process.platform === 'win32' ? 'windows' : process.platform === 'darwin' ? 'macos' : 'linux',
    startOnSample: words.includes('--sample'),
    printingUnavailable: null,
  };

  app.on('second-instance', () => {
    if (window?.isMinimized()) window.restore();
    window?.focus();
  });
  app.on('window-all-closed', () => app.quit());
  let isWiped = false;
  app.on('will-quit', (event) => {
    if (isWiped) return;
    event.preventDefault();
    isWiped = true;
    session.clear();
    void privateFolder.wipe().finally(() => app.quit());
  });

  await Promise.all([app.whenReady(), privateFolder.renew(), unproved.removeAll(), sweepSpool(spoolFolderIn(dataFolder))]);
  lockDownSession(windowSession());
  serveApp(windowSession(), join(root, 'dist', 'renderer'), async (entryIndex) => {
    const source = session.sourceOf(entryIndex);
    return source ? readEntry(source) : null;
  });
  const desktop = electronDesktop(() => window);
  hostCalls(
    () => window,
    callHandlers({ session, mailRoom, desktop, app: view, dataFolder, listPrinters: () => printersForWindow(printingTools(dataFolder).transport, { readAdded: addedPrinterTools(dataFolder).read, readProfiles: () => readPrinterProfiles(dataFolder), readPictureDpi: () => readPictureDpi(dataFolder) }), addedPrinters: addedPrinterTools(dataFolder), findPrinters, trial: cancellableTrial(trialOn(dataFolder), TRIAL_PATIENCE_MS), printCheckSheets: checkSheetsOn(dataFolder), ledger: { desk, desktop, dataFolder, folderSeen, runReportPdf: async (...about) => (await import('./ledger/run-report-pdf')).runReportPdf(...about), now: () => new Date() }, readAddressRows, checkSheets: async (envelope) => (await import('./papers/check-sheets')).checkSheets(envelope), forgetPrivateFiles: () => privateFolder.renew() }),
    (paths) => session.addDownloads(paths),
  );
  setMenu(process.platform, (command) => emitTo(window, 'menu.command', { command }));
  window = openMainWindow(join(root, 'dist', 'preload', 'preload.cjs'));
  // Once the window can be used, so that its own start is not slowed down.
  window.webContents.once('did-finish-load', () => setTimeout(jobs.warm, WARM_AFTER_MS).unref());
};

// Electron waits for this module before it looks for a display, so awaited here a command needs none: it runs on a server too.
if (isCommandLine(words)) {
  keepHeapLean();
  app.exit(await runCli(words, version, terminalContext));
} else
  startWindow().catch((thrown: unknown) => {
    dialog.showErrorBox('Foldline cannot start', failureOf(thrown).message);
    app.exit(1);
  });
