import { join } from 'node:path';
import type { Page } from 'playwright';
import type { Bench, BenchContext } from '../bench';
import { comparedTimes } from '../compare';
import { writeCorpusZip } from '../corpus/write-corpus';
import { withDisplay } from '../window/display';
import { heapBytes, takeLongTasks, watchLongTasks, type LongTasks } from '../window/long-tasks';

/** Turns of sheets and of pages of the list; each shows something that was not shown before. */
const SHEETS_TURNED = 400;
const LIST_PAGES_TURNED = 200;
/** Times the whole of both is gone through while memory is watched. */
const SOAK_ROUNDS = 4;

const BARE = 'a bare Electron window';
const MOST_WAIT_MS = 1_800_000;

const seconds = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
};

const coldStart = async ({ workplace, rounds, tell }: BenchContext): Promise<void> => {
  const { secondsToBareWindow, secondsToUsable } = await import('../window/open-window');
  const times = new Map<string, number[]>([['foldline', []], [BARE, []]]);
  for (let round = 0; round < rounds; round++) {
    times.get('foldline')?.push(await secondsToUsable());
    times.get(BARE)?.push(await secondsToBareWindow(workplace));
  }
  tell(comparedTimes({ title: 'From a cold start to a window that can be used', rounds, references: [BARE], times }));
};

const drawn = async (page: Page): Promise<void> => {
  await page.locator('.page-canvas[data-state="drawn"]').first().waitFor();
  await page.waitForFunction(() => document.querySelector('.page-canvas[data-state="drawing"]') === null);
};

const press = async (page: Page, key: string, times: number): Promise<void> => {
  for (let count = 0; count < times; count++) await page.keyboard.press(key);
};

const readAndOpen = async (page: Page, reports: number): Promise<void> => {
  await page.getByRole('button', { name: 'Read the downloads' }).click();
  await page.getByRole('heading', { name: `${reports.toLocaleString('en-US')} reports found` }).waitFor({ timeout: MOST_WAIT_MS });
  await page.getByRole('navigation', { name: 'Steps' }).getByRole('button', { name: 'Batches' }).click();
  await drawn(page);
};

const sortBy = async (page: Page, order: string): Promise<void> => {
  await page.getByRole('button', { name: 'Settings…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'Printed order within each batch' }).selectOption(order);
  await dialog.getByRole('button', { name: 'Use these' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await drawn(page);
};

/** What people do with a plan of many reports: each step with the time until its end shows, and the page's tasks that hold up frames meanwhile. */
const work = async ({ workplace, reports, tell }: BenchContext): Promise<void> => {
  const { answerDialogs, openFoldline } = await import('../../support/foldline-window');
  const zip = join(workplace, 'download.zip');
  await writeCorpusZip(zip, { reports, pages: 'mixed', fonts: 'fixed' }, 'stored');
  const window = await openFoldline();
  const { page, program } = window;
  try {
    await answerDialogs(program, [zip]);
    await page.getByRole('button', { name: 'Choose files…' }).click();
    await watchLongTasks(page);
    const times = new Map<string, number[]>();
    const tasks = new Map<string, LongTasks>();
    const step = async (name: string, does: () => Promise<unknown>): Promise<void> => {
      times.set(name, [await seconds(does)]);
      tasks.set(name, await takeLongTasks(page));
    };
    const stage = page.locator('.sheet-stage');
    const list = page.locator('.packet-list');
    await step(`reading ${reports} reports, to the first sheet drawn`, () => readAndOpen(page, reports));
    await step('a far sheet selected, to both sides drawn', async () => {
      await stage.press('End');
      await drawn(page);
    });
    await step(`turning ${SHEETS_TURNED} sheets`, async () => {
      await stage.press('Home');
      await press(page, 'ArrowRight', SHEETS_TURNED);
      await drawn(page);
    });
    await step(`paging ${LIST_PAGES_TURNED} times through the list`, async () => {
      await list.press('Home');
      await press(page, 'PageDown', LIST_PAGES_TURNED);
    });
    await step('another order, to the first sheet drawn', () => sortBy(page, 'zip'));
    await step('finding a student, letter by letter', async () => {
      await page.getByRole('searchbox').pressSequentially('sample');
      await page.getByRole('searchbox').press('Escape');
    });
    const before = await heapBytes(page);
    await step(`${SOAK_ROUNDS} times through list and sheets`, async () => {
      for (let round = 0; round < SOAK_ROUNDS; round++) {
        await list.press('Home');
        await press(page, 'PageDown', LIST_PAGES_TURNED);
        await stage.press('Home');
        await press(page, 'ArrowRight', SHEETS_TURNED / 2);
      }
      await drawn(page);
    });
    const grown = ((await heapBytes(page)) - before) / 2 ** 20;
    const notes = [...tasks].map(([name, { count, longestMs }]) => `${name}: ${count === 0 ? 'no task of 50 ms' : `${count} tasks of 50 ms and more, the longest ${Math.round(longestMs)} ms`}.`);
    tell(comparedTimes({ title: `The window with ${reports} reports`, rounds: 1, references: [], times, notes: [...notes, `The page holds ${grown.toFixed(1)} MB more after going through it all ${SOAK_ROUNDS} times.`] }));
  } finally {
    await window.close();
  }
};

/** The window as people meet it: in the real program, on a display. */
export const window: Bench = {
  name: 'window',
  run: (context) =>
    withDisplay(async () => {
      await coldStart(context);
      await work(context);
    }),
};
