import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { RunPlan } from '@shared/domain/packets/plan';
import { DEFAULT_ENVELOPE, type EnvelopePreset } from '@shared/domain/envelope/presets';
import type { ShiftPt } from '@shared/domain/envelope/shift';
import type { SchoolNames } from '@shared/domain/packets/school-names';
import { envelopeOf, paperShift, type PrepareSettings } from '@shared/domain/packets/settings';
import type { ManifestDeadline } from '@shared/domain/records/manifest';
import type { LedgerRun } from '@shared/domain/printing/ledger-run';
import { piecesOfRanges } from '@shared/domain/printing/piece-ranges';
import type { Correction } from '@shared/domain/ssr/corrections';
import { TABLE_2, type LengthRow } from '@shared/domain/ssr/table-2';
import type { InputOf, JobOutcome, JobStarted, PlanChoices, Resumed } from '@shared/ipc/contract';
import { type Result, failed, succeeded } from '@shared/ipc/result';
import type { DownloadsView, DroppedView, FolderView } from '@shared/ipc/views';
import type { MailingStates } from '@shared/domain/packets/mailing-state';
import type { FoundReport } from '@shared/domain/ssr/report';
import type { EntrySource } from '../../ports/entry-source';
import type { EntryCuts, Inspection } from '../../ports/inspection';
import type { EntryJob } from '../../ports/inspection-pool';
import type { JobRequest } from '../../ports/job';
import { heedPerson } from '../inspection/reconcile-findings';
import { type AtStake, ChosenByHand, mostAtStake } from './at-stake';
import { batchesFolderName } from './batches-folder-name';
import { ChosenDownloads } from './chosen-downloads';
import { ChosenLetters } from './chosen-letters';
import { endWithoutValue } from './end-without-value';
import { entryReadAnew } from './entry-read-anew';
import { cutsIn, isSamePlace, placedEntries, placeOfEntry } from './entry-place';
import { hasOtherChanges } from './has-other-changes';
import { planViewInSteps } from './plan-views';
import { type MadePlan, Planner } from './planner';
import { PrintingHeard } from './printing-heard';
import { inSlices } from '../in-slices';
import { markNotProved, planInspectionInSteps, withoutChoiceMarks } from '../prepare-batches';
import { folderCaution } from '../folder-caution';
import type { LookedEntry } from './entry-views';
import { HELD_BY_PRINTING, NOTHING_SAVED, NOT_LOOKED_AT, NO_BATCH, NO_ENTRY, NO_FINDINGS, NO_PLAN, UNREADABLE_NOW } from './session-failures';
import { KeptResults } from './kept-results';
import { Reading } from './reading';
import { SessionJobs, type SessionJobsDeps } from './session-jobs';

export type SessionDeps = SessionJobsDeps & {
  readonly dataFolder: string;
  readonly privateFolder: string;
  /** What the ledger says of reports. Where the signal is aborted, what it answers means nothing. */
  readonly mailed: (reports: readonly FoundReport[], signal?: AbortSignal) => Promise<Result<MailingStates>>;
};

const SAMPLE_REPORTS = 30;

/**
 * One mailing in the window program: the downloads chosen, what was found in them, the plan made of it and the folder
 * saved from it. It lives in memory only and `clear` forgets all of it. The window knows its parts by id and index.
 */
export class MailingSession {
  readonly downloads = new ChosenDownloads();
  private inspection: Inspection | null = null;
  private inspectedIds: readonly string[] = [];
  private readonly planner = new Planner(() => this.inspection);
  /** Reports that a person chose among those found again. */
  private preferred: ReadonlySet<string> = new Set();
  /** What a person corrected of reports. */
  private corrections: readonly Correction[] = [];
  /** Where a person said that reports begin; kept while the downloads are read again. */
  private cuts: readonly EntryCuts[] = [];
  private looked: LookedEntry | null = null;
  /** What was read, for a reading that goes on from there. */
  private kept = new KeptResults();
  private readonly folders = new Map<string, string>();
  private savedFolder: string | null = null;
  readonly byHand = new ChosenByHand(() => ({ ...this.planner.askedSettings, preferred: [...this.preferred], corrections: this.corrections, cuts: cutsIn(this.downloads.ids, this.cuts) }));
  private isFirstPage = true;
  private readonly printed = new PrintingHeard();
  /** Names of schools as the student data file has them. */
  private named: Pick<Inspection, 'schoolNames'> = {};
  readonly letters = new ChosenLetters(() => this.deps.jobs);
  /** Each in a process of its own. */
  readonly jobs: SessionJobs;

