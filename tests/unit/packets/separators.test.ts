import { firstSheetOf, placeOfSheet, sheetsOfBatch } from '@shared/domain/packets/batch-sheets';
import { planRun } from '@shared/domain/packets/plan-run';
import { atOnce } from '@shared/jobs/steps';
import { partsOfBatch, planSeparators } from '@shared/domain/packets/separators';
import { DEFAULT_PREPARE_SETTINGS, type PrepareSettings } from '@shared/domain/packets/settings';
import { checkManifestSums } from '@shared/domain/records/check-manifest-sums';
import { combinedCsv } from '@shared/domain/records/combined-csv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foundReport } from '../../support/found-report';
import { findingsOf, manifestOf } from '../../support/prepared-run';
import { reportLists } from '../../support/report-lists';

const reports = [
  foundReport(0, { school: '1111111', grade: '03' }),
  foundReport(1, { school: '1111111', grade: '03' }),
  foundReport(2, { school: '1111111', grade: '05' }),
  foundReport(3, { school: '2222222', grade: '05' }),
];

const batchWith = (settings: Partial<PrepareSettings>) => {
  const [batch] = planRun({ reports, downloadPaths: ['a.zip'], settings: { ...DEFAULT_PREPARE_SETTINGS, ...settings } }).batches;
  if (!batch) throw new Error('There is no batch.');
  return batch;
};
const told = (batch: ReturnType<typeof batchWith>) => batch.separators.map(({ beforeIndex, page }) => [beforeIndex, ...page.lines.map(({ text }) => text)]);

