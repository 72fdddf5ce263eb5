import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import type { ThreadFile } from '../../files/quiet-thread';
import type { PressHooks } from '../../ports/batch-press';
import { pressTask, taskOf, type PressOutcome, type PressTask, type WaitingTask } from './press-task';
import { startThread, type PressThread } from './thread-handle';

/** Two cores are what an office machine can spare, and each thread takes memory. */
const MOST_THREADS = 2;

/** A thread takes as long to start and to warm up as writing and proving so many pages. */
const PAGES_WORTH_THREADS = 1_000;

/**
 * Pages, counted for each time that they are written, proved or verified, after which threads end once all is done that was asked for, and others are started for what is asked next: what a batch of tens of thousands of pages needed
 * while it was written stays with a thread's C library until the thread ends, though nothing of it is in use while the batch is proved.
 */
const PAGES_OF_THREADS = 20_000;

export type PressPoolOptions = {
  /** The built `press-thread.js`; without it everything is done in this thread. */
  readonly threadFile: ThreadFile | null;
  readonly threads?: number;
  readonly pagesWorthThreads?: number;
  readonly pagesOfThreads?: number;
};

export type PressPool = {
  /** How many tasks are worked on at once where there is much to do. */
  readonly lanes: number;
  /** Does a task, when its turn has come. Rejects as the task does, or with the signal's reason. */
  readonly run: <Task extends PressTask>(task: WaitingTask<Task>, hooks: PressHooks) => Promise<PressOutcome<Task>>;
  /** Waits until all that was asked for is done, and ends the threads; what is asked for later starts others. */
  readonly rest: () => Promise<void>;
  /** Ends the threads. Nothing is running then. */
  readonly close: () => Promise<void>;
};

/** Does tasks on several threads, each task whole on one of them; few pages one after the other in this thread. */
export const createPressPool = ({ threadFile, threads = Math.min(MOST_THREADS, availableParallelism()), pagesWorthThreads = PAGES_WORTH_THREADS, pagesOfThreads = PAGES_OF_THREADS }: PressPoolOptions): PressPool => {
  const lanes = threadFile === null ? 1 : threads;
  const waiting: (() => void)[] = [];
  const idle: PressThread[] = [];
  /** Of the threads that were told to end. */
  let ending: Promise<unknown> = Promise.resolve();
  let busy = 0;
  let hasThreads = false;
  let pagesAsked = 0;
  let asked = 0;
  const resting: (() => void)[] = [];

  /** Waits for a lane. */
  const enter = async (signal: AbortSignal): Promise<void> => {
    while (busy >= (hasThreads ? lanes : 1)) await new Promise<void>((resolve) => waiting.push(resolve));
    signal.throwIfAborted();
    busy++;
  };
  const leave = (): void => {
    busy--;
    // All of them: some may find that they were cancelled meanwhile.
    for (const next of waiting.splice(0)) next();
  };

  const run: PressPool['run'] = async (task, hooks) => {
    asked++;
    try {
      return await runInTurn(task, hooks);
    } finally {
      if (--asked === 0) await allIsDone();
    }
  };

  const allIsDone = async (): Promise<void> => {
    if (pagesAsked >= pagesOfThreads) await close();
    for (const goOn of resting.splice(0)) goOn();
  };

  const runInTurn: PressPool['run'] = async (task, hooks) => {
    pagesAsked += task.pages;
    // All that is asked for at once is asked for by now.
    await setImmediate();
    hasThreads ||= threadFile !== null && lanes > 1 && pagesAsked >= pagesWorthThreads;
    await enter(hooks.signal);
    try {
      if (!hasThreads || threadFile === null) return await pressTask(taskOf(task.head, task.packets()), hooks);
      // Beside threads that end, new ones would need twice the memory.
      if (idle.length === 0) await ending;
      const thread = idle.pop() ?? startThread(threadFile);
      try {
        return await thread.run(task, hooks);
      } finally {
        if (!thread.hasEnded()) idle.push(thread);
      }
    } finally {
      leave();
    }
  };

  const rest = async (): Promise<void> => {
    while (asked > 0) await new Promise<void>((resolve) => resting.push(resolve));
    await close();
  };

  const close = async (): Promise<void> => {
    ending = Promise.all([ending, ...idle.splice(0).map((thread) => thread.close())]);
    pagesAsked = 0;
    await ending;
  };
  return { lanes, run, rest, close };
};
