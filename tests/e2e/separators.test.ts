import type { Page } from 'playwright';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FoldlineWindow, openBatches, openFoldline } from '../support/foldline-window';

let window: FoldlineWindow;
let page: Page;

beforeEach(async () => {
  window = await openFoldline({ args: ['--sample'] });
  page = window.page;
  await openBatches(page);
});
afterEach(() => window.close());

describe('separators and combined reports in the window', () => {
  it('are chosen in the settings, shown as sheets of their own, and listed', async () => {
    await page.getByRole('button', { name: 'Settings…' }).click();
    await page.getByLabel('Printed order within each batch').selectOption('name');
    await page.getByLabel('Separator sheets').selectOption('school');
    await page.getByText('the printed order holds within each school').waitFor();
    await page.getByLabel('One envelope for each student').check();
    await page.getByRole('button', { name: 'Use these' }).click();
    await page.getByText('Printed order: School, Name').waitFor();

    await page.getByRole('button', { name: 'First sheet' }).click();
    await page.getByRole('img', { name: /^Sheet 1 of \d+, front: separator: \p{L}[^,]*, School \d{7}, \d+ envelopes?, Pieces? 1/u }).waitFor();
    await page.getByRole('img', { name: /^Sheet 1 of \d+, back: blank/ }).waitFor();
    await page.getByRole('button', { name: 'Next packet' }).click();
    await page.getByRole('img', { name: /^Sheet 2 of \d+, front: page 1 of the file/ }).waitFor();
    expect(await page.getByRole('option', { selected: true, name: /^1 / }).count()).toBeGreaterThan(0);

    await page.getByRole('button', { name: /^Combined \(\d+\)…$/ }).click();
    await page.getByRole('dialog', { name: 'Combined reports' }).waitFor();
    expect(await page.getByText(/^(No envelope holds more than one report\.|\d+ envelopes? with more than one report)$/).count()).toBe(1);
  });
});
