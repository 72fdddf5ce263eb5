import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { axeFindings } from '../support/axe-findings';
import { runFoldline } from '../support/built-program';
import { reportName, reportPdf } from '../support/fixtures/report-pdf';
import { zipFile } from '../support/fixtures/zip-file';
import { type FoldlineWindow, openBatches, openFoldline, readFiles, saveBatches } from '../support/foldline-window';
import { type MadePrinter, startMadePrinter } from '../support/print-lab/made-printer';

const work = mkdtempSync(join(tmpdir(), 'foldline-notices-'));
let window: FoldlineWindow;
let page: Page;
let desk: MadePrinter;

beforeAll(async () => {
  const zip = join(work, 'download.zip');
  const again = reportName('9900000002').replace('CAASPP', 'ELPAC');
  writeFileSync(
    zip,
    zipFile([
      { name: reportName('9900000001'), data: await reportPdf({ ssid: '9900000001', student: 'Avery Sample' }) },
      { name: reportName('9900000002'), data: await reportPdf({ ssid: '9900000002', student: 'Riley Sample' }) },
      { name: again, data: await reportPdf({ ssid: '9900000002', student: 'Riley Sample', kind: 'elpac-summative', addressLines: ['77 Other Street', 'Sacramento, CA 95814-2345'] }) },
      { name: reportName('9900000003'), data: await reportPdf({ ssid: '9900000003', student: 'Quinn Sample', pages: 14 }) },
    ]),
  );
  const dataFolder = join(work, 'data');
  mkdirSync(join(work, 'saved'));
  desk = await startMadePrinter();
  expect((await runFoldline(['printers', '--add', desk.address, '--name', 'Desk', '--data', dataFolder])).code).toBe(0);
  window = await openFoldline({ dataFolder });
  page = window.page;
  await readFiles(window, [zip]);
  await openBatches(page);
});
afterAll(async () => {
  await window.close();
  await desk.stop();
  rmSync(work, { recursive: true, force: true });
});

const list = (): Locator => page.getByRole('dialog', { name: 'To look at before mailing' });
const listed = async (): Promise<readonly string[]> => (await list().locator('.long-row-title:first-child').allInnerTexts()).map((text) => text.replaceAll(/[\u2068\u2069]/g, ''));
const toLookAt = (): Promise<string> => page.getByRole('region', { name: 'The run in numbers' }).getByRole('listitem').filter({ hasText: 'To look at' }).locator('strong').innerText();

it('a packet that is too thick is counted beside the other numbers, listed, and shown', async () => {
  await expect.poll(toLookAt).toBe('1');
  await page.getByRole('button', { name: /^See which/ }).click();
  await expect.poll(listed).toEqual([expect.stringMatching(/^Piece \d: Quinn Sample$/)]);
  await list().getByText('Use a larger envelope for it.').waitFor();
  expect(await axeFindings(page)).toEqual([]);
  if (process.env['FOLDLINE_SHOTS']) await page.screenshot({ path: join(process.env['FOLDLINE_SHOTS'], 'notices.png') });
  await list().getByRole('button', { name: 'Show this packet' }).click();
  await page.getByRole('heading', { level: 2, name: 'Quinn Sample' }).waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('packet-card-name');
});

it('the list follows the choices, shows one reason or any, and no report that is held', async () => {
  await page.getByRole('button', { name: 'Settings…' }).click();
  await page.getByRole('checkbox', { name: /One envelope for each student/ }).check();
  await page.getByRole('button', { name: 'Use these' }).click();
  await page.getByRole('button', { name: /^See which/ }).click();
  await expect.poll(() => list().getByLabel('Reason').locator('option').allInnerTexts()).toEqual(expect.arrayContaining(['Any (2)', 'Reports of one student that were not combined (1)', 'Packets too thick for the envelope (1)']));
  await list().getByLabel('Reason').selectOption({ label: 'Reports of one student that were not combined (1)' });
  await expect.poll(listed).toEqual([expect.stringContaining('Riley Sample')]);
  await list().getByRole('button', { name: 'Close' }).click();
  await page.getByRole('option', { name: /Quinn Sample/ }).first().click();
  await page.getByRole('button', { name: 'Hold this student' }).click();
  await expect.poll(toLookAt).toBe('1');
});

it('is said before the batches are saved and printed and once they are saved, with the way there and back to what was chosen', async () => {
  const said = 'To look at before mailing: Reports of one student that were not combined (1).';
  await page.getByRole('button', { name: 'Save batches…' }).click();
  const saving = page.getByRole('dialog', { name: 'Save batches' });
  await saving.getByText(said).waitFor();
  if (process.env['FOLDLINE_SHOTS']) await page.screenshot({ path: join(process.env['FOLDLINE_SHOTS'], 'notices-save.png') });
  await saving.getByRole('button', { name: 'See which' }).click();
  await expect.poll(listed).toEqual([expect.stringContaining('Riley Sample')]);
  await list().getByRole('button', { name: 'Back' }).click();
  await saving.getByRole('button', { name: 'Cancel' }).click();
  await saving.waitFor({ state: 'detached' });
  await saveBatches(window, join(work, 'saved'));
  const saved = page.getByRole('dialog', { name: 'Batches saved' });
  await saved.getByRole('button', { name: 'See which' }).click();
  await list().getByRole('button', { name: 'Back' }).click();
  await saved.getByText(said).waitFor();
  await saved.getByRole('button', { name: 'Print…' }).click();
  const printing = page.getByRole('dialog', { name: 'Print batches' });
  const all = printing.getByRole('radio', { name: /^All packets/ });
  await all.check();
  await printing.getByText(said).waitFor();
  await printing.getByRole('button', { name: 'See which' }).click();
  await list().getByRole('button', { name: 'Back' }).click();
  expect(await all.isChecked()).toBe(true);
  if (process.env['FOLDLINE_SHOTS']) await page.screenshot({ path: join(process.env['FOLDLINE_SHOTS'], 'notices-print.png') });
});