  constructor(private readonly deps: SessionDeps) {
    this.jobs = new SessionJobs(deps);
  }

  /** Adds what exists and is not in the list yet; what was found before is forgotten when the list changes. */
  async addDownloads(paths: readonly string[]): Promise<DroppedView> {
    const { isChanged, missing } = await this.downloads.add(paths);
    if (isChanged) this.forgetFindings();
    return { downloads: this.downloads.view, missing: paths.flatMap((path, index) => (missing.has(path) ? [index] : [])) };
  }

  removeDownload(id: string): DownloadsView {
    this.forgetFindings();
    this.downloads.remove(id);
    if (this.downloads.view.total === 0) this.kept = new KeptResults();
    return this.downloads.view;
  }

  /** Makes the sample download in the private folder and adds it. */
  async addSample(): Promise<Result<DownloadsView>> {
    const path = join(this.deps.privateFolder, 'Made-up sample.zip');
    if (!existsSync(path)) {
      const end = await this.deps.jobs.run({ kind: 'sample', out: path, reports: SAMPLE_REPORTS, seed: 1 }, () => undefined, new AbortController().signal);
      if (end.type === 'failed') return { ok: false, failure: end.failure };
    }
    return succeeded((await this.addDownloads([path])).downloads);
  }

  inspect(ownLengths: readonly LengthRow[]): Result<JobStarted> {
    const { ids, view } = this.downloads;
    if (view.total === 0) return failed('no-downloads', 'There is nothing to read yet. Add downloads first.');
    this.forgetFindings();
    const request: JobRequest = { kind: 'inspect', paths: [...ids.keys()], ...this.judging(), ownLengths, cuts: this.cuts, known: this.kept.keys };
    const reading = new Reading(this.kept);
    return this.jobs.start(
      request,
      async (end, signal): Promise<JobOutcome> => {
        const isCancelled = (): boolean => end.type === 'cancelled' || signal.aborted;
        const inspection = end.type === 'done' ? await reading.finish(() => !isCancelled()) : null;
        if (isCancelled()) return { status: 'cancelled', soFar: reading.soFar };
        if (!inspection) return { ...endWithoutValue(end), soFar: reading.soFar };
        const mailing = await this.deps.mailed(inspection.reports, signal);
        if (isCancelled()) return { status: 'cancelled', soFar: reading.soFar };
        if (!mailing.ok) return { status: 'failed', failure: mailing.failure, soFar: reading.soFar };
        if (this.downloads.view.version !== view.version) return { status: 'cancelled' };
        this.inspection = { ...inspection, mailing: mailing.value, ...this.named };
        // A download that could not be opened is none of the findings.
        this.inspectedIds = inspection.downloads.map(({ path }) => ids.get(path) ?? '');
        return { status: 'succeeded', kind: 'inspect' };
      },
      (news, jobId) => {
        if (news.type === 'listed' && !reading.takeListed(news.part)) return;
        if (news.type === 'first') reading.takeFirst(news.reports);
        if (news.type === 'read') reading.take(news.results);
        this.deps.emit('findings.count', { jobId, soFar: reading.soFar, first: reading.first });
      },
    );
  }

  findings(): Result<{ readonly inspection: Inspection; readonly ids: readonly string[] }> {
    return this.inspection ? succeeded({ inspection: this.inspection, ids: this.inspectedIds }) : NO_FINDINGS;
  }

