import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { axeFindings } from '../support/axe-findings';
import { runFoldline } from '../support/built-program';
import { type FoldlineWindow, openBatches, openFoldline, saveBatches } from '../support/foldline-window';
import { startMadePrinter, type MadePrinter } from '../support/print-lab/made-printer';

let work: string;
let desk: MadePrinter;
let hall: MadePrinter;
let window: FoldlineWindow;
beforeEach(async () => {
  work = mkdtempSync(join(tmpdir(), 'foldline-pool-'));
  mkdirSync(join(work, 'chosen'));
  [desk, hall] = [await startMadePrinter(), await startMadePrinter()];
  // Both get through jobs in a second, so that the window can be seen meanwhile.
  [desk.speed, hall.speed] = [1_000, 1_500];
  const data = mkdtempSync(join(tmpdir(), 'foldline-e2e-'));
  for (const [name, { address }] of [['Desk', desk], ['Hall', hall]] as const) expect((await runFoldline(['printers', '--add', address, '--name', name, '--data', data])).code).toBe(0);
  window = await openFoldline({ args: ['--sample'], dataFolder: data });
});
afterEach(async () => {
  await window.close();
  await Promise.all([desk.stop(), hall.stop()]);
  rmSync(work, { recursive: true, force: true });
});

const shot = async (name: string): Promise<void> => {
  if (process.env['FOLDLINE_SHOTS']) await window.page.screenshot({ path: join(process.env['FOLDLINE_SHOTS'], `${name}.png`) });
};

it('of two printers that share a run one fails: its pieces go to the other once the person says from where on; then both fail, and each is asked about', async () => {
  const { page } = window;
  const dialog = page.getByRole('dialog');
  const press = (name: string): Promise<void> => dialog.getByRole('button', { name, exact: true }).click();
  await openBatches(page);
  await saveBatches(window, join(work, 'chosen'));
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Print…' }).click();
  await dialog.getByRole('combobox', { name: 'Printer' }).selectOption('Desk');
  await dialog.getByRole('checkbox', { name: 'Hall' }).check();
  await dialog.getByRole('radio', { name: /^All packets/ }).check();
  hall.aborts = true;
  await press('Print');
  const question = dialog.getByRole('region', { name: 'What Hall had' });
  await question.waitFor({ timeout: 60_000 });
  await question.getByText('Hall takes no more jobs of this run. The printer aborted the job. Look in its tray').waitFor();
  expect(await question.getByRole('button', { name: 'Print the others on Desk' }).getAttribute('aria-disabled')).toBe('true');
  await question.getByLabel('Last good piece in the tray of Hall').fill('0');
  await shot('pool-question');
  expect(await axeFindings(page)).toEqual([]);
  await press('Print the others on Desk');
  await page.getByRole('heading', { name: 'Printed', exact: true }).waitFor({ timeout: 120_000 });
  await dialog.getByText(/^Run 1 is printed: 27 pieces\. \d+ pieces? of Hall go(es)? to the other printers\./).waitFor();
  const row = dialog.getByRole('row', { name: /Stopped by the printer/ });
  await row.getByText(/^The printer aborted the job\. \d+ pieces? of Hall go(es)? to the other printers\./).waitFor();
  expect(await row.innerText()).not.toContain('reprint');
  await shot('pool-printed');
  expect(hall.printed).toEqual([]);
  // Each batch is a job of its own, and each came out at Desk once.
  expect(new Set(desk.printed).size).toBe(desk.printed.length);
  await press('Done');

  // Again, and both fail: each printer's last good piece is asked for itself.
  desk.aborts = true;
  await page.getByRole('button', { name: 'Print…' }).click();
  await dialog.getByRole('combobox', { name: 'Printer' }).selectOption('Desk');
  await dialog.getByRole('checkbox', { name: 'Hall' }).check();
  await dialog.getByRole('radio', { name: /^All packets/ }).check();
  await dialog.getByRole('checkbox', { name: 'Print again what was printed before' }).check();
  await press('Print');
  await dialog.getByRole('button', { name: 'Leave them for later' }).click({ timeout: 60_000 });
  await page.getByRole('heading', { name: 'Not all printed' }).waitFor({ timeout: 60_000 });
  await dialog.getByText('Look in the tray of each printer').waitFor();
  await shot('pool-last-good');
  for (const name of ['Desk', 'Hall']) {
    await dialog.getByLabel(`Last good piece at ${name}`).or(dialog.getByLabel('Last good piece', { exact: true })).first().fill('0');
    await dialog.getByRole('button', { name: 'Write it down' }).first().click();
    await expect.poll(() => dialog.getByLabel(`Last good piece at ${name}`).count()).toBe(0);
  }
  await dialog.getByText('Written into the ledger.').waitFor();
});
