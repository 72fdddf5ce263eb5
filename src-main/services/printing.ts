import { checkPrinter } from '@shared/domain/printing/check-printer';
import { describeEnd } from '@shared/domain/printing/describe-end';
import type { PrintFailureCode } from '@shared/domain/printing/failure-code';
import { forgottenBefore, type LedgerSettings } from '@shared/domain/printing/ledger-settings';
import { outcomeElsewhere } from '@shared/domain/printing/outcome-elsewhere';
import { sumPieces, type PieceOutcome } from '@shared/domain/printing/piece-outcome';
import { pieceRanges } from '@shared/domain/printing/piece-ranges';
import { AS_PLANNED, type Arrangement } from '@shared/domain/printing/arrange-pages';
import { planJobs, sheetsOf, type PlannedJob } from '@shared/domain/printing/plan-jobs';
import type { PrintEvent } from '@shared/domain/printing/print-event';
import { areBatchesOfRun } from '@shared/domain/printing/run-batches';
import { checkOptions, NO_OPTIONS, type PrintOptions } from '@shared/domain/printing/print-options';
import type { PrinterCapabilities } from '@shared/domain/printing/printer';
import { offMismatch, profileOf, type PrinterProfile } from '@shared/domain/printing/printer-profile';
import { printerRecord, type PrinterRecord } from '@shared/domain/printing/printer-record';
import { isToPrint, leaveOutPrinted, selectPieces, type KeptBack, type LeftPieces, type PieceBefore, type PieceSelection } from '@shared/domain/printing/select-pieces';
import { deadlineGrounds, deadlineHead } from '@shared/domain/printing/deadline-words';
import { ticketChoices } from '@shared/domain/printing/ticket';
import { describeToner } from '@shared/domain/printing/toner';
import { MOST_TURNED_SHEETS, passesFor } from '@shared/domain/printing/two-passes';
import { brokeOff, counted } from '@shared/domain/printing/wording';
import type { Manifest, ManifestBatch, ManifestPacket } from '@shared/domain/records/manifest';
import { identitiesOf } from '@shared/domain/records/packet-students';
import type { PrintRunRecord } from '@shared/domain/records/print-run';
import { runDeadlines } from '@shared/domain/records/run-deadline';
import { failed, succeeded, type Result } from '@shared/ipc/result';
import type { Clock } from '../ports/clock';
import type { Ledger, OpenLedger, RunPurpose } from '../ports/ledger';
import type { BatchFile, MakeJobDocument, PreparedFolders } from '../ports/prepared-folders';
import type { PrintTransport } from '../ports/print-transport';
import { isCancellation } from './is-cancellation';
import { RESTORE_STEP, isLedgerDamage, isLedgerFault, ledgerFaultSentence } from './ledger-fault';
import { localDay } from './local-day';
import { openPatiently } from './open-patiently';
import type { MoveGate } from './printing/move-gate';
import { PauseGate } from './printing/pause-gate';
import { PrinterStops } from './printing/printer-stops';
import { recoverJobs } from './printing/recover-jobs';
import { runJobs, type FinishedJob } from './printing/run-jobs';
import { TurnGate } from './printing/turn-gate';

/** What printing needs of the world. */
export type PrintingTools = {
  readonly transport: PrintTransport;
  readonly openLedger: OpenLedger;
  readonly folders: PreparedFolders;
  readonly jobDocument: MakeJobDocument;
  readonly clock: Clock;
  /** The account that prints, for the ledger. */
  readonly account: string;
  readonly ledgerSettings: () => Promise<LedgerSettings>;
  readonly printerProfiles: () => Promise<readonly PrinterProfile[]>;
};

