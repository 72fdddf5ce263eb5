import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

it('prepare asks the ledger before it reads, and says that nothing was written where no input is there', async () => {
  mkdirSync(at('lost'));
  writeFileSync(at('lost', 'ledger.key'), 'key');
  const lost = await runFoldline(['prepare', at('none.zip'), '--out', at('out'), '--data', at('lost')]);
  expect(lost).toMatchObject({ code: 1, stderr: expect.stringMatching(/^The ledger in [^\n]+ “Take reports that were mailed before” \(prepare --again\) takes them all\.\n$/) as string });
  for (const command of ['prepare', 'export']) expect(await foldline(command, at('none.zip'), '--out', at('out'))).toMatchObject({ code: 1, stdout: '', stderr: `${at('none.zip')} is not there. Check the name, and that the disk is still connected.\nNothing was written.\n` });
});

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

it.each([
  ['prepare', '--out', 'full', 'The folder is not empty. Choose a new folder or an empty one.\n'],
  ['protect', '--out', 'full', 'The folder is not empty. Choose a new folder or an empty one.\n'],
  ['export', '--out', 'full/all.txt', 'A file of that name is already there. Choose a new folder.\n'],
  ['siblings', '--out', 'full/all.txt', 'A file of that name is already there. Give another name with --out.\n'],
  ['coverage', '--csv', 'full/all.txt', 'A file of that name is already there. Give another name with --csv.\n'],
])('%s gives its document also where %s can’t be written', async (command, option, name, sentence) => {
  mkdirSync(at('full'), { recursive: true });
  writeFileSync(at('full', 'all.txt'), 'kept');
  writeFileSync(at('students.csv'), 'SSID\n9900000001\n');
  const args = [command, at('download.zip'), option, at(name), ...(command === 'coverage' ? ['--students', at('students.csv')] : [])];
  const { code, stdout, stderr } = await foldline(...args, '--json');
  expect({ code, stderr }).toEqual({ code: 1, stderr: sentence });
  const told = JSON.parse(stdout) as Record<string, unknown>;
  expect(told).toMatchObject({ prepare: { totals: { reports: 2, packets: 0 } }, protect: { reports: [] }, export: { reports: [] }, siblings: { families: [{ isByRule: true }] }, coverage: { expected: 1, found: 1 } }[command] ?? {});
  expect(await foldline(...args)).toEqual({ code: 1, stdout: '', stderr: sentence });
  expect(readFileSync(at('full', 'all.txt'), 'utf8')).toBe('kept');
});

it.runIf(process.platform !== 'win32').each(['inspect', 'prepare', 'protect', 'export', 'siblings', 'coverage'])('%s gives its document also for an input that is there and can’t be opened', async (command) => {
  writeFileSync(at('students.csv'), 'SSID\n9900000001\n');
  const more = { coverage: ['--students', at('students.csv')], inspect: [], siblings: [] }[command] ?? ['--out', at('from-a-device')];
  const { code, stdout, stderr } = await foldline(command, '/dev/null', ...more, '--json');
  expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('/dev/null is a pipe or a device and no file.') as string });
  expect(JSON.parse(stdout)).toBeInstanceOf(Object);
  expect(await foldline(command, '/dev/null', ...more)).toEqual({ code, stdout: '', stderr });
  expect(await foldline(command, at('not there'), ...more, '--json')).toMatchObject({ code: 1, stdout: '' });
});

it.each(['prepare', 'protect', 'export'])('%s gives its document also where the ledger can’t be asked', async (command) => {
  mkdirSync(at('keyless'), { recursive: true });
  writeFileSync(at('keyless', 'ledger.key'), 'key');
  const { code, stdout, stderr } = await runFoldline([command, at('download.zip'), '--out', at('not-made'), '--json', '--data', at('keyless')]);
  expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('is missing or empty') });
  expect(JSON.parse(stdout)).toMatchObject(command === 'prepare' ? { totals: { reports: 2, packets: 0 } } : { reports: [] });
  expect(existsSync(at('not-made'))).toBe(false);
});
