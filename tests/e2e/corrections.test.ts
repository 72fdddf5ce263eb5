import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Manifest } from '@shared/domain/records/manifest';
import { PDFDocument } from 'pdf-lib';
import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { axeFindings } from '../support/axe-findings';
import { addReportPages, reportPdf } from '../support/fixtures/report-pdf';
import { qpdf } from '../support/fixtures/producers';
import { answerDialogs, type FoldlineWindow, openFoldline, saveBatches } from '../support/foldline-window';

const STUDENTS = [
  { ssid: '9900200101', student: 'Avery Griffin' },
  { ssid: '9900200102', student: 'Blake Harlow' },
  { ssid: '9900200103', student: 'Casey Imani' },
] as const;
const REISSUED = { ssid: '9900200104', student: 'Devon Juarez' } as const;
const nameFor = (date: string): string => `CAASPP_34674390000000_1234567_04_${REISSUED.ssid}_${date}.pdf`;

let work: string;
let download: string;
let window: FoldlineWindow;
let page: Page;

/** Three reports of four pages in one file, of which the second has lost its first page: its page numbers begin with 2. */
const combinedPdf = async (): Promise<Buffer> => {
  const document = await PDFDocument.create({ updateMetadata: false });
  for (const student of STUDENTS) await addReportPages(document, student);
  return qpdf(Buffer.from(await document.save({ useObjectStreams: false })), ['--pages', '.', '1-4,6-12', '--']);
};

beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), 'foldline-e2e-work-'));
  download = join(work, 'Reports');
  mkdirSync(download);
  writeFileSync(join(download, 'Grade 4.pdf'), await combinedPdf());
  writeFileSync(join(download, nameFor('20240815')), await reportPdf(REISSUED));
  writeFileSync(join(download, nameFor('20240901')), await reportPdf({ ...REISSUED, addressTopPt: 201 }));
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

beforeEach(async () => {
  window = await openFoldline();
  page = window.page;
  await answerDialogs(window.program, [download]);
  await button('Choose a folder…').click();
  await button('Read the downloads').click();
  await page.getByRole('heading', { name: '4 reports found' }).waitFor();
});
afterEach(() => window.close());

const button = (name: string | RegExp) => page.getByRole('button', { name });
const dialog = () => page.getByRole('dialog');

const openPages = async (): Promise<void> => {
  await button('Check where reports begin… in Grade 4.pdf').click();
  await dialog().getByRole('listbox', { name: /^Pages/ }).waitFor();
};

