import type { Page } from 'playwright';

type Watched = typeof globalThis & { foldlineTasks?: number[]; gc?: () => void };

/** Begins to note the page's tasks of 50 ms and more, which hold up frames. */
export const watchLongTasks = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const tasks: number[] = [];
    (globalThis as Watched).foldlineTasks = tasks;
    new PerformanceObserver((list) => list.getEntries().forEach(({ duration }) => tasks.push(duration))).observe({ type: 'longtask' });
  });

export type LongTasks = { readonly count: number; readonly longestMs: number };

/** The tasks noted since the last time. */
export const takeLongTasks = async (page: Page): Promise<LongTasks> => {
  const tasks = await page.evaluate(() => (globalThis as Watched).foldlineTasks?.splice(0) ?? []);
  return { count: tasks.length, longestMs: tasks.reduce((longest, task) => Math.max(longest, task), 0) };
};

/** Bytes of the page's scripts and data after a collection. */
export const heapBytes = async (page: Page): Promise<number> => {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await devtools.send('Runtime.getHeapUsage');
  await devtools.detach();
  return usedSize;
};
