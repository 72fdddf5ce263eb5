import { availableParallelism } from 'node:os';
import type { ThreadFile } from '../files/quiet-thread';
import type { EntryJob, EntryResult, InspectAllHooks, InspectionPool } from '../ports/inspection-pool';
import { releaseEntries } from './read-entry';
import { startThread, type InspectionThread } from './thread-handle';

/** Threads by default: two cores are what an office machine can spare, more than four wait for the disk. */
const DEFAULT_THREADS = 2;
const MOST_THREADS = 4;

/** An entry whose thread shows no sign of life for so long is given up; a page takes well below a second. */
const DEFAULT_SILENCE_MS = 20_000;

/** Large entries may be silent longer: reading, inflating and the second reader go over all of their bytes without a pause. */
const SILENCE_MS_PER_MEGABYTE = 100;
const BYTES_PER_MEGABYTE = 1024 * 1024;

/** A thread that ends before it is ready so often in a row has a fault that no entry causes. */
const MOST_FAILED_STARTS = 3;

export type InspectionPoolOptions = {
  /** The built `inspection-thread.js`. */
  readonly threadFile: ThreadFile;
  readonly threads?: number;
  /** How long an entry may go on without a sign of life before it counts as damaged. */
  readonly silenceMs?: number;
  /** Keeps the threads for another `inspectAll`, until `close`. Else they end with it: their memory is worth more to what is done with the results. */
  readonly keepThreads?: boolean;
};

const DAMAGED: EntryResult = { outcome: 'set-aside', code: 'pdf-damaged' };

export const defaultThreads = (): number => Math.min(MOST_THREADS, Math.max(1, Math.min(DEFAULT_THREADS, availableParallelism())));

/** Jobs for several lanes, each to the one that asks first. */
async function* inTurn(jobs: Iterable<EntryJob> | AsyncIterable<EntryJob>): AsyncGenerator<EntryJob, void> {
  yield* jobs;
}

/** Starts threads as they are needed. */
export const createInspectionPool = (options: InspectionPoolOptions): InspectionPool => {
  const threadCount = Math.min(MOST_THREADS, Math.max(1, options.threads ?? defaultThreads()));
  const silenceFor = (job: EntryJob): number =>
    (options.silenceMs ?? DEFAULT_SILENCE_MS) + (job.source.sizeBytes / BYTES_PER_MEGABYTE) * SILENCE_MS_PER_MEGABYTE;
  const idle: InspectionThread[] = [];
  const working = new Set<InspectionThread>();

  const closeAll = async (): Promise<void> => {
    const threads = [...idle.splice(0), ...working];
    await Promise.all(threads.map((thread) => thread.end()));
  };

  /** One that waits; what ended while it waited says nothing of the entry that it would be given. */
  const takeIdle = (): InspectionThread | undefined => {
    let thread = idle.pop();
    while (thread?.hasEnded()) thread = idle.pop();
    return thread;
  };

  const takeThread = async (signal: AbortSignal): Promise<InspectionThread> => {
    for (let tries = 1; ; tries += 1) {
      signal.throwIfAborted();
      const thread = takeIdle() ?? startThread(options.threadFile);
      working.add(thread);
      if (await thread.ready) return thread;
      working.delete(thread);
      signal.throwIfAborted();
      if (tries >= MOST_FAILED_STARTS) throw new Error('the inspection thread does not start');
    }
  };

  /** One lane: takes job after job until none is left. Its thread is idle then, unless it ended. */
  const work = async (queue: AsyncIterator<EntryJob>, hooks: InspectAllHooks): Promise<void> => {
    let thread: InspectionThread | null = null;
    try {
      for (let next = await queue.next(); !next.done; next = await queue.next()) {
        const job = next.value;
        thread ??= await takeThread(hooks.signal);
        const result = await thread.inspect(job, silenceFor(job), (done, total) => hooks.onPages?.(job, done, total));
        hooks.signal.throwIfAborted();
        if (result === null) {
          working.delete(thread);
          thread = null;
        }
        hooks.onResult(job, result ?? DAMAGED);
      }
    } finally {
      if (thread) {
        working.delete(thread);
        if (hooks.signal.aborted) await thread.end();
        else idle.push(thread);
      }
    }
  };

  const inspectAll: InspectionPool['inspectAll'] = async (jobs, hooks) => {
    hooks.signal.throwIfAborted();
    const queue = inTurn(jobs);
    const endAll = (): void => void closeAll();
    hooks.signal.addEventListener('abort', endAll, { once: true });
    try {
      const lanes = Array.from({ length: threadCount }, () => work(queue, hooks));
      const ends = await Promise.allSettled(lanes);
      hooks.signal.throwIfAborted();
      for (const end of ends) if (end.status === 'rejected') throw end.reason;
    } finally {
      hooks.signal.removeEventListener('abort', endAll);
      if (options.keepThreads !== true) await closeAll();
    }
  };

  return {
    warm: () => {
      while (idle.length + working.size < threadCount) idle.push(startThread(options.threadFile));
    },
    // What lists is loaded while the threads come up.
    list: async (...download) => (await import('./listing/list-download')).listDownload(...download),
    peek: async (...download) => (await import('./listing/peek-download')).peekDownload(...download),
    inspectAll,
    close: async () => {
      await Promise.all([closeAll(), releaseEntries()]);
    },
  };
};
