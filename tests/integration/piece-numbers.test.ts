import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PDFDocument, rgb } from 'pdf-lib';
import { pieceNumberText } from '@shared/domain/envelope/piece-number';
import type { Manifest } from '@shared/domain/records/manifest';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runFoldline } from '../support/built-program';
import { letterPdf } from '../support/fixtures/letter-pdf';
import { reportName, reportPdf } from '../support/fixtures/report-pdf';

let folder: string;
const at = (...names: readonly string[]): string => path.join(folder, ...names);
const prepare = async (out: string, ...options: readonly string[]): Promise<{ readonly code: number; readonly stderr: string; readonly manifest: Manifest }> => {
  const { code, stdout, stderr } = await runFoldline(['prepare', at('sample.zip'), '--out', at(out), '--json', '--data', at('data'), ...options]);
  return { code, stderr, manifest: JSON.parse(stdout) as Manifest };
};

type Word = { readonly x: number; readonly y: number; readonly text: string };
/** The words of each page, by poppler, in points from the top left. */
const wordsOf = (file: string): readonly (readonly Word[])[] =>
  execFileSync('pdftotext', ['-bbox', file, '-'], { encoding: 'utf8', maxBuffer: 1 << 28 })
    .split('<page ')
    .slice(1)
    .map((page) => [...page.matchAll(/xMin="([\d.]+)" yMin="([\d.]+)"[^>]*>([^<]*)</g)].map(([, x, y, text = '']) => ({ x: Number(x), y: Number(y), text })));

const inCorner = ({ x, y }: Word): boolean => x < 120 && y > 765;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'foldline-numbers-'));
  expect((await runFoldline(['sample', '--out', at('sample.zip')])).code).toBe(0);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it.each([
  ['as it is', []],
  ['with cover sheets and a shift', ['--cover-sheets', '--shift-y', '-1.5']],
])('stands on the front of every sheet, is no other than the manifest’s, and nothing else changes: %s', async (name, options) => {
  const [plain, numbered] = [`plain ${name}`, `numbered ${name}`];
  const { manifest: before } = await prepare(plain, ...options);
  const { manifest } = await prepare(numbered, '--piece-numbers', 'bottom-left', ...options);
  expect(manifest.totals).toEqual(before.totals);
  for (const [index, batch] of manifest.batches.entries()) {
    const [pages, plainPages] = [wordsOf(at(numbered, batch.file)), wordsOf(at(plain, before.batches[index]?.file ?? ''))];
    for (const packet of manifest.packets.filter((one) => one.batch === batch.id)) {
      expect(packet.changes.filter(({ what }) => what === 'mark').map(({ page }) => page)).toEqual(Array.from({ length: packet.sheets }, (_, sheet) => packet.firstPage + 2 * sheet));
      for (let page = 0; page < packet.pages; page += 1) {
        const words = pages[packet.firstPage - 1 + page] ?? [];
        const number = words.filter(inCorner).map(({ text }) => text).join(' ');
        expect(number).toBe(page % 2 === 0 ? pieceNumberText(packet.piece, page / 2 + 1, packet.sheets).replace('  ', ' ') : '');
        expect(words.filter((word) => !inCorner(word))).toEqual(plainPages[packet.firstPage - 1 + page]);
      }
    }
  }
  expect((await runFoldline(['verify', at(numbered)])).code).toBe(0);
});

it('a cover letter goes as it is, its sheets counted, between numbered ones', async () => {
  writeFileSync(at('letter.pdf'), await letterPdf('Dear families', { pages: 3 }));
  const { code, manifest } = await prepare('numbered letters', '--piece-numbers', 'bottom-left', '--cover-letter', at('letter.pdf'));
  expect([0, 3]).toContain(code);
  const batch = manifest.batches[0];
  const pages = wordsOf(at('numbered letters', batch?.file ?? ''));
  const packets = manifest.packets.filter((one) => one.batch === batch?.id && one.inserts.length === 2);
  expect(packets.length).toBeGreaterThan(0);
  for (const packet of packets) {
    const numbers = Array.from({ length: packet.sheets }, (_, sheet) => (pages[packet.firstPage - 1 + 2 * sheet] ?? []).filter(inCorner).map(({ text }) => text).join(' '));
    expect(numbers).toEqual(numbers.map((_, sheet) => (sheet === 1 || sheet === 2 ? '' : pieceNumberText(packet.piece, sheet + 1, packet.sheets).replace('  ', ' '))));
    expect(packet.changes.filter(({ what }) => what === 'mark')).toHaveLength(packet.sheets - 2);
  }
  expect((await runFoldline(['verify', at('numbered letters')])).code).toBe(0);
});

it('sets a report aside that prints something in that corner, and only that one', async () => {
  mkdirSync(at('downloads'));
  for (const ssid of ['9900000001', '9900000002']) {
    const document = await PDFDocument.load(await reportPdf({ ssid, student: 'Avery Griffin' }));
    if (ssid.endsWith('2')) document.getPage(0).drawRectangle({ x: 10, y: 10, width: 30, height: 14, color: rgb(0.9, 0.9, 1) });
    writeFileSync(at('downloads', reportName(ssid)), await document.save());
  }
  const { code, stdout } = await runFoldline(['prepare', at('downloads'), '--out', at('one'), '--json', '--piece-numbers', 'bottom-left', '--data', at('data')]);
  const manifest = JSON.parse(stdout) as Manifest;
  expect([code, manifest.packets.map(({ ssid }) => ssid), manifest.setAside.map((one) => [one.ssid, one.code])]).toEqual([3, ['9900000001'], [['9900000002', 'number-not-placed']]]);
  const other = await runFoldline(['prepare', at('downloads', reportName('9900000002')), '--out', at('none'), '--piece-numbers', 'bottom-left', '--data', at('data')]);
  expect([other.code, other.stderr]).toEqual([1, expect.stringContaining('Choose another corner, or none.')]);
});

it('a manifest that tells nothing of its numbers is refused', async () => {
  const file = readFileSync(at('numbered as it is', 'manifest.json'), 'utf8');
  const manifest = JSON.parse(file) as Manifest;
  const first = manifest.packets[0];
  writeFileSync(at('numbered as it is', 'manifest.json'), JSON.stringify({ ...manifest, packets: manifest.packets.map((packet) => (packet === first ? { ...packet, changes: [] } : packet)) }));
  expect((await runFoldline(['verify', at('numbered as it is')])).code).toBe(1);
});
