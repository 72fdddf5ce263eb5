import type { Locator, Page } from 'playwright';

/** What a person does in the window, each to where its end shows. */

/** Until every page in sight is drawn. */
export const drawn = async (page: Page): Promise<void> => {
  await page.locator('.page-canvas[data-state="drawn"]').first().waitFor();
  await page.waitForFunction(() => document.querySelector('.page-canvas[data-state="drawing"]') === null);
};

export const press = async (page: Page, key: string, times: number): Promise<void> => {
  for (let count = 0; count < times; count++) await page.keyboard.press(key);
};

export const goToStep = (page: Page, step: string): Promise<void> => page.getByRole('navigation', { name: 'Steps' }).getByRole('button', { name: step }).click();

export const readAndOpen = async (page: Page, reports: number): Promise<void> => {
  await page.getByRole('button', { name: 'Read the downloads' }).click();
  await page.getByRole('heading', { name: `${reports.toLocaleString('en-US')} reports found` }).waitFor();
  await goToStep(page, 'Batches');
  await drawn(page);
};

/** Another planning setting, by its label and the value chosen, to the first sheet drawn of the new plan. */
export const choose = async (page: Page, setting: string, value: string): Promise<void> => {
  await page.getByRole('button', { name: 'Settings…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(setting).selectOption(value);
  await dialog.getByRole('button', { name: 'Use these' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.locator('.planning-bar').getByText('Planning', { exact: true }).waitFor({ state: 'hidden' });
  await drawn(page);
};

export const sortBy = (page: Page, order: string): Promise<void> => choose(page, 'Printed order within each batch', order);

/** Types letter by letter, until what was found for all of it shows. */
export const find = async (page: Page, words: string): Promise<void> => {
  const field = page.getByRole('searchbox');
  await field.pressSequentially(words);
  await page.getByText(/packets? found$|^No packet found\./).first().waitFor();
  await field.press('Escape');
};

/** Opens each batch in turn, to its first sheet. */
export const openBatches = async (page: Page): Promise<void> => {
  const batches = page.locator('.batch-list [role=option]');
  await batches.first().click();
  for (let count = await batches.count(); count > 1; count--) {
    await drawn(page);
    await page.keyboard.press('ArrowDown');
  }
  await drawn(page);
};

/** The list of the reports set aside for any reason, then for each, from the press to its first row. */
export const listSetAside = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'See why' }).click();
  const dialog = page.getByRole('dialog');
  const reasons = dialog.getByLabel('Reason');
  const values = await reasons.locator('option').evaluateAll((options) => options.map((option) => option.getAttribute('value') ?? ''));
  for (const value of values) {
    await reasons.selectOption(value);
    await dialog.locator('.long-row').first().waitFor();
  }
  await dialog.getByRole('button', { name: 'Close' }).click();
};

/** Families dialog, from the press to the last family read. */
export const listFamilies = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Siblings…' }).click();
  const dialog = page.getByRole('dialog');
  const listed = dialog.getByRole('button', { name: /^Combine/ }).and(page.locator(':not([aria-disabled="true"])'));
  await listed.or(dialog.getByText('No two students')).waitFor();
  await dialog.getByRole('button', { name: 'Close' }).click();
};

/** A change of the plan, to its new numbers on the screen. */
export const changePlan = async (page: Page, button: string, isDone: RegExp): Promise<void> => {
  await page.getByRole('button', { name: button, exact: true }).click();
  await page.getByRole('region', { name: 'The run in numbers' }).getByText(isDone).first().waitFor();
  await drawn(page);
};

/** The long list in sight, to its last row. */
const pageToTheEnd = async (page: Page): Promise<void> => {
  const list = page.locator('.long-list');
  await list.locator('.long-row').first().waitFor();
  await list.evaluate((element) => element.scrollTo({ top: element.scrollHeight }));
  await page.waitForFunction(() => !document.querySelector('.long-list')?.textContent.includes('Reading'));
};

/** The problems of each kind, from the press to the last row. */
export const openProblems = async (page: Page): Promise<void> => {
  for (const toggle of await page.locator('.problem-toggle').all()) {
    await toggle.click();
    await pageToTheEnd(page);
    await toggle.click();
  }
};

/** From the choice of the student data file to the lists of who is missing and who else differs. */
export const readStudents = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Choose the student data file…' }).click();
  await page.locator('.mail-room .long-row').first().waitFor();
};

/** Every list of the student data file, from the press to its last row. */
export const pageCoverage = async (page: Page): Promise<void> => {
  for (const tab of await page.getByRole('tablist', { name: 'Lists' }).getByRole('tab').all()) {
    await tab.click();
    await pageToTheEnd(page);
  }
};

/** From the press to the word that the lists are saved. */
export const saveCoverage = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Save the lists…' }).click();
  await page.getByText('Saved as ').waitFor();
};

/** From the choice of a folder on: the dialog, in which batches are being saved. */
const startSaving = async (page: Page): Promise<Locator> => {
  await page.getByRole('button', { name: 'Save batches…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Choose a folder…' }).click();
  const anyway = dialog.getByRole('button', { name: 'Save here anyway' });
  const bar = dialog.locator('.progress-bar[value]');
  await anyway.or(bar).first().waitFor();
  if (await anyway.isVisible()) await anyway.click();
  return dialog;
};

/** From the choice of a folder until the job tells how far it is; then it is canceled. */
export const beginSaving = async (page: Page): Promise<void> => {
  const dialog = await startSaving(page);
  await dialog.locator('.progress-bar[value]').waitFor();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await dialog.getByText('Nothing was kept').waitFor();
  await dialog.getByRole('button', { name: 'Close' }).click();
};

/** From the choice of a folder until all batches are saved and proved. */
export const save = async (page: Page): Promise<void> => {
  const dialog = await startSaving(page);
  await dialog.getByRole('heading', { name: 'Batches saved' }).waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
};

/** From the press to the list of printers, or the word that there is none. */
export const openPrinting = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Print…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'Printer' }).waitFor();
  await page.waitForFunction(() => !document.querySelector('[role=dialog], dialog')?.textContent.includes('Listing printers'));
  await dialog.getByRole('button', { name: 'Cancel' }).click();
};

/** From the press to the list of runs. */
export const openLedger = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Ledger' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Nothing was printed yet').or(dialog.locator('.ledger-runs')).first().waitFor();
  await dialog.getByRole('button', { name: 'Close' }).click();
};
