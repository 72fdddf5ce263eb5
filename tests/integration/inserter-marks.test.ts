import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PDFDocument, rgb } from 'pdf-lib';
import type { Manifest } from '@shared/domain/records/manifest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runFoldline } from '../support/built-program';
import { letterPdf } from '../support/fixtures/letter-pdf';
import { reportName, reportPdf } from '../support/fixtures/report-pdf';
import { drawnPage } from '../support/inserter/drawn-page';
import { readBars } from '../support/inserter/read-bars';
import { readDataMatrix } from '../support/inserter/read-data-matrix';

let folder: string;
const at = (...names: readonly string[]): string => path.join(folder, ...names);
const foldline = (...words: readonly string[]) => runFoldline([...words, '--data', at('data')]);
const prepare = async (input: string, out: string, ...options: readonly string[]): Promise<{ readonly code: number; readonly stderr: string; readonly manifest: Manifest }> => {
  const { code, stdout, stderr } = await foldline('prepare', at(input), '--out', at(out), '--json', ...options);
  return { code, stderr, manifest: JSON.parse(stdout) as Manifest };
};

/** Every front of a folder's batches: the batch's file, the page in it, and the sheet as the manifest has it. */
const frontsOf = (out: string, { packets }: Manifest) =>
  packets.flatMap(({ piece, batch, firstPage, sheets }) => Array.from({ length: sheets }, (_, sheet) => ({ file: at(out, 'batches', `${batch}.pdf`), page: firstPage + 2 * sheet, piece, sheet: sheet + 1, sheets })));

const digits = (number: number, count: number): string => String(number).padStart(count, '0');

/** The column of the inserter "Bars", in points: as it was set below. */
const PITCH_PT = (5 * 72) / 25.4;
const LEAD_PT = (110 * 72) / 25.4;
const MARKS = ['start', 'set-end', 'sheet-1', 'sheet-2', 'of-1', 'of-2', 'piece-1', 'piece-2', 'parity-even', 'safety'];

/** What a machine reads on a page: each place of the column, there or not. Bars elsewhere, or of another thickness, are a fault. */
const readColumn = (file: string, page: number, dpi: number, off = { xPt: 0, yPt: 0 }): string => {
  const picture = drawnPage(file, page, dpi);
  // Three scans, so that a bar that is only partly there would be read otherwise by one of them.
  const read = [16, 28, 41].map((xPt) => {
    const bars = readBars(picture, { xPt: xPt + off.xPt, fromPt: LEAD_PT - 54, toPt: LEAD_PT + PITCH_PT * (MARKS.length - 1) + 54 });
    const places = bars.map(({ yPt, thicknessPt }) => {
      const place = (yPt - off.yPt - LEAD_PT - 0.75) / PITCH_PT;
      if (Math.abs(place - Math.round(place)) * PITCH_PT > 72 / dpi || Math.abs(thicknessPt - 1.5) > 72 / dpi) throw new Error(`A bar ${thicknessPt} pt thick stands at ${yPt} pt.`);
      return Math.round(place);
    });
    return MARKS.map((_, place) => (places.includes(place) ? '1' : '0')).join('');
  });
  expect(new Set(read).size).toBe(1);
  return read[0] ?? '';
};

