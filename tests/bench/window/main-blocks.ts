import type { ElectronApplication } from 'playwright';

/** What holds up a process: how often for 50 ms and more, and for how long at most. */
export type Blocks = { readonly count: number; readonly longestMs: number };

type Watched = typeof globalThis & { foldlineBlocks?: number[] };

/**
 * Begins to note how long the main process answers nobody: the time between two turns of its loop. On Linux it is the processor's time of its
 * main thread meanwhile, so that a machine with other work is not taken for a slow program.
 */
export const watchMainBlocks = (program: ElectronApplication): Promise<void> =>
  program.evaluate(() => {
    const { readFileSync } = process.getBuiltinModule('node:fs');
    const cpuMs = (): number => {
      try {
        return Number(readFileSync('/proc/self/schedstat', 'latin1').split(' ')[0]) / 1e6;
      } catch {
        return Number.POSITIVE_INFINITY;
      }
    };
    const blocks: number[] = [];
    (globalThis as Watched).foldlineBlocks = blocks;
    let last = { at: performance.now(), cpu: cpuMs() };
    setInterval(() => {
      const now = { at: performance.now(), cpu: cpuMs() };
      const waited = now.at - last.at;
      const busy = Number.isFinite(now.cpu) ? Math.min(waited, now.cpu - last.cpu) : waited;
      if (busy >= 50) blocks.push(busy);
      last = now;
    }, 4);
  });

/** How often an answer is asked for again that got lost on its way: Playwright loses some while the program collects memory. */
const MOST_TRIES = 5;

/** Asks the main process something that may be asked twice. */
export const askMain = async <Value>(ask: () => Promise<Value>, tries = MOST_TRIES): Promise<Value> => {
  try {
    return await ask();
  } catch (thrown) {
    if (tries <= 1 || !(thrown instanceof Error) || !thrown.message.includes('garbage collected')) throw thrown;
    return askMain(ask, tries - 1);
  }
};

/** Gives the blocks noted since the last time. */
export const mainBlocksSince = (program: ElectronApplication): (() => Promise<Blocks>) => {
  let told = 0;
  return async () => {
    const blocks = await askMain(() => program.evaluate((_electron, from) => (globalThis as Watched).foldlineBlocks?.slice(from) ?? [], told));
    told += blocks.length;
    return { count: blocks.length, longestMs: blocks.reduce((longest, block) => Math.max(longest, block), 0) };
  };
};
