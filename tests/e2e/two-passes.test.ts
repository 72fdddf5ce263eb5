import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Manifest } from '@shared/domain/records/manifest';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { type FoldlineWindow, openBatches, openFoldline, saveBatches } from '../support/foldline-window';
import { pageTexts } from '../support/page-texts';
import { startPrintLab, type PrintLab } from '../support/print-lab/print-lab';

let work: string;
let lab: PrintLab;
let window: FoldlineWindow;
beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), 'foldline-two-passes-'));
  lab = await startPrintLab(['Lab_Plain']);
});
afterEach(() => window.close());
afterAll(async () => {
  await lab.stop();
  rmSync(work, { recursive: true, force: true });
});

it('prints a batch on a printer that prints on one side: trial, fronts, the turned stack, backs', async () => {
  window = await openFoldline({ args: ['--sample'], environment: lab.environment });
  const { page } = window;
  const button = (name: string | RegExp) => page.getByRole('button', { name });
  await openBatches(page);
  const chosen = join(work, 'chosen');
  mkdirSync(chosen);
  await saveBatches(window, chosen);
  await page.keyboard.press('Escape');

  const dialog = page.getByRole('dialog');
  await button('Print…').click();
  await dialog.getByText('Lab_Plain prints on one side only.').waitFor();
  await dialog.getByRole('button', { name: 'Settings of this printer…' }).click();
  // A trial is canceled while the printer has it, and once more between its passes.
  await lab.setFault('Lab_Plain', 'media-empty-error');
  await dialog.getByRole('button', { name: 'Print the trial’s fronts' }).click();
  await dialog.getByRole('button', { name: 'Cancel the trial' }).click();
  await dialog.getByText('The trial was canceled.').waitFor({ timeout: 60_000 });
  await lab.setFault('Lab_Plain', null);
  await dialog.getByRole('button', { name: 'Print the trial’s fronts' }).click();
  await dialog.getByRole('button', { name: 'The sheets are in: print the backs' }).waitFor({ timeout: 60_000 });
  await dialog.getByRole('button', { name: 'Cancel the trial' }).click();
  const before = (await lab.received('Lab_Plain')).length;
  await dialog.getByRole('button', { name: 'Print the trial’s fronts' }).click();
  await dialog.getByRole('button', { name: 'The sheets are in: print the backs' }).click({ timeout: 60_000 });
  await dialog.getByRole('button', { name: 'A', exact: true }).click({ timeout: 60_000 });
  await dialog.getByText('It was tried: the answer was A.').waitFor();
  await dialog.getByLabel('Right, mm').fill('1,5');
  await dialog.getByLabel('Pages a set of cartridges prints').fill('1000');
  await dialog.getByRole('button', { name: 'Keep these settings' }).click();
  await dialog.getByText('Lab_Plain prints 1.5 mm right, 0 mm down off').waitFor();

  await dialog.getByRole('checkbox', { name: /^Gray will do/ }).check();
  await dialog.getByRole('checkbox', { name: /^Two passes will do/ }).check();
  await dialog.getByRole('radio', { name: /^All packets/ }).check();
  const [saved = ''] = readdirSync(chosen);
  const manifest = JSON.parse(readFileSync(join(chosen, saved, 'manifest.json'), 'utf8')) as Manifest;
  const batch = manifest.batches[0];
  await dialog.getByRole('combobox', { name: 'Batch' }).selectOption(batch?.id ?? '');
  await dialog.getByText('Letter, fronts, then backs on the turned stack, gray, 100 %').waitFor();
  const sides = manifest.packets.filter((packet) => packet.batch === batch?.id).reduce((sum, { pages, blanks }) => sum + pages - blanks, 0);
  await dialog.getByText(`${sides} printed sides: about 1 % of a set of cartridges`).waitFor();
  if (process.env['FOLDLINE_SHOTS']) await page.screenshot({ path: join(process.env['FOLDLINE_SHOTS'], 'toner.png') });
  await dialog.getByRole('button', { name: 'Print', exact: true }).click();
  await dialog.getByRole('button', { name: 'The stack is in: print the backs' }).click({ timeout: 60_000 });
  await page.getByRole('heading', { name: 'Printed', exact: true }).waitFor({ timeout: 60_000 });

  const received = (await lab.received('Lab_Plain')).slice(before + 2);
  expect(received.map(({ attributes }) => attributes['IPP_SIDES'])).toEqual(['one-sided', 'one-sided']);
  const [fronts = [], backs = []] = await Promise.all(received.map(({ path }) => pageTexts(path)));
  // Face down, taken in the order in which the fronts came: the last sheet goes first in both passes.
  const sheets = fronts.map((front, index) => [front, backs[index]]).toReversed().flat();
  expect(sheets).toEqual(await pageTexts(join(chosen, saved, batch?.file ?? '')));
});