/** What a person asks to be printed: all of a prepared folder, or a part of it. */
export type PrintRequest = PieceSelection & {
  readonly folder: string;
  /** The run whose rest this is: another folder that stands at its path by now is not printed. */
  readonly ofRun?: number | undefined;
  /** When its reports are due, where staff know more than the folder's manifest says. */
  readonly deadlines?: Manifest['deadlines'];
  readonly printer: string;
  /** More printers that share the run; each takes jobs as it gets through them. */
  readonly morePrinters?: readonly string[] | undefined;
  /** Print pieces again that the ledger has as printed, or whose outcome is not known. */
  readonly reprint?: boolean | undefined;
  readonly options?: PrintOptions | undefined;
  /** Pauses between two jobs. */
  readonly gate?: PauseGate | undefined;
  /** Where the person says that a stack is turned, between its fronts and its backs. */
  readonly turns?: TurnGate | undefined;
  /** Where the person says whether the pieces of a printer that failed go to the others; left out where nobody is asked. */
  readonly moves?: MoveGate | undefined;
  /** Takes single printers out of the run. */
  readonly stops?: PrinterStops | undefined;
  /** Aborted: the job under way is cancelled at the printer, and no further one is sent. */
  readonly signal: AbortSignal;
  readonly onEvent: (event: PrintEvent) => void;
};

const refused = (code: PrintFailureCode, message: string): Result<never> => failed(code, message);

const CANCELLED = refused('cancelled', 'Printing was cancelled. Nothing was sent.');

/** The computer's printers, as the contract's `printers` lists them. */
export async function listPrinters({ transport, printerProfiles }: Pick<PrintingTools, 'transport' | 'printerProfiles'>, signal: AbortSignal): Promise<Result<readonly PrinterRecord[]>> {
  const [printers, profiles] = await Promise.all([transport.list(signal), printerProfiles()]);
  return printers.ok ? succeeded(printers.value.map((printer) => printerRecord(printer, profileOf(profiles, printer.name)))) : printers;
}

/**
 * Prints a prepared folder: batches in bounded jobs, one behind the other, each followed to its end and written down.
 * A failure means that nothing was sent, but for `ledger-not-written`: then the ledger says what was. Once a job was handed over, the answer is the run's record, whose `outcome` is
 * `completed` only when every job ended completed.
 */
export async function printPrepared(request: PrintRequest, tools: PrintingTools): Promise<Result<PrintRunRecord>> {
  const manifest = await tools.folders.manifest(request.folder);
  if (!manifest.ok) return manifest;
  const selected = selectPieces(manifest.value, request);
  if (!selected.ok) return selected;
  const batches = manifest.value.batches.filter(({ id }) => selected.value.some(({ batch }) => batch === id));
  const profiles = await tools.printerProfiles();
  const printers: KnownPrinter[] = [];
  for (const name of new Set([request.printer, ...(request.morePrinters ?? [])])) {
    const printer = await checkedPrinter(profileOf(profiles, name), request, tools.transport);
    if (!printer.ok) return printer;
    printers.push(printer.value);
  }
  const mismatch = sharesInTwoPasses(request, printers);
  if (mismatch !== null) return refused('printer-unsuitable', mismatch);
  const files = await checkedFiles(request, batches, tools.folders);
  if (!files.ok) return files;
  const opened = await openPatiently(tools.openLedger, request.signal).catch((thrown: unknown) => {
    if (isCancellation(thrown, request.signal)) return CANCELLED;
    throw thrown;
  });
  if (!opened.ok) return opened;
  const ledger = opened.value;
  const begun = { mayBeSent: false };
  const onEvent = (event: PrintEvent): void => {
    begun.mayBeSent ||= event.kind === 'job-sending';
    request.onEvent(event);
  };
  try {
    const otherFolder = otherFolderThan(request.ofRun, batches, manifest.value, ledger);
    if (otherFolder !== null) return refused('folder-changed', otherFolder);
    const names = printers.map(({ printer }) => printer.name);
    const recover = () => recoverJobs(manifest.value.batches.map(({ sha256 }) => sha256), { ledger, transport: tools.transport, signal: request.signal }, names);
    const underWay = await recover();
    const before = piecesBefore(ledger, manifest.value, selected.value);
    const left = leaveOutPrinted(selected.value, before, request.reprint === true);
    if (left.toPrint.length === 0) return refused('nothing-left', nothingLeft(left, underWay > 0));
    if (request.signal.aborted) return CANCELLED;
    const settings = await tools.ledgerSettings();
    const old = forgottenBefore(settings, tools.clock.now());
    if (old !== null) ledger.forgetBefore(old);
    const again = request.reprint === true || left.toPrint.every((packet) => before(packet) === 'reprint');
    const purpose = again ? 'reprint' : request.proof === true ? 'proof' : 'print';
    const record = await run({ ...request, onEvent }, tools, { manifest: manifest.value, left, files: files.value, ledger, purpose, keep: settings.keep, printers });
    // An earlier job that stood before this run's in the queue has ended by now.
    if (underWay > 0) await recover();
    return succeeded(record);
  } catch (thrown) {
    if (!isLedgerFault(thrown)) throw thrown;
    return begun.mayBeSent ? refused('ledger-not-written', stoppedByLedger(thrown)) : refused('ledger-unreadable', ledgerFaultSentence(thrown));
  } finally {
    ledger.close();
  }
}

