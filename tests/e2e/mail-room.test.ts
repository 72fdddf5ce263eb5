import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Manifest } from '@shared/domain/records/manifest';
import type { FoundReport } from '@shared/domain/ssr/report';
import { axeFindings } from '../support/axe-findings';
import { runFoldline } from '../support/built-program';
import { answerDialogs, answerSaving, type FoldlineWindow, openFoldline } from '../support/foldline-window';
import { workbook } from '../support/fixtures/workbook';

let work: string;
let students: string;
let reports: readonly FoundReport[];
let window: FoldlineWindow;
let page: Page;

beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), 'foldline-e2e-mail-room-'));
  expect(await runFoldline(['sample', '--out', join(work, 'sample.zip')])).toMatchObject({ code: 0 });
  const { stdout } = await runFoldline(['inspect', join(work, 'sample.zip'), '--json']);
  ({ reports } = JSON.parse(stdout) as { readonly reports: readonly FoundReport[] });
  const rows = [...new Map(reports.map((report) => [report.ssid, report])).values()].map(({ ssid, student, grade, school }) => ['01', ssid ?? '', ...(student ?? '').split(' ', 1), grade ?? '', school ?? '']);
  students = join(work, 'students.xlsx');
  // One student of the download is not in the file, and one of the file not in the download.
  writeFileSync(students, workbook([['2024-25 CAASPP'], ['RecordType', 'State number', 'StudentFirstName', 'GradeAssessed', 'CALPADSSchoolCode'], ...rows.slice(1), ['01', '9900999999', 'Zoe', '05', '9100058']]));
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

beforeEach(async () => {
  window = await openFoldline();
  page = window.page;
  await answerDialogs(window.program, [join(work, 'sample.zip')]);
  await button('Choose files…').click();
  await button('Read the downloads').click();
  await page.getByRole('heading', { name: /reports found$/ }).waitFor();
  await page.getByRole('navigation', { name: 'Steps' }).getByRole('button', { name: 'Mailing' }).click();
  await page.getByRole('heading', { name: 'Around the mailing' }).waitFor();
});
afterEach(() => window.close());

const button = (name: string | RegExp) => page.getByRole('button', { name });
const saveAs = (path: string): Promise<void> => answerSaving(window.program, path);

