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

/** The blocks noted since the last time. */
export const takeMainBlocks = async (program: ElectronApplication): Promise<Blocks> => {
  const blocks = await program.evaluate(() => (globalThis as Watched).foldlineBlocks?.splice(0) ?? []);
  return { count: blocks.length, longestMs: blocks.reduce((longest, block) => Math.max(longest, block), 0) };
};