/** A sentence where the folder is not the one whose rest is asked for. */
const otherFolderThan = (run: number | undefined, chosen: readonly ManifestBatch[], { batches }: Manifest, ledger: Ledger): string | null =>
  run === undefined || areBatchesOfRun(chosen, batches, ledger.batchesOf(run))
    ? null
    : `Where the folder of run ${run} was there are other batches now, with other families under its numbers. Put that folder back, or read the downloads again and save new batches: what was mailed is left out there.`;

/** A damaged ledger can't be opened for what came out, and a backup of it does not have this run. */
const stoppedByLedger = (thrown: unknown): string =>
  isLedgerDamage(thrown)
    ? `The ledger is damaged, so printing stopped. Nothing more is sent; what the printer has goes on there. Write down which pieces came out whole, since no backup has this run. ${RESTORE_STEP}`
    : brokeOff('The ledger could not be written, so printing stopped. Check that the disk with Foldline’s data has room.');

/** A printer as it tells of itself, what staff know of it, and the choices for it. */
type KnownPrinter = { readonly printer: PrinterCapabilities; readonly profile: PrinterProfile; readonly options: PrintOptions };

async function checkedPrinter(profile: PrinterProfile, request: PrintRequest, transport: PrintTransport): Promise<Result<KnownPrinter>> {
  const { signal, onEvent } = request;
  const { printer } = profile;
  const options = withTrayOf(profile, request.options);
  const capabilities = await transport.capabilities(printer, signal);
  if (!capabilities.ok) return capabilities.failure.code === 'printer-unknown' ? unknownPrinter(printer, await transport.list(signal)) : capabilities;
  const problems = [...checkPrinter(capabilities.value, { gray: options.allowGray, twoPasses: options.twoPasses }), ...checkOptions(capabilities.value, options)];
  const refusals = problems.filter(({ severity }) => severity === 'refuses');
  if (refusals.length > 0) return refused('printer-unsuitable', refusals.map(({ message }) => message).join(' '));
  if (options.twoPasses && capabilities.value.members.length > 1) {
    return refused('printer-unsuitable', `${printer} is a class: in two passes the backs could come out of another of its printers than the fronts. Choose one of ${capabilities.value.members.join(', ')}.`);
  }
  if (options.twoPasses && profile.turning === null) {
    return refused('printer-unsuitable', `How ${printer} takes a turned stack is not known yet. Print its trial of two sheets first: in the window under Print, Settings of this printer, or with "foldline printers --trial ${printer}".`);
  }
  for (const problem of problems) onEvent({ kind: 'printer-notice', problem, sentence: problem.message });
  return succeeded({ printer: capabilities.value, profile, options });
}

const withTrayOf = ({ tray }: PrinterProfile, options: PrintOptions = NO_OPTIONS): PrintOptions => ({ ...options, tray: options.tray ?? tray });

