import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PDFDocument, rgb, StandardFonts } from 'pdf-lib';
import type { Manifest } from '@shared/domain/records/manifest';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runFoldline } from '../support/built-program';
import { reportName, reportPdf } from '../support/fixtures/report-pdf';

const LINE = 'Routing slip, room 12';
let folder: string;
const at = (...names: readonly string[]): string => path.join(folder, ...names);
const prepare = async (out: string, ...options: readonly string[]): Promise<{ readonly code: number; readonly stderr: string; readonly manifest: Manifest }> => {
  const { code, stdout, stderr } = await runFoldline(['prepare', at('downloads'), '--out', at(out), '--json', '--data', at('data'), ...options]);
  return { code, stderr, manifest: JSON.parse(stdout) as Manifest };
};

/** A report whose page 1 has a line beside the address, which the window shows; as one text, or ruled through. */
const stray = async (ssid: string, ruled: boolean): Promise<Uint8Array> => {
  const document = await PDFDocument.load(await reportPdf({ ssid, student: 'Avery Griffin' }));
  const page = document.getPage(0);
  page.drawText(LINE, { x: 225, y: 792 - 200, size: 9, font: await document.embedFont(StandardFonts.Helvetica) });
  if (ruled) page.drawLine({ start: { x: 230, y: 792 - 198 }, end: { x: 260, y: 792 - 198 }, thickness: 1, color: rgb(0, 0, 0) });
  return document.save();
};

const textOf = (file: string): string => execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'foldline-masks-'));
  mkdirSync(at('downloads'));
  for (const ssid of ['9900000001', '9900000002']) writeFileSync(at('downloads', reportName(ssid)), await stray(ssid, false));
  writeFileSync(at('mask.txt'), `\uFEFF\r\n  Routing  slip, room 12 \r\n`);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('takes a line that could show off page 1 and nothing else, also where the page is shifted', async () => {
  const plain = await prepare('plain');
  expect(plain.manifest.packets.map(({ window, changes }) => [window.exposes, changes])).toEqual([[true, []], [true, []]]);
  for (const [out, shift] of [['masked', []], ['shifted', ['--shift-x', '0.5']]] as const) {
    const { code, manifest } = await prepare(out, '--mask', at('mask.txt'), '--window-policy', 'set-aside', ...shift);
    expect({ code, setAside: manifest.setAside.map(({ code: why }) => why) }).toEqual({ code: 0, setAside: [] });
    expect(manifest.settings.masks).toEqual([LINE]);
    for (const { window, changes, firstPage } of manifest.packets) {
      expect(window.exposes).toBe(false);
      expect(changes.filter(({ what }) => what === 'mask')).toEqual([{ page: firstPage, what: 'mask' }]);
    }
    const file = at(out, 'batches', `${manifest.batches[0]?.id}.pdf`);
    execFileSync('qpdf', ['--qdf', '--object-streams=disable', '--stream-data=uncompress', file, at('out.pdf')]);
    const bytes = readFileSync(at('out.pdf')).toString('latin1').toLowerCase();
    for (const word of ['Routing', 'slip, room']) {
      expect(textOf(file)).not.toContain(word);
      expect(bytes).not.toContain(word.toLowerCase());
      expect(bytes).not.toContain(Buffer.from(word, 'latin1').toString('hex'));
    }
    const before = textOf(at('plain', 'batches', `${plain.manifest.batches[0]?.id}.pdf`));
    expect(textOf(file).split(/\s+/u)).toEqual(before.replaceAll(LINE, '').split(/\s+/u));
    expect((await runFoldline(['verify', at(out)])).code).toBe(0);
  }
});

it('takes no line away that can’t show', async () => {
  writeFileSync(at('elsewhere.txt'), 'Student Information\nWhat is the CAASPP?\n');
  const { code, stderr, manifest } = await prepare('elsewhere', '--mask', at('elsewhere.txt'));
  expect([code, manifest.packets.flatMap(({ changes }) => changes)]).toEqual([0, []]);
  expect(stderr).toBe('2 lines of the list of lines to mask stand on no page 1 where the window could show it. Check the list for typing slips, and that each is a whole line as it is printed.\n');
});

it('tells of a line that is on no page, and of none that was taken away', async () => {
  writeFileSync(at('slip.txt'), `${LINE.replace('12', '##')}\nRouting slip, rom 12\n`);
  const { code, stderr } = await prepare('slip', '--mask', at('slip.txt'));
  expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringMatching(/^1 line of the list of lines to mask stands on no page 1 [^\n]+\n$/) as string });
  expect((await prepare('no-slip', '--mask', at('mask.txt'))).stderr).toBe('');
});

it('sets a report aside where a drawing shows behind the line', async () => {
  writeFileSync(at('downloads', reportName('9900000003')), await stray('9900000003', true));
  const { code, manifest } = await prepare('ruled', '--mask', at('mask.txt'));
  expect(code).toBe(3);
  expect(manifest.packets).toHaveLength(2);
  expect(manifest.setAside.map(({ ssid, code: why }) => [ssid, why])).toEqual([['9900000003', 'line-not-covered']]);
});

it('names what is wrong with the list', async () => {
  const { code, stderr } = await runFoldline(['prepare', at('downloads'), '--out', at('never'), '--mask', at('absent.txt')]);
  expect([code, stderr]).toEqual([2, expect.stringContaining('list of lines to mask can\'t be read')]);
});
