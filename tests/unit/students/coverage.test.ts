import { coverageOf } from '@shared/domain/students/coverage';
import { coverageCsv } from '@shared/domain/students/coverage-csv';
import { coverageTable } from '@shared/domain/students/coverage-table';
import { StudentCollector, type StudentList } from '@shared/domain/students/student-list';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foundReport } from '../../support/found-report';

const HEADER = ['RecordType', 'SSID', 'StudentLastName', 'StudentFirstName', 'GradeAssessed', 'CALPADSSchoolCode', 'CALPADSSchoolName', 'ScoreAvailableDate'];

const listOf = (rows: readonly (readonly string[])[], title = ''): StudentList => {
  const collector = new StudentCollector();
  for (const cells of [[title], HEADER, ...rows]) collector.take({ table: 0, cells });
  const list = collector.finish();
  if (!list) throw new Error('No header was found.');
  return list;
};

const row = (ssid: string, test: string, { last = 'Lopez', first = 'Ana', grade = '03', school = '7654321', name = 'Oak', day = '' } = {}): readonly string[] => [test, ssid, last, first, grade, school, name, day];

const report = (index: number, ssid: string | null, given: Parameters<typeof foundReport>[1] = {}) => foundReport(index, { ssid, student: 'Ana Lopez', ...given });

describe('coverageOf', () => {
  it('counts distinct students, and tells why one is missing', () => {
    const list = listOf([
      ...[row('9900000001', '01'), row('9900000001', '02')],
      ...[row('9900000002', '01'), row('9900000002', '02')],
      // Science is not there yet.
      ...[row('9900000003', '01', { grade: '5' }), row('9900000003', '02', { grade: '5' })],
      // All three are there, so a report should be too.
      ...[row('9900000004', '01', { grade: '08' }), row('9900000004', '02', { grade: '08' }), row('9900000004', '06', { grade: '08' })],
      ...[row('9900000005', '03', { grade: '11' }), row('9900000005', '04', { grade: '11' })],
    ]);
    const coverage = coverageOf(list, [report(0, '9900000001'), report(1, '9900000001', { kind: 'csa' }), report(2, '9900000009', { student: 'Bo Chen' }), report(3, null)]);
    const missing = (ssid: string, grade: string, reason: string) => ({ ssid, student: 'Ana Lopez', school: '7654321', grade, reason });
    expect(coverage).toMatchObject({ expected: 5, found: 1, reportsWithoutSsid: 1, disagree: [], setAside: [] });
    expect(coverage.missing).toEqual([
      missing('9900000002', '03', 'no-report'),
      missing('9900000003', '05', 'science-pending'),
      missing('9900000004', '08', 'no-report'),
      missing('9900000005', '11', 'caa-pending'),
    ]);
    expect(coverage.unexpected).toEqual([{ ssid: '9900000009', student: 'Bo Chen', school: '7654321', grade: '03' }]);
  });

  it('takes a science test without its score as not there yet, where the file has days of scores', () => {
    const science = (day: string) => listOf([row('9900000001', '01', { grade: '05', day: '2026-05-20' }), row('9900000001', '06', { grade: '05', day })]);
    expect(coverageOf(science(''), []).missing[0]?.reason).toBe('science-pending');
    expect(coverageOf(science('2026-06-01'), []).missing[0]?.reason).toBe('no-report');
  });

  it('knows no science and no alternate assessment in a file of ELPAC', () => {
    const rows = [row('9900000001', '01', { grade: '05' }), row('9900000002', '03', { grade: '05' })];
    expect(coverageOf(listOf(rows, '2025-26 ELPAC'), []).missing.map(({ reason }) => reason)).toEqual(['no-report', 'no-report']);
    const list = listOf(rows, '2025-26 ELPAC');
    expect(coverageOf(list, [report(0, '9900000001', { program: 'CAASPP', grade: '05' })]).otherProgram).toEqual([{ ssid: '9900000001', student: 'Ana Lopez' }]);
  });

  it.each([
    ['Ana Lopez', 'LÓPEZ, Ana', []],
    ['Ana Lopez', 'Ana Maria Lopez Jr.', []],
    ['Ana Maria Lopez', 'Ana Lopez', []],
    ["Ana O'Hara", 'Ana O’Hara', []],
    ['Ana Lopez', 'Anna Lopez', [{ ssid: '9900000001', field: 'student', file: 'Ana Lopez', report: 'Anna Lopez' }]],
    ['Ana Lopez', 'Bo Chen', [{ ssid: '9900000001', field: 'student', file: 'Ana Lopez', report: 'Bo Chen' }]],
  ])('"%s" and "%s"', (file, printed, disagree) => {
    const [first = '', ...last] = file.split(' ');
    const list = listOf([row('9900000001', '01', { first, last: last.join(' ') })]);
    expect(coverageOf(list, [report(0, '9900000001', { student: printed }), report(1, '9900000001', { student: printed })]).disagree).toEqual(disagree);
  });

  it('tells another grade and school, but not what one of the two does not say', () => {
    const list = listOf([row('9900000001', '01'), row('9900000002', '01', { grade: '', school: '' })]);
    const found = [report(0, '9900000001', { grade: '04', school: '1111111' }), report(1, '9900000002', { grade: '04' }), report(2, '9900000001', { grade: null, school: null })];
    expect(coverageOf(list, found).disagree).toEqual([
      { ssid: '9900000001', field: 'grade', file: '03', report: '04' },
      { ssid: '9900000001', field: 'school', file: '7654321', report: '1111111' },
    ]);
  });

  it('counts a student whose reports are all set aside as found, and says so', () => {
    const list = listOf([row('9900000001', '01'), row('9900000002', '01')]);
    const found = [report(0, '9900000001', { problems: ['report-duplicate'] }), report(1, '9900000002', { problems: ['report-superseded'] }), report(2, '9900000002')];
    expect(coverageOf(list, found)).toMatchObject({ expected: 2, found: 2, setAside: [{ ssid: '9900000001', student: 'Ana Lopez', code: 'report-duplicate' }] });
  });

  it('adds up, whatever the file and the reports', () => {
    const ssid = fc.integer({ min: 0, max: 30 }).map((number) => String(9_900_000_000 + number));
    const rows = fc.array(fc.record({ ssid, test: fc.constantFrom('01', '02', '03', '06', ''), grade: fc.constantFrom('03', '05', '11', ''), school: fc.constantFrom('1', '2', '') }), { minLength: 1 });
    fc.assert(
      fc.property(rows, fc.array(ssid), (listed, reported) => {
        const list = listOf(listed.map(({ ssid: one, test, ...given }) => row(one, test, given)));
        const reports = reported.map((one, index) => report(index, one));
        const coverage = coverageOf(list, reports);
        const table = coverageTable(list, coverage);
        const sum = (of: (row: (typeof table)[number]) => number): number => table.reduce((total, one) => total + of(one), 0);
        expect(coverage.expected).toBe(new Set(listed.map((one) => one.ssid)).size);
        expect(coverage.found + coverage.missing.length).toBe(coverage.expected);
        expect(coverage.found + coverage.unexpected.length).toBe(new Set(reported).size);
        expect([sum(({ expected }) => expected), sum(({ found }) => found), sum(({ unexpected }) => unexpected)]).toEqual([coverage.expected, coverage.found, coverage.unexpected.length]);
        for (const { expected, found, missing } of table) expect(found + missing['no-report'] + missing['science-pending'] + missing['caa-pending']).toBe(expected);
      }),
    );
  });
});