describe('around the mailing', () => {
  it('says who is missing, once the column of the SSIDs is named, and saves the lists', async () => {
    await answerDialogs(window.program, [students]);
    await button('Choose the student data file…').click();
    await page.getByText('No column of this file is named SSID').first().waitFor();
    await page.getByLabel('Header of the column that holds the SSIDs').fill('state number');
    await button('Read with this column').click();
    await page.getByText('waiting for science results').first().waitFor();
    await page.getByText('Zoe').first().waitFor();
    await page.getByRole('tab', { name: /Not expected/ }).click();
    await page.getByText('perhaps the student left').first().waitFor();
    await saveAs(join(work, 'lists.csv'));
    await button('Save the lists…').click();
    await page.getByText('Saved as lists.csv').waitFor();
    expect(readFileSync(join(work, 'lists.csv'), 'utf8')).toContain('missing,science-pending,9900999999,Zoe,');
    await page.getByRole('button', { name: 'Change the columns…' }).click();
    await page.getByLabel('Last name').selectOption('StudentFirstName');
    await button('Use these and remember').click();
    await expect.poll(() => readFileSync(join(window.dataFolder, 'settings.json'), 'utf8')).toContain('"lastName": "StudentFirstName"');
  });

  it('takes a day of receipt that is typed, and not what stands there on the way', async () => {
    const received = page.getByLabel('Received').first();
    const due = page.locator('.due-item').first();
    const before = await received.inputValue();
    expect(before).not.toBe('');
    await received.focus();
    await page.keyboard.type('06102026', { delay: 100 });
    expect(await received.inputValue()).toBe('2026-06-10');
    await due.getByText(/^Due (Wed|Thu|Fri), Jul \d+, 2026/).waitFor();
    // A part that is taken out again is no day, and the last one stays.
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await expect.poll(() => received.inputValue()).toBe('2026-06-10');
    // What is empty goes by the names of the files again.
    await received.fill('');
    await page.getByRole('heading', { name: 'By when' }).click();
    await expect.poll(() => received.inputValue()).toBe(before);
  });

  it('counts the days left from the day of receipt and the school calendar', async () => {
    const received = page.getByLabel('Received').first();
    await received.fill('2026-06-10');
    await page.getByText(/Due (Wed|Thu|Fri|Mon|Tue)/).first().waitFor();
    await button('School calendar…').click();
    await page.getByLabel('Last day of instruction').fill('2026-06-05');
    await page.getByLabel('First day of the next school year').fill('2026-08-12');
    await button('Add federal holidays').click();
    // A day that was entered and not added is not lost without a word.
    await page.getByRole('dialog').getByLabel('Name').fill('Spring break');
    expect(await button('Remember').getAttribute('aria-disabled')).toBe('true');
    await page.getByText('A holiday is entered and not added yet. Add the day, or empty its fields.').waitFor({ state: 'attached' });
    await page.getByRole('dialog').getByLabel('Name').fill('');
    await button('Remember').click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByText(/Sep 9, 2026|Sep 2, 2026/).first().waitFor();
    expect(await page.getByRole('region', { name: 'The run in numbers' }).innerText()).toMatch(/Days (left|late)/);

    // What is saved tells the same, with its rule, and so does the dialog before printing.
    const out = mkdtempSync(join(work, 'due-'));
    await answerDialogs(window.program, [out]);
    await button('Save batches…').click();
    await button('Choose a folder…').click();
    await button('Done').click();
    const { deadlines = [] } = JSON.parse(readFileSync(join(out, readdirSync(out)[0] ?? '', 'manifest.json'), 'utf8')) as Manifest;
    const entered = deadlines.find(({ receivedFrom }) => receivedFrom === 'entered');
    expect(entered).toMatchObject({ download: join(work, 'sample.zip'), received: '2026-06-10', rule: expect.stringContaining('received after the last day of instruction') });
    await page.getByRole('button', { name: 'Print…' }).click();
    const dates = page.getByRole('dialog').getByRole('list', { name: 'When the reports are due' });
    await dates.getByText('received Wed, Jun 10, 2026').first().waitFor();
    await dates.getByText('The rule and what is assumed').first().click();
    await dates.getByText('received after the last day of instruction').first().waitFor();
    if (process.env['FOLDLINE_SHOTS']) await page.screenshot({ path: join(process.env['FOLDLINE_SHOTS'], 'print-due.png') });
  });

  it('forgets no day of the school calendar for one that no calendar has', async () => {
    const last = page.getByLabel('Last day of instruction');
    const dialog = page.getByRole('dialog');
    await button('School calendar…').click();
    await last.fill('2026-06-05');
    await button('Remember').click();
    await dialog.waitFor({ state: 'detached' });
    for (const typed of ['06312026', '06050026']) {
      await button('School calendar…').click();
      await last.focus();
      await page.keyboard.type(typed);
      await button('Remember').click();
      await page.getByRole('alert').getByText('No calendar has this day, or a part of it is missing.').waitFor();
      await page.keyboard.press('Escape');
      await dialog.getByText('What was changed here is not used yet.').waitFor();
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
    }
    await button('School calendar…').click();
    expect(await last.inputValue()).toBe('2026-06-05');
    // An empty field is no slip.
    await last.fill('');
    await button('Remember').click();
    await dialog.waitFor({ state: 'detached' });
  });

  it('locks reports with passwords, and packs the saved batches for a print shop', async () => {
    const out = mkdtempSync(join(work, 'out-'));
    await answerDialogs(window.program, [out]);
    await button('PDFs with passwords…').click();
    await button('Choose a folder…').click();
    await page.getByText('written and proved in').waitFor();
    await button('Done').click();
    const folder = join(out, readdirSync(out)[0] ?? '');
    expect(readdirSync(folder).sort()).toEqual(['passwords.csv', 'reports']);
    expect(readdirSync(join(folder, 'reports')).length).toBeGreaterThan(20);

    await button('Save batches…').click();
    await button('Choose a folder…').click();
    await button('Done').click();
    await saveAs(join(out, 'shop.zip'));
    await button('Package for a print shop…').click();
    await button('Choose where to…').click();
    await page.getByText('shop.zip is written and proved').waitFor();
    expect(existsSync(join(out, 'shop.zip'))).toBe(true);
    expect(await page.locator('.secret').innerText()).toMatch(/^\w{4}-\w{4}-\w{4}$/);
  });

  it('names files for a portal by local IDs, and says which it can’t name so and what was set aside for which reason', async () => {
    const out = mkdtempSync(join(work, 'out-'));
    cpSync(join(work, 'sample.zip'), join(work, 'again.zip'));
    const steps = page.getByRole('navigation', { name: 'Steps' });
    await steps.getByRole('button', { name: 'Downloads' }).click();
    await answerDialogs(window.program, [join(work, 'again.zip')]);
    await button('Choose files…').click();
    await button('Continue reading').click();
    await page.getByRole('heading', { name: `${2 * reports.length} reports found` }).waitFor();
    await steps.getByRole('button', { name: 'Mailing' }).click();

    await answerDialogs(window.program, [out]);
    await button('Files for a portal…').click();
    await page.getByLabel('File names').fill('{localid}_{kind}_{year}');
    await button('Choose a folder…').click();
    await page.getByText('{localid} comes from the student data file, and none is read.').first().waitFor();
    await page.getByRole('button', { name: 'Close', exact: true }).click();

    const [first] = reports;
    writeFileSync(join(work, 'ids.csv'), `SSID,LocalStudentID\n${first?.ssid},7001\n`);
    await answerDialogs(window.program, [join(work, 'ids.csv')]);
    await button('Choose the student data file…').click();
    await page.getByText('ids.csv:').waitFor();
    await answerDialogs(window.program, [out]);
    await button('Files for a portal…').click();
    await button('Choose a folder…').click();
    await page.getByText(/^\d+ files of students without a local ID in the student data file: “unknown” stands for it in their names/).waitFor();
    await page.getByText(`The same report again (${reports.length}): “`).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await button('Done').click();
  });

  it('says what it takes, with prices that staff change, and saves a pull sheet', async () => {
    await button('Paper and postage…').click();
    // What is no price, and what falls, is marked where it stands.
    const metered = (ounces: number) => page.getByLabel(`Meter up to ${ounces} oz, in dollars`);
    await metered(2).fill('1.0.5');
    expect(await Promise.all([1, 2].map((ounces) => metered(ounces).getAttribute('aria-invalid')))).toEqual(['false', 'true']);
    await metered(2).fill('0.10');
    expect(await metered(2).getAttribute('aria-invalid')).toBe('true');
    await page.locator('p', { hasText: 'rise with the weight' }).waitFor();
    await metered(2).fill('1,05');
    expect(await metered(2).getAttribute('aria-invalid')).toBe('false');
    await metered(1).fill('0,99');
    await page.getByLabel('Paper', { exact: true }).selectOption('24 lb');
    await button('Use these').click();
    await page.getByText('Sheets of 24 lb').waitFor();
    await saveAs(join(work, 'pull.pdf'));
    await button('Save a pull sheet…').click();
    await page.getByText('Pull sheet saved as pull.pdf').first().waitFor();
    expect(readFileSync(join(work, 'pull.pdf')).subarray(0, 5).toString()).toBe('%PDF-');

    // The paper is a setting of the mailing: shown where it is planned, written with the batches, and taken back like any choice.
    await page.getByRole('navigation', { name: 'Steps' }).getByRole('button', { name: 'Batches' }).click();
    await button('Settings…').click();
    await page.getByText('Paper: 24 lb').waitFor();
    await button('Cancel').click();
    const out = join(work, 'heavy');
    mkdirSync(out);
    await answerDialogs(window.program, [out]);
    await button('Save batches…').click();
    await button('Choose a folder…').click();
    await button('Done').click();
    const [folder = ''] = readdirSync(out);
    const { settings, packets } = JSON.parse(readFileSync(join(out, folder, 'manifest.json'), 'utf8')) as Manifest;
    expect(settings.paper).toBe(24);
    expect(packets.every(({ sheets, ounces }) => ounces === Math.round((sheets * 0.192 + 0.24) * 100) / 100)).toBe(true);
    await button(/^Undo/).click();
    await page.getByRole('navigation', { name: 'Steps' }).getByRole('button', { name: 'Mailing' }).click();
    await page.getByText('Sheets of 20 lb').waitFor();
  });
});
