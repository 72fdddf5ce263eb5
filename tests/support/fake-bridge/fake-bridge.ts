import { type PictureDpi, USUAL_PICTURE_DPI } from '@shared/domain/printing/picture-dpi';
import { profileOf, withProfile, type PrinterProfile } from '@shared/domain/printing/printer-profile';
import type { Bridge, EventName, Events, InputOf, JobOutcome, OutputOf, Verb } from '@shared/ipc/contract';
import { failed, succeeded, type Result } from '@shared/ipc/result';
import type { OfferedOptions } from '@shared/domain/printing/print-options';
import type { AddedPrinterView, DownloadsView, DownloadView, DroppedView, PrintRunView } from '@shared/ipc/views';
import type { InserterProfile } from '@shared/domain/envelope/inserter/inserter-profile';
import type { EnvelopePreset } from '@shared/domain/envelope/presets';
import { DEFAULT_PREPARE_SETTINGS } from '@shared/domain/packets/settings';
import type { LengthRow } from '@shared/domain/ssr/table-2';
import type { JobStep } from '@shared/jobs/progress';
import { fakeMailRoom } from './fake-mail-room';
import { makeUpEntry } from './made-up-entry';
import { makeUpLedger } from './made-up-ledger';
import { makeUpRun } from './made-up-run';

/** How the made-up main behaves. */
export type FakeOptions = {
  readonly packets: number;
  readonly problems: number;
  /** Milliseconds from one step of a job to the next; none where a job ends at once. */
  readonly pace: number;
  readonly startOnSample: boolean;
  readonly caution: string | null;
  readonly printingUnavailable: string | null;
};

export const USUAL: FakeOptions = { packets: 412, problems: 3, pace: 0, startOnSample: false, caution: null, printingUnavailable: null };

/** A made-up main behind the window: it answers every call of the contract and can be told to fail. */
export type FakeBridge = Bridge<File> & {
  readonly emit: <E extends EventName>(event: E, payload: Events[E]) => void;
  /** Every call made, in order. */
  readonly calls: { readonly verb: Verb; readonly input: unknown }[];
  /** The next call of the verb fails with this sentence. */
  readonly failNext: (verb: Verb, message: string) => void;
};

const NO_OFFERS: OfferedOptions = { trays: [], finishings: [], accountCode: false, longestPin: 0, hold: false };
const STEPS_IN_A_JOB = 40;

