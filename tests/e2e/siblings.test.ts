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
  await dialog.getByRole('alert').getByText('Dee Tallgrass and Eli Tallgrass. The reports of this family can’t share an envelope: they take 8 sheets together, and the envelope takes 6 well.').waitFor();
  await dialog.getByRole('listitem').getByText('they take 8 sheets together, and the envelope takes 6 well').first().waitFor();
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

it('a family that is too thick is named above a long list, and shown where it stands in it', async () => {
  const homes = Array.from({ length: 55 }, (_, home) => home);
  const paths: string[] = [];
  for (const home of homes) {
    for (const child of [0, 1]) {
      const ssid = String(9_900_000_100 + home * 2 + child);
      const path = join(folder, 'downloads', reportName(ssid));
      writeFileSync(path, await reportPdf({ ssid, student: `${child === 0 ? 'Ana' : 'Ben'} Moonridge-${home}`.replaceAll(/\d/gu, (digit) => 'abcdefghij'[Number(digit)] ?? ''), pages: home === 53 ? 8 : 2, addressLines: [`${home + 1} Made-Up Lane`, 'Sacramento, CA 95814-2345'] }));
      paths.push(path);
    }
  }
  await page.getByRole('button', { name: 'Close and clear' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Close and clear' }).click();
  await readFiles(window, paths);
  await page.getByRole('heading', { name: /110 reports found$/ }).waitFor();
  await page.getByRole('navigation', { name: 'Steps' }).getByRole('button', { name: 'Batches' }).click();
  await page.getByRole('button', { name: 'Siblings…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Siblings in one envelope' });
  await dialog.getByRole('button', { name: 'Tick all with one surname and school (55)' }).click();
  await dialog.getByRole('button', { name: 'Combine 55 families' }).click();
  const notice = dialog.getByRole('alert').filter({ hasText: 'keeps separate envelopes' });
  await notice.getByText('1 family keeps separate envelopes: Ana Moonridge-fd and Ben Moonridge-fd. The reports of this family can’t share an envelope: they take 8 sheets together, and the envelope takes 6 well.').waitFor();
  await notice.getByRole('button', { name: 'Show this family' }).press('Enter');
  await dialog.getByText('Families 51 to 55 of 55').waitFor();
  const box = dialog.getByRole('checkbox', { name: '54 Made-Up Lane, Sacramento, CA 95814-2345' });
  await expect.poll(() => box.evaluate((element) => element === document.activeElement)).toBe(true);
  if (process.env['FOLDLINE_SHOTS']) await page.screenshot({ path: join(process.env['FOLDLINE_SHOTS'], 'siblings-too-thick.png') });
  // Without it the others are combined, and nothing is left to say.
  await page.keyboard.press('Space');
  await notice.waitFor({ state: 'detached' });
  await dialog.getByRole('button', { name: 'Combine 54 families' }).click();
  await dialog.waitFor({ state: 'detached' });
});
