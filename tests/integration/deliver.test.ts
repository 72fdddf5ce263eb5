import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PDFDocument } from 'pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runFoldline } from '../support/built-program';
import { addReportPages, reportName, reportPdf } from '../support/fixtures/report-pdf';
import { zipFile } from '../support/fixtures/zip-file';

let folder: string;
const at = (...names: readonly string[]): string => path.join(folder, ...names);
const foldline = (...args: readonly string[]) => runFoldline([...args, '--data', at('data')]);

/** The lines of a CSV file without quoted cells, by its header. */
const rowsOf = (file: string): readonly Record<string, string>[] => {
  const [header = '', ...lines] = readFileSync(file, 'utf8').replace(/^\uFEFF/, '').trimEnd().split('\r\n');
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, index) => [header.split(',')[index] ?? '', cell])));
};

const qpdf = (...args: readonly string[]) => spawnSync('qpdf', [...args], { encoding: 'utf8' });

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'foldline-deliver-'));
  const combined = await PDFDocument.create();
  await addReportPages(combined, { ssid: '9900000003', student: 'Casey Ito' });
  await addReportPages(combined, { ssid: '9900000004', student: 'Dana Ruiz' });
  writeFileSync(
    at('download.zip'),
    zipFile([
      { name: `reports/${reportName('9900000001')}`, data: await reportPdf({ ssid: '9900000001', student: 'Avery Griffin' }) },
      { name: `reports/${reportName('9900000002')}`, data: await reportPdf({ ssid: '9900000002', student: 'Blake Harmon' }) },
      { name: 'reports/combined.pdf', data: Buffer.from(await combined.save()) },
    ]),
  );
  writeFileSync(at('hold.txt'), '9900000002\n');
  writeFileSync(at('students.csv'), 'SSID,LocalStudentID,Grade\n9900000001,A17,04\n9900000003,../C3,04\n9900000004,D4,04\n');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('foldline protect', () => {
  it('locks each report that may go out with a password of its own, and keeps the list apart', async () => {
    const { code, stderr } = await foldline('protect', at('download.zip'), '--out', at('locked'), '--hold', at('hold.txt'));
    expect({ code, stderr }).toEqual({ code: 3, stderr: '' });
    expect((await foldline('ledger')).stdout).toMatch(/^The ledger has no runs yet\.\nFiles with passwords, [-0-9]{10} [:0-9]{5}, locked: 3 reports\n$/);
    expect(readdirSync(at('locked')).sort()).toEqual(['passwords.csv', 'reports']);
    const rows = rowsOf(at('locked', 'passwords.csv'));
    expect(rows.map(({ ssid, student }) => [ssid, student])).toEqual([
      ['9900000003', 'Casey Ito'],
      ['9900000004', 'Dana Ruiz'],
      ['9900000001', 'Avery Griffin'],
    ].sort());
    expect(readdirSync(at('locked', 'reports')).sort()).toEqual(rows.map(({ file = '' }) => path.basename(file)).sort());
    expect(new Set(rows.map(({ password }) => password)).size).toBe(3);
    expect(statSync(at('locked', 'passwords.csv')).mode & 0o077).toBe(0);

    for (const { ssid = '', file = '', password = '' } of rows) {
      const pdf = at('locked', file);
      const shown = qpdf('--show-encryption', `--password=${password}`, pdf);
      expect(shown.stdout).toContain('R = 6');
      expect(shown.stdout).toContain('stream encryption method: AESv3');
      expect(qpdf('--check', `--password=${password}`, pdf).status).toBe(0);
      expect(qpdf('--check', '--password=WRONG-PASSWORD', pdf).stderr).toContain('invalid password');
      expect(qpdf('--check', pdf).stderr).toContain('invalid password');
      const text = execFileSync('pdftotext', ['-upw', password, pdf, '-'], { encoding: 'utf8' });
      const named = [...text.matchAll(/SSID: (\d{10})/g)].map((match) => match[1]);
      expect(new Set(named)).toEqual(new Set([ssid]));
      expect(text).toContain('Page 4 of 4');
      expect(readFileSync(pdf).includes(ssid)).toBe(false);
    }
  });

  it('takes passwords and names by pattern', async () => {
    const args = ['--passwords', 'oak-AAAAAA-999999', '--names', '{localid} {kind}', '--students', at('students.csv')];
    const { code, stdout, stderr } = await foldline('protect', at('download.zip'), '--out', at('patterned'), ...args, '--json');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '1 report of students without a local ID in the student data file: "unknown" stands for it in the names of their files.\n' });
    expect(stdout).not.toContain('oak-');
    const rows = rowsOf(at('patterned', 'passwords.csv'));
    for (const { password } of rows) expect(password).toMatch(/^oak-[A-Y]{6}-[34679]{6}$/);
    expect(readdirSync(at('patterned', 'reports')).sort()).toEqual(['-C3 sb-ela-math.pdf', 'A17 sb-ela-math.pdf', 'D4 sb-ela-math.pdf', 'unknown sb-ela-math.pdf']);
  });

  it('overwrites nothing, and leaves nothing where it can\'t finish', async () => {
    const again = await foldline('protect', at('download.zip'), '--out', at('locked'));
    expect(again).toMatchObject({ code: 1, stdout: '' });
    expect(again.stderr).toContain('not empty');
    writeFileSync(at('all.txt'), '9900000001\n9900000002\n9900000003\n9900000004\n');
    const nothing = await foldline('protect', at('download.zip'), '--out', at('none'), '--hold', at('all.txt'));
    expect(nothing).toMatchObject({ code: 1 });
    expect(nothing.stderr).toContain('No report is left');
    expect(existsSync(at('none'))).toBe(false);
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
    expect(nothing.stdout).toMatch(/^What was set aside:\n {2}on-hold \(4\)\n/);
    const told = await foldline('protect', at('download.zip'), '--out', at('none'), '--hold', at('all.txt'), '--json');
    expect(told.code).toBe(1);
    expect(JSON.parse(told.stdout)).toMatchObject({ reports: [], files: [], setAside: [{ code: 'on-hold' }, { code: 'on-hold' }, { code: 'on-hold' }, { code: 'on-hold' }] });
  });

  it.each([
    [['--passwords', '9999'], 'too easy to guess'],
    [['--names', '{kind}'], 'needs {ssid} or {localid}'],
  ])('refuses %j with exit 2', async (args, sentence) => {
    const { code, stderr } = await foldline('protect', at('download.zip'), '--out', at('never'), ...args);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(sentence) });
  });
});

describe('foldline export', () => {
  it('writes files by school with an index, as downloaded where a file is one report', async () => {
    const { code } = await foldline('export', at('download.zip'), '--out', at('portal'), '--hold', at('hold.txt'), '--names', '{localid}-{ssid}', '--students', at('students.csv'));
    expect(code).toBe(3);
    const rows = rowsOf(at('portal', 'index.csv'));
    expect(rows.map(({ file, ssid, local_id, pages }) => [file, ssid, local_id, pages]).sort()).toEqual([
      ['1234567/A17-9900000001.pdf', '9900000001', 'A17', '4'],
      [expect.stringMatching(/^[^/]+\/-C3-9900000003\.pdf$/), '9900000003', '../C3', '4'],
      [expect.stringMatching(/^[^/]+\/D4-9900000004\.pdf$/), '9900000004', 'D4', '4'],
    ]);
    expect(readFileSync(at('portal', '1234567', 'A17-9900000001.pdf')).equals(await reportPdf({ ssid: '9900000001', student: 'Avery Griffin' }))).toBe(true);
    for (const { file = '' } of rows) expect(qpdf('--check', at('portal', file)).status).toBe(0);
  });
});
