import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Manifest } from '@shared/domain/records/manifest';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runFoldline } from '../support/built-program';
import { reportName, reportPdf } from '../support/fixtures/report-pdf';

const SENDER = ['Riverbend Unified School District', '4000 District Way', 'Riverbend, CA 95999'];
let folder: string;
const at = (...names: readonly string[]): string => path.join(folder, ...names);
const prepare = async (out: string, ...options: readonly string[]): Promise<{ readonly code: number; readonly stderr: string; readonly manifest: Manifest }> => {
  const { code, stdout, stderr } = await runFoldline(['prepare', at('downloads'), '--out', at(out), '--json', '--data', at('data'), ...options]);
  return { code, stderr, manifest: JSON.parse(stdout === '' ? '{}' : stdout) as Manifest };
};

/** The words of a page with their boxes in inches from its top left, as poppler places them. */
const wordsOf = (file: string, page: number) =>
  Array.from(execFileSync('pdftotext', ['-bbox', '-f', String(page), '-l', String(page), file, '-'], { encoding: 'utf8' }).matchAll(/<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">([^<]*)</g), ([, x0, y0, x1, y1, text]) => ({
    text,
    box: [x0, y0, x1, y1].map((edge) => Number(edge) / 72) as [number, number, number, number],
  }));

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'foldline-double-'));
  mkdirSync(at('downloads'));
  for (const ssid of ['9900000001', '9900000002']) writeFileSync(at('downloads', reportName(ssid)), await reportPdf({ ssid, student: 'Avery Griffin' }));
  writeFileSync(at('sender.txt'), `\uFEFF${SENDER.join('\r\n')}\r\n`);
  writeFileSync(at('addresses.csv'), 'ssid,line1,line2,line3\n9900000001,Avery Griffin,PO Box 1742,"Sacramento, CA 95812-1742"\n');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('a cover sheet carries the return address where the upper window always shows it, and its verdict says so', async () => {
  const { code, manifest } = await prepare('double', '--envelope', 'us-10-double', '--return-address', at('sender.txt'), '--addresses', at('addresses.csv'));
  expect(code).toBe(0);
  expect(manifest.settings.returnAddress).toEqual(SENDER);
  const packet = manifest.packets.find(({ ssid }) => ssid === '9900000001')!;
  expect(packet).toMatchObject({ window: { fit: 'ok', exposes: false, sender: 'whole' }, inserts: [{ what: 'cover-sheet' }] });
  const words = wordsOf(at('double', 'batches', `${packet.batch}.pdf`), packet.firstPage);
  expect(words.map(({ text }) => text).join(' ').replaceAll('&amp;', '&')).toContain(SENDER.join(' '));
  // The upper window always shows 0.5 to 3 in and 0.75 to 1.1875 in of the sheet; poppler's boxes are line boxes, a little higher than the ink.
  for (const { box } of words.filter(({ box: [, y] }) => y < 1.5)) {
    expect(box[0]).toBeGreaterThanOrEqual(0.5);
    expect(box[2]).toBeLessThanOrEqual(3);
    expect(box[1]).toBeGreaterThan(0.75 - 0.06);
    expect(box[3]).toBeLessThan(1.1875 + 0.06);
  }
  expect(words.filter(({ box: [, y] }) => y < 1.5)).toHaveLength(SENDER.join(' ').split(' ').length);
  // A report without one says so too, and the folder is proved again with all of it.
  expect(manifest.packets.find(({ ssid }) => ssid === '9900000002')?.window.sender).toBe('none');
  expect((await runFoldline(['verify', at('double')])).code).toBe(0);
});

it('tells of no sender where the envelope has no upper window', async () => {
  const { manifest } = await prepare('usual', '--addresses', at('addresses.csv'));
  expect(manifest.packets.map(({ window }) => Object.keys(window).sort())).toEqual([['exposes', 'fit'], ['exposes', 'fit']]);
});

it.each([
  ['for an envelope without an upper window', 'sender.txt', [], 'for envelopes with an upper window'],
  ['that is not there', 'absent.txt', ['--envelope', 'us-10-double'], 'can\'t be read'],
  ['that is too large', 'long.txt', ['--envelope', 'us-10-double'], 'too large for the upper window'],
])('refuses a return address %s', async (_, file, options, words) => {
  writeFileSync(at('long.txt'), `${'A very long name of a school district that goes on and on'.repeat(2)}\nRiverbend, CA 95999\n`);
  const { code, stderr } = await prepare('never', '--cover-sheets', '--return-address', at(file), ...options);
  expect([code, stderr]).toEqual([2, expect.stringContaining(words)]);
});
