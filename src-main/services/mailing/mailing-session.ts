import { randomUUID } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import type { RunPlan } from '@shared/domain/packets/plan';
import { DEFAULT_PREPARE_SETTINGS, type PrepareSettings } from '@shared/domain/packets/settings';
import type { EventName, Events, JobOutcome, JobStarted } from '@shared/ipc/contract';
import { type Result, failed, succeeded } from '@shared/ipc/result';
import type { DownloadView, FolderView } from '@shared/ipc/views';
import type { EntrySource } from '../../ports/entry-source';
import type { Inspection } from '../../ports/inspection';
import type { JobEnd, JobHost, JobNews, JobRequest } from '../../ports/job';
import { removePartialFolder } from '../partial-folder';
import { planInspection } from '../prepare-batches';
import { folderCaution } from '../folder-caution';

type Download = DownloadView & { readonly path: string };

export type SessionDeps = {
  readonly jobs: JobHost;
  readonly emit: <Name extends EventName>(event: Name, payload: Events[Name]) => void;
  readonly now: () => Date;
  readonly dataFolder: string;
  readonly privateFolder: string;
};

const kindOf = (path: string): DownloadView['kind'] => (statSync(path).isDirectory() ? 'folder' : extname(path).toLowerCase() === '.pdf' ? 'pdf' : 'zip');

const SAMPLE_REPORTS = 30;

const NO_FINDINGS = failed('nothing-read', 'No downloads have been read yet. Add downloads, then read them.');
const NO_PLAN = failed('nothing-planned', 'There are no batches yet. Read the downloads first.');
const NO_BATCH = failed('batch-unknown', 'This batch is no longer part of the plan. Choose another one in the list.');
const NOTHING_SAVED = failed('nothing-saved', 'The batches are not saved yet. Save them first.');

/** A folder name that sorts by time and is allowed on every system: `Foldline batches 2026-11-22 14.05.09`. */
const batchesFolderName = (now: Date): string => {
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  return `Foldline batches ${day} ${two(now.getHours())}.${two(now.getMinutes())}.${two(now.getSeconds())}`;
};

/**
 * One mailing in the window program: the downloads chosen, what was found in them, the plan made of it and the folder
 * saved from it. It lives in memory only and `clear` forgets all of it. The window knows its parts by id and index.
 */
export class MailingSession {
  private downloads: readonly Download[] = [];
  private inspection: Inspection | null = null;
  private inspectedIds: readonly string[] = [];
  private plan: RunPlan | null = null;
  private settings: PrepareSettings = DEFAULT_PREPARE_SETTINGS;
  private readonly folders = new Map<string, string>();
  private savedFolder: string | null = null;
  private readonly running = new Map<string, AbortController>();

  constructor(private readonly deps: SessionDeps) {}

  listDownloads(): readonly DownloadView[] {
    return this.downloads.map(({ id, name, kind }) => ({ id, name, kind }));
  }

  /** Adds what exists and is not in the list yet; what was found before is forgotten when the list changes. */
  addDownloads(paths: readonly string[]): readonly DownloadView[] {
    const known = new Set(this.downloads.map((download) => download.path));
    const added = [...new Set(paths)].filter((path) => !known.has(path) && existsSync(path));
    if (added.length > 0) {
      this.forgetFindings();
      this.downloads = [...this.downloads, ...added.map((path) => ({ id: randomUUID(), name: basename(path), kind: kindOf(path), path }))];
    }
    return this.listDownloads();
  }

  removeDownload(id: string): readonly DownloadView[] {
    this.forgetFindings();
    this.downloads = this.downloads.filter((download) => download.id !== id);
    return this.listDownloads();
  }

  /** Makes the sample download in the private folder and adds it. */
  async addSample(): Promise<Result<readonly DownloadView[]>> {
    const path = join(this.deps.privateFolder, 'Made-up sample.zip');
    if (!existsSync(path)) {
      const end = await this.deps.jobs.run({ kind: 'sample', out: path, reports: SAMPLE_REPORTS, seed: 1 }, () => undefined, new AbortController().signal);
      if (end.type === 'failed') return { ok: false, failure: end.failure };
    }
    return succeeded(this.addDownloads([path]));
  }

  inspect(): Result<JobStarted> {
    if (this.downloads.length === 0) return failed('no-downloads', 'There is nothing to read yet. Add downloads first.');
    this.forgetFindings();
    const ids = this.downloads.map((download) => download.id);
    const request: JobRequest = { kind: 'inspect', paths: this.downloads.map((download) => download.path), envelope: this.settings.envelope };
    return this.start(request, (end): JobOutcome => {
      if (end.type !== 'done' || end.value.kind !== 'inspect') return endWithoutValue(end);
      this.inspection = end.value.inspection;
      this.inspectedIds = ids;
      return { status: 'succeeded', kind: 'inspect' };
    });
  }

  findings(): Result<{ readonly inspection: Inspection; readonly ids: readonly string[] }> {
    return this.inspection ? succeeded({ inspection: this.inspection, ids: this.inspectedIds }) : NO_FINDINGS;
  }

