import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import type { Manifest } from '@shared/domain/records/manifest';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { letterPdf } from '../support/fixtures/letter-pdf';
import { reportName, reportPdf } from '../support/fixtures/report-pdf';
import { answerDialogs, type FoldlineWindow, openFoldline, saveBatches } from '../support/foldline-window';

let window: FoldlineWindow;
let page: Page;
let folder: string;
const at = (name: string): string => join(folder, name);
const button = (name: string | RegExp) => page.getByRole('button', { name });
const letters = () => page.getByRole('dialog', { name: 'Cover letters' });
const chooseLetter = async (file: string, readers: string): Promise<void> => {
  await answerDialogs(window.program, [at(file)]);
  await letters().getByRole('button', { name: `Choose a PDF… for ${readers}` }).click();
};
const shot = async (name: string): Promise<void> => {
  if (process.env['FOLDLINE_SHOTS']) await page.screenshot({ path: join(process.env['FOLDLINE_SHOTS'], `${name}.png`) });
};

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'foldline-letters-'));
  const file = at(reportName('9900000001'));
  writeFileSync(file, await reportPdf({ ssid: '9900000001', student: 'Avery Griffin' }));
  writeFileSync(at('letter.pdf'), await letterPdf('Dear families'));
  writeFileSync(at('a4.pdf'), await letterPdf('A4', { size: [595, 842] }));
  mkdirSync(at('out'));
  window = await openFoldline();
  page = window.page;
  await answerDialogs(window.program, [file]);
  await button('Choose files…').click();
  await button('Read the downloads').click();
  await page.getByRole('heading', { name: /reports? found$/ }).waitFor();
  await page.getByRole('navigation', { name: 'Steps' }).getByRole('button', { name: 'Batches' }).click();
});
afterEach(async () => {
  await window.close();
  rmSync(folder, { recursive: true, force: true });
});

it('a letter is chosen, shown behind its cover sheet, saved in the batch, and taken back', async () => {
  await button('Cover letters…').click();
  await chooseLetter('a4.pdf', 'All other languages');
  await letters().getByText('its pages are not upright Letter').waitFor();
  await chooseLetter('letter.pdf', 'All other languages');
  await letters().getByText('letter.pdf, 1 page').waitFor();
  await shot('letters-dialog');
  await letters().getByRole('button', { name: 'Use 1 letter' }).click();

  await button('Cover letters (1)…').waitFor();
  await page.getByRole('img', { name: /^Sheet 1 of 4, front: cover sheet with the address/ }).waitFor();
  await button('Next sheet').click();
  await page.getByRole('img', { name: /^Sheet 2 of 4, front: cover letter, page 1/ }).locator('canvas').waitFor();
  await page.getByRole('img', { name: /^Sheet 2 of 4, back: blank/ }).waitFor();
  await shot('letters-sheet');
  await button('Undo').click();
  await page.getByRole('img', { name: /of 2, front: page/ }).first().waitFor();
  await button('Redo').click();
  await button('Cover letters (1)…').waitFor();

  await saveBatches(window, at('out'));
  const [saved] = readdirSync(at('out'));
  const manifest = JSON.parse(readFileSync(join(at('out'), saved ?? '', 'manifest.json'), 'utf8')) as Manifest;
  expect(manifest.packets[0]?.inserts.map(({ what }) => what)).toEqual(['cover-sheet', 'cover-letter']);
});

it('families who get no letter though others do are told where letters are chosen, and before saving with the way back there', async () => {
  await button('Cover letters…').click();
  await chooseLetter('letter.pdf', 'Korean');
  await letters().getByText('letter.pdf, 1 page').waitFor();
  await letters().getByRole('button', { name: 'Use 1 letter' }).click();
  const without = '1 envelope goes without a cover letter, since there is none in English.';
  await button('Cover letters (1)…').click();
  await letters().getByText(without).waitFor();
  await shot('letters-without');
  await letters().getByRole('button', { name: 'Cancel' }).click();

  await button('Save batches…').click();
  const save = page.getByRole('dialog', { name: 'Save batches' });
  await save.getByText(without).waitFor();
  await shot('save-without-letter');
  await save.getByRole('button', { name: 'See the letters' }).click();
  await letters().getByText(without).waitFor();
});
