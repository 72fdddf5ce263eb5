import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { axeFindings } from '../support/axe-findings';
import { answerDialogs, answerSaving, type FoldlineWindow, openBatches, openFoldline, saveBatches } from '../support/foldline-window';
import { drawnPage } from '../support/inserter/drawn-page';
import { readDataMatrix } from '../support/inserter/read-data-matrix';

let window: FoldlineWindow;
let page: Page;
let work: string;

beforeEach(async () => {
  work = mkdtempSync(join(tmpdir(), 'foldline-inserters-'));
  window = await openFoldline({ args: ['--sample'] });
  page = window.page;
  await openBatches(page);
});
afterEach(async () => {
  await window.close();
  rmSync(work, { recursive: true, force: true });
});

const dialog = (): Locator => page.getByRole('dialog');
const press = (name: string): Promise<void> => dialog().getByRole('button', { name, exact: true }).click();
const shot = async (name: string): Promise<void> => {
  if (process.env['FOLDLINE_SHOTS']) await page.screenshot({ path: join(process.env['FOLDLINE_SHOTS'], `${name}.png`) });
};

it('an inserter is described, chosen, shown on the sheets and printed; it is carried over as a file', async () => {
  await page.getByRole('button', { name: 'Settings…' }).click();
  await press('Inserters…');
  await press('New inserter…');
  await dialog().getByLabel('Name').fill('Office machine');
  await dialog().getByRole('img', { name: /^A sheet, drawn to scale, .* inserter marks$/ }).waitFor();
  // Where the window can show, and then what can't be at all.
  await dialog().getByLabel('From that edge to the first mark, mm').fill('70');
  await dialog().getByRole('alert').getByText('could show in the envelope’s window').waitFor();
  await dialog().getByLabel('From that edge to the first mark, mm').fill('2');
  await dialog().getByRole('alert').getByText('which printers leave white').waitFor();
  expect(await dialog().getByRole('button', { name: 'Save', exact: true }).getAttribute('aria-disabled')).toBe('true');
  await dialog().getByLabel('From that edge to the first mark, mm').fill('127');
  await dialog().getByText('“001230203”').waitFor();
  await shot('inserter-symbol');
  expect(await axeFindings(page)).toEqual([]);
  await dialog().getByLabel('Marks', { exact: true }).selectOption('omr');
  await press('Add a bar');
  await dialog().getByLabel('Bar 8').selectOption('piece-8');
  await dialog().getByRole('listitem').filter({ hasText: 'Bar 8' }).getByRole('button', { name: 'Up' }).click();
  expect(await dialog().getByLabel('Bar 7').inputValue()).toBe('piece-8');
  await shot('inserter-bars');
  expect(await axeFindings(page)).toEqual([]);
  await dialog().getByLabel('Marks', { exact: true }).selectOption('data-matrix');
  await press('Save');
  await dialog().getByText('Data Matrix, 5.5 mm from the left side').waitFor();

  const file = join(work, 'inserters.json');
  await answerSaving(window.program, file);
  await press('Export…');
  await expect.poll(() => readdirSync(work)).toEqual(['inserters.json']);
  await press('Delete Office machine');
  await dialog().getByText('No inserter is described yet.').waitFor();
  // One press took away what took an afternoon to describe: one press brings it back.
  await dialog().getByRole('status').getByText('Office machine is deleted.').waitFor();
  await shot('inserter-deleted');
  expect(await axeFindings(page)).toEqual([]);
  await press('Undo');
  await dialog().getByText('Data Matrix, 5.5 mm from the left side').waitFor();
  expect(await dialog().getByRole('button', { name: 'Undo' }).count()).toBe(0);
  await press('Delete Office machine');
  await dialog().getByText('No inserter is described yet.').waitFor();
  await answerDialogs(window.program, [file]);
  await press('Import…');
  await dialog().getByText('Data Matrix, 5.5 mm from the left side').waitFor();
  await shot('inserters');
  await press('Back to the settings');

  await dialog().getByLabel('Marks for an inserter').selectOption('Office machine');
  await dialog().getByLabel('Piece numbers on the sheets').selectOption('bottom-left');
  await dialog().getByRole('img', { name: /inserter marks and the piece number$/ }).scrollIntoViewIfNeeded();
  await shot('inserter-settings');
  expect(await axeFindings(page)).toEqual([]);
  await press('Use these');
  const front = page.getByRole('img', { name: /^Sheet 1 of \d+, front: .*, with inserter marks$/ });
  await front.locator('canvas').waitFor();
  const [paper, mark] = [await front.boundingBox(), await front.locator('path.mark-bars').boundingBox()];
  if (!paper || !mark) throw new Error('The marks are not drawn.');
  const inMillimetres = (pixels: number): number => (pixels / paper.width) * 215.9;
  expect([inMillimetres(mark.x - paper.x), inMillimetres(mark.y - paper.y), inMillimetres(mark.width)].map(Math.round)).toEqual([6, 127, 6]);
  expect(await page.getByRole('img', { name: /^Sheet 1 of \d+, back: / }).getAttribute('aria-label')).not.toContain('marks');
  await shot('inserter-sheets');

  await saveBatches(window, work);
  const prepared = readdirSync(work).find((name) => name !== 'inserters.json') ?? '';
  const batch = readdirSync(join(work, prepared, 'batches')).sort()[0] ?? '';
  const [text] = await readDataMatrix(drawnPage(join(work, prepared, 'batches', batch), 1, 150));
  expect(text).toMatch(/^\d{5}01\d{2}$/);
});

it('an inserter that is chosen and not used yet is followed where it gets another name, and not deleted', async () => {
  await page.getByRole('button', { name: 'Settings…' }).click();
  await press('Inserters…');
  await press('New inserter…');
  await dialog().getByLabel('Name').fill('First machine');
  await press('Save');
  await press('Back to the settings');
  await dialog().getByLabel('Marks for an inserter').selectOption('First machine');
  await press('Inserters…');
  await dialog().getByText('First machine · in use').waitFor();
  expect(await dialog().getByRole('button', { name: 'Delete First machine' }).getAttribute('aria-disabled')).toBe('true');
  await press('Change First machine…');
  await dialog().getByLabel('Name').fill('Second machine');
  await press('Save');
  await press('Back to the settings');
  const options = dialog().getByLabel('Marks for an inserter').locator('option');
  expect(await options.allInnerTexts()).toEqual(['None', 'Second machine']);
  expect(await dialog().getByLabel('Marks for an inserter').inputValue()).toBe('Second machine');
  await press('Use these');
  await page.getByRole('img', { name: /^Sheet 1 of \d+, front: .*, with inserter marks$/ }).waitFor();
});
