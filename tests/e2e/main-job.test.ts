import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Manifest } from '@shared/domain/records/manifest';
import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runFoldline } from '../support/built-program';
import { answerDialogs, dropOn, type FoldlineWindow, openFoldline, saveBatches } from '../support/foldline-window';
import { startPrintLab, type PrintLab } from '../support/print-lab/print-lab';
import { pageTexts } from '../support/page-texts';

/** Made by `sample` with its default seed: what the window must show of it. */
const SAMPLE = { entries: 32, withReports: 29, ignored: 2, unreadable: 1, reports: 29, packets: 27, setAside: 2, batches: 9 } as const;

let work: string;
let download: string;
let window: FoldlineWindow;
let page: Page;

beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), 'foldline-e2e-work-'));
  download = join(work, 'download.zip');
  expect(await runFoldline(['sample', '--out', download])).toMatchObject({ code: 0 });
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

const open = async (start: Parameters<typeof openFoldline>[0] = {}): Promise<void> => {
  window = await openFoldline(start);
  page = window.page;
};
afterEach(() => window.close());

const button = (name: string | RegExp) => page.getByRole('button', { name });

const readDownload = async (): Promise<void> => {
  await answerDialogs(window.program, [download]);
  await button('Choose files…').click();
  await button('Read the downloads').click();
  await page.getByRole('heading', { name: `${SAMPLE.reports} reports found` }).waitFor();
};

const openBatches = async (): Promise<void> => {
  await readDownload();
  await page.getByRole('navigation', { name: 'Steps' }).getByRole('button', { name: 'Batches' }).click();
  await page.getByRole('listbox', { name: `${SAMPLE.batches} batches` }).waitFor();
};

/** A number of the run that stays in view, such as `Students`. */
const numberOf = async (term: string): Promise<number> => {
  const figure = page.getByRole('region', { name: 'The run in numbers' }).getByRole('listitem').filter({ hasText: term });
  return Number((await figure.locator('strong').innerText()).replaceAll(',', ''));
};