it('the table goes by school and grade', () => {
  const list = listOf([
    row('9900000001', '01', { grade: '11', school: '2', name: 'Valley 10' }),
    row('9900000002', '01', { grade: 'KN', school: '2', name: 'Valley 10' }),
    row('9900000003', '01', { grade: '03', school: '1', name: 'Valley 2' }),
  ]);
  const table = coverageTable(list, coverageOf(list, [report(0, '9900000003')]));
  expect(table.map(({ schoolName, grade, found, expected }) => [schoolName, grade, found, expected])).toEqual([
    ['Valley 2', '03', 1, 1],
    ['Valley 10', 'KN', 0, 1],
    ['Valley 10', '11', 0, 1],
  ]);
});

it('the list for a spreadsheet names everybody who needs a look', () => {
  const list = listOf([row('9900000001', '01'), row('9900000002', '01', { last: '=Lopez', first: '' })]);
  const csv = [...coverageCsv(list, coverageOf(list, [report(0, '9900000001', { grade: '04' }), report(1, '9900000009')]))].join('');
  expect(csv.split('\r\n').slice(1)).toEqual([
    "missing,no-report,9900000002,'=Lopez,7654321,Oak,03,,",
    'unexpected,,9900000009,Ana Lopez,7654321,,03,,',
    'disagree,grade,9900000001,Ana Lopez,7654321,Oak,03,03,04',
    '',
  ]);
});
