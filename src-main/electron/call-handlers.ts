import { join } from 'node:path';
import { withProfile } from '@shared/domain/printing/printer-profile';
import { type Result, failed, succeeded } from '@shared/ipc/result';
import type { AppView, PrinterView } from '@shared/ipc/views';
import type { CancellableTrial } from '../services/cancellable-trial';
import type { FindPrinters } from '../ports/printer-finder';
import { addPrinter, removePrinter, type AddedPrinterTools } from '../services/added-printers';
import { choiceOf, choiceView, entryPageRows, entryReportRows, entryView } from '../services/mailing/entry-views';
import { familyRows } from '../services/mailing/family-views';
import { inSlices } from '../services/in-slices';
import { openPatiently } from '../services/open-patiently';
import { findingsView, problemRows, setAsideRows } from '../services/mailing/findings-views';
import type { MailRoom } from '../services/mailing/mail-room';
import { noticeRows } from '../services/mailing/notice-views';
import { combinedRows, packetRows, planViewInSteps, sheetRows } from '../services/mailing/plan-views';
import { searchPackets } from '../services/mailing/search-packets';
import { readCalendar, readOwnLengths, readPrinterProfiles, readSettings, writeOwnLengths, writePictureDpi, writePrinterProfiles, writeSettings } from '../services/settings-store';
import { envelopeHandlers, type EnvelopeDeps } from './envelope-handlers';
import { exchangeHandlers } from './exchange-handlers';
import type { CallHandlers } from './answer-calls';
import { mailRoomHandlers } from './mail-room-handlers';
import { ledgerHandlers, type LedgerHandlerDeps } from './ledger-handlers';

export type HandlerDeps = EnvelopeDeps & {
  readonly dataFolder: string;
  readonly mailRoom: MailRoom;
  readonly app: AppView;
  readonly listPrinters: () => Promise<Result<readonly PrinterView[]>>;
  readonly addedPrinters: AddedPrinterTools;
  readonly findPrinters: FindPrinters;
  readonly trial: CancellableTrial;
  readonly ledger: LedgerHandlerDeps;
  readonly forgetPrivateFiles: () => Promise<void>;
};

/** How long somebody waits before the window for a printer to answer, in milliseconds. */
const PRINTER_PATIENCE_MS = 30_000;

const NOTHING = succeeded({});
const NO_CHOICE = failed('no-choice', 'There is no other report to choose instead of this one any more.');

const map = <From, To>(result: Result<From>, convert: (value: From) => To): Result<To> => (result.ok ? succeeded(convert(result.value)) : result);

