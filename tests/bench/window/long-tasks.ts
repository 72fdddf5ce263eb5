import { readFileSync } from 'node:fs';
import type { ElectronApplication, Page } from 'playwright';
import { askMain } from './main-blocks';

type Watched = typeof globalThis & { foldlineTasks?: { at: number; ms: number }[] };

export type LongTasks = { readonly count: number; readonly longestMs: number };

/** Tasks of 50 ms and more hold up frames. */
const LONG_MS = 50;
const SAMPLE_MS = 5;

/** The processor's time of a process's main thread up to now, in milliseconds; null where the system does not tell. */
const cpuMsOf = (pid: number): number | null => {
  try {
    return Number(readFileSync(`/proc/${pid}/schedstat`, 'latin1').split(' ')[0]) / 1e6;
  } catch {
    return null;
  }
};

/**
 * Begins to note the page's long tasks; what it gives tells those since the last time. On Linux a task counts with the processor's time that the page's
 * main thread had meanwhile, so that a machine with other work is not taken for a slow page.
 */
export const watchLongTasks = async (page: Page, program: ElectronApplication): Promise<() => Promise<LongTasks>> => {
  const pid = await askMain(() => program.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId() ?? 0));
  await page.evaluate(() => {
    const tasks: { at: number; ms: number }[] = [];
    (globalThis as Watched).foldlineTasks = tasks;
    new PerformanceObserver((list) => list.getEntries().forEach(({ startTime, duration }) => tasks.push({ at: performance.timeOrigin + startTime, ms: duration }))).observe({ type: 'longtask' });
  });
  let samples: { readonly at: number; readonly cpu: number }[] = [];
  const sample = (): void => {
    const cpu = cpuMsOf(pid);
    if (cpu !== null) samples.push({ at: performance.timeOrigin + performance.now(), cpu });
  };
  setInterval(sample, SAMPLE_MS).unref();

  /** What the thread had between the last sample before the task and the first one behind it: at most too much by two samples. */
  const busyMs = ({ at, ms }: { readonly at: number; readonly ms: number }): number => {
    const before = samples.findLast((one) => one.at <= at);
    const behind = samples.find((one) => one.at >= at + ms);
    return before && behind ? Math.min(ms, behind.cpu - before.cpu) : ms;
  };
  return async () => {
    sample();
    const tasks = await page.evaluate(() => (globalThis as Watched).foldlineTasks?.splice(0) ?? []);
    sample();
    const long = tasks.map(busyMs).filter((ms) => ms >= LONG_MS);
    samples = [];
    return { count: long.length, longestMs: Math.max(0, ...long) };
  };
};

/** Bytes of the page's scripts and data after a collection. */
export const heapBytes = async (page: Page): Promise<number> => {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await devtools.send('Runtime.getHeapUsage');
  await devtools.detach();
  return usedSize;
};