export function makeFakeBridge(options: Partial<FakeOptions> = {}): FakeBridge {
  const { packets, problems, pace, startOnSample, caution, printingUnavailable } = { ...USUAL, ...options };
  const run = makeUpRun(packets, problems);
  const entry = makeUpEntry();
  const ledger = makeUpLedger();
  let added: readonly AddedPrinterView[] = [];
  let ownLengths: readonly LengthRow[] = [];
  let ownInserters: readonly InserterProfile[] = [];
  let ownEnvelopes: readonly EnvelopePreset[] = [];
  let profiles: readonly PrinterProfile[] = [];
  let pictureDpi: PictureDpi = USUAL_PICTURE_DPI;
  const listeners = new Map<EventName, Set<(payload: never) => void>>();
  const failures = new Map<Verb, string>();
  const cancelled = new Set<string>();
  const calls: FakeBridge['calls'] = [];
  let downloads: readonly DownloadView[] = [];
  let lastDownload = 0;
  let downloadsVersion = 0;
  let jobs = 0;

  const emit: FakeBridge['emit'] = (event, payload) => listeners.get(event)?.forEach((listener) => listener(payload as never));

  const startJob = (steps: readonly JobStep[], outcome: JobOutcome, total: number, each?: (jobId: string, fraction: number) => void): { jobId: string } => {
    jobs += 1;
    const jobId = `job-${jobs}`;
    let at = 0;
    const end = STEPS_IN_A_JOB * steps.length;
    const tick = (): void => {
      if (cancelled.has(jobId)) {
        emit('job.ended', { jobId, outcome: { status: 'cancelled' } });
        return;
      }
      if (pace === 0) at = end;
      const step = steps[Math.min(steps.length - 1, Math.floor(at / STEPS_IN_A_JOB))] ?? 'reading';
      const part = at >= end ? 1 : (at % STEPS_IN_A_JOB) / STEPS_IN_A_JOB;
      emit('job.progress', { jobId, progress: { step, done: Math.round(part * total), total, fraction: at / end } });
      each?.(jobId, at / end);
      if (at >= end) emit('job.ended', { jobId, outcome });
      else {
        at += 1;
        setTimeout(tick, pace);
      }
    };
    if (pace === 0) queueMicrotask(tick);
    else setTimeout(tick, pace);
    return { jobId };
  };

  const setDownloads = (next: readonly DownloadView[]): DownloadsView => {
    if (next !== downloads) downloadsVersion += 1;
    downloads = next;
    return { version: downloadsVersion, total: downloads.length, lastAdded: Number(downloads.at(-1)?.id ?? 0) };
  };
  const add = (name: string, kind: DownloadView['kind']): DownloadsView =>
    setDownloads(downloads.some((download) => download.name === name) ? downloads : [...downloads, { id: String((lastDownload += 1)), name, kind }]);

  const printRun = (input: InputOf<'print.start'>, state: string): PrintRunView => ({
    run: 1,
    outcome: state === 'completed' ? 'completed' : null,
    message: '',
    isPaused: false,
    turning: null,
    moving: [],
    notices: [],
    deadlines: [],
    jobs: [
      { id: 12, printer: input.printer, batchId: input.batchId ?? '4-pages-2-sheets', fromPiece: 1, toPiece: input.proof ? 1 : 206, pass: null, state, sentences: state === 'processing' ? ['The tray is empty. Add Letter paper; printing goes on by itself.'] : [] },
    ],
    pieces: { ok: state === 'completed' ? (input.proof ? 1 : 206) : 0, reprint: 0, pull: 0, unknown: 0, notSent: 0 },
  });

  const answers: { readonly [V in Verb]: (input: InputOf<V>) => OutputOf<V> } = {
    'app.describe': () => ({ version: '0.1.0', platform: 'linux', startOnSample, printingUnavailable }),
    'app.resume': () => null,
    'app.close-and-clear': () => {
      setDownloads([]);
      return {};
    },
    'downloads.count': () => setDownloads(downloads),
    'downloads.rows': ({ from, count }) => ({ total: downloads.length, rows: downloads.slice(from, from + count) }),
    'downloads.choose': ({ what }) => (what === 'files' ? add('CAASPP_SSR_2025_Grade-3-to-8.zip', 'zip') : add('ELPAC reports August', 'folder')),
    'downloads.add-sample': () => add('Foldline sample.zip', 'zip'),
    'downloads.remove': ({ downloadId }) => setDownloads(downloads.filter(({ id }) => id !== downloadId)),
    'findings.inspect': () =>
      startJob(['listing', 'reading'], { status: 'succeeded', kind: 'inspect' }, packets, (jobId, fraction) => emit('findings.count', { jobId, soFar: { read: Math.round(fraction * packets), files: packets, kept: 0, reports: Math.round(fraction * packets) }, first: [] })),
    'findings.read': () => ({ ...run.findings, downloads: downloads.map((download, index) => ({ ...(run.findings.downloads[0] ?? { downloads: 1, entries: 0, reports: 0, ignored: 0, setAside: 0 }), ...(index > 0 && { entries: 0, reports: 0, ignored: 0, setAside: 0 }), ...download })) }),
    'findings.problems': (input) => run.problems(input),
    'entry.describe': ({ entryIndex }) => entry.describe(entryIndex),
    'entry.reports': (range) => entry.reports(range),
    'entry.look': () => {
      entry.look();
      return startJob(['reading-pages'], { status: 'succeeded', kind: 'look' }, entry.pageCount);
    },
    'entry.pages': (range) => entry.pages(range),
    'entry.cut': ({ beginnings }) => {
      entry.cut(beginnings);
      return startJob(['reading-pages'], { status: 'succeeded', kind: 'look' }, entry.pageCount);
    },
    'reports.choice': () => ({ reports: [] }),
    'lengths.read': () => ownLengths,
    'lengths.write': ({ rows }) => (ownLengths = rows),
    ...fakeMailRoom(run, startJob),
    'plan.make': ({ settings }) => run.plan(settings),
    'plan.packets': ({ batchId, ...range }) => run.packets(batchId, range),
    'plan.families': () => ({ total: 0, rows: [] }),
    'plan.combined': () => ({ total: 0, rows: [] }),
    'plan.sheets': ({ batchId, ...range }) => run.sheets(batchId, range),
    'plan.search': ({ words }) => run.search(words),
    'plan.notices': () => ({ total: 0, rows: [] }),
    'plan.set-aside': ({ code, ...range }) => run.problems({ ...range, code: code ?? 'report-duplicate' }),
    'window.strays': () => ({ kinds: [{ what: 'text', place: { xPt: 225, yPt: 200 }, packets: 12, wordings: 1, examples: [{ text: 'Student Information', packet: run.windowRows({ from: 0, count: 1 }).rows[0] ?? { piece: 1, batchId: '', firstSheetIndex: 0 } }] }], others: 0 }),
    'window.rows': (range) => run.windowRows(range),
    'window.packet': ({ piece }) => run.windowPacket(piece),
    'envelopes.read': () => ownEnvelopes,
    'envelopes.write': ({ envelopes }) => (ownEnvelopes = envelopes),
    'envelopes.import': () => ownEnvelopes,
    'envelopes.export': () => ({ name: 'Foldline envelopes.json' }),
    'inserters.read': () => ownInserters,
    'inserters.write': ({ inserters }) => (ownInserters = inserters),
    'inserters.import': () => ownInserters,
    'inserters.export': () => ({ name: 'Foldline inserters.json' }),
    'printers.profiles.import': () => ({ printers: ['Office'] }),
    'printers.profiles.export': () => ({ name: 'Foldline printers.json' }),
    'paper.save': () => ({ name: 'Foldline check sheets.pdf' }),
    'paper.print': () => ({}),
    'addresses.choose': () => ({ name: 'addresses.csv', rows: [['ssid', 'line1', 'line2', 'line3'], ['1000007919', 'Ana Alvarez', 'PO Box 1', 'Sacramento, CA 95812']] }),
    'letters.choose': () => null,
    'batches.choose-folder': () => ({ id: 'f1', name: 'Score reports to print', caution }),
    'batches.save': () => {
      const plan = run.plan(DEFAULT_PREPARE_SETTINGS);
      return startJob(
        ['reading', 'writing', 'proving'],
        { status: 'succeeded', kind: 'save', saved: { folderName: 'Score reports to print', files: plan.batches.map(({ id }) => `${id}.pdf`), packets: plan.totals.packets, sheets: plan.totals.sheets, changedPlan: null, notProved: 0 } },
        plan.totals.packets,
      );
    },
    'batches.show-folder': () => ({}),
    'batches.open': () => ({}),
    'printers.list': () => [
      { name: 'Office-Laser-Color', isDefault: true, state: 'idle', mismatches: [], isGrayOnly: false, isOneSided: false, profile: profileOf(profiles, 'Office-Laser-Color'), markers: [{ name: 'Cyan toner', percent: 6 }], notices: ['Office-Laser-Color: Cyan toner is at 6 %. Have another one at hand.'], offers: { trays: ['tray-1', 'tray-2'], finishings: ['staple', 'fold-letter'], accountCode: true, longestPin: 8, hold: true }, isAdded: false, way: 'scheduler', pictureDpi: null },
      { name: 'Front-Desk-Mono', isDefault: false, state: 'idle', mismatches: ['It prints on one side only. Choose a two-sided printer, or save the batches.'], isGrayOnly: false, isOneSided: true, profile: profileOf(profiles, 'Front-Desk-Mono'), markers: [], notices: [], offers: NO_OFFERS, isAdded: false, way: 'scheduler', pictureDpi: null },
      { name: 'Library-Windows', isDefault: false, state: 'idle', mismatches: [], isGrayOnly: false, isOneSided: false, profile: profileOf(profiles, 'Library-Windows'), markers: [], notices: [], offers: NO_OFFERS, isAdded: false, way: 'spooler', pictureDpi },
      ...added.map(({ name }) => ({ name, isDefault: false, state: 'idle', mismatches: [], isGrayOnly: false, isOneSided: false, profile: profileOf(profiles, name), markers: [], notices: [], offers: NO_OFFERS, isAdded: true, way: 'direct' as const, pictureDpi: null })),
    ],
    'printers.added': () => added,
    'printers.find': () => [{ name: 'Library color laser', address: 'ipps://library.local/ipp/print', source: 'network' }],
    'printers.add': ({ address, name }) => {
      const printer = { name: name || 'Library color laser', address, certificate: Array.from({ length: 32 }, (_, index) => (index * 7 + 16).toString(16).toUpperCase()).join(':') };
      added = [...added, printer];
      return { printer, problems: [] };
    },
    'printers.remove': ({ name }) => (added = added.filter((printer) => printer.name !== name)),
    'print.start': (input) =>
      startJob(['sending', 'printing'], { status: 'succeeded', kind: 'print', run: printRun(input, 'completed') }, 1, (jobId, fraction) =>
        emit('print.changed', { jobId, run: printRun(input, fraction < 0.5 ? 'pending' : 'processing') }),
      ),
    ...ledger.answers,
    'print.heard': () => ({}),
    'print.pause': () => ({}),
    'print.mailed-in-part': () => ({ pieces: [2] }),
    'print.move': () => ({}),
    'print.stop-printer': () => ({}),
    'print.turned': () => ({}),
    'printers.pictures.write': ({ dpi }) => {
      pictureDpi = dpi;
      return {};
    },
    'printers.profile.write': ({ profile }) => {
      profiles = withProfile(profiles, profile);
      return profile;
    },
    'printers.trial.cancel': () => ({}),
    'printers.trial': () => ({}),
    'job.cancel': ({ jobId }) => {
      cancelled.add(jobId);
      return {};
    },
    'settings.read': () => DEFAULT_PREPARE_SETTINGS,
  };

  return {
    calls,
    emit,
    failNext: (verb, message) => failures.set(verb, message),
    call: async (verb, input) => {
      calls.push({ verb, input });
      const message = failures.get(verb);
      if (message !== undefined) {
        failures.delete(verb);
        return failed('made-up', message);
      }
      return succeeded(answers[verb](input));
    },
    on: (event, listener) => {
      const heard = listeners.get(event) ?? new Set();
      listeners.set(event, heard.add(listener));
      return () => heard.delete(listener);
    },
    addDropped: async (files): Promise<Result<DroppedView>> => {
      for (const file of files) add(file.name, /\.pdf$/i.test(file.name) ? 'pdf' : /\.zip$/i.test(file.name) ? 'zip' : 'folder');
      return succeeded({ downloads: setDownloads(downloads), missing: [] });
    },
  };
}