  /** Plans what was found. Of several calls at once all get the plan of the settings that were asked for last; the present one stays until then. */
  async makePlan({ preferred, corrections, ...settings }: PlanChoices, ownLengths: readonly LengthRow[]): Promise<Result<MadePlan>> {
    if (!this.inspection) return NO_FINDINGS;
    const isCorrected = JSON.stringify(corrections) !== JSON.stringify(this.corrections);
    // It has the ledger, which is asked of what is corrected.
    if (isCorrected && this.jobs.printing) return HELD_BY_PRINTING;
    if (isCorrected || preferred.length !== this.preferred.size || preferred.some((id) => !this.preferred.has(id))) {
      const { inspection } = this;
      const heeded = await inSlices(heedPerson(inspection, { preferred: new Set(preferred), corrections }, [...TABLE_2, ...ownLengths]));
      // The ledger knows reports by what was corrected too.
      const mailing = isCorrected ? await this.deps.mailed(heeded.reports) : null;
      if (mailing?.ok === false) return mailing;
      if (this.inspection !== inspection) return NO_FINDINGS;
      this.inspection = mailing ? { ...heeded, mailing: mailing.value } : heeded;
      this.preferred = new Set(preferred);
      this.corrections = corrections;
    }
    if (hasOtherChanges(this.planner.askedSettings, settings)) this.inspection = withoutChoiceMarks(this.inspection);
    this.savedFolder = null;
    const made = await this.planner.make(settings);
    return made ? succeeded(made) : NO_FINDINGS;
  }

  /** Takes the names of schools for the next plan. */
  nameSchools(schoolNames: SchoolNames): void {
    this.named = { schoolNames };
    if (this.inspection) this.inspection = { ...this.inspection, ...this.named };
  }

  /** The settings of the present plan. */
  currentSettings(): PrepareSettings {
    return this.planner.settings;
  }

  currentPlan(): Result<RunPlan> {
    return this.planner.plan ? succeeded(this.planner.plan) : NO_PLAN;
  }

  batch(id: string): Result<RunPlan['batches'][number]> {
    const { plan } = this.planner;
    const found = plan?.batches.find((batch) => batch.id === id);
    return found ? succeeded(found) : plan ? NO_BATCH : NO_PLAN;
  }

  /** Where a page's bytes stand, of an entry or of a letter; null where the index names none. */
  sourceOf(entryIndex: number): EntrySource | null {
    return this.inspection?.sources.at(entryIndex) ?? this.letters.sources[entryIndex] ?? null;
  }

  /** The files whose beginnings a person placed. */
  placedEntries(): ReadonlySet<number> {
    return this.inspection ? placedEntries(this.inspection, this.cuts) : new Set();
  }

  /** A file of the findings, with its pages where it was the last one looked at. */
  entry(entryIndex: number): Result<{ readonly inspection: Inspection; readonly looked: LookedEntry | null; readonly isPlaced: boolean }> {
    const { inspection } = this;
    if (!inspection?.entries.at(entryIndex)) return NO_ENTRY;
    return succeeded({ inspection, looked: this.looked?.entryIndex === entryIndex ? this.looked : null, isPlaced: this.cutsOf(inspection, entryIndex) !== null });
  }

  lookedAt(entryIndex: number): Result<LookedEntry> {
    return this.looked?.entryIndex === entryIndex ? succeeded(this.looked) : NOT_LOOKED_AT;
  }

  /** Reads what each page of a file shows. */
  look(entryIndex: number, ownLengths: readonly LengthRow[]): Result<JobStarted> {
    const { inspection } = this;
    return inspection ? this.readEntryAgain(inspection, entryIndex, this.cutsOf(inspection, entryIndex), ownLengths, (looked) => this.takeLooked(looked)) : NO_FINDINGS;
  }

