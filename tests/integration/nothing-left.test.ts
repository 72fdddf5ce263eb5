import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Manifest } from '@shared/domain/records/manifest';
import { PDFDocument, rgb } from 'pdf-lib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runFoldline } from '../support/built-program';
import { reportName, reportPdf } from '../support/fixtures/report-pdf';
import { zipFile } from '../support/fixtures/zip-file';

let folder: string;
const at = (...names: readonly string[]): string => path.join(folder, ...names);
const foldline = (...args: readonly string[]) => runFoldline([...args, '--data', at('data')]);

/** The report with something printed where piece numbers may stand. */
const withCorner = async (report: Buffer): Promise<Buffer> => {
  const document = await PDFDocument.load(report);
  document.getPage(0).drawRectangle({ x: 10, y: 10, width: 30, height: 14, color: rgb(0.9, 0.9, 1) });
  return Buffer.from(await document.save());
};

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'foldline-nothing-left-'));
  const names = ['9900000001', '9900000002'].map((ssid) => ({ ssid, name: reportName(ssid) }));
  const entries = await Promise.all(names.map(async ({ ssid, name }) => ({ name, data: await withCorner(await reportPdf({ ssid })) })));
  writeFileSync(at('download.zip'), zipFile([...entries, { name: 'broken.pdf', data: Buffer.from('no PDF') }]));
  writeFileSync(at('no.zip'), 'no zip');
  writeFileSync(at('all.txt'), '9900000001\n9900000002\n');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('prepare shows what was set aside and why where no report is left', async () => {
  const { code, stdout, stderr } = await foldline('prepare', at('download.zip'), '--out', at('out'), '--hold', at('all.txt'));
  expect({ code, stderr }).toEqual({ code: 1, stderr: 'No report is left to prepare. Look at what was set aside and why.\n' });
  expect(stdout).toMatch(/^What was set aside:\n {2}on-hold \(2\)\n[^]* {2}pdf-not-a-pdf \(1\)\n/);
  expect(existsSync(at('out'))).toBe(false);
});

it('reports that were set aside only when they were to be written stand in the record, though nothing was written', async () => {
  const { code, stdout, stderr } = await foldline('prepare', at('download.zip'), '--out', at('out'), '--piece-numbers', 'bottom-left', '--json');
  expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('Choose another corner, or none.') });
  const { totals, setAside } = JSON.parse(stdout) as Manifest;
  expect(setAside.map(({ ssid, code: why }) => [ssid, why])).toEqual([['9900000001', 'number-not-placed'], ['9900000002', 'number-not-placed']]);
  expect(totals).toMatchObject({ reports: 2, setAside: 2, packets: 0, unreadable: 1 });
});

it.each(['siblings', 'export', 'protect'])('%s gives its document also for an input that can’t be read', async (command) => {
  const out = command === 'siblings' ? [] : ['--out', at('none')];
  const { code, stdout, stderr } = await foldline(command, at('no.zip'), ...out, '--json');
  expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('Download it again from TOMS.') });
  expect(JSON.parse(stdout)).toEqual(command === 'siblings' ? { families: [] } : { reports: [], files: [], setAside: [] });
});
