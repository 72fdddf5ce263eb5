import { readStudents } from '@main/services/read-students';
import { readStudentRows } from '@main/students/read-student-rows';
import type { NamedColumns } from '@shared/domain/students/columns';
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { workbook } from '../../support/fixtures/workbook';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'foldline-students-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const read = async (bytes: Buffer | string, named: NamedColumns = {}) => {
  const file = path.join(folder, 'file');
  writeFileSync(file, bytes);
  return readStudents(file, named, readStudentRows, new AbortController().signal);
};

const student = (ssid: string, given: object = {}) => expect.objectContaining({ ssid, ...given });

const CARET = [
  '"RecordType"^"SSID"^"StudentLastName"^"StudentFirstName"^"CALPADSGrade"^"GradeAssessed"^"CALPADSSchoolCode"^"CALPADSSchoolName"^"ScoreAvailableDate"',
  '"01"^"9900000001"^"Peña"^"José"^"05"^"05"^"01611190130229"^"Oak ""Hill"" School"^"2026-05-20"',
  '"06"^"9900000001"^"Peña"^"José"^"05"^"05"^"01611190130229"^"Oak ""Hill"" School"^""',
  '"03"^"9900000002"^"Nguyen, Jr."^"An^h"^"8"^"8"^"0130229"^""^"2026-09-01"',
].join('\r\n');

const EXPECTED = [
  student('9900000001', { student: 'José Peña', grade: '05', school: '0130229', schoolName: 'Oak "Hill" School', tests: ['01', '06'], scored: ['01'] }),
  student('9900000002', { student: 'An^h Nguyen, Jr.', grade: '08', school: '0130229', tests: ['03'] }),
];

describe('readStudents, text', () => {
  it('reads a caret file with quotes, one row a test', async () => {
    const list = await read(CARET);
    expect(list.students).toEqual(EXPECTED);
    expect(list).toMatchObject({ rows: 3, unclearRows: 0, available: { first: '2026-05-20', last: '2026-09-01' } });
  });

  it.each([
    ['UTF-8 with its mark', Buffer.from(`\uFEFF${CARET}`)],
    ['UTF-16, little end first', Buffer.from(`\uFEFF${CARET}`, 'utf16le')],
    ['UTF-16 without a mark', Buffer.from(CARET, 'utf16le')],
    ['UTF-16, big end first', Buffer.from(`\uFEFF${CARET}`, 'utf16le').swap16()],
    ['Windows-1252', Buffer.from(CARET, 'latin1')],
    ['line feeds alone', Buffer.from(CARET.replaceAll('\r\n', '\n'))],
    ['carriage returns alone', Buffer.from(CARET.replaceAll('\r\n', '\r'))],
  ])('reads it in %s', async (_, bytes) => {
    expect((await read(bytes)).students).toEqual(EXPECTED);
  });

  it('reads the layout of 2017-18 with a title and blank lines above, and tells rows without an SSID', async () => {
    const text = '\r\n2017-18 CAASPP Student Data,,,\r\n\r\nStatewide_Student_Identifier(SSID),Student_Last_Name,Student_First_Name,CALPADS Grade\r\n9900000001,Lopez,Ana,11\r\nTotal,1,,\r\n,,,\r\n';
    const list = await read(text);
    expect(list).toMatchObject({ program: 'CAASPP', rows: 1, unclearRows: 1 });
    expect(list.students).toEqual([student('9900000001', { student: 'Ana Lopez', grade: '11', tests: [] })]);
  });

  it('reads tabs, semicolons and columns of fixed width', async () => {
    for (const [parted, apart] of [
      ['SSID\tGrade\tStudentName\n9900000001\t3\tLopez, Ana\n', 'tab'],
      ['SSID;Grade;StudentName\n9900000001;3;Lopez, Ana\n', 'semicolon'],
      ['SSID        Grade   StudentName\n9900000001  3       Lopez, Ana\n', 'width'],
    ]) {
      expect((await read(parted ?? '')).students, apart).toEqual([student('9900000001', { grade: '03', student: 'Lopez, Ana' })]);
    }
  });

  it('gives back the zeros that a spreadsheet dropped', async () => {
    expect((await read('SSID,CALPADSSchoolCode,Grade\n900000001,1611190130229,K\n12345,1,2\n')).students).toEqual([student('0900000001', { school: '0130229', grade: 'KN' })]);
  });

  it('takes the columns that a person names', async () => {
    const list = await read('Pupil number,Class,SSID\n9900000001,4,not this\n', { ssid: 'Pupil number', gradeEnrolled: 'Class' });
    expect(list.students).toEqual([student('9900000001', { grade: '04' })]);
  });

  it('keeps a line end within a quoted cell', async () => {
    expect((await read('SSID,StudentLastName,Note\n9900000001,"Lopez","two\nlines"\n9900000002,Diaz,\n')).students).toHaveLength(2);
  });
});

