import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Manifest } from '@shared/domain/records/manifest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runFoldline } from '../support/built-program';
import { reportName, reportPdf } from '../support/fixtures/report-pdf';
import { zipFile } from '../support/fixtures/zip-file';

let folder: string;
const at = (...names: readonly string[]): string => path.join(folder, ...names);
const foldline = (...args: readonly string[]) => runFoldline([...args, '--data', at('data')]);

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'foldline-separators-'));
  const schools = ['1234567', '1234567', '7654321'];
  const entries = await Promise.all(
    schools.map(async (school, index) => {
      const ssid = `990000000${index}`;
      return { name: reportName(ssid).replace('1234567', school), data: await reportPdf({ ssid, student: `Avery Griffin${'abc'[index] ?? ''}` }) };
    }),
  );
  writeFileSync(at('download.zip'), zipFile(entries));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('foldline prepare --separators school', () => {
  it('puts a proved sheet with counts before each school, which verify proves again', async () => {
    const { code, stdout } = await foldline('prepare', at('download.zip'), '--out', at('out'), '--separators', 'school', '--json');
    expect(code).toBe(0);
    const manifest = JSON.parse(stdout) as Manifest;
    expect(manifest.totals).toMatchObject({ packets: 3, inserts: 4, pages: 16, sheets: 8, blanks: 0 });
    const [batch] = manifest.batches;
    expect(batch?.inserts).toEqual([
      { page: 1, pages: 2, what: 'separator', fingerprints: [expect.any(String), expect.any(String)] },
      { page: 11, pages: 2, what: 'separator', fingerprints: [expect.any(String), expect.any(String)] },
    ]);
    expect(manifest.packets.map(({ firstPage }) => firstPage)).toEqual([3, 7, 13]);
    const pages = execFileSync('pdftotext', ['-layout', at('out', batch?.file ?? ''), '-'], { encoding: 'utf8' }).split('\f');
    expect(pages[0]?.split('\n').map((line) => line.trim()).filter(Boolean)).toEqual(['School 1234567', '2 envelopes', 'Pieces 1 to 2']);
    expect([pages[1]?.trim(), pages[11]?.trim()]).toEqual(['', '']);
    expect(pages[10]).toContain('School 7654321');
    expect(await foldline('verify', at('out'))).toMatchObject({ code: 0 });
    expect(JSON.parse(readFileSync(at('out', 'manifest.json'), 'utf8'))).toEqual(manifest);
  });

  it('is proved against its own list: separators that changed places, and a back that shows a report, are found together with their checksum', async () => {
    const manifest = JSON.parse(readFileSync(at('out', 'manifest.json'), 'utf8')) as Manifest;
    const [batch] = manifest.batches;
    const written = at('out', batch?.file ?? '');
    cpSync(at('out'), at('changed'), { recursive: true });
    const differencesOf = async (pages: string): Promise<readonly string[]> => {
      const changed = at('changed', batch?.file ?? '');
      execFileSync('qpdf', [written, '--pages', '.', pages, '--', changed]);
      const sha256 = createHash('sha256').update(readFileSync(changed)).digest('hex');
      writeFileSync(at('changed', 'manifest.json'), JSON.stringify({ ...manifest, batches: [{ ...batch, sha256 }] }));
      return (JSON.parse((await foldline('verify', at('changed'), '--json')).stdout) as { readonly differences: readonly string[] }).differences;
    };
    expect(await differencesOf('1-z')).toEqual([]);
    expect(await differencesOf('11,2-10,1,12-z')).toEqual([1, 11].map((page) => `Batch ${batch?.id}, page ${page}: it does not show what was written there.`));
    expect(await differencesOf('1,3,3-z')).toEqual([`Batch ${batch?.id}, page 2: it is to be blank and is not.`]);
  });

  it('names a school as the student data file or the reports do', async () => {
    const firstPages = async (name: string, ...options: readonly string[]): Promise<readonly string[]> => {
      const { code, stdout } = await foldline('prepare', at(`${name}.zip`), '--out', at(`${name}-${options.length}`), '--separators', 'school', '--json', ...options);
      expect(code).toBe(0);
      const { batches } = JSON.parse(stdout) as Manifest;
      return batches.flatMap(({ file, inserts }) => {
        const pages = execFileSync('pdftotext', ['-layout', at(`${name}-${options.length}`, file), '-'], { encoding: 'utf8' }).split('\f');
        return inserts.map(({ page }) => (pages[page - 1] ?? '').split('\n').map((line) => line.trim()).filter(Boolean).slice(0, 2).join(', '));
      });
    };
    writeFileSync(at('students.csv'), 'SSID,CALPADSSchoolCode,CALPADSSchoolName\n9900000000,1234567,Orchard Elementary\n9900000002,7654321,\n');
    expect(await firstPages('download', '--students', at('students.csv'))).toEqual(['Orchard Elementary, School 1234567', 'School 7654321, 1 envelope']);
    await foldline('sample', '--out', at('sample.zip'), '--reports', '12');
    const printed = await firstPages('sample');
    expect(printed.length).toBeGreaterThan(1);
    for (const head of printed) expect(head).toMatch(/^\p{L}.*\p{L}, School 91\d{5}$/u);
    expect(await foldline('prepare', at('download.zip'), '--out', at('none'), '--separators', 'school', '--students', at('missing.csv'))).toMatchObject({ code: 2 });
  });

  it('keeps schools together and batches within their most sheets, whatever the order', async () => {
    const { code, stdout } = await foldline('prepare', at('download.zip'), '--out', at('limited'), '--separators', 'school', '--sort', 'ssid', '--reverse', '--max-sheets', '5', '--json');
    expect(code).toBe(0);
    const { batches } = JSON.parse(stdout) as Manifest;
    const pages = batches.map(({ file }) => execFileSync('pdftotext', ['-layout', at('limited', file), '-'], { encoding: 'utf8' }).split('\f'));
    // A separator and a packet of two sheets; with the next school's separator the second packet would be the sixth sheet.
    expect(batches.map(({ sheets, packets }) => [sheets, packets])).toEqual([[3, 1], [5, 2]]);
    expect(pages.map(([first]) => first?.trim().split(/\s{2,}|\n/)[0])).toEqual(['School 7654321', 'School 1234567']);
    expect(await foldline('verify', at('limited'))).toMatchObject({ code: 0 });
  });

  it('lists what was combined where students are', async () => {
    expect(await foldline('prepare', at('download.zip'), '--out', at('combined'), '--combine-students')).toMatchObject({ code: 0 });
    expect(readFileSync(at('combined', 'combined.csv'), 'utf8')).toBe('\uFEFFpiece,ssid,student,reports,kinds,files\r\n');
    expect(await foldline('prepare', at('download.zip'), '--out', at('odd'), '--separators', 'class')).toMatchObject({ code: 2 });
  });
});
