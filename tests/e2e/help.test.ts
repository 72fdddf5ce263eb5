import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answerSaving, type FoldlineWindow, openFoldline } from '../support/foldline-window';

let work: string;
let window: FoldlineWindow;

beforeEach(async () => {
  work = mkdtempSync(join(tmpdir(), 'foldline-e2e-help-'));
  window = await openFoldline();
});
afterEach(async () => {
  await window.close();
  rmSync(work, { recursive: true, force: true });
});

describe('the help', () => {
  it('opens before anything is read, is searched by keyboard, and saved as a PDF', async () => {
    const { page, program } = window;
    await page.getByRole('button', { name: 'Help', exact: true }).click();
    await page.getByRole('dialog', { name: 'Help' }).waitFor();
    await page.keyboard.type('damaged');
    await page.getByText('PDFs that are damaged or can’t be read (pdf-damaged)').waitFor();
    expect(await page.getByText('Empty files (pdf-empty)').count()).toBe(0);
    await page.getByRole('searchbox', { name: 'Search' }).fill('zeppelin');
    await page.getByText('Nothing in the help holds these words').waitFor();
    await page.getByRole('searchbox', { name: 'Search' }).fill('');
    await page.getByText('Download the reports in bulk from TOMS').click();
    await page.getByText('Select Request Report.').waitFor();
    const path = join(work, 'help.pdf');
    await answerSaving(program, path);
    await page.getByRole('button', { name: 'Save as a PDF to print…' }).click();
    await page.getByText('Saved as help.pdf.').waitFor();
    expect(readFileSync(path).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('opens from the menu with F1', async () => {
    const { page, program } = window;
    const keys = await program.evaluate(({ Menu }) => {
      const items = Menu.getApplicationMenu()?.items.find(({ label }) => label.includes('Help'))?.submenu?.items ?? [];
      items[0]?.click();
      return items.map(({ label, accelerator }) => [label, accelerator]);
    });
    expect(keys).toEqual([
      ['Foldline &help', 'F1'],
      ['&Keyboard', 'Shift+F1'],
    ]);
    await page.getByRole('dialog', { name: 'Help' }).waitFor();
  });
});
