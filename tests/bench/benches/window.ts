import { join } from 'node:path';
import type { Page } from 'playwright';
import type { Bench, BenchContext } from '../bench';
import { comparedTimes } from '../compare';
import { writeCorpusZip } from '../corpus/write-corpus';
import { withDisplay } from '../window/display';
import { firstReports } from '../window/first-reports';
import { heapBytes } from '../window/long-tasks';
import { watch, workingSets } from '../window/watch';

/** Turns of sheets and of pages of the list; each shows something that was not shown before. */
const SHEETS_TURNED = 1_000;
const LIST_PAGES_TURNED = 200;
/** Memory is watched over so many rounds of so many turns. */
const SOAK_ROUNDS = 4;
const SOAK_TURNS = 500;

const BARE = 'a bare Electron window';
const MOST_WAIT_MS = 1_800_000;

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

/** Beyond so many reports the corpus is of slim ones: their number is what the window has to stand. */
const MOST_WITH_FONTS = 5_000;

/** Families dialog, from the press to the last family read. */
const listFamilies = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Siblings…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: /^Combine/ }).and(page.locator(':not([aria-disabled="true"])')).waitFor();
  await dialog.getByRole('button', { name: 'Close' }).click();
};

/** A change of the plan, to its new numbers on the screen. */
const changePlan = async (page: Page, button: string, isDone: RegExp): Promise<void> => {
  await page.getByRole('button', { name: button, exact: true }).click();
  await page.getByRole('region', { name: 'The run in numbers' }).getByText(isDone).first().waitFor();
  await drawn(page);
};

/** What people do with a plan of many reports: each step with the time until its end shows, and what holds up the page and the main process meanwhile. */
const work = async ({ workplace, reports, tell }: BenchContext): Promise<void> => {
  const { answerDialogs, openFoldline } = await import('../../support/foldline-window');
  const zip = join(workplace, 'download.zip');
  await writeCorpusZip(zip, { reports, pages: 'mixed', fonts: reports > MOST_WITH_FONTS ? 'slim' : 'fixed' }, 'stored');
  const window = await openFoldline();
  const { page, program } = window;
  page.setDefaultTimeout(MOST_WAIT_MS);
  try {
    await answerDialogs(program, [zip]);
    await page.getByRole('button', { name: 'Choose files…' }).click();
    const { step, times, notes } = await watch(page, program);
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
    const [all, oneLess] = [reports, reports - 1].map((count) => new RegExp(`^${count.toLocaleString('en-US')}$`)) as [RegExp, RegExp];
    await step('a student on hold', () => changePlan(page, 'Hold this student', oneLess));
    await step('undone', () => changePlan(page, 'Undo', all));
    await step('all families that could share envelopes', () => listFamilies(page));
    await step('the envelope, with the worst fits of all', async () => {
      await page.getByRole('tab', { name: 'Envelope' }).click();
      await page.getByText(`All ${reports.toLocaleString('en-US')} packets.`).waitFor();
      await drawn(page);
    });
    await page.getByRole('tab', { name: 'Sheets' }).click();
    const memory: string[] = [];
    await step(`${SOAK_ROUNDS * SOAK_TURNS} sheets turned once more, and the list beside them`, async () => {
      for (let round = 0; round < SOAK_ROUNDS; round++) {
        await list.press('Home');
        await press(page, 'PageDown', LIST_PAGES_TURNED);
        await stage.press('Home');
        await press(page, 'ArrowRight', SOAK_TURNS);
        await drawn(page);
        const sets = await workingSets(program);
        memory.push(`${((await heapBytes(page)) / 2 ** 20).toFixed(1)} / ${Math.round(sets.page)} / ${Math.round(sets.all)}`);
      }
    });
    tell(comparedTimes({ title: `The window with ${reports} reports`, rounds: 1, references: [], times, notes: [...notes(), `Megabytes at each quarter of the last step (the page's data after a collection / its process / all processes): ${memory.join(', ')}.`] }));
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
      await firstReports(context);
      await work(context);
    }),
};
