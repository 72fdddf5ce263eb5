import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument, PDFName } from 'pdf-lib';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawn } from '../bench/window/person';
import { addReportPages, reportName } from '../support/fixtures/report-pdf';
import { zipFile } from '../support/fixtures/zip-file';
import { type FoldlineWindow, openBatches, openFoldline, readFiles } from '../support/foldline-window';

/** Lines as wide as half the page: each takes a while, all of them seconds. */
const HEAVY = Array.from({ length: 120_000 }, (_, line) => `${(line % 10) / 10} 0.5 0.5 RG 300 w 0 ${line % 792} m 612 ${(line * 7) % 792} l S`).join('\n');
/** Where the soft mask lets its red show, in points from the page's left; to the left of it it does not. */
const SHOWN_FROM = 306;

const work = mkdtempSync(join(tmpdir(), 'foldline-drawing-'));
let window: FoldlineWindow;
let page: Page;

const report = async (ssid: string, change: (document: PDFDocument) => void): Promise<Uint8Array> => {
  const document = await PDFDocument.create({ updateMetadata: false });
  await addReportPages(document, { ssid, student: 'Avery Griffin' });
  change(document);
  return document.save();
};

const addContent = (document: PDFDocument, pageIndex: number, operators: string): void =>
  document.getPage(pageIndex).node.addContentStream(document.context.register(document.context.flateStream(operators)));

/** Page 3: red over the whole page, seen where a form's brightness lets it. */
const addSoftMask = (document: PDFDocument): void => {
  const { context } = document;
  const form = { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 612, 792], Group: { S: 'Transparency', CS: 'DeviceGray' } };
  const mask = context.register(context.flateStream(`1 g ${SHOWN_FROM} 0 306 792 re f`, form));
  document.getPage(2).node.setExtGState(PDFName.of('Masked'), context.obj({ SMask: { S: 'Luminosity', G: mask } }));
  addContent(document, 2, '/Masked gs 1 0 0 rg 0 0 612 792 re f');
};

/** Red, green and blue of a picture's point, its place as parts of width and height. */
const colorAt = (canvas: number, x: number, y: number): Promise<readonly number[]> =>
  page.locator('.page-canvas').nth(canvas).evaluate((element: HTMLCanvasElement, [across, down]) => [...element.getContext('2d')!.getImageData(Math.floor(element.width * across!), Math.floor(element.height * down!), 1, 1).data.slice(0, 3)], [x, y]);

const drawingThreads = () => page.workers().filter((worker) => worker.url().includes('drawing-thread'));

beforeAll(async () => {
  const zip = join(work, 'drawing.zip');
  const entry = async (ssid: string, change: (document: PDFDocument) => void) => ({ name: reportName(ssid), data: Buffer.from(await report(ssid, change)) });
  writeFileSync(zip, zipFile([await entry('1000000001', addSoftMask), await entry('1000000002', (document) => addContent(document, 2, HEAVY))]));
  window = await openFoldline();
  page = window.page;
  await readFiles(window, [zip]);
  await openBatches(page);
  await drawn(page);
});
afterAll(async () => {
  await window.close();
  rmSync(work, { recursive: true, force: true });
});

describe('drawing', () => {
  const stage = () => page.locator('.sheet-stage');

  it('shows what a soft mask by brightness lets show', async () => {
    await stage().press('ArrowRight');
    await drawn(page);
    expect([await colorAt(0, 0.75, 0.95), await colorAt(0, 0.25, 0.95)]).toEqual([[255, 0, 0], [255, 255, 255]]);
  });

  it.each(['https://example.org/', 'file:///etc/passwd', 'data:text/plain,x'])('loads nothing of %s on its thread', async (address) => {
    const loaded = await drawingThreads()[0]!.evaluate(async (target) => fetch(target).then(({ ok }) => ok, () => false), address);
    expect(loaded).toBe(false);
  });

  it('goes on with another page when the thread that draws has failed', async () => {
    const [failing] = drawingThreads();
    const closed = failing!.waitForEvent('close');
    await failing!.evaluate(() => void setTimeout(() => { throw new Error('for the test'); }));
    await closed;
    await stage().press('ArrowRight');
    await drawn(page);
    // The thread is told of later than what it drew is seen.
    await expect.poll(async () => [await page.locator('.page-canvas[data-state="failed"]').count(), drawingThreads().length]).toEqual([0, 1]);
  });

  it('leaves the page before in its place until another is drawn or that is said to take long', async () => {
    await page.evaluate(() => {
      const seen = new Set<string>();
      Object.assign(globalThis, { seen });
      const look = (): void => {
        for (const canvas of document.querySelectorAll<HTMLCanvasElement>('.page-canvas')) {
          const { visibility } = getComputedStyle(canvas);
          const isSaid = canvas.parentElement?.querySelector('.page-canvas-words') !== null;
          seen.add(`${canvas.dataset['state']}, ${visibility}, ${isSaid ? 'said' : 'not said'}`);
        }
        requestAnimationFrame(look);
      };
      look();
    });
    await stage().press('Home');
    await drawn(page);
    await stage().press('End');
    await page.getByText('Drawing the page').first().waitFor();
    await stage().press('Home');
    await drawn(page);
    const seen = await page.evaluate(() => [...(globalThis as unknown as { readonly seen: ReadonlySet<string> }).seen].sort());
    expect(seen).toEqual(['drawing, hidden, said', 'drawing, visible, not said', 'drawn, visible, not said']);
  });

  it.runIf(process.platform === 'linux')('leaves the window’s page alone, and stops when nobody waits for it any more', async () => {
    const pid = await window.program.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.webContents.getOSProcessId());
    const spentMs = (): { readonly page: number; readonly all: number } => {
      const ticks = readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ')[1]!.split(' ');
      return { page: Number(readFileSync(`/proc/${pid}/schedstat`, 'latin1').split(' ')[0]) / 1e6, all: (Number(ticks[11]) + Number(ticks[12])) * 10 };
    };
    const before = spentMs();
    await stage().press('End');
    await page.getByText('Drawing the page').first().waitFor();
    await stage().press('Home');
    await drawn(page);
    await stage().press('End');
    await drawn(page);
    const after = spentMs();
    const spent = { page: after.page - before.page, all: after.all - before.all };
    expect(spent.all).toBeGreaterThan(500);
    expect(spent.page / spent.all).toBeLessThan(0.2);
  });

  it('leaves no thread with a report when everything is cleared', async () => {
    await page.getByRole('button', { name: 'Close and clear' }).click();
    await page.getByRole('dialog').getByRole('button', { name: /clear/i }).click();
    await page.getByRole('heading', { name: 'Drop the score report downloads here' }).waitFor();
    await expect.poll(() => page.workers().length).toBe(0);
  });
});