/** The same by the rules of the mark sheet, written down once more. */
const expectedColumn = (piece: number, sheet: number, sheets: number): string => {
  const column = [1, sheet === sheets ? 1 : 0, sheet & 1, (sheet >> 1) & 1, sheets & 1, (sheets >> 1) & 1, piece & 1, (piece >> 1) & 1];
  return [...column, (column.reduce((sum, one) => sum + one, 0) + 1) % 2, 1].join('');
};

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'foldline-inserter-'));
  mkdirSync(at('downloads'));
  for (const [index, pages] of [2, 4, 5, 4].entries()) {
    const ssid = `990000000${index + 1}`;
    writeFileSync(at('downloads', reportName(ssid)), await reportPdf({ ssid, student: 'Avery Griffin', pages }));
  }
  for (const words of [
    ['--set', 'Symbols'],
    ['--set', 'Symbols backwards', '--takes', 'last-sheet', '--pattern', '{piece}{sheet}{sheets}{last}', '--module', '0.3'],
    ['--set', 'Bars', '--kind', 'omr', '--from-edge', '5', '--from-lead', '110', '--pitch', '5', '--marks', MARKS.join(',')],
  ])
    expect((await foldline('inserters', ...words)).code).toBe(0);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('symbols', () => {
  it.each([
    ['as they are', 'Symbols', []],
    ['with cover sheets, a shift and piece numbers', 'Symbols', ['--cover-sheets', '--shift-y', '12', '--piece-numbers', 'bottom-left']],
    ['fine, for a machine that takes the last sheet first', 'Symbols backwards', []],
  ])('are read on the front of every sheet at 300 and 150 dots an inch, and on no back: %s', async (name, inserter, options) => {
    const { code, manifest } = await prepare('downloads', name, '--inserter', inserter, ...options);
    expect([0, 3]).toContain(code);
    for (const { file, page, piece, sheet, sheets } of frontsOf(name, manifest)) {
      const fed = inserter === 'Symbols' ? sheet : sheets - sheet + 1;
      const text = `${digits(piece, 5)}${digits(fed, 2)}${digits(sheets, 2)}${inserter === 'Symbols' ? '' : fed === sheets ? '1' : '0'}`;
      expect(await readDataMatrix(drawnPage(file, page, 150))).toEqual([text]);
      if (piece > 2) continue;
      expect(await readDataMatrix(drawnPage(file, page, 300))).toEqual([text]);
      expect(await readDataMatrix(drawnPage(file, page + 1, 150))).toEqual([]);
    }
    for (const { firstPage, sheets, changes } of manifest.packets) expect(changes.filter(({ what }) => what === 'mark').map(({ page }) => page)).toEqual(Array.from({ length: sheets }, (_, sheet) => firstPage + 2 * sheet));
    expect((await foldline('verify', at(name))).code).toBe(0);
  });

  it('stand on cover letters too, which a machine counts like any sheet', async () => {
    writeFileSync(at('letter.pdf'), await letterPdf('Dear families', { pages: 3 }));
    const { manifest } = await prepare('downloads', 'letters', '--inserter', 'Symbols', '--cover-letter', at('letter.pdf'));
    expect(manifest.packets[0]?.inserts.map(({ what }) => what)).toEqual(['cover-sheet', 'cover-letter']);
    for (const { file, page, piece, sheet, sheets } of frontsOf('letters', manifest)) expect(await readDataMatrix(drawnPage(file, page, 150))).toEqual([`${digits(piece, 5)}${digits(sheet, 2)}${digits(sheets, 2)}`]);
    expect((await foldline('verify', at('letters'))).code).toBe(0);
  });
});

describe('bars', () => {
  it('are read on the front of every sheet at 300 and 150 dots an inch, also where the printer prints off', async () => {
    const { manifest } = await prepare('downloads', 'bars', '--inserter', 'Bars');
    for (const { file, page, piece, sheet, sheets } of frontsOf('bars', manifest)) for (const dpi of [300, 150]) expect(readColumn(file, page, dpi)).toBe(expectedColumn(piece, sheet, sheets));
    expect((await foldline('verify', at('bars'))).code).toBe(0);
    const settings = { printerProfiles: [{ printer: 'Office', xMm: 1, yMm: -2, face: 'down', order: 'forward', largestJobSheets: 250, tray: null, cartridgeSides: null, turning: null }] };
    writeFileSync(at('data', 'settings.json'), JSON.stringify({ ...(JSON.parse(readFileSync(at('data', 'settings.json'), 'utf8')) as object), ...settings }));
    const off = await prepare('downloads', 'bars off', '--inserter', 'Bars', '--for-printer', 'Office');
    const back = { xPt: -72 / 25.4, yPt: (2 * 72) / 25.4 };
    for (const { file, page, piece, sheet, sheets } of frontsOf('bars off', off.manifest)) expect(readColumn(file, page, 300, back)).toBe(expectedColumn(piece, sheet, sheets));
  });

  it('are not put on a packet with more sheets than they count: it is set aside with the reason', async () => {
    mkdirSync(at('long'));
    writeFileSync(at('long', reportName('9900000009')), await reportPdf({ ssid: '9900000009', pages: 8 }));
    writeFileSync(at('long', reportName('9900000008')), await reportPdf({ ssid: '9900000008', pages: 2 }));
    const { code, manifest } = await prepare('long', 'counted', '--inserter', 'Bars');
    expect([code, manifest.packets.map(({ ssid }) => ssid), manifest.setAside.map((one) => [one.ssid, one.code])]).toEqual([3, ['9900000008'], [['9900000009', 'mark-not-placed']]]);
    expect(manifest.setAside[0]?.message).toContain('4 sheets');
  });
});