  /** Reads a file again with reports beginning on these pages, null where its pages decide, and takes what is found then into the findings. */
  cut(entryIndex: number, beginnings: readonly number[] | null, ownLengths: readonly LengthRow[]): Result<JobStarted> {
    const { inspection } = this;
    if (!inspection) return NO_FINDINGS;
    return this.readEntryAgain(inspection, entryIndex, beginnings, ownLengths, async (looked, signal) => {
      const replaced = await entryReadAnew(inspection, looked, { preferred: this.preferred, corrections: this.corrections }, ownLengths);
      if (!replaced) return { status: 'failed', failure: UNREADABLE_NOW };
      const mailing = await this.deps.mailed(replaced.reports, signal);
      if (signal.aborted) return { status: 'cancelled' };
      if (!mailing.ok) return { status: 'failed', failure: mailing.failure };
      if (this.inspection !== inspection) return { status: 'failed', failure: UNREADABLE_NOW };
      const place = placeOfEntry(inspection, entryIndex);
      this.cuts = [...this.cuts.filter((cut) => !isSamePlace(cut, place)), ...(beginnings ? [{ ...place, beginnings }] : [])];
      this.inspection = { ...replaced, mailing: mailing.value };
      this.savedFolder = null;
      const outcome = this.takeLooked(looked);
      if (this.planner.plan) await this.planner.make(this.planner.askedSettings);
      return outcome;
    });
  }

  private takeLooked(looked: LookedEntry): JobOutcome {
    this.looked = looked;
    return { status: 'succeeded', kind: 'look' };
  }

  private readEntryAgain(inspection: Inspection, entryIndex: number, placed: readonly number[] | null, ownLengths: readonly LengthRow[], take: (looked: LookedEntry, signal: AbortSignal) => JobOutcome | Promise<JobOutcome>): Result<JobStarted> {
    const source = inspection.sources.at(entryIndex);
    const name = inspection.entries.at(entryIndex)?.entry;
    if (!source || name === undefined) return NO_ENTRY;
    const job: EntryJob = { index: entryIndex, name, source, ...this.judging(), ownLengths, wantsSigns: true, ...(placed && { beginnings: placed }) };
    return this.jobs.start({ kind: 'inspect-entry', job }, async (end, signal): Promise<JobOutcome> => {
      if (end.type !== 'done' || end.value.kind !== 'inspect-entry') return endWithoutValue(end);
      const { result } = end.value;
      // The findings may have been forgotten meanwhile.
      if (result.outcome !== 'read' || this.inspection !== inspection) return { status: 'failed', failure: UNREADABLE_NOW };
      return take({ entryIndex, result, placed }, signal);
    });
  }

  /** What first pages are judged for while they are read. */
  private judging(): { readonly envelope: EnvelopePreset; readonly shift: ShiftPt } {
    const { settings } = this.planner;
    return { envelope: envelopeOf(settings) ?? DEFAULT_ENVELOPE, shift: paperShift(settings) };
  }

  private cutsOf(inspection: Inspection, entryIndex: number): readonly number[] | null {
    if (this.cuts.length === 0) return null;
    const place = placeOfEntry(inspection, entryIndex);
    return this.cuts.find((cut) => isSamePlace(cut, place))?.beginnings ?? null;
  }

  rememberFolder(path: string): FolderView {
    const id = randomUUID();
    this.folders.set(id, path);
    return { id, name: basename(path) || path, caution: folderCaution(path) };
  }

  /** Writes and proves the plan's batches into a new folder below the one chosen. */
  save(folderId: string, deadlines: readonly ManifestDeadline[]): Result<JobStarted> {
    const parent = this.folders.get(folderId);
    const { inspection } = this;
    const { plan: shown, settings } = this.planner;
    if (!inspection || !shown) return NO_PLAN;
    if (!parent) return failed('folder-unknown', 'Choose the folder for the batches again.');
    const out = join(parent, batchesFolderName(this.deps.now()));
    const { sign } = this.byHand;
    return this.jobs.startWriting({ kind: 'prepare', inspection: { ...inspection, letters: this.letters.sources }, settings, out, deadlines }, async (end): Promise<JobOutcome> => {
      if (end.type !== 'done' || end.value.kind !== 'prepare') return endWithoutValue(end);
      const { files, notProved } = end.value;
      this.byHand.markUsed(sign);
      const kept = await inSlices(markNotProved(inspection, notProved));
      const plan = notProved.length > 0 ? await inSlices(planInspectionInSteps(kept, settings)) : shown;
      const changedPlan = plan === shown ? null : await inSlices(planViewInSteps(plan, settings));
      // Only the plan that is still shown counts as saved.
      if (this.planner.isAt(shown)) {
        this.inspection = kept;
        this.planner.take({ plan, settings });
        this.savedFolder = out;
      }
      return {
        status: 'succeeded',
        kind: 'save',
        saved: {
          folderName: basename(out),
          files,
          packets: plan.batches.reduce((sum, batch) => sum + batch.packets.length, 0),
          sheets: plan.batches.reduce((sum, batch) => sum + batch.sheets, 0),
          changedPlan,
          notProved: notProved.length,
        },
      };
    });
  }

