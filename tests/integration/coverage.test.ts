import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runFoldline } from '../support/built-program';
import { reportName, reportPdf } from '../support/fixtures/report-pdf';
import { workbook } from '../support/fixtures/workbook';
import { zipFile } from '../support/fixtures/zip-file';

let folder: string;
const at = (name: string): string => path.join(folder, name);

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'foldline-coverage-'));
  const entries = await Promise.all(
    (
      [
        ['9900000001', 'Avery Griffin'],
        ['9900000002', 'Blake Harmon'],
        ['9900000009', 'Casey Ito'],
      ] as const
    ).map(async ([ssid, student]) => ({ name: `reports/${reportName(ssid)}`, data: await reportPdf({ ssid, student }) })),
  );
  writeFileSync(at('download.zip'), zipFile(entries));
  writeFileSync(
    at('students.xlsx'),
    workbook([
      ['2023–24 CAASPP Student Score Data'],
      ['RecordType', 'SSID', 'StudentLastName', 'StudentFirstName', 'GradeAssessed', 'CALPADSSchoolCode'],
      ['01', '9900000001', 'Griffin', 'Avery', '04', '34674391234567'],
      ['02', '9900000001', 'Griffin', 'Avery', '04', '34674391234567'],
      ['01', 9900000002, 'Harmon', 'Blaine', '04', '34674391234567'],
      ['01', '9900000003', 'Ruiz', 'Dana', '05', '34674391234567'],
      ['03', '9900000004', 'Sato', 'Eli', '07', '34674391234567'],
    ]),
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('foldline coverage', () => {
  it('uses the columns that were named in the window, says so, and finds a layout under its usual names all the same', async () => {
    mkdirSync(at('data'));
    writeFileSync(at('data/settings.json'), JSON.stringify({ studentColumns: { ssid: 'Kid Number', lastName: 'Clan' } }));
    writeFileSync(at('own.csv'), 'Kid Number,Clan,StudentFirstName\n9900000001,Griffin,Avery\n');
    const coverage = async (file: string, ...more: readonly string[]) => {
      const { code, stdout, stderr } = await runFoldline(['coverage', at('download.zip'), '--students', at(file), '--json', '--data', at('data'), ...more]);
      return { code, stderr, record: JSON.parse(stdout || 'null') as { readonly expected: number; readonly columns: object } | null };
    };
    expect(await coverage('own.csv')).toMatchObject({ code: 0, stderr: expect.stringContaining('Columns as they were named before: ssid=Kid Number, lastName=Clan.'), record: { expected: 1, columns: { ssid: 'Kid Number', lastName: 'Clan' } } });
    expect(await coverage('students.xlsx')).toMatchObject({ code: 0, record: { expected: 4, columns: { ssid: 'SSID', lastName: 'StudentLastName' } } });
    expect(await coverage('own.csv', '--columns', 'ssid=Kid Number')).toMatchObject({ code: 0, stderr: '', record: { columns: { ssid: 'Kid Number' } } });
  });

  it('tells as text of reports and rows without an SSID, which can be held against nobody', async () => {
    writeFileSync(at('mixed.zip'), zipFile([{ name: reportName('9900000001'), data: await reportPdf({ ssid: '9900000001' }) }, { name: 'Report.pdf', data: await reportPdf({ ssid: 'none' }) }]));
    writeFileSync(at('rows.csv'), 'SSID,StudentLastName,StudentFirstName\n9900000001,Griffin,Avery\nlost,Ruiz,Dana\n');
    const { code, stdout, stderr } = await runFoldline(['coverage', at('mixed.zip'), '--students', at('rows.csv')]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '1 row of the student data file has no SSID of ten digits and was passed over.\n' });
    expect(stdout).toContain('Students in the file: 1 = 1 found + 0 missing\n');
    expect(stdout).toContain('1 report without an SSID can’t be held against the file\n');
    const prepared = await runFoldline(['prepare', at('mixed.zip'), '--out', at('prepared'), '--separators', 'school', '--students', at('rows.csv'), '--data', at('none')]);
    expect(prepared.stderr).toContain('1 row of the student data file has no SSID of ten digits and was passed over.\n');
  });

  it('gives the record of the contract', async () => {
    const { code, stdout, stderr } = await runFoldline(['coverage', at('download.zip'), '--students', at('students.xlsx'), '--json', '--csv', at('list.csv')]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({
      expected: 4,
      found: 2,
      missing: [
        { ssid: '9900000003', student: 'Dana Ruiz', school: '1234567', grade: '05', reason: 'science-pending' },
        { ssid: '9900000004', student: 'Eli Sato', school: '1234567', grade: '07', reason: 'caa-pending' },
      ],
      unexpected: [{ ssid: '9900000009', student: 'Casey Ito' }],
      disagree: [{ ssid: '9900000002', field: 'student', file: 'Blaine Harmon', report: 'Blake Harmon' }],
      columns: { ssid: 'SSID', lastName: 'StudentLastName', gradeAssessed: 'GradeAssessed' },
    });
    expect(readFileSync(at('list.csv'), 'utf8').split('\r\n')).toHaveLength(6);
    const again = await runFoldline(['coverage', at('download.zip'), '--students', at('students.xlsx'), '--csv', at('list.csv')]);
    expect(again).toMatchObject({ code: 1 });
    expect(again.stderr).toContain('already there');
  });

  it('says it in words without --json', async () => {
    const { stdout } = await runFoldline(['coverage', at('download.zip'), '--students', at('students.xlsx')]);
    expect(stdout).toContain('Students in the file: 4 = 2 found + 2 missing');
  });

  it('refuses a file that is not there or holds no students', async () => {
    expect(await runFoldline(['coverage', at('download.zip'), '--students', at('none.csv')])).toMatchObject({ code: 2, stdout: '' });
    expect(await runFoldline(['coverage', at('download.zip')])).toMatchObject({ code: 2 });
    writeFileSync(at('empty.csv'), 'Name\nAna\n');
    const { code, stderr } = await runFoldline(['coverage', at('download.zip'), '--students', at('empty.csv')]);
    expect({ code, stderr }).toMatchObject({ code: 1, stderr: expect.stringContaining('No column of this file is named SSID') });
  });
});