/** Answers each verb of the window from the mailing session and the desktop. */
export const callHandlers = ({ session, mailRoom, desktop, app, dataFolder, listPrinters, addedPrinters, findPrinters, trial, ledger, forgetPrivateFiles, readAddressRows, checkSheets, printCheckSheets }: HandlerDeps): CallHandlers => ({
  ...exchangeHandlers({ desktop, dataFolder }),
  ...envelopeHandlers({ session, desktop, readAddressRows, checkSheets, printCheckSheets }),

  'app.describe': () => succeeded(app),
  'app.resume': () => succeeded(session.resumed()),
  'app.close-and-clear': async () => {
    session.clear();
    mailRoom.clear();
    await forgetPrivateFiles();
    return NOTHING;
  },

  'downloads.count': () => succeeded(session.downloads.view),
  'downloads.rows': (range) => succeeded(session.downloads.rows(range)),
  'downloads.choose': async ({ what }) => succeeded((await session.addDownloads(await desktop.chooseDownloads(what))).downloads),
  'downloads.add-sample': () => session.addSample(),
  'downloads.remove': ({ downloadId }) => succeeded(session.removeDownload(downloadId)),

  'findings.inspect': async () => session.inspect(await readOwnLengths(dataFolder)),
  'findings.read': async () => {
    const found = session.findings();
    return found.ok ? succeeded(await inSlices(findingsView(found.value.inspection, found.value.ids, session.placedEntries()))) : found;
  },
  'findings.problems': async ({ code, ...range }) => {
    const found = session.findings();
    return found.ok ? succeeded(await problemRows(found.value.inspection, range, code)) : found;
  },

  'entry.describe': ({ entryIndex }) => map(session.entry(entryIndex), ({ inspection, isPlaced, looked }) => entryView(inspection, entryIndex, isPlaced, looked)),
  'entry.reports': ({ entryIndex, ...range }) => map(session.entry(entryIndex), ({ inspection }) => entryReportRows(inspection, entryIndex, range)),
  'entry.look': async ({ entryIndex }) => session.look(entryIndex, await readOwnLengths(dataFolder)),
  'entry.pages': ({ entryIndex, ...range }) => map(session.lookedAt(entryIndex), (looked) => entryPageRows(looked, range)),
  'entry.cut': async ({ entryIndex, beginnings }) => session.cut(entryIndex, beginnings, await readOwnLengths(dataFolder)),
  'reports.choice': async ({ reportId }) => {
    const found = session.findings();
    if (!found.ok) return found;
    const { inspection } = found.value;
    const choice = choiceOf(inspection, reportId);
    return choice ? succeeded(await inSlices(choiceView(inspection, choice))) : NO_CHOICE;
  },

  'plan.make': async ({ settings }) => {
    // Remembered on the way; a settings file that can't be written is no reason to stop the planning.
    void writeSettings(dataFolder, settings).catch(() => undefined);
    const made = await session.makePlan(settings, await readOwnLengths(dataFolder));
    return made.ok ? succeeded(await inSlices(planViewInSteps(made.value.plan, made.value.settings))) : made;
  },
  'plan.packets': async ({ batchId, ...range }) => {
    const plan = session.currentPlan();
    const batch = session.batch(batchId);
    if (!plan.ok) return plan;
    return batch.ok ? succeeded(await packetRows(plan.value, batch.value, range)) : batch;
  },
  'plan.combined': async (range) => {
    const plan = session.currentPlan();
    return plan.ok ? succeeded(await combinedRows(plan.value, range)) : plan;
  },
  'plan.families': async (range) => {
    const plan = session.currentPlan();
    return plan.ok ? succeeded(await familyRows(plan.value, session.currentSettings(), range)) : plan;
  },
  'plan.sheets': ({ batchId, ...range }) => map(session.batch(batchId), (batch) => sheetRows(batch, session.currentSettings(), range)),
  'plan.search': async ({ words }) => {
    const plan = session.currentPlan();
    return plan.ok ? succeeded(await searchPackets(plan.value, words)) : plan;
  },
  'plan.notices': async ({ code, ...range }) => {
    const plan = session.currentPlan();
    return plan.ok ? succeeded(await noticeRows(plan.value, range, code)) : plan;
  },
  'plan.set-aside': ({ code, ...range }) => map(session.currentPlan(), (plan) => setAsideRows(plan, range, code)),

  'letters.choose': async () => {
    const path = await desktop.chooseFile('letter');
    return path === null ? succeeded(null) : session.letters.read(path);
  },

  'batches.choose-folder': async () => {
    const path = await desktop.chooseFolder();
    return succeeded(path === null ? null : session.rememberFolder(path));
  },
  'batches.save': async ({ folderId }) => session.save(folderId, await mailRoom.deadlines(await readCalendar(dataFolder))),
  'batches.show-folder': () => map(session.saved(), (folder) => (desktop.showFolder(folder), {})),
  'batches.open': async ({ batchId }) => {
    const folder = session.saved();
    const batch = session.batch(batchId);
    if (!folder.ok) return folder;
    if (!batch.ok) return batch;
    const opened = await desktop.openFile(join(folder.value, 'batches', `${batch.value.id}.pdf`));
    return opened ? NOTHING : failed('no-viewer', 'This computer has no program that opens PDFs. Install one, or print from here.');
  },

  'print.mailed-in-part': async () => map(await mailRoom.mailedInPart(), (pieces) => ({ pieces })),
  'printers.list': () => listPrinters(),
  'printers.added': async () => succeeded(await addedPrinters.read()),
  'printers.find': async () => succeeded(await findPrinters(AbortSignal.timeout(PRINTER_PATIENCE_MS))),
  'printers.add': async ({ address, name }) =>
    map(await addPrinter({ address, name, signal: AbortSignal.timeout(PRINTER_PATIENCE_MS) }, addedPrinters), ({ printer, problems }) => ({ printer, problems: problems.map(({ message }) => message) })),
  'printers.remove': async ({ name }) => {
    const removed = await removePrinter(name, addedPrinters);
    return removed.ok ? succeeded(await addedPrinters.read()) : removed;
  },
  'printers.profile.write': async ({ profile }) => {
    await writePrinterProfiles(dataFolder, withProfile(await readPrinterProfiles(dataFolder), profile));
    return succeeded(profile);
  },
  'printers.pictures.write': async ({ dpi }) => (await writePictureDpi(dataFolder, dpi), succeeded({})),
  'printers.trial': async ({ printer, pass }) => map(await trial.print(printer, pass), () => ({})),
  'printers.trial.cancel': () => {
    trial.cancel();
    return NOTHING;
  },
  'print.start': async (request) => {
    const { run } = request;
    // Waited for as the printing itself does: another program may ask the ledger something just now.
    const detail = run === null ? null : await openPatiently(() => ledger.desk.run(run));
    if (detail && !detail.ok) return detail;
    return session.print(request, detail ? detail.value : null, await mailRoom.deadlines(await readCalendar(dataFolder)));
  },

  ...ledgerHandlers(ledger),

  ...mailRoomHandlers(mailRoom, desktop, dataFolder),

  'print.heard': ({ jobId }) => {
    session.heardEnd(jobId);
    return NOTHING;
  },

  'print.pause': ({ jobId, paused }) => {
    session.jobs.tell(jobId, { type: paused ? 'pause' : 'resume' });
    return NOTHING;
  },

  'print.turned': ({ jobId, isTurned }) => {
    session.jobs.tell(jobId, { type: 'turned', isTurned });
    return NOTHING;
  },

  'print.move': ({ jobId, jobIndex, answer }) => {
    session.jobs.tell(jobId, { type: 'move', jobIndex, answer });
    return NOTHING;
  },
  'print.stop-printer': ({ jobId, printer }) => {
    session.jobs.tell(jobId, { type: 'stop-printer', printer });
    return NOTHING;
  },

  'job.cancel': ({ jobId }) => {
    session.jobs.cancel(jobId);
    return NOTHING;
  },

  'settings.read': async () => succeeded(await readSettings(dataFolder)),
  'lengths.read': async () => succeeded(await readOwnLengths(dataFolder)),
  'lengths.write': async ({ rows }) => {
    await writeOwnLengths(dataFolder, rows);
    return succeeded(rows);
  },
});
