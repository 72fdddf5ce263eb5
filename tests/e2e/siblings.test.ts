import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { reportName, reportPdf } from '../support/fixtures/report-pdf';
import { type FoldlineWindow, openFoldline, readFiles } from '../support/foldline-window';

let window: FoldlineWindow;
let page: Page;
let folder: string;

const PUPILS: readonly (readonly [ssid: string, student: string, pages: number, street: string])[] = [
  ['9900000001', 'Ana Griffin', 4, '1234 Orchard Lane'],
  ['9900000002', 'Ben Griffin', 4, '1234 Orchard Lane'],
  ['9900000003', 'Cal Rivera', 4, '1234 Orchard Lane'],
  ['9900000004', 'Dee Tallgrass', 8, '77 Elm Court'],
  ['9900000005', 'Eli Tallgrass', 8, '77 Elm Court'],
];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'foldline-siblings-'));
  mkdirSync(join(folder, 'downloads'));
  for (const [ssid, student, pages, street] of PUPILS) {
    writeFileSync(join(folder, 'downloads', reportName(ssid)), await reportPdf({ ssid, student, pages, addressLines: [street, 'Sacramento, CA 95814-2345'] }));
  }
  window = await openFoldline();
  page = window.page;
  await readFiles(window, PUPILS.map(([ssid]) => join(folder, 'downloads', reportName(ssid))));
  await page.getByRole('heading', { name: /reports found$/ }).waitFor();
});
afterEach(async () => {
  await window.close();
  rmSync(folder, { recursive: true, force: true });
});

it('siblings are confirmed family by family, share an envelope, and what is too thick is told', async () => {
  await page.getByRole('navigation', { name: 'Steps' }).getByRole('button', { name: 'Batches' }).click();
  await page.getByRole('button', { name: 'Siblings…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Siblings in one envelope' });
  await dialog.getByText('Ben Griffin').first().waitFor();
  // Ticks of a person who went through the families are not dropped without a word.
  await dialog.getByRole('checkbox').first().check();
  await page.keyboard.press('Escape');
  await dialog.getByRole('alert').getByText('What was changed here is not used yet.').waitFor();
  await dialog.getByRole('checkbox').first().uncheck();
  // Nothing is ticked by the program itself.
  expect(await dialog.getByRole('checkbox', { checked: true }).count()).toBe(0);
  expect(await dialog.getByRole('checkbox').count()).toBe(3);
  await dialog.getByRole('button', { name: 'Tick all with one surname and school (2)' }).click();
  await dialog.getByRole('button', { name: 'Combine 2 families' }).click();
  // The dialog stays: one family is too thick.
  await dialog.getByText('they take 8 sheets together, and the envelope takes 6 well').waitFor();
  if (process.env['FOLDLINE_SHOTS']) await page.screenshot({ path: join(process.env['FOLDLINE_SHOTS'], 'siblings-dialog.png') });
  await dialog.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('button', { name: 'Siblings (2)…' }).waitFor();

  await page.getByRole('option', { name: /Ana Griffin and 1 more/ }).click();
  await page.getByText('One envelope for Ana Griffin (9900000001) and Ben Griffin (9900000002).').waitFor();
  if (process.env['FOLDLINE_SHOTS']) await page.screenshot({ path: join(process.env['FOLDLINE_SHOTS'], 'siblings-packet.png') });
  await page.getByRole('button', { name: 'Hold Ben Griffin' }).click();
  await page.getByRole('option', { name: /Ana Griffin/ }).waitFor();
  await page.getByText('One envelope for').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('One envelope for Ana Griffin').waitFor();
  await page.getByRole('button', { name: /^Combined \(1\)…$/ }).click();
  await page.getByText('1 envelope with more than one report').waitFor();
});
