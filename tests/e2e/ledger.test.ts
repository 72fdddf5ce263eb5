import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Manifest } from '@shared/domain/records/manifest';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runFoldline } from '../support/built-program';
import { answerSaving, type FoldlineWindow, openBatches, openFoldline, readFiles, saveBatches } from '../support/foldline-window';
import { startPrintLab, type PrintLab } from '../support/print-lab/print-lab';

let work: string;
let lab: PrintLab;
beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), 'foldline-e2e-ledger-'));
  lab = await startPrintLab(['Lab_Pdf']);
  expect(await runFoldline(['sample', '--out', join(work, 'download.zip'), '--reports', '12'])).toMatchObject({ code: 0 });
});
afterAll(async () => {
  await lab.stop();
  rmSync(work, { recursive: true, force: true });
});

/** Pictures for a person to look at, where a folder for them is named. */
const picture = async (page: Page, name: string): Promise<void> => {
  const folder = process.env['FOLDLINE_PICTURES'];
  if (folder) await page.screenshot({ path: join(folder, `${name}.png`) });
};

it('a job that the printer aborts is settled by its last good piece, printed again, signed off, and still there after a crash', async () => {
  const dataFolder = join(work, 'data');
  let window: FoldlineWindow = await openFoldline({ environment: lab.environment, dataFolder });
  let { page } = window;
  const dialog = () => page.getByRole('dialog');
  const press = (name: string | RegExp) => dialog().getByRole('button', { name }).click();

  await readFiles(window, [join(work, 'download.zip')]);
  await openBatches(page);
  mkdirSync(join(work, 'prepared'));
  await saveBatches(window, join(work, 'prepared'));
  await page.keyboard.press('Escape');
  const [name = ''] = readdirSync(join(work, 'prepared'));
  const manifest = JSON.parse(readFileSync(join(work, 'prepared', name, 'manifest.json'), 'utf8')) as Manifest;
  const batch = manifest.batches.toSorted((one, other) => other.packets - one.packets)[0]!;
  const pieces = manifest.packets.filter((packet) => packet.batch === batch.id).map(({ piece }) => piece);
  const lastGood = pieces.at(-2)!;

  await page.getByRole('button', { name: 'Print…' }).click();
  await press('Add a printer…');
  await dialog().getByRole('textbox', { name: 'Address' }).fill(lab.address('Lab_Pdf', 'ipps'));
  await dialog().getByRole('textbox', { name: 'Name here' }).fill('Desk');
  await press('Add the printer');
  await dialog().getByText('It showed this certificate').waitFor();
  await picture(page, 'add-printer');
  await press('Back to printing');
  await expect.poll(() => dialog().getByRole('combobox', { name: 'Printer' }).inputValue()).toBe('Desk');
  await dialog().getByRole('radio', { name: /^All packets/ }).check();
  await dialog().getByRole('combobox', { name: 'Batch' }).selectOption(batch.id);
  await dialog().getByRole('combobox', { name: 'Paper from' }).selectOption('tray-1');
  await picture(page, 'print-form');
  await lab.setFault('Lab_Pdf', 'abort');
  await dialog().getByRole('button', { name: 'Print', exact: true }).click();
  await dialog().getByText('which is the last piece that came out whole').waitFor({ timeout: 60_000 });
  await lab.setFault('Lab_Pdf', null);
  await page.getByRole('heading', { name: 'Not all printed' }).waitFor();
  await picture(page, 'after-jam');
  await dialog().getByRole('textbox', { name: 'Last good piece' }).fill(String(lastGood));
  await press('Write it down');
  await press('Print what is left…');
  await picture(page, 'print-again');
  await dialog().getByRole('button', { name: 'Print', exact: true }).click();
  await page.getByRole('heading', { name: 'Printed', exact: true }).waitFor({ timeout: 90_000 });
  expect(await dialog().innerText()).toContain('1 piece completed.');
  await press('Done');

  // The program dies; the run is there when it is started again.
  window.program.process().kill('SIGKILL');
  await window.program.close().catch(() => undefined);
  window = await openFoldline({ environment: lab.environment, dataFolder });
  ({ page } = window);
  await page.getByRole('button', { name: 'Ledger', exact: true }).click();
  await dialog().getByRole('button', { name: /^Run 2: reprint/ }).waitFor();
  await dialog().getByRole('button', { name: /^Run 1: printing/ }).click();
  await dialog().getByRole('heading', { name: 'Run 1: printing' }).waitFor();
  const sums = await dialog().locator('.ledger-sums').innerText();
  expect(sums).toMatch(new RegExp(`OK\\s+${pieces.length - 1}\\s+${pieces.length}\\b`));
  expect(sums).toMatch(/To print again\s+1\s+0\b/);
  await dialog().getByRole('combobox', { name: 'Pieces shown' }).selectOption('all');
  await picture(page, 'ledger');
  await dialog().getByRole('row', { name: new RegExp(`^${pieces[0]} `) }).getByRole('button', { name: 'Pull' }).click();
  await expect.poll(() => dialog().locator('.ledger-sums').innerText()).toMatch(/Pulled\s+1\s+1\b/);
  // One piece after the other is settled by keyboard: where a row goes, the focus is at the next one.
  const named = (word: string, piece: number) => dialog().getByRole('button', { name: `${word} piece ${piece}`, exact: true });
  const [first = 0, second = 0] = pieces;
  await named('Print again', first).click();
  await named('Print again', second).click();
  await expect.poll(() => dialog().locator('.ledger-sums').innerText()).toMatch(/To print again\s+\d+\s+2\b/);
  await dialog().getByRole('combobox', { name: 'Pieces shown' }).selectOption('open');
  await dialog().getByText('2 pieces', { exact: true }).waitFor();
  await named('OK', first).focus();
  // A key that is held down settles one piece, whatever has the focus by then.
  for (let held = 0; held < 15; held += 1) {
    await page.keyboard.down('Enter');
    await page.waitForTimeout(50);
  }
  await page.keyboard.up('Enter');
  await dialog().getByText('1 piece', { exact: true }).waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe(`OK piece ${second}`);
  await page.keyboard.press('Enter');
  await dialog().getByText('0 pieces', { exact: true }).waitFor();
  await dialog().getByRole('textbox', { name: 'Signed off by' }).fill('A. Clerk');
  await press('Sign off');
  await dialog().getByText('Signed off by A. Clerk').waitFor();
  const report = join(work, 'report.pdf');
  await answerSaving(window.program, report);
  await press('Save the run report…');
  // The file is there before it is whole.
  await expect.poll(() => existsSync(report) && /^%PDF-[\s\S]*%%EOF\s*$/.test(readFileSync(report, 'latin1'))).toBe(true);
  await page.emulateMedia({ colorScheme: 'dark' });
  await picture(page, 'ledger-dark');
  await window.close();
});