/** Stacks are turned by hand, one after the other. */
const sharesInTwoPasses = ({ options = NO_OPTIONS }: PrintRequest, printers: readonly KnownPrinter[]): string | null =>
  options.twoPasses && printers.length > 1 ? 'In two passes one printer prints alone, since its stacks are turned by hand. Choose one printer.' : null;

function unknownPrinter(printer: string, list: Result<readonly { readonly name: string }[]>): Result<never> {
  const names = list.ok ? list.value.map(({ name }) => name) : [];
  if (printer.includes('://')) return refused('printer-unknown', `There is no printer at this address in the list. Add it with "foldline printers --add ${printer}", then print under its name.`);
  return refused('printer-unknown', `There is no printer named ${printer}. ${names.length > 0 ? `Printers here: ${names.join(', ')}.` : 'This computer has no printer set up; add one first.'}`);
}

async function checkedFiles({ folder, signal }: PrintRequest, batches: readonly ManifestBatch[], folders: PreparedFolders): Promise<Result<ReadonlyMap<string, BatchFile>>> {
  const files = new Map<string, BatchFile>();
  for (const batch of batches) {
    const file = await folders.batchFile(folder, batch, signal);
    if (!file.ok) return file;
    files.set(batch.id, file.value);
  }
  return succeeded(files);
}

/**
 * What the ledger has of each packet: what became of the piece itself, or of its reports, all or some of them, from another folder. One that is still to be printed here, for the first
 * time or again, may have gone out from there meanwhile.
 */
function piecesBefore(ledger: Ledger, { batches, settings }: Manifest, packets: readonly ManifestPacket[]): (packet: ManifestPacket) => PieceBefore | undefined {
  const outcomes = new Map(batches.map(({ id, sha256 }) => [id, ledger.outcomes(sha256)]));
  const outcomeOf = ({ batch, piece }: ManifestPacket): PieceOutcome | undefined => outcomes.get(batch)?.get(piece);
  if (settings.again) return outcomeOf;
  const open = packets.filter((packet) => packet.reports.length > 0 && isToPrint(outcomeOf(packet)));
  const states = ledger.mailing(open.flatMap(identitiesOf));
  let next = 0;
  const elsewhere = new Map(open.map(({ piece, reports }) => [piece, outcomeElsewhere(states.slice(next, (next += reports.length)))]));
  return (packet) => elsewhere.get(packet.piece) ?? outcomeOf(packet);
}

function nothingLeft(left: LeftPieces, isUnderWay: boolean): string {
  return `Nothing is left to print: ${keptBack(left)}. ${nextStep(left.unknown > 0, isUnderWay)}`;
}

/** As the window names it, and the command line. */
const REPRINT = 'choose “Print again what was printed before” (--reprint)';

function nextStep(isUnknown: boolean, isUnderWay: boolean): string {
  if (!isUnknown) return `To print pieces again, ${REPRINT}.`;
  return isUnderWay ? 'An earlier job is still at the printer. Let it end, then print again.' : `Look in the tray which pieces came out whole; to print pieces again, ${REPRINT}.`;
}

function keptBack({ printed, unknown, pulled, mailed }: KeptBack): string {
  const parts = [
    [printed, 'printed already'],
    [mailed, 'with reports that were mailed from another folder'],
    [unknown, 'sent earlier with an outcome that is not known'],
    [pulled, 'pulled'],
  ] as const;
  return parts.flatMap(([count, what]) => (count > 0 ? [`${counted(count, 'piece')} ${what}`] : [])).join(', ');
}

type Prepared = {
  readonly manifest: Manifest;
  readonly left: LeftPieces;
  readonly files: ReadonlyMap<string, BatchFile>;
  readonly ledger: Ledger;
  readonly purpose: RunPurpose;
  readonly keep: LedgerSettings['keep'];
  readonly printers: readonly KnownPrinter[];
};

