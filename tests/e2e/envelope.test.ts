import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { answerDialogs, answerSaving, openFoldline, type FoldlineWindow } from '../support/foldline-window';

const work = mkdtempSync(join(tmpdir(), 'foldline-envelope-'));
let window: FoldlineWindow;

const saveAs = (path: string): Promise<void> => answerSaving(window.program, path);

/** Pictures of the window, for whoever looks at them; only where they are asked for. */
const picture = async (name: string): Promise<void> => {
  const folder = process.env['FOLDLINE_PICTURES'];
  if (folder) await window.page.screenshot({ path: join(folder, `${name}.png`) });
};

beforeAll(async () => {
  window = await openFoldline({ args: ['--sample'] });
  await window.program.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setSize(1500, 1100));
  const { page } = window;
  await page.getByRole('heading', { name: /reports found$/ }).waitFor({ timeout: 90_000 });
  await page.getByRole('button', { name: /Batches|Go on/ }).first().click();
  await page.getByRole('tab', { name: 'Envelope' }).click();
  await page.getByRole('heading', { name: 'Worst fits first' }).waitFor();
}, 120_000);
afterAll(async () => {
  await window.close();
  rmSync(work, { recursive: true, force: true });
});

it('shows the worst fits first, and what can come into view of each', async () => {
  const { page } = window;
  const worst = page.locator('.worst-fit');
  await worst.first().waitFor();
  expect(await worst.first().textContent()).toMatch(/No address|Misses/);
  const exposing = worst.filter({ hasText: 'Shows more' }).first();
  await exposing.click();
  await page.getByRole('heading', { name: 'Can come into view besides the address' }).waitFor();
  expect(await page.locator('.envelope-exposures li').first().textContent()).toMatch(/shows (with the packet at rest|when it is pushed)/);
  expect(await page.locator('.area-exposed').count()).toBeGreaterThan(0);
  await page.waitForTimeout(1_500);
  await picture('exposes');
});

it('slides the packet by arrow keys within its play', async () => {
  const { page } = window;
  const stage = page.locator('.stage');
  await stage.focus();
  await page.keyboard.press('ArrowUp');
  expect(await stage.getAttribute('aria-label')).toContain('pushed up 0.06 in');
  await page.keyboard.press('Shift+ArrowUp');
  await page.keyboard.press('Shift+ArrowRight');
  expect(await stage.getAttribute('aria-label')).toContain('pushed up 0.44 in and right 1 in');
  await picture('pushed');
  await page.keyboard.press('Home');
  expect(await stage.getAttribute('aria-label')).toContain('at rest');
  await page.getByRole('button', { name: 'Shake it' }).click();
  await page.getByRole('button', { name: 'Stop shaking' }).waitFor();
  await page.getByRole('button', { name: 'Shake it' }).waitFor({ timeout: 15_000 });
});

it('tries a shift at once, and plans with it where it is used', async () => {
  const { page } = window;
  const misses = page.locator('.worst-fit').filter({ hasText: 'Misses' }).first();
  await misses.click();
  await page.getByText('Part of the address can slide out').waitFor();
  await page.getByLabel('Down, mm').fill('-38');
  await page.locator('.shift-fault').waitFor();
  await page.getByLabel('Down, mm').fill('-0.5');
  await page.getByRole('button', { name: 'Use this shift' }).click();
  await page.waitForFunction(() => document.querySelector('.planning-bar') !== null);
  await page.keyboard.press('Control+Z');
});