  saved(): Result<string> {
    return this.savedFolder ? succeeded(this.savedFolder) : NOTHING_SAVED;
  }

  /** Prints what is left of an earlier run, or the batches that were saved last (null), which are due as staff have it by now. */
  print(request: InputOf<'print.start'>, earlier: Pick<LedgerRun, 'folder' | 'pieceRanges'> | null, deadlines: readonly ManifestDeadline[]): Result<JobStarted> {
    const folder = earlier?.folder ?? this.savedFolder;
    if (!folder) return NOTHING_SAVED;
    const { run: ofRun, ...choice } = request;
    const pieces = earlier && earlier.pieceRanges !== '' ? piecesOfRanges(earlier.pieceRanges) : null;
    const started = this.jobs.start({ kind: 'print', folder, dataFolder: this.deps.dataFolder, deadlines: earlier ? null : deadlines, pieces, ofRun, ...choice }, (end): JobOutcome => {
      const outcome: JobOutcome = end.type === 'done' && end.value.kind === 'print' ? { status: 'succeeded', kind: 'print', run: end.value.run } : endWithoutValue(end);
      this.printed.end(this.jobs.printing, request, outcome);
      return outcome;
    });
    if (started.ok) this.printed.begin(request);
    return started;
  }

  /** The page has heard how a printing ended. */
  heardEnd(jobId: string): void {
    this.printed.hear(jobId);
  }

  /** The page has gone, and with it whoever followed what runs: that ends, but for a printing. */
  pageGone(): void {
    this.isFirstPage = false;
    this.jobs.cancelAllButPrinting();
  }

  /** What a page that comes back goes on with; null for the first one. */
  resumed(): Resumed | null {
    if (this.isFirstPage) return null;
    return {
      choices: this.planner.hasPlanned ? { ...this.planner.askedSettings, preferred: [...this.preferred], corrections: this.corrections } : null,
      printing: this.printed.toResume(this.jobs.printing),
      savedFolderName: this.savedFolder && basename(this.savedFolder),
    };
  }

  /** Ends what runs and forgets every pupil. */
  clear(): void {
    this.jobs.cancelAll();
    this.forgetFindings();
    this.downloads.clear();
    this.folders.clear();
    this.cuts = [];
    this.named = {};
    this.byHand.forget();
    this.printed.forget();
    // What a job under way still tells goes to the old ones, and with them.
    this.kept = new KeptResults();
    this.letters.forget();
    this.planner.forgetChoices();
  }

  /** What a person would miss where the window closes now; null for nothing. */
  atStake(): AtStake | null {
    return mostAtStake(this.jobs.underWay, this.downloads.view.total === 0 ? null : this.byHand);
  }

  private forgetFindings(): void {
    this.inspection = null;
    this.inspectedIds = [];
    this.preferred = new Set();
    this.corrections = [];
    this.looked = null;
    this.planner.forget();
    this.savedFolder = null;
  }

  /** The folder that a person chose, null where the id names none. */
  folder(id: string): string | null {
    return this.folders.get(id) ?? null;
  }

  /** Who gets nothing, and who lives elsewhere. */
  lists(): Pick<PrepareSettings, 'hold' | 'addresses'> {
    const { hold, addresses } = this.planner.settings;
    return { hold, addresses };
  }

  /** Cancels what runs and forgets everything; waits until a job that was under way has ended and nothing is left of what it wrote. */
  async end(): Promise<void> {
    this.clear();
    await this.jobs.ended();
  }
}