describe('separators', () => {
  it('stand before each school, or each grade of a school, with how many envelopes follow', () => {
    expect(told(batchWith({ separators: 'school' }))).toEqual([
      [0, 'School 1111111', '3 envelopes', 'Pieces 1 to 3'],
      [3, 'School 2222222', '1 envelope', 'Piece 4'],
    ]);
    expect(told(batchWith({ separators: 'grade' })).map(([index, , grade]) => [index, grade])).toEqual([[0, 'Grade 03'], [2, 'Grade 05'], [3, 'Grade 05']]);
    expect(batchWith({}).separators).toEqual([]);
    expect(atOnce(planSeparators([], 'school'))).toEqual([]);
  });

  it('name a school as the file or most of its reports do, with its code; a long name takes more lines, and one that the type can’t write none', () => {
    const names = (count: number, school: string, schoolName: string | null, from: number) => Array.from({ length: count }, (_, index) => foundReport(from + index, { school, schoolName, grade: '05' }));
    const long = 'Dr. Martin Luther King Jr. Elementary Academy of Science and the Arts';
    const found = [...names(2, '1111111', 'Alder Bay High', 0), ...names(1, '1111111', 'Alder Bay Hgih', 2), ...names(1, '2222222', 'Printed Name', 3), ...names(1, '3333333', long, 4), ...names(1, '4444444', '學校', 5), ...names(1, '5555555', null, 6)];
    const plan = planRun({ reports: found, downloadPaths: ['a.zip'], settings: { ...DEFAULT_PREPARE_SETTINGS, separators: 'school' }, schoolNames: new Map([['2222222', 'Name of the file']]) });
    expect(plan.batches[0]?.separators.map(({ page }) => page.lines.map(({ text }) => text))).toEqual([
      ['Alder Bay High', 'School 1111111', '3 envelopes', 'Pieces 1 to 3'],
      ['Name of the file', 'School 2222222', '1 envelope', 'Piece 4'],
      ['Dr. Martin Luther King Jr. Elementary', 'Academy of Science and the Arts', 'School 3333333', '1 envelope', 'Piece 5'],
      ['School 4444444', '1 envelope', 'Piece 6'],
      ['School 5555555', '1 envelope', 'Piece 7'],
    ]);
    for (const { page } of plan.batches[0]?.separators ?? []) expect(page.box[2]).toBeLessThanOrEqual(612 - 72 + 1);
  });

  it('count in sheets and pages of their batch, and stand between its packets', () => {
    const [plain, parted] = [batchWith({}), batchWith({ separators: 'school' })];
    expect([parted.sheets - plain.sheets, parted.pages - plain.pages, parted.blanks - plain.blanks]).toEqual([2, 4, 0]);
    expect([...partsOfBatch(parted)].map(({ packet }) => packet?.piece ?? 'separator')).toEqual(['separator', 1, 2, 3, 'separator', 4]);
  });

  it.each(['zip', 'name', 'ssid', 'as-downloaded'] as const)('stand once for each school, whatever the packets are sorted by within it: %s', (sort) => {
    const mixed = [0, 1, 2, 3, 4, 5].map((index) => foundReport(index, { school: index % 2 === 0 ? '2222222' : '1111111', grade: '04' }));
    const [batch] = planRun({ reports: mixed, downloadPaths: ['a.zip'], settings: { ...DEFAULT_PREPARE_SETTINGS, sort, separators: 'school' } }).batches;
    expect(batch?.separators.map(({ beforeIndex }) => beforeIndex)).toEqual([0, 3]);
    const plain = planRun({ reports: mixed, downloadPaths: ['a.zip'], settings: { ...DEFAULT_PREPARE_SETTINGS, sort } }).batches[0]?.packets.map(({ reports: [first] }) => first?.report.id);
    const parted = batch?.packets.map(({ reports: [first] }) => first?.report.id) ?? [];
    const ofSchool = (school: string) => (id: string | undefined) => mixed.find((one) => one.id === id)?.school === school;
    expect(parted).toEqual([...(plain?.filter(ofSchool('1111111')) ?? []), ...(plain?.filter(ofSchool('2222222')) ?? [])]);
  });

  it('count in the most sheets of a batch, each of which begins with one', () => {
    const limited = (maxSheets: number) => planRun({ reports, downloadPaths: ['a.zip'], settings: { ...DEFAULT_PREPARE_SETTINGS, separators: 'school', maxSheets } }).batches;
    const each = batchWith({}).sheetsPerPacket;
    expect(limited(2 * each + 1).map(({ packets, separators }) => [packets.length, separators.length])).toEqual([[2, 1], [1, 1], [1, 1]]);
    expect(limited(2 * each + 2).map(({ packets, separators }) => [packets.length, separators.length])).toEqual([[2, 1], [2, 2]]);
    expect(limited(1).map(({ packets }) => packets.length)).toEqual([1, 1, 1, 1]);
  });

  it('keep each batch within its most sheets, and each sheet at its place', () => {
    fc.assert(
      fc.property(reportLists, fc.constantFrom('school', 'grade'), fc.integer({ min: 1, max: 12 }), (list, separators, maxSheets) => {
        for (const batch of planRun({ reports: list, downloadPaths: ['a.zip', 'b.zip', 'c.zip'], settings: { ...DEFAULT_PREPARE_SETTINGS, separators, maxSheets } }).batches) {
          expect(batch.packets.length === 1 || batch.sheets <= maxSheets).toBe(true);
          const sheets = sheetsOfBatch(batch);
          const places = Array.from({ length: batch.sheets }, (_, index) => placeOfSheet(sheets, index));
          const wanted = [...partsOfBatch(batch)].flatMap(({ packet, separator }) =>
            packet ? Array.from({ length: packet.sheets }, (_, sheet) => ({ packetIndex: batch.packets.indexOf(packet), sheet, isSeparator: false })) : [{ packetIndex: separator.beforeIndex, sheet: 0, isSeparator: true }],
          );
          expect(places).toEqual(wanted);
          batch.packets.forEach((_, index) => expect(places[firstSheetOf(sheets, index)]).toEqual({ packetIndex: index, sheet: 0, isSeparator: false }));
        }
      }),
    );
  });

  it('leave the manifest\'s sums right, whatever the reports', () => {
    fc.assert(
      fc.property(reportLists, fc.constantFrom('school', 'grade'), (list, separators) => {
        const manifest = manifestOf(findingsOf(list), { separators });
        expect(checkManifestSums(manifest)).toEqual([]);
        expect(manifest.totals.pages).toBe(manifest.totals.sheets * 2);
      }),
    );
  });
});

it('combined.csv lists the envelopes that hold more than one report', () => {
  const same = { ssid: '9900000001', student: 'Ana Lopez', address: foundReport(0).address };
  const manifest = manifestOf(findingsOf([foundReport(0, same), foundReport(1, { ...same, program: 'ELPAC', kind: 'elpac-summative', pages: 2 }), foundReport(2)]), { combineStudents: true });
  expect([...combinedCsv(manifest)].join('').split('\r\n').slice(1)).toEqual([expect.stringMatching(/^\d,9900000001,Ana Lopez,2,sb-ela-math \+ elpac-summative,report-0\.pdf \+ report-1\.pdf$/), '']);
});