describe('readStudents, workbooks', () => {
  const header = ['RecordType', 'SSID', 'StudentLastName', 'StudentFirstName', 'GradeAssessed', 'CALPADSSchoolCode', 'ScoreAvailableDate'];

  it('reads shared and inline texts, numbers, days and saved values of formulas below a title', async () => {
    const bytes = workbook([
      ['2025–26 ELPAC Student Score Data', null],
      [null],
      header,
      ['01', { inline: '9900000001' }, 'Peña & Söhne', { inline: 'José' }, '05', '01611190130229', { day: '2026-05-20' }],
      [1, 9900000002, { formula: 'HYPERLINK("http://example.invalid")', saved: 'Lopez' }, 'Ana', 5, 1611190130229, null],
    ]);
    const list = await read(bytes);
    expect(list).toMatchObject({ program: 'ELPAC', rows: 2, available: { first: '2026-05-20' } });
    expect(list.students).toEqual([
      student('9900000001', { student: 'José Peña & Söhne', grade: '05', school: '0130229', tests: ['01'] }),
      student('9900000002', { student: 'Ana Lopez', grade: '05', school: '0130229', tests: ['01'] }),
    ]);
  });

  it('finds the sheet that holds the students', async () => {
    const bytes = workbook([['About this file'], ['Two sheets']], [header, ['01', '9900000001', 'Lopez', 'Ana', '3', '', '']], [header, ['01', '9900000009', 'Other', 'Sheet', '3', '', '']]);
    expect((await read(bytes)).students).toEqual([student('9900000001')]);
  });
});

describe('readStudents, as LibreOffice saves', () => {
  const fixture = (name: string): Buffer => readFileSync(path.join(import.meta.dirname, '../../fixtures/student-files', name));

  it.each(['libreoffice-text.xlsx', 'libreoffice-typed.xlsx', 'libreoffice-caret-windows-1252.csv', 'libreoffice-tab-utf-16.csv'])('%s', async (name) => {
    const list = await read(fixture(name));
    expect(list).toMatchObject({ program: 'CAASPP', rows: 3, unclearRows: 0, available: { first: '2026-05-20', last: '2026-09-01' } });
    expect(list.students).toEqual([
      student('9900000001', { student: 'José Peña', grade: '05', school: '0130229', schoolName: 'Oak "Hill" School', tests: ['01', '06'], scored: ['01'] }),
      student('0900000002', { student: 'An Nguyen, Jr.', grade: '08', school: '0130229', schoolName: 'Lê, Vân', tests: ['03'] }),
    ]);
  });
});

describe('readStudents', () => {
  it('reads a text in which one zero stands', async () => {
    const text = `SSID,Name,Grade\n9900000001,Lo\0pez,05\n9900000002,Diaz,06\n`;
    expect((await read(text)).students.map(({ ssid }) => ssid)).toEqual(['9900000001', '9900000002']);
  });

  it('reads no workbook larger than one is', async () => {
    const large = path.join(folder, 'large.xlsx');
    writeFileSync(large, 'PK\u0003\u0004');
    truncateSync(large, 200_000_000);
    await expect(readStudents(large, {}, readStudentRows, new AbortController().signal)).rejects.toThrow('larger than what is wanted');
  });
});

describe('readStudents refuses', () => {
  it.each([
    ['a file without students', 'Name,Grade\nAna,3\n', 'No column of this file is named SSID'],
    ['an empty file', '', 'No column of this file is named SSID'],
    ['a header alone', 'SSID,Grade\n', 'No student stands in this file'],
    ['SSIDs that a spreadsheet rounded', 'Student SSID,Grade\n9900000001,3\n9.9E+09,3\n9.9E+09,4\n', 'In the column “Student SSID” a spreadsheet took SSIDs for numbers and rounded them (as in 9.9E+09, in 2 rows)'],
    ['a quote that is never closed', 'SSID,Name\n9900000001,"Lopez\n9900000002,Diaz\n', 'A quote in this file is opened and never closed'],
    ['a PDF', '%PDF-1.7\n', 'This is no table of students'],
    ['an old workbook', Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(600)]), 'old kind (.xls)'],
    ['a locked workbook', Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.from('EncryptedPackage', 'utf16le')]), 'locked with a password'],
    ['what is left of a file whose disk failed', Buffer.concat([Buffer.from('SSID,Grade\n9900000001,05\n'), Buffer.alloc(600), Buffer.alloc(8_000, '9900000002,05\n')]), 'This is no table of students'],
    ['half a workbook', workbook([['SSID'], ['9900000001']]).subarray(0, 700), 'damaged'],
  ])('%s', async (_, bytes, sentence) => {
    await expect(read(bytes)).rejects.toThrow(sentence);
  });
});