/** How much of a drawn side is not white, 0 to 1; waits until it is drawn. */
const inkOf = async (name: RegExp): Promise<number> => {
  const side = page.getByRole('img', { name });
  await side.waitFor();
  const picture = await side.screenshot();
  return page.evaluate(async (base64) => {
    const bitmap = await createImageBitmap(new Blob([Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext('2d');
    if (!context) return 0;
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
    let dark = 0;
    for (let at = 0; at < data.length; at += 4) if (Math.min(data[at] ?? 255, data[at + 1] ?? 255, data[at + 2] ?? 255) < 200) dark += 1;
    return dark / (data.length / 4);
  }, picture.toString('base64'));
};

describe('the main job in the window', () => {
  beforeEach(() => open());

  it('says what to drop, takes a drop on any place and names what can not be used', async () => {
    await page.getByRole('heading', { name: 'Drop the score report downloads here' }).waitFor();
    await dropOn(page, [download]);
    // What is dropped is read at once.
    await page.getByRole('heading', { name: `${SAMPLE.reports} reports found` }).waitFor();
    await page.getByText('download.zip').first().waitFor();
  });

  it('shows what was found with sums that reconcile, and the problems by code', async () => {
    await readDownload();
    const main = await page.getByRole('main').innerText();
    for (const number of [SAMPLE.entries, SAMPLE.withReports, SAMPLE.ignored, SAMPLE.unreadable]) expect(main).toMatch(new RegExp(`\\b${number}\\b`));
    await button(/PDF is damaged|damaged/i).first().click();
    await page.getByText('Download it again from TOMS').first().waitFor();
  });

  it('shows sheets front and back, blanks as blanks, by keyboard', async () => {
    await openBatches();
    expect(await numberOf('Envelopes')).toBe(SAMPLE.packets);
    expect(await numberOf('Set aside')).toBe(SAMPLE.setAside);
    await expect.poll(() => inkOf(/^Sheet 1 of \d+, front: page 1/)).toBeGreaterThan(0.02);
    await expect.poll(() => inkOf(/^Sheet 1 of \d+, back: page 2/)).toBeGreaterThan(0.02);
    // A report of three pages: its second sheet has a blank back.
    await page.getByRole('option', { name: /3 pages, 2 sheets/ }).click();
    await page.getByRole('img', { name: 'Sheet 1 of 2, front: page 1 of the file' }).waitFor();
    await page.getByRole('group', { name: /^Sheet, front and back/ }).focus();
    await page.keyboard.press('ArrowRight');
    await page.getByRole('img', { name: 'Sheet 2 of 2, back: blank' }).waitFor();
    expect(await inkOf(/^Sheet 2 of 2, back: blank/)).toBeLessThan(0.02);
  });

  it("shows page 1 with the envelope's window over it", async () => {
    await openBatches();
    await page.getByRole('tab', { name: 'Envelope' }).click();
    await page.getByText('The address stays in the window').first().waitFor();
  });

  it('holds a pupil, and undo brings the pupil back', async () => {
    await openBatches();
    await button('Hold this student').click();
    await expect.poll(() => numberOf('Envelopes')).toBeLessThan(SAMPLE.packets);
    await button('Undo').click();
    await expect.poll(() => numberOf('Envelopes')).toBe(SAMPLE.packets);
  });

  it('saves proved batches and forgets every pupil', async () => {
    await openBatches();
    const chosen = join(work, 'chosen');
    mkdirSync(chosen);
    await saveBatches(window, chosen);
    const [saved] = readdirSync(chosen);
    const verified = await runFoldline(['verify', join(chosen, saved ?? ''), '--json']);
    expect(JSON.parse(verified.stdout)).toMatchObject({ ok: true, packets: SAMPLE.packets, batches: SAMPLE.batches });

    await page.keyboard.press('Escape');
    await button('Close and clear').click();
    const confirm = page.getByRole('dialog').getByRole('button', { name: /clear/i });
    if (await confirm.isVisible()) await confirm.click();
    await page.getByRole('heading', { name: 'Drop the score report downloads here' }).waitFor();
    expect(await page.content()).not.toMatch(/99\d{8}/);
  });

  it('says beside saving and printing what does not stand well in the window, and leads to the worst', async () => {
    await openBatches();
    const chosen = join(work, 'chosen-to-check');
    mkdirSync(chosen);
    await answerDialogs(window.program, [chosen]);
    await button('Save batches…').click();
    const notice = page.getByRole('dialog').locator('.notice', { hasText: 'under Envelope before mailing' });
    const before = await notice.innerText();
    await button('Choose a folder…').click();
    await page.getByRole('heading', { name: 'Batches saved' }).waitFor();
    expect(await notice.innerText()).toBe(before);

    const [saved = ''] = readdirSync(chosen);
    const { packets } = JSON.parse(readFileSync(join(chosen, saved, 'manifest.json'), 'utf8')) as Manifest;
    const exposes = packets.filter((packet) => packet.window.exposes);
    const misses = packets.filter((packet) => packet.window.fit === 'misses');
    const withoutAddress = packets.filter((packet) => packet.window.fit === 'no-address');
    expect(before).toContain(`${exposes.length} packets can show more than the address in the window, ${misses.length} can hide part of the address, ${withoutAddress.length} has no address.`);
    const toCheck = new Set([...exposes, ...misses, ...withoutAddress].map(({ piece }) => piece)).size;
    const marks = await page.locator('.batch-list .flag').allInnerTexts();
    expect(marks.reduce((sum, mark) => sum + Number.parseInt(mark, 10), 0)).toBe(toCheck);

    await notice.getByRole('button', { name: 'Show the worst first' }).click();
    await page.locator('.worst-list [role="option"][aria-selected="true"]').first().waitFor();
    expect(await page.locator('.worst-list [role="option"][aria-selected="true"]').innerText()).toContain('No address');
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Envelope');
    expect(await page.getByRole('option', { name: /to check in the envelope’s window/ }).count()).toBe(marks.length);
  });

  it('can be cancelled in the middle of reading, and goes on from there', async () => {
    const large = join(work, 'large.zip');
    if (!existsSync(large)) expect(await runFoldline(['sample', '--out', large, '--reports', '400'])).toMatchObject({ code: 0 });
    await answerDialogs(window.program, [large]);
    await button('Choose files…').click();
    await button('Read the downloads').click();
    await page.getByText(/^[1-9]\d* reports? found so far/).waitFor();
    // Until all are listed a few are read ahead, and not kept.
    await page.getByText('Listing the files').waitFor({ state: 'hidden' });
    await button('Cancel').click();
    await page.locator('main').getByText(/^Reading was canceled\. [1-9]\d* of \d+ files were read/).waitFor();
    await button('Continue reading').click();
    await page.getByText(/read before and (?:is|are) kept\.$/).waitFor();
    await page.getByRole('heading', { name: /^\d{3} reports found$/ }).waitFor();
  });
});

describe('printing from the window', () => {
  let lab: PrintLab;
  beforeAll(async () => {
    lab = await startPrintLab(['Lab_Pdf']);
  });
  afterAll(() => lab.stop());
  beforeEach(() => open({ environment: lab.environment }));

  it('sends a proof first, then the rest, and the printer receives each page of the batches once', async () => {
    await openBatches();
    const chosen = join(work, 'to-print');
    mkdirSync(chosen);
    await saveBatches(window, chosen);
    await page.keyboard.press('Escape');

    const dialog = page.getByRole('dialog');
    await button('Print…').click();
    await expect.poll(() => dialog.getByRole('combobox', { name: /printer/i }).inputValue()).toBe('Lab_Pdf');
    await dialog.locator('.notice', { hasText: 'under Envelope before mailing' }).waitFor();
    await dialog.getByRole('button', { name: 'Print the proof' }).click();
    await page.getByRole('heading', { name: 'Proof printed' }).waitFor({ timeout: 60_000 });
    await dialog.getByRole('button', { name: 'Print the rest…' }).click();
    await dialog.getByRole('radio', { name: /^All packets/ }).check();
    await dialog.getByRole('button', { name: 'Print', exact: true }).click();
    await page.getByRole('heading', { name: 'Printed', exact: true }).waitFor({ timeout: 90_000 });

    const received = await lab.received('Lab_Pdf');
    expect(new Set(received.map(({ attributes }) => attributes['IPP_SIDES']))).toEqual(new Set(['two-sided-long-edge']));
    const arrived = (await Promise.all(received.map(({ path }) => pageTexts(path)))).flat();
    const [saved = ''] = readdirSync(chosen);
    const manifest = JSON.parse(readFileSync(join(chosen, saved, 'manifest.json'), 'utf8')) as Manifest;
    const expected = (await Promise.all(manifest.batches.map(({ file }) => pageTexts(join(chosen, saved, file))))).flat();
    expect(arrived).toEqual(expected);
    expect(received.map(({ attributes }) => attributes['IPP_JOB_NAME']).join()).not.toMatch(/99\d{8}/);
  });
});
