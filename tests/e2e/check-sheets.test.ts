import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { answerDialogs, type FoldlineWindow, openFoldline } from '../support/foldline-window';
import { startPrintLab, type PrintLab } from '../support/print-lab/print-lab';

let work: string;
let lab: PrintLab;
let window: FoldlineWindow;
beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), 'foldline-check-sheets-'));
  lab = await startPrintLab(['Lab_Pdf']);
  window = await openFoldline({ args: ['--sample'], environment: lab.environment });
}, 120_000);
afterAll(async () => {
  await window.close();
  await lab.stop();
  rmSync(work, { recursive: true, force: true });
});

it('prints the check sheets of the envelope in use from a printer’s settings', async () => {
  const { page } = window;
  const button = (name: string) => page.getByRole('button', { name });
  await page.getByRole('heading', { name: /reports found$/ }).waitFor({ timeout: 90_000 });
  await page.getByRole('navigation', { name: 'Steps' }).getByRole('button', { name: 'Batches' }).click();
  mkdirSync(join(work, 'chosen'));
  await answerDialogs(window.program, [join(work, 'chosen')]);
  await button('Save batches…').click();
  await button('Choose a folder…').click();
  await page.getByRole('heading', { name: 'Batches saved' }).waitFor({ timeout: 90_000 });
  await page.keyboard.press('Escape');
  await button('Print…').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Settings of this printer…' }).click();
  await dialog.getByRole('button', { name: 'Print the check sheets' }).click();
  await dialog.getByText('Both sheets are printed.').waitFor({ timeout: 60_000 });
  await expect.poll(async () => (await lab.received('Lab_Pdf')).length).toBe(1);
  const [document] = await lab.received('Lab_Pdf');
  const text = execFileSync('pdftotext', [document?.path ?? '', '-'], { encoding: 'utf8' });
  expect(text).toContain('Alignment sheet');
  expect(text).toContain('#10, left window, 1/2 in from the bottom');
  expect(text).not.toMatch(/\b99\d{8}\b/);
});
