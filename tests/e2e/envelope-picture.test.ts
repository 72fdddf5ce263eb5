import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument, rgb, StandardFonts } from 'pdf-lib';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportName, reportPdf } from '../support/fixtures/report-pdf';
import { answerDialogs, openFoldline, type FoldlineWindow } from '../support/foldline-window';
import { screenPicture, type ScreenPicture } from '../support/screen-picture';

/** Inches and points of a #10 with the usual window, from the facts of the trade and not from the program. */
const ENVELOPE = { width: 9.5 * 72, top: 265.5 - 4.125 * 72, fold: 265.5 };
const WINDOW = [63, 148.5, 387, 229.5] as const;
const [UP, RIGHT] = [0.4375 * 72, 72];
const MARGIN = 12;

/** Blocks of colour on page 1, in points from its top left: one that the window shows at rest, one only with the packet pushed up, one beside it. */
const BLOCKS = [
  { box: [300, 155, 340, 175], color: [220, 0, 0] },
  { box: [120, 236, 200, 256], color: [0, 0, 220] },
  { box: [20, 180, 50, 215], color: [0, 160, 0] },
  { box: [430, 180, 500, 220], color: [240, 200, 0] },
] as const;
/** What else is on page 1 near the window: the address, and a line that is covered later. */
const ADDRESS = [76, 186, 260, 222] as const;
const LINE = 'Routing slip 0417';
const LINE_BOX = [225, 160, 296, 170] as const;

const WHITE = [255, 255, 255] as const;
/** The envelope's paper, which lets a little of what lies behind it through, and its inside where it is empty. */
const ENVELOPE_PAPER = [226, 222, 212] as const;
const INSIDE = [90, 84, 66] as const;
const LETS_THROUGH = 0.16;

type Box = readonly [number, number, number, number];
const isIn = ([x0, y0, x1, y1]: Box, x: number, y: number, by = 0): boolean => x >= x0 - by && x <= x1 + by && y >= y0 - by && y <= y1 + by;
const isNearEdge = (box: Box, x: number, y: number, by: number): boolean => isIn(box, x, y, by) && !isIn(box, x, y, -by);

/** Red, green and blue that a place of the picture must show, or null where lines and letters are; the packet lies pushed up and right by so much. */
const expectedAt = (x: number, y: number, [up, right]: readonly [number, number], hasLine: boolean): readonly number[] | null => {
  const [pageX, pageY] = [x - right, y + up];
  const outline: Box = [0, ENVELOPE.top, ENVELOPE.width, ENVELOPE.fold];
  if (isNearEdge(outline, x, y, 4) || isNearEdge(WINDOW, x, y, 4)) return null;
  if (!isIn(outline, x, y)) return null;
  const isPaper = isIn([0, ENVELOPE.top, 612, ENVELOPE.fold], pageX, pageY);
  if (isNearEdge([0, ENVELOPE.top, 612, ENVELOPE.fold], pageX, pageY, 4) || isIn(ADDRESS, pageX, pageY, 4) || (hasLine && isIn(LINE_BOX, pageX, pageY, 4)) || BLOCKS.some(({ box }) => isNearEdge(box, pageX, pageY, 4))) return null;
  const block = BLOCKS.find(({ box }) => isIn(box, pageX, pageY));
  if (isIn(WINDOW, x, y)) return isPaper ? (block?.color ?? WHITE) : INSIDE;
  const behind = isPaper ? WHITE : INSIDE;
  return block ? null : ENVELOPE_PAPER.map((paper, channel) => (1 - LETS_THROUGH) * paper + LETS_THROUGH * (behind[channel] ?? 0));
};

/** Text of page 1 behind the envelope's paper, and the tint of what can show over a block. */
const TOLERANCE = 44;

const differences = (picture: ScreenPicture, position: readonly [number, number], hasLine: boolean): { readonly compared: number; readonly wrong: readonly string[] } => {
  const scale = picture.width / (ENVELOPE.width + 2 * MARGIN);
  const wrong: string[] = [];
  let compared = 0;
  for (let y = ENVELOPE.top; y < ENVELOPE.fold; y += 3) {
    for (let x = 0; x < ENVELOPE.width; x += 3) {
      const expected = expectedAt(x, y, position, hasLine);
      if (!expected) continue;
      compared += 1;
      const seen = picture.at((x + MARGIN) * scale, (y - ENVELOPE.top + MARGIN) * scale);
      if (seen.some((value, index) => Math.abs(value - expected[index]!) > TOLERANCE)) wrong.push(`${x},${y}: ${seen.join(' ')} instead of ${expected.map(Math.round).join(' ')}`);
    }
  }
  return { compared, wrong };
};

const work = mkdtempSync(join(tmpdir(), 'foldline-picture-'));
let window: FoldlineWindow;
let page: Page;

const report = async (ssid: string): Promise<Uint8Array> => {
  const document = await PDFDocument.load(await reportPdf({ ssid, student: 'Avery Griffin' }));
  const first = document.getPage(0);
  for (const { box: [x0, y0, x1, y1], color: [red, green, blue] } of BLOCKS) first.drawRectangle({ x: x0, y: 792 - y1, width: x1 - x0, height: y1 - y0, color: rgb(red / 255, green / 255, blue / 255) });
  first.drawText(LINE, { x: LINE_BOX[0], y: 792 - LINE_BOX[3] + 2, size: 9, font: await document.embedFont(StandardFonts.Helvetica) });
  return document.save();
};

const stagePicture = async (): Promise<ScreenPicture> => {
  await page.locator('.stage canvas[data-state="drawn"]').waitFor();
  return screenPicture(page.locator('.stage'));
};

