import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument, PDFName, PDFString } from 'pdf-lib';
import type { Locator, Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addReportPages, reportName } from '../support/fixtures/report-pdf';
import { zipFile } from '../support/fixtures/zip-file';
import { type FoldlineWindow, openBatches, openFoldline, readFiles, saveBatches } from '../support/foldline-window';

const work = mkdtempSync(join(tmpdir(), 'foldline-set-aside-'));
let window: FoldlineWindow;
let page: Page;

const report = async (ssid: string, student: string, change: (document: PDFDocument) => void = () => undefined): Promise<Buffer> => {
  const document = await PDFDocument.create({ updateMetadata: false });
  await addReportPages(document, { ssid, student });
  change(document);
  return Buffer.from(await document.save());
};

/** A ticked box that prints and brings no look of its own, on page 3. */
const addBareMark = (document: PDFDocument): void => {
  const { context, catalog } = document;
  const mark = context.register(context.obj({ Type: 'Annot', Subtype: 'Widget', FT: 'Btn', T: PDFString.of('box'), V: 'Yes', AS: 'Yes', Rect: [300, 300, 320, 320], F: 4 }));
  catalog.set(PDFName.of('AcroForm'), context.obj({ Fields: [mark] }));
  document.getPage(2).node.set(PDFName.of('Annots'), context.obj([mark]));
};

beforeAll(async () => {
  const twice = await report('9900000002', 'Riley Sample');
  const zip = join(work, 'download.zip');
  writeFileSync(
    zip,
    zipFile([
      { name: reportName('9900000001'), data: await report('9900000001', 'Avery Sample') },
      { name: reportName('9900000002'), data: twice },
      { name: `again/${reportName('9900000002')}`, data: twice },
      { name: reportName('9900000003'), data: await report('9900000003', 'Quinn Sample') },
      { name: reportName('9900000004'), data: await report('9900000004', 'Jordan Sample', addBareMark) },
    ]),
  );
  mkdirSync(join(work, 'saved'));
  window = await openFoldline();
  page = window.page;
  await readFiles(window, [zip]);
  await openBatches(page);
});
afterAll(async () => {
  await window.close();
  rmSync(work, { recursive: true, force: true });
});

const dialog = (): Locator => page.getByRole('dialog', { name: 'Reports set aside' });
const reasons = (): Promise<readonly string[]> => dialog().getByLabel('Reason').locator('option').allInnerTexts();
/** The files of the reports that are listed. */
const listed = async (): Promise<readonly string[]> => (await dialog().locator('.long-row').allInnerTexts()).map((text) => /(?:again\/)?CAASPP_\w+\.pdf/.exec(text)?.[0] ?? text);
const names = { held: reportName('9900000003'), twice: `again/${reportName('9900000002')}`, marked: reportName('9900000004') };

it('the one reason is chosen where there is no other', async () => {
  await page.getByRole('button', { name: 'See why' }).click();
  expect(await reasons()).toEqual(['The same report again (1)']);
  await expect.poll(listed).toEqual([names.twice]);
  await dialog().getByRole('button', { name: 'Close' }).click();
});

it('the list shows the reports of the reason that is chosen, and of any', async () => {
  await page.getByRole('option', { name: /Quinn Sample/ }).first().click();
  await page.getByRole('button', { name: 'Hold this student' }).click();
  await page.getByRole('button', { name: 'See why' }).click();
  await expect.poll(reasons).toEqual(expect.arrayContaining(['Any (2)', 'The same report again (1)', 'Reports on hold (1)']));
  await expect.poll(async () => (await listed()).toSorted()).toEqual([names.held, names.twice].toSorted());
  await dialog().getByLabel('Reason').selectOption({ label: 'Reports on hold (1)' });
  await expect.poll(listed).toEqual([names.held]);
  await dialog().getByLabel('Reason').selectOption({ label: 'The same report again (1)' });
  await expect.poll(listed).toEqual([names.twice]);
  await dialog().getByLabel('Reason').selectOption({ label: 'Any (2)' });
  await expect.poll(async () => (await listed()).length).toBe(2);
  await dialog().getByRole('button', { name: 'Close' }).click();
});

it('what could not be proved is said with its page where the batches are saved, and leads to the list of that reason', async () => {
  await saveBatches(window, join(work, 'saved'));
  await page.getByRole('dialog').getByRole('button', { name: 'See why' }).click();
  await expect.poll(() => dialog().getByLabel('Reason').locator('option:checked').innerText()).toBe('Reports that could not be proved (1)');
  await expect.poll(listed).toEqual([names.marked]);
  await dialog().getByText('Page 3 has a mark, check box or field without a look of its own').waitFor();
  if (process.env['FOLDLINE_SHOTS']) await page.screenshot({ path: join(process.env['FOLDLINE_SHOTS'], 'set-aside.png') });
  await dialog().getByLabel('Reason').selectOption({ label: 'Any (3)' });
  await expect.poll(async () => (await listed()).length).toBe(3);
  await dialog().getByRole('button', { name: 'Close' }).click();
});

it('a download without a report is not said to have every report set aside', async () => {
  const zip = join(work, 'notes.zip');
  writeFileSync(zip, zipFile([{ name: 'notes.txt', data: Buffer.from('Nothing here.') }]));
  const without = await openFoldline();
  try {
    await readFiles(without, [zip]);
    await without.page.getByRole('heading', { name: 'No score reports found' }).waitFor();
    await without.page.getByRole('navigation', { name: 'Steps' }).getByRole('button', { name: 'Batches' }).click();
    await without.page.getByRole('heading', { name: 'Nothing to print' }).waitFor();
    const main = await without.page.getByRole('main').innerText();
    expect(main).toContain('No score report was found. Look at the problems under Found, or choose other downloads.');
    expect(main).not.toContain('set aside');
  } finally {
    await without.close();
  }
});

it('an SSID on the hold list that is in no download is named in every step, until the list is right', async () => {
  const note = page.getByRole('main').getByText('“9900000030” of the hold list is in no download. Check the list for typing slips');
  const fill = async (ssids: string, use: string): Promise<void> => {
    await page.getByRole('button', { name: /^Hold list/ }).click();
    await page.getByRole('textbox', { name: 'SSIDs to hold, one a line' }).fill(ssids);
    await page.getByRole('dialog').getByRole('button', { name: use }).click();
  };
  await fill('9900000001\n9900000030', 'Hold 2 students');
  await note.waitFor();
  if (process.env['FOLDLINE_SHOTS']) await page.screenshot({ path: join(process.env['FOLDLINE_SHOTS'], 'held-nobody.png') });
  await page.getByRole('navigation', { name: 'Steps' }).getByRole('button', { name: 'Mailing' }).click();
  await note.waitFor();
  await page.getByRole('navigation', { name: 'Steps' }).getByRole('button', { name: 'Batches' }).click();
  await fill('9900000001\n9900000003', 'Hold 2 students');
  await note.waitFor({ state: 'detached' });
});
