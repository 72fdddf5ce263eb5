import { planRun } from '@shared/domain/packets/plan-run';
import { DEFAULT_PREPARE_SETTINGS } from '@shared/domain/packets/settings';
import { buildManifest } from '@shared/domain/records/build-manifest';
import { checkManifestSums } from '@shared/domain/records/check-manifest-sums';
import { packFrontPage } from '@shared/domain/ssr/front-page';
import { unreadableEntries } from '@shared/domain/records/unreadable-entries';
import type { Problem, ProblemCode } from '@shared/problems/problem';
import { expect, it } from 'vitest';
import { copiesOf, foundReport } from '../../support/found-report';
import { findingsOf, fingerprintOf, manifestOf } from '../../support/prepared-run';

const problem = (code: ProblemCode, entry: string | null, firstPage: number | null): Problem => ({ code, severity: 'sets-aside', download: 'a.zip', entry, firstPage, message: `About ${code}.` });

const damaged = problem('pdf-damaged', 'damaged.pdf', null);
const foreign = problem('not-a-score-report', 'foreign.pdf', 1);
const span = problem('pages-unassigned', 'report-0.pdf', 9);

const findings = () =>
  findingsOf(
    [
      foundReport(0, { pages: 5, copies: copiesOf([2, 3]), student: 'Ana Lopez', problems: ['address-outside-window'] }),
      foundReport(1, { ssid: '9999999999', firstPage: 3 }),
      foundReport(2, { pages: 1, ssid: null, student: null, school: null, grade: null, address: null, front: packFrontPage({ words: [], ink: [{ what: 'image', box: [100, 200, 150, 250], white: false }] }) }),
    ],
    [
      { outcome: 'ignored', downloadIndex: 0, entry: 'PDFIndex.html' },
      { outcome: 'set-aside', downloadIndex: 0, entry: 'damaged.pdf', problem: damaged },
      { outcome: 'set-aside', downloadIndex: 0, entry: 'foreign.pdf', problem: foreign },
    ],
    [damaged, foreign, span, { ...problem('address-outside-window', 'report-0.pdf', 1), severity: 'notice' }],
  );

it('tells what was planned and written', () => {
  const manifest = manifestOf(findings(), { hold: ['9999999999'] });
  expect(manifest).toEqual({
    schema: 1,
    createdAt: '2024-07-01T08:00:00.000Z',
    settings: { ...DEFAULT_PREPARE_SETTINGS, hold: ['9999999999'] },
    totals: { entries: 6, entriesWithReports: 3, ignored: 1, reports: 3, packets: 2, sheets: 4, pages: 8, blanks: 2, inserts: 0, setAside: 1, unreadable: 3 },
    batches: [
      { id: '1-page-1-sheet', file: 'batches/1-page-1-sheet.pdf', sha256: 'ab'.repeat(32), sheetsPerPacket: 1, packets: 1, sheets: 1, pages: 2, blanks: 1, inserts: [] },
      { id: '5-pages-3-sheets', file: 'batches/5-pages-3-sheets.pdf', sha256: 'ab'.repeat(32), sheetsPerPacket: 3, packets: 1, sheets: 3, pages: 6, blanks: 1, inserts: [] },
    ],
    packets: [
      {
        ...{ piece: 1, batch: '1-page-1-sheet', firstPage: 1, pages: 2, sheets: 1, blanks: 1, inserts: [], changes: [] },
        ...{ ssid: null, student: null, school: null, grade: null, address: [], zip: null, ounces: 0.4 },
        reports: [{ download: 'a.zip', entry: 'report-2.pdf', firstPage: 1, pages: 1, kind: 'sb-ela-math', schoolYear: '2023-24', ssid: null, student: null, school: null, grade: null, content: expect.any(String), copies: [{ language: 'en', firstPage: 1, pages: 1, page: 1 }] }],
        fingerprints: ['2-0', 'blank'].map(fingerprintOf),
        seal: expect.any(String),
        window: { fit: 'no-address', exposes: true },
      },
      {
        ...{ piece: 2, batch: '5-pages-3-sheets', firstPage: 1, pages: 6, sheets: 3, blanks: 1, inserts: [], changes: [] },
        ...{ ssid: '1000000000', student: 'Ana Lopez', school: '7654321', grade: '03', address: ['Ana Sample0', '0 Main St', 'Fresno CA 93650'], zip: '93650', ounces: 0.72 },
        reports: [
          {
            ...{ download: 'a.zip', entry: 'report-0.pdf', firstPage: 1, pages: 5, kind: 'sb-ela-math', schoolYear: '2023-24', content: expect.any(String) },
            ...{ ssid: '1000000000', student: 'Ana Lopez', school: '7654321', grade: '03' },
            copies: [
              { language: 'en', firstPage: 1, pages: 2, page: 1 },
              { language: 'es', firstPage: 3, pages: 3, page: 3 },
            ],
          },
        ],
        fingerprints: ['0-0', '0-1', '0-2', '0-3', '0-4', 'blank'].map(fingerprintOf),
        seal: expect.any(String),
        window: { fit: 'ok', exposes: false },
      },
    ],
    setAside: [{ download: 'a.zip', entry: 'report-1.pdf', firstPage: 3, pages: 4, ssid: '9999999999', code: 'on-hold', message: expect.stringMatching(/\w/) }],
    unreadable: [
      { download: 'a.zip', entry: 'damaged.pdf', firstPage: null, code: 'pdf-damaged', message: 'About pdf-damaged.' },
      { download: 'a.zip', entry: 'foreign.pdf', firstPage: null, code: 'not-a-score-report', message: 'About not-a-score-report.' },
      { download: 'a.zip', entry: 'report-0.pdf', firstPage: 9, code: 'pages-unassigned', message: 'About pages-unassigned.' },
    ],
    notices: [],
  });
  expect(checkManifestSums(manifest)).toEqual([]);
});

it('tells an entry that yielded nothing once, and no report that was found', () => {
  const spans = [problem('pages-unassigned', 'foreign.pdf', 1), problem('pages-unassigned', 'foreign.pdf', 5), problem('report-duplicate', 'report-0.pdf', 1)];
  const outcome = { outcome: 'set-aside', downloadIndex: 0, entry: 'foreign.pdf', problem: spans[0]! } as const;
  expect(unreadableEntries(findingsOf([foundReport(0)], [outcome], spans))).toMatchObject([{ entry: 'foreign.pdf', firstPage: null }]);
});

it('refuses batches that are not those of the plan', () => {
  const found = findings();
  const plan = planRun({ reports: found.reports, downloadPaths: ['a.zip'], settings: DEFAULT_PREPARE_SETTINGS });
  expect(() => buildManifest({ findings: found, plan, settings: DEFAULT_PREPARE_SETTINGS, createdAt: '', batches: [], digest: String })).toThrow(RangeError);
});