async function run(request: PrintRequest, tools: PrintingTools, { manifest, left, files, ledger, purpose, keep, printers }: Prepared): Promise<PrintRunRecord> {
  const { options = NO_OPTIONS, signal, gate = new PauseGate(), turns = new TurnGate(), moves = null, stops = new PrinterStops(), onEvent } = request;
  const names = printers.map(({ printer }) => printer.name).join(', ');
  const { toPrint, mailedInPart, pulledElsewhere, ...kept } = left;
  const plan = (packets: readonly ManifestPacket[]): readonly PlannedJob[] => jobsFor(printers, planJobs(manifest.batches, manifest.packets, packets, largestJobOf(printers, options)));
  const jobs = plan(toPrint);
  const sheets = jobs.reduce((sum, job) => sum + sheetsOf(job), 0);
  const deadlines = runDeadlines(request.deadlines ?? manifest.deadlines ?? [], toPrint, localDay(tools.clock.now()));
  const batches = [...new Set(jobs.map(({ batch }) => batch.sha256))];
  const runNumber = ledger.startRun({ deadlines, printer: names, purpose, by: tools.account, folder: request.folder, batches, pieceRanges: pieceRanges(toPrint.map(({ piece }) => piece)), pieces: toPrint.length, sheets });
  if (mailedInPart > 0) onEvent({ kind: 'mailed-in-part', pieces: mailedInPart, sentence: `${counted(mailedInPart, 'piece')} with a report that was mailed from another folder and one that was not: a piece is printed whole.` });
  if (pulledElsewhere.length > 0) onEvent({ kind: 'pulled-elsewhere', pieces: pulledElsewhere.length, sentence: `${counted(pulledElsewhere.length, 'piece')} with a report that was pulled from another folder’s mailing (${pieceRanges(pulledElsewhere)}): printed all the same. Pull it here too where it is not to be mailed.` });
  if (keptBack(kept) !== '') onEvent({ kind: 'left-out', ...kept, sentence: `Left out: ${keptBack(kept)}.` });
  for (const deadline of deadlines) onEvent({ kind: 'due', deadline, sentence: [`${deadlineHead(deadline)}.`, ...deadlineGrounds(deadline)].join(' ') });
  tellOfPrinters(printers, manifest, toPrint, onEvent);
  onEvent({ kind: 'run-started', run: runNumber, jobs: jobs.length, pieces: toPrint.length, sheets, sentence: `Run ${runNumber}: ${counted(toPrint.length, 'piece')}, ${counted(sheets, 'sheet')}, ${counted(jobs.length, 'job')} to ${names}.` });
  const documentOf = (job: PlannedJob, arrangement: Arrangement) => tools.jobDocument(job, fileOf(files, job), arrangement);
  // A class has as many jobs under way as it has printers, so that none of them waits.
  const pool = printers.flatMap((known) => Array.from({ length: Math.max(1, known.printer.members.length) }, () => ({ printer: known.printer.name, choices: ticketChoices(known.printer, known.options), passes: passesOf(known) })));
  const finished = await runJobs(jobs, pool, { run: runNumber, mark: ledger.runMark(runNumber), ledger, keep, transport: tools.transport, clock: tools.clock, signal, gate, turns, moves, stops, account: tools.account, planAgain: plan, onEvent, documentOf });
  return { ...recordOf(runNumber, toPrint, finished, { cancelled: signal.aborted, isPool: printers.length > 1 }), deadlines };
}

/** A printer finishes a job as a whole, so that each packet is a job where packets are to be stapled or folded. */
function largestJobOf(printers: readonly KnownPrinter[], { finishing, twoPasses }: PrintOptions): number {
  if (finishing !== null) return 1;
  return Math.min(...printers.map(({ profile }) => profile.largestJobSheets), ...(twoPasses ? [MOST_TURNED_SHEETS] : []));
}

const passesOf = ({ profile, options }: KnownPrinter): readonly Arrangement[] =>
  options.twoPasses && profile.turning !== null ? passesFor(profile.face, profile.turning) : [{ ...AS_PLANNED, order: profile.order }];

/** Where sheets go from the last to the first, jobs do too, so that the whole stack comes out in order. */
const jobsFor = (printers: readonly KnownPrinter[], jobs: readonly PlannedJob[]): readonly PlannedJob[] =>
  printers.every(({ profile, options }) => profile.order === 'reverse' && !options.twoPasses) ? jobs.toReversed() : jobs;