describe('where reports begin', () => {
  it('is placed by keyboard, read again, counted again, and printed as placed', async () => {
    await page.getByText('2 reports in 1 combined file').waitFor();
    await openPages();
    const pages = dialog().getByRole('listbox', { name: /^Pages/ });
    await dialog().getByRole('option', { name: /^Page 1, a report begins here\..*Page number 1 of 4/ }).waitFor();
    await dialog().getByRole('option', { name: /^Page 5, .*belongs to no report/ }).waitFor();
    expect(await axeFindings(page)).toEqual([]);

    await pages.focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('n');
    await dialog().getByRole('heading', { name: 'Page 5 of 11' }).waitFor();
    expect(await dialog().getByRole('checkbox', { name: /A report begins here/ }).isChecked()).toBe(true);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Space');
    await dialog().getByText('4 beginnings, not used yet').waitFor();
    await page.keyboard.press('Escape');
    await dialog().getByRole('alert').getByText('What was changed here is not used yet.').waitFor();
    await dialog().getByText('4 beginnings, not used yet').waitFor();
    await page.keyboard.press('Control+z');
    await dialog().getByText('3 beginnings, as found').waitFor();
    await dialog().getByRole('button', { name: 'Use these beginnings' }).click();
    await dialog().getByText('· 3 reports · beginnings placed by hand').waitFor();

    await dialog().getByRole('tab', { name: 'First pages' }).click();
    await dialog().getByRole('group', { name: /^First page of a report/ }).focus();
    await page.keyboard.press('End');
    await dialog().getByRole('heading', { name: 'First page 3 of 3' }).waitFor();
    await dialog().getByText(STUDENTS[2].student).first().waitFor();
    await page.keyboard.press('ArrowLeft');
    await dialog().getByText(STUDENTS[1].ssid).waitFor();
    await dialog().getByText('5–7', { exact: true }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await dialog().getByRole('button', { name: 'Close' }).click();

    await page.getByRole('heading', { name: '5 reports found' }).waitFor();
    await page.getByText('3 reports in 1 combined file').waitFor();
    await page.getByText('Beginnings placed by hand').waitFor();
    const saved = await save('placed');
    const reports = saved.packets.flatMap((packet) => packet.reports.map((report) => [packet.ssid, report.firstPage, report.pages]));
    expect(reports).toEqual(expect.arrayContaining([[STUDENTS[1].ssid, 5, 3]]));
    expect(saved.totals.packets).toBe(4);
  });

  it('never lets two students’ pages become one report, and goes back to what was found', async () => {
    await openPages();
    await dialog().getByRole('option', { name: /^Page 5,/ }).dblclick();
    await dialog().getByText('2 beginnings, not used yet').waitFor();
    await dialog().getByRole('button', { name: 'Use these beginnings' }).click();
    await dialog().getByText('· 1 report · beginnings placed by hand').waitFor();
    await dialog().getByRole('option', { name: /^Page 1, a report begins here, belongs to no report/ }).click();
    await dialog().getByText('Belongs to no report: page 5 is another student\'s than the pages before it.').waitFor();
    await dialog().getByRole('button', { name: 'Back to those found' }).click();
    await dialog().getByText(/· 2 reports$/).waitFor();
  });

  it('is remembered while the downloads are read again, and forgotten with Close and clear', async () => {
    await openPages();
    await dialog().getByRole('button', { name: 'Use these beginnings' }).click();
    await dialog().getByText('· 3 reports · beginnings placed by hand').waitFor();
    await dialog().getByRole('button', { name: 'Close' }).click();
    const steps = page.getByRole('navigation', { name: 'Steps' });
    await steps.getByRole('button', { name: 'Downloads' }).click();
    await button(/^Read the downloads/).click();
    await page.getByRole('heading', { name: '5 reports found' }).waitFor();

    await button('Close and clear').click();
    await dialog().getByRole('button', { name: 'Close and clear' }).click();
    await page.getByRole('heading', { name: 'Drop the score report downloads here' }).waitFor();
    await button('Choose a folder…').click();
    await button('Read the downloads').click();
    await page.getByRole('heading', { name: '4 reports found' }).waitFor();
  });
});

const save = async (folder: string): Promise<Manifest> => {
  const chosen = join(work, folder);
  mkdirSync(chosen);
  await page.getByRole('navigation', { name: 'Steps' }).getByRole('button', { name: 'Batches' }).click();
  await saveBatches(window, chosen);
  const [name = ''] = readdirSync(chosen);
  return JSON.parse(readFileSync(join(chosen, name, 'manifest.json'), 'utf8')) as Manifest;
};

describe('what was read of a report', () => {
  it('is shown with where it was found, can be corrected and taken back, and stands in the manifest', async () => {
    await button('Step through first pages… of Grade 4.pdf').click();
    await dialog().getByText('printed on its pages', { exact: true }).waitFor();
    await dialog().getByText('told by the words and titles of its pages').waitFor();
    await dialog().getByText('Correct what was read').click();
    expect(await dialog().getByRole('textbox', { name: 'SSID' }).getAttribute('readonly')).not.toBeNull();
    expect(await axeFindings(page)).toEqual([]);

    await dialog().getByRole('textbox', { name: 'School code' }).fill('12');
    await dialog().getByRole('button', { name: 'Use these facts' }).click();
    await dialog().getByText('A school code has seven digits.').waitFor();
    await dialog().getByRole('textbox', { name: 'School code' }).fill('0126870');
    await dialog().getByRole('textbox', { name: 'Student' }).fill('Avery Griffin-Moss');
    await dialog().getByRole('button', { name: 'Use these facts' }).click();
    await dialog().getByText(`Read: ${STUDENTS[0].student}`).waitFor();
    await dialog().getByRole('button', { name: 'Undo' }).click();
    await dialog().getByText(`Read: ${STUDENTS[0].student}`).waitFor({ state: 'detached' });
    await dialog().getByRole('button', { name: 'Redo' }).click();
    await dialog().getByText('Read: nothing').waitFor();
    await dialog().getByRole('button', { name: 'Close' }).click();

    const { packets } = await save('corrected');
    expect(packets.filter(({ ssid }) => ssid === STUDENTS[0].ssid)).toMatchObject([{ student: 'Avery Griffin-Moss', school: '0126870', reports: [{ corrected: ['student', 'school'] }] }]);
  });
});

describe('a report that was issued again', () => {
  it('is compared side by side, and the older one can be printed instead', async () => {
    await button(/^Older versions of a report/).click();
    await button('Compare the reports…').click();
    const older = dialog().getByRole('article', { name: new RegExp(nameFor('20240815')) });
    const newer = dialog().getByRole('article', { name: new RegExp(nameFor('20240901')) });
    await newer.getByText('Is printed').waitFor();
    await older.getByText('Set aside: an older version').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await older.getByRole('button', { name: 'Use this one instead' }).click();
    await older.getByText('Is printed').waitFor();
    await newer.getByText('Set aside: an older version').waitFor();
    await dialog().getByRole('button', { name: 'Undo' }).click();
    await newer.getByText('Is printed').waitFor();
    await dialog().getByRole('button', { name: 'Redo' }).click();
    await older.getByText('Is printed').waitFor();
    await dialog().getByRole('button', { name: 'Close' }).click();

    const { packets, setAside } = await save('chosen');
    const entries = packets.flatMap(({ reports }) => reports.map(({ entry }) => entry));
    expect(entries.some((entry) => entry.endsWith(nameFor('20240815')))).toBe(true);
    expect(setAside).toMatchObject([{ ssid: REISSUED.ssid, code: 'report-superseded', entry: expect.stringContaining('20240901') }]);
  });
});
