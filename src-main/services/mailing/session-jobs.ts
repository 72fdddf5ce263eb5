import { randomUUID } from 'node:crypto';
import { lstat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { EventName, Events, JobOutcome, JobStarted } from '@shared/ipc/contract';
import { type Result, failed, succeeded } from '@shared/ipc/result';
import type { PrintRunView } from '@shared/ipc/views';
import type { JobEnd, JobHost, JobNews, JobRequest, JobWish } from '../../ports/job';
import { inTime } from '../../files/in-time';
import { isCancellation } from '../is-cancellation';
import { failureOf } from '../job-failure';
import type { UnprovedFolders } from '../unproved-folders';

export type SessionJobsDeps = {
  readonly jobs: JobHost;
  readonly emit: <Name extends EventName>(event: Name, payload: Events[Name]) => void;
  readonly unproved: UnprovedFolders;
  readonly now: () => Date;
};

/** A printing under way, with what it told last. */
type Printing = { readonly jobId: string; readonly run: PrintRunView | null };

type Finish = (end: JobEnd, signal: AbortSignal) => JobOutcome | Promise<JobOutcome>;

const isThere = (path: string): Promise<boolean> =>
  lstat(path).then(
    () => true,
    () => false,
  );

type WritingRequest = Extract<JobRequest, { readonly out: string }>;

/**
 * A job that was stopped by force when what it wrote had its name already, and whose last words were lost: those of the ledger, or a password. Batches
 * lack nothing: they are proved before they have their name, and preparing tells the ledger nothing.
 */
const stoppedLate = ({ kind, out }: WritingRequest): JobEnd => {
  const next = kind === 'prepare' ? 'It is proved: keep it, or delete it and save again.' : 'It is kept, and the ledger may not have it. Delete it; where it is wanted, start the step again.';
  return { type: 'failed', failure: { code: 'stopped-late', message: `This step was stopped when “${basename(out)}” was written whole already. ${next}` } };
};

/** The jobs of a mailing, one at a time, and what the window hears of them: each ends once. */
export class SessionJobs {
  private readonly running = new Map<string, { readonly kind: JobRequest['kind']; readonly controller: AbortController; readonly begunMs: number; run: PrintRunView | null }>();
  private readonly wishes = new Map<string, (wish: JobWish) => void>();
  /** Until the last job has ended. */
  private ending: Promise<void> = Promise.resolve();

  constructor(private readonly deps: SessionJobsDeps) {}

  /** Starts a job; `finish` makes its outcome of its end, `take` takes what it tells besides its progress. */
  start(request: JobRequest, finish: Finish, take: (news: JobNews, jobId: string) => void = () => undefined): Result<JobStarted> {
    if (this.running.size > 0) return failed('busy', 'Another step is still running. Wait for its end or cancel it.');
    const jobId = randomUUID();
    const controller = new AbortController();
    const job = { kind: request.kind, controller, begunMs: this.deps.now().getTime(), run: null as PrintRunView | null };
    this.running.set(jobId, job);
    const tell = (news: JobNews): void => {
      if (news.type === 'progress') this.deps.emit('job.progress', { jobId, progress: news.progress });
      else if (news.type === 'printing') {
        job.run = news.run;
        this.deps.emit('print.changed', { jobId, run: news.run });
      }
      // What a job tells after everything was cleared is not kept.
      else if (this.running.has(jobId)) take(news, jobId);
    };
    const outcomeOf = async (end: JobEnd): Promise<JobOutcome> => {
      // A job that was cancelled while it ended must not bring back what was just forgotten.
      const isForgotten = controller.signal.aborted && end.type === 'done' && (request.kind === 'inspect' || request.kind === 'inspect-entry');
      try {
        return await finish(isForgotten ? { type: 'cancelled' } : end, controller.signal);
      } catch (thrown) {
        if (isCancellation(thrown, controller.signal)) return { status: 'cancelled' };
        // The window waits for an end, whatever became of the job's.
        return { status: 'failed', failure: failureOf(thrown) };
      }
    };
    const endOf = async (): Promise<JobEnd> => {
      try {
        return await this.deps.jobs.run(request, tell, controller.signal, { listen: (hear) => void this.wishes.set(jobId, hear) });
      } catch (thrown) {
        // A job that could not even be started has ended too: nothing could be started any more otherwise.
        return { type: 'failed', failure: failureOf(thrown) };
      }
    };
    this.ending = endOf().then(async (end) => {
      const outcome = await outcomeOf(end);
      this.running.delete(jobId);
      this.wishes.delete(jobId);
      this.deps.emit('job.ended', { jobId, outcome });
    });
    return succeeded({ jobId });
  }

  /**
   * Starts a job that writes `out` whole or not at all. A writer that was ended by force can't have cleaned up behind itself: what it left goes at its
   * end, or at the next start where it can't be removed now. What was whole by then is told, where the drive still answers.
   */
  startWriting(request: WritingRequest, finish: Finish): Result<JobStarted> {
    const { unproved } = this.deps;
    const wasThere = isThere(request.out);
    const isThereNow = async (): Promise<boolean> => !(await wasThere) && (await isThere(request.out));
    const started = this.start(request, async (end, signal) => {
      await unproved.settle(request.out);
      const isStopped = end.type === 'cancelled' || (end.type === 'failed' && end.failure.code === 'worker-crashed');
      return finish(isStopped && (await inTime(isThereNow(), false)) ? stoppedLate(request) : end, signal);
    });
    if (started.ok) void unproved.note(request.out);
    return started;
  }

  /** Tells a job that runs what a person wants of it. */
  tell(jobId: string, wish: JobWish): void {
    this.wishes.get(jobId)?.(wish);
  }

  cancel(jobId: string): void {
    this.running.get(jobId)?.controller.abort();
  }

  cancelAll(): void {
    for (const { controller } of this.running.values()) controller.abort();
  }

  /** Cancels what nobody follows any more; a printing goes on. */
  cancelAllButPrinting(): void {
    for (const { kind, controller } of this.running.values()) if (kind !== 'print') controller.abort();
  }

  get printing(): Printing | null {
    for (const [jobId, { kind, run }] of this.running) if (kind === 'print') return { jobId, run };
    return null;
  }

  /** The job under way, and for how many milliseconds it has been; null where nothing runs. */
  get underWay(): { readonly kind: JobRequest['kind']; readonly runsMs: number } | null {
    const [job] = this.running.values();
    return job ? { kind: job.kind, runsMs: this.deps.now().getTime() - job.begunMs } : null;
  }

  /** Waits until nothing runs. */
  async ended(): Promise<void> {
    await this.ending;
  }
}