/** What staff should know of their printers before the first sheet: batches that were not prepared for them, and toner that will not do. */
function tellOfPrinters(printers: readonly KnownPrinter[], { settings }: Manifest, toPrint: readonly ManifestPacket[], onEvent: PrintRequest['onEvent']): void {
  const notice = (message: string): void => onEvent({ kind: 'printer-notice', problem: { code: 'printer-profile', severity: 'notice', message }, sentence: message });
  for (const { printer, profile } of printers) {
    const mismatch = offMismatch(profile, settings);
    if (mismatch !== null) notice(mismatch);
    if (profile.cartridgeSides === null) continue;
    const sides = toPrint.reduce((sum, { pages, blanks }) => sum + pages - blanks, 0);
    notice(`${printer.name}: ${describeToner({ sides, cartridgeSides: profile.cartridgeSides, markers: printer.markers })}`);
  }
}

function fileOf(files: ReadonlyMap<string, BatchFile>, job: PlannedJob): BatchFile {
  const file = files.get(job.batch.id);
  if (file === undefined) throw new Error('A job was planned for a batch that was not checked.');
  return file;
}

type RunEnd = { readonly cancelled: boolean; readonly isPool: boolean };

function recordOf(runNumber: number, toPrint: readonly ManifestPacket[], finished: readonly FinishedJob[], { cancelled, isPool }: RunEnd): Omit<PrintRunRecord, 'deadlines'> {
  const outcomes = new Map<number, PieceOutcome>();
  // As the ledger has it: a job that never reached its printer says nothing of the sheets that an earlier one put out.
  const note = (piece: number, outcome: PieceOutcome): unknown => (outcome === 'not-sent' && outcomes.has(piece) ? null : outcomes.set(piece, outcome));
  for (const { packets, outcome, moved } of finished) for (const { piece } of packets) note(piece, moved?.settled.get(piece) ?? outcome);
  const pieces = sumPieces(toPrint.map(({ piece }) => outcomes.get(piece) ?? 'not-sent'));
  const isPrinted = pieces.ok === toPrint.length;
  const completed = isPrinted && finished.every(({ record, outcome }) => record.state === 'completed' && outcome === 'ok');
  const printed = `Run ${runNumber} is printed: ${counted(pieces.ok, 'piece')}.`;
  const bad = finished.filter(({ outcome }) => outcome !== 'ok');
  return {
    run: runNumber,
    outcome: completed ? 'completed' : cancelled ? 'cancelled' : 'failed',
    // With all pieces good, only a job whose pieces went to other printers ended badly.
    message: isPrinted && !cancelled ? [printed, ...bad.map(({ sentence }) => sentence)].join(' ') : stoppedMessage(bad, pieces.notSent, { cancelled, isPool }),
    jobs: finished.flatMap(({ earlier, record }) => [...earlier, record]),
    pieces,
  };
}

/** Why a run stopped, what it did not send, and the next step: where a person has to look at sheets first, that of the jobs that ended badly. */
function stoppedMessage(bad: readonly FinishedJob[], notSent: number, { cancelled, isPool }: RunEnd): string {
  const rest = notSent > 0 ? [`${counted(notSent, 'piece')} not sent.`] : [];
  const of = ({ record, moved }: FinishedJob, sentence: string): string => (isPool && !moved ? `${record.printer}: ${sentence}` : sentence);
  if (!cancelled) return [...(bad.length > 0 ? bad.map((job) => of(job, job.sentence)) : ['Nothing was sent.']), ...rest].join(' ');
  const unknown = bad.filter(({ outcome, moved }) => outcome === 'unknown' && !moved);
  const sentences = unknown.length > 0 ? [...unknown.map((job) => of(job, describeEnd(job.record, job.record, job.record.pass))), ...rest] : [...rest, 'Print again to send the rest.'];
  return ['Printing was cancelled.', ...sentences].join(' ');
}
