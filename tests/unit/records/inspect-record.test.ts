import { inspectRecord } from '@shared/domain/records/inspect-record';
import { jsonPieces } from '@shared/domain/records/json-pieces';
import { changedReport } from '@shared/domain/ssr/changed-report';
import { expect, it } from 'vitest';
import { copiesOf, foundReport } from '../../support/found-report';
import { findingsOf } from '../../support/prepared-run';

it('is the document of the command line, field by field in its order', () => {
  const first = foundReport(0, {
    pages: 7,
    copies: copiesOf([4, 3]),
    address: { lines: ['Ana Sample0', '0 Main St', 'Fresno CA 93650-1234'], box: [90.00449, 195.006, 200, 215.3333333], zip: '93650-1234' },
    problems: ['report-length-unexpected'],
  });
  const second = changedReport(first, { id: 'r1', entryIndex: 1, entry: 'again.pdf', address: null, window: { fit: 'no-address', exposes: true } });
  const findings = findingsOf([first, second], [{ outcome: 'ignored', downloadIndex: 0, entry: 'PDFIndex.html' }]);
  const { reports, problems, ...sums } = inspectRecord(findings);

  const told = {
    id: 'r0',
    download: 'a.zip',
    entry: 'report-0.pdf',
    firstPage: 1,
    pages: 7,
    sheets: 4,
    program: 'CAASPP',
    kind: 'sb-ela-math',
    copies: [
      { language: 'en', firstPage: 1, pages: 4 },
      { language: 'es', firstPage: 5, pages: 3 },
    ],
    ssid: '1000000000',
    lea: '1234567',
    school: '7654321',
    grade: '03',
    downloadDate: '2024-06-01',
    student: 'Ana Sample0',
    address: { lines: ['Ana Sample0', '0 Main St', 'Fresno CA 93650-1234'], box: [90, 195.01, 200, 215.33], zip: '93650-1234' },
    window: { fit: 'ok', exposes: false },
    problems: ['report-length-unexpected'],
  };
  const expected = {
    schema: 1,
    downloads: [{ path: 'a.zip', kind: 'zip', entries: 3, reports: 2, ignored: 1, setAside: 0 }],
    reports: [
      told,
      { ...told, id: 'r1', entry: 'again.pdf', address: null, window: { fit: 'no-address', exposes: true }, problems: ['report-length-unexpected', 'report-duplicate'] },
    ],
    problems: [{ code: 'report-duplicate', severity: 'sets-aside', download: 'a.zip', entry: 'again.pdf', firstPage: 1, message: expect.stringMatching(/\w/) }],
    totals: { entries: 3, reports: 2, ignored: 1, setAside: 0, pages: 14, sheets: 8 },
  };
  expect({ ...sums, reports: [...reports], problems: [...problems] }).toEqual(expected);
  // They can be asked for again.
  expect([...reports]).toHaveLength(2);
  // The order of fields too, as the command writes them.
  const written = [...jsonPieces(inspectRecord(findings))].join('');
  expect(written).toBe(`${JSON.stringify({ ...expected, problems: [...problems] }, null, 2)}\n`);
});