  makePlan(settings: PrepareSettings): Result<RunPlan> {
    if (!this.inspection) return NO_FINDINGS;
    this.settings = settings;
    this.savedFolder = null;
    this.plan = planInspection(this.inspection, settings);
    return succeeded(this.plan);
  }

  currentPlan(): Result<RunPlan> {
    return this.plan ? succeeded(this.plan) : NO_PLAN;
  }

  batch(id: string): Result<RunPlan['batches'][number]> {
    const found = this.plan?.batches.find((batch) => batch.id === id);
    return found ? succeeded(found) : this.plan ? NO_BATCH : NO_PLAN;
  }

  /** Where an entry's bytes stand, null where the index names none. */
  sourceOf(entryIndex: number): EntrySource | null {
    return this.inspection?.sources[entryIndex] ?? null;
  }

  rememberFolder(path: string): FolderView {
    const id = randomUUID();
    this.folders.set(id, path);
    return { id, name: basename(path) || path, caution: folderCaution(path) };
  }

  /** Writes and proves the plan's batches into a new folder below the one chosen. */
  save(folderId: string): Result<JobStarted> {
    const parent = this.folders.get(folderId);
    if (!this.inspection || !this.plan) return NO_PLAN;
    if (!parent) return failed('folder-unknown', 'Choose the folder for the batches again.');
    const out = join(parent, batchesFolderName(this.deps.now()));
    const plan = this.plan;
    return this.start({ kind: 'prepare', inspection: this.inspection, settings: this.settings, out }, async (end): Promise<JobOutcome> => {
      // A writer that was ended by force can't have cleaned up behind itself.
      if (end.type !== 'done') await removePartialFolder(out);
      if (end.type !== 'done' || end.value.kind !== 'prepare') return endWithoutValue(end);
      // Only the plan that is still shown counts as saved.
      if (this.plan === plan) this.savedFolder = out;
      return {
        status: 'succeeded',
        kind: 'save',
        saved: {
          folderName: basename(out),
          files: end.value.files,
          packets: plan.batches.reduce((sum, batch) => sum + batch.packets.length, 0),
          sheets: plan.batches.reduce((sum, batch) => sum + batch.sheets, 0),
        },
      };
    });
  }

  saved(): Result<string> {
    return this.savedFolder ? succeeded(this.savedFolder) : NOTHING_SAVED;
  }

  print(choice: { printer: string; batchId: string | null; fromPiece: number | null; toPiece: number | null; proof: boolean; reprint: boolean }): Result<JobStarted> {
    if (!this.savedFolder) return NOTHING_SAVED;
    return this.start({ kind: 'print', folder: this.savedFolder, dataFolder: this.deps.dataFolder, ...choice }, (end): JobOutcome =>
      end.type === 'done' && end.value.kind === 'print' ? { status: 'succeeded', kind: 'print', run: end.value.run } : endWithoutValue(end),
    );
  }

  cancel(jobId: string): void {
    this.running.get(jobId)?.abort();
  }

  /** Ends what runs and forgets every pupil. */
  clear(): void {
    for (const controller of this.running.values()) controller.abort();
    this.forgetFindings();
    this.downloads = [];
    this.folders.clear();
    this.settings = { ...this.settings, hold: [] };
  }

  private forgetFindings(): void {
    this.inspection = null;
    this.inspectedIds = [];
    this.plan = null;
    this.savedFolder = null;
  }

  private start(request: JobRequest, finish: (end: JobEnd) => JobOutcome | Promise<JobOutcome>): Result<JobStarted> {
    if (this.running.size > 0) return failed('busy', 'Another step is still running. Wait for its end or cancel it.');
    const jobId = randomUUID();
    const controller = new AbortController();
    this.running.set(jobId, controller);
    const tell = (news: JobNews): void => {
      if (news.type === 'progress') this.deps.emit('job.progress', { jobId, progress: news.progress });
      else if (news.type === 'found') this.deps.emit('findings.count', { jobId, reports: news.reports });
      else this.deps.emit('print.changed', { jobId, run: news.run });
    };
    void this.deps.jobs.run(request, tell, controller.signal).then(async (end) => {
      // A job that was cancelled while it ended must not bring back what was just forgotten.
      const outcome = controller.signal.aborted && end.type === 'done' && request.kind === 'inspect' ? endWithoutValue({ type: 'cancelled' }) : await finish(end);
      this.running.delete(jobId);
      this.deps.emit('job.ended', { jobId, outcome });
    });
    return succeeded({ jobId });
  }
}

const endWithoutValue = (end: JobEnd): JobOutcome =>
  end.type === 'failed'
    ? { status: 'failed', failure: end.failure }
    : end.type === 'cancelled'
      ? { status: 'cancelled' }
      : { status: 'failed', failure: { code: 'internal-fault', message: 'Foldline met a fault of its own and stopped this step. Start the step again.' } };