beforeAll(async () => {
  mkdirSync(join(work, 'downloads'));
  for (const ssid of ['9900000001', '9900000002']) writeFileSync(join(work, 'downloads', reportName(ssid)), await report(ssid));
  window = await openFoldline();
  page = window.page;
  await window.program.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setSize(1500, 1100));
  await answerDialogs(window.program, [join(work, 'downloads')]);
  await page.getByRole('button', { name: /folder/i }).first().click();
  await page.getByRole('button', { name: /^Read / }).click();
  await page.getByRole('heading', { name: /reports found$/ }).waitFor({ timeout: 60_000 });
  await page.getByRole('navigation', { name: 'Steps' }).getByRole('button', { name: 'Batches' }).click();
  await page.getByRole('tab', { name: 'Envelope' }).click();
  await page.locator('.stage').waitFor();
  for (const layer of ['Safe for the address', 'Can ever show']) await page.getByLabel(layer).uncheck();
}, 120_000);
afterAll(async () => {
  await window.close();
  rmSync(work, { recursive: true, force: true });
});

describe('the picture of the envelope, point by point', () => {
  it.each([
    ['at rest', [], [0, 0]],
    ['pushed all the way up', ['Shift+ArrowUp'], [UP, 0]],
    ['pushed all the way up and right', ['Shift+ArrowUp', 'Shift+ArrowRight'], [UP, RIGHT]],
    ['pushed all the way right', ['Shift+ArrowRight'], [0, RIGHT]],
  ] as const)('%s', async (_, keys, position) => {
    await page.locator('.stage').focus();
    await page.keyboard.press('Home');
    for (const key of keys) await page.keyboard.press(key);
    const { compared, wrong } = differences(await stagePicture(), position, true);
    expect(compared).toBeGreaterThan(10_000);
    expect(wrong).toEqual([]);
  });

  it('would not be taken for the one of another position', async () => {
    await page.locator('.stage').focus();
    await page.keyboard.press('Home');
    const picture = await stagePicture();
    for (const position of [[UP, 0], [0, RIGHT], [18, 0]] as const) expect(differences(picture, position, true).wrong.length).toBeGreaterThan(20);
  });

  it('follows a drag as far as the packet slides', async () => {
    const stage = page.locator('.stage');
    await stage.scrollIntoViewIfNeeded();
    const box = (await stage.boundingBox())!;
    const scale = box.width / (ENVELOPE.width + 2 * MARGIN);
    await page.mouse.move(box.x + 200, box.y + 150);
    await page.mouse.down();
    await page.mouse.move(box.x + 200 + 36 * scale, box.y + 150 - 18 * scale, { steps: 4 });
    expect(await stage.getAttribute('aria-label')).toContain('pushed up 0.25 in and right 0.5 in');
    const half = differences(await stagePicture(), [18, 36], true);
    expect(half.wrong).toEqual([]);
    await page.mouse.move(box.x + 200 + 400 * scale, box.y - 300 * scale, { steps: 4 });
    await page.mouse.up();
    expect(await stage.getAttribute('aria-label')).toContain('pushed up 0.44 in and right 1 in');
    await page.keyboard.press('Home');
  });
});

describe('what is covered and shifted', () => {
  /** Dark pixels of the first sheet's front within a box, in points from its top left. */
  const darkOnSheet = async ([x0, y0, x1, y1]: Box): Promise<number> => {
    const paper = page.locator('.paper').first();
    await paper.locator('canvas[data-state="drawn"]').waitFor();
    const picture = await screenPicture(paper);
    const scale = picture.width / 612;
    let dark = 0;
    for (let y = y0 * scale; y < y1 * scale; y += 1) for (let x = x0 * scale; x < x1 * scale; x += 1) if (picture.at(x, y)[0] < 160) dark += 1;
    return dark;
  };

  it('is gone from the picture of the envelope and from the sheet, and nothing else is', async () => {
    await page.getByRole('tab', { name: 'Sheets' }).click();
    expect(await darkOnSheet(LINE_BOX)).toBeGreaterThan(10);
    const address = await darkOnSheet(ADDRESS);
    await page.getByRole('tab', { name: 'Envelope' }).click();
    await page.getByRole('checkbox', { name: `Cover “${LINE}”` }).click();
    await page.locator('.stage canvas[data-taken]').waitFor();
    for (const layer of ['Safe for the address', 'Can ever show']) await page.getByLabel(layer).uncheck();
    expect(differences(await stagePicture(), [0, 0], false).wrong).toEqual([]);
    await page.getByRole('tab', { name: 'Sheets' }).click();
    await page.locator('.paper canvas[data-taken]').waitFor();
    expect(await darkOnSheet(LINE_BOX)).toBe(0);
    expect(await darkOnSheet(ADDRESS)).toBe(address);
    expect(await page.locator('.paper').first().getAttribute('aria-label')).toContain('page 1 of the file, 1 line taken out');
  });

  it('stands on the sheet where the shift puts it', async () => {
    await page.getByRole('tab', { name: 'Envelope' }).click();
    await page.getByLabel('Right, mm').fill('6');
    await page.getByRole('button', { name: 'Use this shift' }).click();
    await page.getByRole('tab', { name: 'Sheets' }).click();
    await page.getByRole('img', { name: /page 1 of the file, moved 6 mm right/ }).waitFor();
    const [x0, y0, x1, y1] = BLOCKS[0].box;
    const right = (6 / 25.4) * 72;
    const paper = await screenPicture(page.locator('.paper').first());
    const scale = paper.width / 612;
    const isRed = (x: number): boolean => paper.at(x * scale, ((y0 + y1) / 2) * scale)[1] < 100;
    expect([x0 + right - 3, x0 + right + 3, x1 + right - 3, x1 + right + 3].map(isRed)).toEqual([false, true, true, false]);
  });
});