it('covers a line that can show once it is confirmed, and shows it again when that is undone', async () => {
  const { page } = window;
  await page.locator('.worst-fit').filter({ hasText: 'Shows more' }).first().click();
  await page.getByRole('heading', { name: 'What can show, over all packets' }).waitFor();
  const kinds = page.locator('.stray-kinds li');
  expect(await kinds.first().textContent()).toMatch(/“.+”.*\d+ packets?, [\d.]+ in from the left, [\d.]+ in from the top/);
  // Each kind leads to a packet that has it: the picture then outlines what can show there.
  const covered = page.locator('.stray-kinds li', { has: page.getByRole('checkbox') }).first();
  await window.program.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1024, 700));
  await covered.getByRole('button', { name: /^Show/ }).click();
  await page.locator('.area-exposed').first().waitFor({ state: 'attached' });
  // In a low window too the picture is where the eye is; it is told line by line, in whole phrases.
  await expect.poll(() => page.locator('.stage').evaluate((stage) => stage.getBoundingClientRect().top >= (stage.closest('.envelope')?.getBoundingClientRect().top ?? 0) - 1)).toBe(true);
  expect(await page.locator('.envelope-exposures li').first().textContent()).toMatch(/^“\S+ .+”: shows/);
  await window.program.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 820));
  const before = await page.locator('.area-exposed').count();
  await covered.getByRole('checkbox', { name: /^Cover/ }).click();
  await page.locator('.stray-kinds input:checked').waitFor();
  await page.locator('.stage canvas[data-taken="1"][data-state="drawn"]').waitFor({ state: 'attached' });
  expect(await page.locator('.area-exposed').count()).toBeLessThan(before);
  await page.locator('.stray-kinds').scrollIntoViewIfNeeded();
  await picture('covered');
  await page.emulateMedia({ colorScheme: 'dark' });
  await picture('covered-dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await page.keyboard.press('Control+Z');
  await page.locator('.stray-kinds input:checked').waitFor({ state: 'detached' });
  await page.locator('.stage canvas:not([data-taken])').waitFor({ state: 'attached' });
});

it('leads by keyboard alone to a line that can show, to each example of it, covers it and takes that back, and keeps its place', async () => {
  const { page } = window;
  const { keyboard } = page;
  /** What has the focus; of a box whether it is ticked. */
  const focused = (): Promise<string> => page.evaluate(() => {
    const at = document.activeElement;
    return at instanceof HTMLInputElement ? `${at.checked ? 'on' : 'off'}: ${at.labels?.[0]?.textContent ?? ''}` : (at?.textContent ?? '');
  });
  const tabTo = async (wanted: RegExp): Promise<string> => {
    for (let presses = 0; presses < 40; presses += 1) {
      const at = await focused();
      if (wanted.test(at)) return at;
      await keyboard.press('Tab');
    }
    throw new Error(`Tab leads to nothing that reads ${String(wanted)}.`);
  };
  const kinds = page.locator('.stray-kinds li');
  const drawnOf = (covered: boolean): Promise<void> => page.locator(covered ? '.stage canvas[data-taken="1"][data-state="drawn"]' : '.stage canvas[data-state="drawn"]:not([data-taken])').waitFor({ state: 'attached' });
  await page.getByRole('tab', { name: 'Envelope' }).focus();
  await tabTo(/^off: Cover “/);
  const order = await kinds.allTextContents();
  // The last one would move, if what is covered came first.
  expect(order.length).toBeGreaterThan(1);
  const name = (/Cover (“[^”]+”)/.exec(order.at(-1) ?? '') ?? [])[1] ?? '';
  const reads = (start: string, is: string): RegExp => new RegExp(`^${start}: ${is}${name.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')}`, 'u');
  await tabTo(reads('off', 'Cover '));
  const show = await tabTo(reads('Show (it|one)', ''));
  for (let example = 0; example < 2; example += 1) {
    await keyboard.press('Enter');
    await page.locator('.area-exposed').first().waitFor({ state: 'attached' });
    await drawnOf(false);
    expect(await focused()).toBe(show);
  }
  await keyboard.press('Shift+Tab');
  for (const [key, covered] of [['Space', true], ['Space', false], ['Space', true], ['Control+Z', false], ['Control+Y', true], ['Space', false]] as const) {
    await keyboard.press(key);
    await expect.poll(focused).toMatch(reads(covered ? 'on' : 'off', 'Cover '));
    await drawnOf(covered);
    expect(await focused()).toMatch(reads(covered ? 'on' : 'off', 'Cover '));
    expect(await kinds.allTextContents()).toEqual(order);
  }
});

