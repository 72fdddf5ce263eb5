import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type FoldlineWindow, openBatches, openFoldline } from '../support/foldline-window';

let window: FoldlineWindow;
let page: Page;

beforeEach(async () => {
  window = await openFoldline({ args: ['--sample'] });
  page = window.page;
  await openBatches(page);
});
afterEach(() => window.close());

it('piece numbers are chosen in the settings and shown on fronts where they are printed', async () => {
  await page.getByRole('button', { name: 'Settings…' }).click();
  await page.getByLabel('Piece numbers on the sheets').selectOption('bottom-left');
  await page.getByLabel('Their type size').selectOption('8');
  await page.getByRole('button', { name: 'Use these' }).click();
  const front = page.getByRole('img', { name: /^Sheet 1 of \d+, front: .*, numbered 0001 sheet 1\/\d+$/ });
  await front.locator('canvas').waitFor();
  const number = front.locator('text');
  expect(await number.textContent()).toMatch(/^0001 {2}sheet 1\/\d+$/);
  const [paper, box] = [await front.boundingBox(), await number.boundingBox()];
  if (!paper || !box) throw new Error('The number is not drawn.');
  // In the corner: within the last inch of the paper's height and the first two of its width.
  expect([box.x > paper.x, box.x + box.width < paper.x + (paper.width * 2) / 8.5, box.y > paper.y + (paper.height * 10) / 11, box.y + box.height < paper.y + paper.height]).toEqual([true, true, true, true]);
  expect(await page.getByRole('img', { name: /^Sheet 1 of \d+, back: / }).getAttribute('aria-label')).not.toContain('numbered');
  if (process.env['FOLDLINE_SHOTS']) await page.screenshot({ path: join(process.env['FOLDLINE_SHOTS'], 'piece-numbers.png') });
});