describe('where something is printed', () => {
  /** A pale spot on a page (from 0) of the second of two reports, in points from the bottom left. */
  const withSpot = async (input: string, pageIndex: number, x: number, y: number): Promise<void> => {
    mkdirSync(at(input));
    for (const ssid of ['9900000001', '9900000002']) {
      const document = await PDFDocument.load(await reportPdf({ ssid, student: 'Avery Griffin' }));
      if (ssid.endsWith('2')) document.getPage(pageIndex).drawRectangle({ x, y, width: 6, height: 6, color: rgb(0.85, 0.85, 1) });
      writeFileSync(at(input, reportName(ssid)), await document.save());
    }
  };
  it.each([
    ['on page 1', 0, 20, 440, 'Bars'],
    ['on page 3', 2, 20, 440, 'Bars'],
    ['in the white paper before the bars', 2, 20, 500, 'Bars'],
    ['on the back behind the bars', 1, 580, 440, 'Bars'],
    ['where a symbol is to stand', 2, 20, 425, 'Symbols'],
  ])('that report is set aside, and only that one: %s', async (name, pageIndex, x, y, inserter) => {
    await withSpot(name, pageIndex, x, y);
    const { code, manifest } = await prepare(name, `out ${name}`, '--inserter', inserter);
    expect([code, manifest.packets.map(({ ssid }) => ssid), manifest.setAside.map((one) => [one.ssid, one.code])]).toEqual([3, ['9900000001'], [['9900000002', 'mark-not-placed']]]);
  });

  it('on the back of a symbol nothing is set aside, and with nothing left the next step is said', async () => {
    await withSpot('harmless', 1, 580, 440);
    expect((await prepare('harmless', 'out harmless', '--inserter', 'Symbols')).code).toBe(0);
    const alone = await foldline('prepare', at('on page 1', reportName('9900000002')), '--out', at('none'), '--inserter', 'Bars');
    expect([alone.code, alone.stderr]).toEqual([1, expect.stringContaining('Move the marks, or leave them out.')]);
  });

  it('on a cover letter, the letter is named', async () => {
    const document = await PDFDocument.load(await letterPdf('Dear families'));
    document.getPage(0).drawRectangle({ x: 20, y: 440, width: 6, height: 6 });
    writeFileSync(at('printed.pdf'), await document.save());
    const { code, stderr } = await foldline('prepare', at('downloads'), '--out', at('no letters'), '--inserter', 'Bars', '--cover-letter', at('printed.pdf'));
    expect([code, stderr]).toEqual([1, expect.stringContaining('A cover letter prints something')]);
  });
});

describe('the list of inserters', () => {
  it('is carried to another computer', async () => {
    expect((await foldline('inserters', '--export', at('inserters.json'))).code).toBe(0);
    const imported = await runFoldline(['inserters', '--import', at('inserters.json'), '--data', at('other')]);
    expect([imported.code, imported.stdout.split('\n').length]).toEqual([0, 4]);
    const [own, others] = await Promise.all([foldline('inserters', '--json'), runFoldline(['inserters', '--json', '--data', at('other')])]);
    expect(others.stdout).toBe(own.stdout);
    const removed = await runFoldline(['inserters', '--remove', 'Bars', '--data', at('other')]);
    expect([removed.code, (await runFoldline(['inserters', '--data', at('other')])).stdout]).toEqual([0, expect.not.stringContaining('Bars')]);
  });

  it.each([
    [['inserters', '--set', 'Bad', '--kind', 'omr', '--from-lead', '5'], 'edge that goes in first'],
    [['inserters', '--pitch', '3'], '--pitch goes with --set'],
    [['inserters', '--set', 'Bad', '--marks', 'start,end'], '--marks takes a list of'],
    [['prepare', 'downloads', '--out', 'x', '--inserter', 'Nobody'], 'Symbols backwards'],
  ])('refuses what can’t be: %s', async (words, said) => {
    const refused = await foldline(...words);
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining(said)]);
  });

  it('and what is known of printers is carried over in the same way', async () => {
    expect((await foldline('printers', '--export', at('printers.json'))).code).toBe(0);
    const imported = await runFoldline(['printers', '--import', at('printers.json'), '--json', '--data', at('other')]);
    expect([imported.code, JSON.parse(imported.stdout)]).toEqual([0, [expect.objectContaining({ printer: 'Office', xMm: 1, yMm: -2 })]]);
    const mixed = await foldline('printers', '--import', at('inserters.json'));
    expect([mixed.code, mixed.stderr]).toEqual([1, expect.stringContaining('holds no printers of Foldline')]);
    expect((await foldline('printers', '--export', at('printers.json'))).stderr).toContain('--export');
  });
});