it('never covers what has the focus by the picture that stays in sight', async () => {
  const { page } = window;
  const resize = (width: number, height: number): Promise<void> =>
    window.program.evaluate(({ BrowserWindow }, [wide, high]) => BrowserWindow.getAllWindows()[0]?.setSize(wide, high), [width, height] as const);
  await resize(1280, 1000);
  await expect.poll(() => page.locator('.stage').evaluate((stage) => getComputedStyle(stage).position)).toBe('sticky');
  await page.locator('.envelope').evaluate((view) => {
    view.scrollTop = view.scrollHeight;
    [...view.querySelectorAll<HTMLElement>('button, select, input')].at(-1)?.focus();
  });
  const seen: string[] = [];
  for (let presses = 0; presses < 100; presses += 1) {
    await page.keyboard.press('Shift+Tab');
    const at = await page.evaluate(() => {
      const [stage, focused] = [document.querySelector('.stage'), document.activeElement];
      if (!stage || !focused || !focused.closest('.envelope-columns') || stage.contains(focused)) return null;
      const [picture, own] = [stage.getBoundingClientRect(), focused.getBoundingClientRect()];
      return { name: focused.textContent || focused.getAttribute('aria-label') || focused.tagName, covered: Math.round(picture.bottom - own.top) };
    });
    if (!at) break;
    if (at.covered > 0) seen.push(`${at.name} by ${at.covered} px`);
    else seen.push('');
  }
  expect(seen.length).toBeGreaterThan(8);
  expect(seen.filter(Boolean)).toEqual([]);
  await resize(1500, 1100);
});

it('makes an envelope by the lengths of its box, and exports it', async () => {
  const { page } = window;
  await page.getByRole('button', { name: 'Envelopes and printer…' }).click();
  await picture('envelopes');
  await page.getByRole('button', { name: 'New envelope…' }).click();
  await page.getByLabel('Name').fill('Our envelope');
  await page.getByLabel('Window from bottom, in').fill('4');
  await page.getByRole('alert').getByText('The window reaches past the top edge').waitFor();
  await page.getByLabel('Window from bottom, in').fill('5/8');
  await picture('editor');
  await page.getByRole('button', { name: 'Save and use' }).click();
  await page.getByText('Our envelope · in use').waitFor();
  // What the batches are planned for is not deleted by one press, and each row's buttons say whose they are.
  const deleting = page.getByRole('button', { name: 'Delete Our envelope' });
  expect(await deleting.getAttribute('aria-disabled')).toBe('true');
  await deleting.press('Enter');
  await page.getByText('Our envelope · in use').waitFor();
  expect(await page.getByRole('button', { name: /^Change… ?: Our envelope$/ }).count()).toBe(1);
  // Where another one is in use it goes at once, and comes back as it was.
  await page.getByRole('button', { name: /^Use ?: #10, left window, 1\/2/ }).click();
  await page.getByText('Our envelope · in use').waitFor({ state: 'detached' });
  await deleting.press('Enter');
  await page.getByRole('dialog').getByText('Our envelope is deleted.').waitFor();
  await picture('deleted');
  await page.getByRole('dialog').getByRole('button', { name: 'Undo' }).press('Enter');
  await page.getByRole('button', { name: /^Use ?: Our envelope/ }).click();
  await page.getByText('Our envelope · in use').waitFor();
  await saveAs(join(work, 'envelopes.json'));
  await page.getByRole('button', { name: 'Export…' }).click();
  await expect.poll(() => readFileSync(join(work, 'envelopes.json'), 'utf8')).toContain('"bottomIn": 0.625');
  await saveAs(join(work, 'check.pdf'));
  await page.getByRole('button', { name: 'Save check sheets (PDF)…' }).click();
  await expect.poll(() => readFileSync(join(work, 'check.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
  await page.getByRole('button', { name: 'Close', exact: true }).click();
});

it('takes other addresses from a list whose columns are matched', async () => {
  const { page } = window;
  const ssid = (await page.locator('.packet-card .small').first().textContent())?.match(/\d{10}/)?.[0] ?? '';
  writeFileSync(join(work, 'list.csv'), `who,number,a,b\r\nx,${ssid},PO Box 1742,"Sacramento, CA 95812"\r\n`);
  await answerDialogs(window.program, [join(work, 'list.csv')]);
  await page.getByRole('button', { name: 'Other addresses…' }).click();
  await page.getByRole('button', { name: 'Choose a list (CSV)…' }).click();
  await page.getByLabel('The first row names the columns').check();
  await page.getByLabel('SSID', { exact: true }).selectOption('1');
  await page.getByLabel('Line 1').selectOption('2');
  await page.getByLabel('Line 2').selectOption('3');
  for (const line of [3, 4, 5, 6]) await page.getByLabel(`Line ${line}`).selectOption('');
  await picture('addresses');
  await page.getByRole('button', { name: 'Use 1 address' }).click();
  await page.getByText('A cover sheet lies on top').waitFor({ timeout: 15_000 });
  await page.getByRole('button', { name: 'Other addresses (1)…' }).waitFor();
  await picture('cover');
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.waitForTimeout(300);
  await picture('dark');
});
