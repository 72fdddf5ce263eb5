import type { RunPlan } from '@shared/domain/packets/plan';
import { planRun } from '@shared/domain/packets/plan-run';
import { DEFAULT_PREPARE_SETTINGS, type PrepareSettings } from '@shared/domain/packets/settings';
import type { FoundReport } from '@shared/domain/ssr/report';
import { describe, expect, it } from 'vitest';
import { copiesOf, foundReport } from '../../support/found-report';
import { growthOverEightfold, STILL_LINEAR } from '../../support/growth';

const plan = (reports: readonly FoundReport[], settings: Partial<PrepareSettings> = {}): RunPlan =>
  planRun({ reports, downloadPaths: ['a.zip'], settings: { ...DEFAULT_PREPARE_SETTINGS, sort: 'as-downloaded', ...settings } });

const outline = ({ batches }: RunPlan): Readonly<Record<string, string>> =>
  Object.fromEntries(batches.map(({ id, packets }) => [id, packets.map(({ piece, reports }) => `${piece}=${reports.map(({ report }) => report.id).join('+')}`).join(' ')]));

const long = (index: number, pages: number, given: Partial<FoundReport> = {}): FoundReport => foundReport(index, { pages, ...given });

it('plans a whole run', () => {
  const held = foundReport(1, { ssid: '9999999999' });
  const odd = foundReport(2, { pages: 3, copies: copiesOf([1, 2]) });
  const reports = [foundReport(0, { pages: 3 }), held, odd];
  const side = (entryIndex: number, pageNumber: number) => ({ kind: 'page', entryIndex, pageNumber });
  const blank = { kind: 'blank' };
  const asPrinted = { window: { fit: 'ok', exposes: false }, cover: null, letter: null, shiftPt: null, masks: [], removals: [] };
  const { batches, ...others } = plan(reports, { hold: ['9999999999'] });
  expect({ ...others, batches: batches.map((batch) => ({ ...batch, packets: batch.packets.map((packet) => JSON.parse(JSON.stringify(packet)) as unknown) })) }).toEqual({
    batches: [
      {
        id: '3-pages-2-sheets',
        separators: [],
        sheetsPerPacket: 2,
        sheets: 4,
        pages: 8,
        blanks: 2,
        packets: [
          {
            piece: 1,
            batchId: '3-pages-2-sheets',
            sides: [side(0, 1), side(0, 2), side(0, 3), blank],
            members: [reports[0]],
            reports: [{ report: reports[0], copies: [{ language: 'en', firstPage: 1, pages: 3, sideIndex: 0 }] }],
            sheets: 2,
            blanks: 1,
            sourcePages: 3,
            ounces: 0.56,
            ...asPrinted,
            address: reports[0]?.address,
          },
          {
            piece: 2,
            batchId: '3-pages-2-sheets',
            sides: [side(2, 1), blank, side(2, 2), side(2, 3)],
            members: [odd],
            reports: [
              {
                report: odd,
                copies: [
                  { language: 'en', firstPage: 1, pages: 1, sideIndex: 0 },
                  { language: 'es', firstPage: 2, pages: 2, sideIndex: 2 },
                ],
              },
            ],
            sheets: 2,
            blanks: 1,
            sourcePages: 3,
            ounces: 0.56,
            ...asPrinted,
            address: odd.address,
          },
        ],
      },
    ],
    setAside: [{ report: held, problem: expect.objectContaining({ code: 'on-hold', severity: 'sets-aside', download: 'a.zip', entry: 'report-1.pdf', firstPage: 1 }) }],
    notices: [],
  });
});

describe('batches', () => {
  it('hold one length and one sheet count, shorter first', () => {
    const reports = [long(0, 10), long(1, 4), long(2, 2), long(3, 4), long(4, 4, { copies: copiesOf([1, 3]) }), long(5, 1)];
    expect(outline(plan(reports))).toEqual({
      '1-page-1-sheet': '1=r5',
      '2-pages-1-sheet': '2=r2',
      '4-pages-2-sheets': '3=r1 4=r3',
      '4-pages-3-sheets': '5=r4',
      '10-pages-5-sheets': '6=r0',
    });
  });

  it('hold one sheet count where staff group by sheets', () => {
    expect(outline(plan([long(0, 4), long(1, 3), long(2, 1)], { group: 'sheets' }))).toEqual({ '1-sheet': '1=r2', '2-sheets': '2=r0 3=r1' });
  });

  it('stay below the most sheets; a larger packet has a batch of its own', () => {
    const reports = [0, 1, 2, 3, 4].map((index) => long(index, 4));
    expect(outline(plan(reports, { maxSheets: 5 }))).toEqual({ '4-pages-2-sheets-01': '1=r0 2=r1', '4-pages-2-sheets-02': '3=r2 4=r3', '4-pages-2-sheets-03': '5=r4' });
    expect(outline(plan(reports.slice(0, 2), { maxSheets: 1 }))).toEqual({ '4-pages-2-sheets-01': '1=r0', '4-pages-2-sheets-02': '2=r1' });
  });

  it('have names that sort in print order, however many', () => {
    const ids = plan(Array.from({ length: 120 }, (_, index) => long(index, 2)), { maxSheets: 1 }).batches.map(({ id }) => id);
    expect([ids[0], ids[119]]).toEqual(['2-pages-1-sheet-001', '2-pages-1-sheet-120']);
  });

  it('are in the chosen order within, and pieces count on over them', () => {
    const reports = [long(0, 4, { student: 'Zoe Z' }), long(1, 2, { student: 'Bo B' }), long(2, 4, { student: 'Ana A' }), long(3, 2, { student: 'Al A' })];
    expect(outline(plan(reports, { sort: 'name' }))).toEqual({ '2-pages-1-sheet': '1=r3 2=r1', '4-pages-2-sheets': '3=r2 4=r0' });
  });
});

it('notices packets that are thicker than the envelope takes well', () => {
  const { notices } = plan([long(0, 12), long(1, 13)]);
  expect(notices).toMatchObject([{ problem: { code: 'packet-too-thick', severity: 'notice', entry: 'report-1.pdf' } }]);
});

it('plans nothing from nothing', () => {
  expect(plan([])).toEqual({ batches: [], setAside: [], notices: [] });
});

it('does not guess an envelope', () => {
  expect(() => plan([], { envelope: 'us-11' })).toThrow(RangeError);
});

it('grows with the reports and not with their square, with students, siblings, letters and separators', () => {
  const streetOf = (index: number): string => `${Math.floor(index / 3)} Main St`;
  const family = (index: number): FoundReport => {
    const student = `Kid${'abc'[index % 3] ?? ''} Name${Math.floor(index / 3)}`;
    return foundReport(index, { student, school: String(1_234_500 + (Math.floor(index / 3) % 40)), schoolName: 'Alder Bay High', address: { lines: [student, streetOf(index), 'Fresno CA 93650'], box: [90, 195, 200, 215], zip: '93650' } });
  };
  const letter = { language: null, entryIndex: 1_000_000_000, name: 'letter.pdf', pages: 1, bytesKey: 'letter' };
  const settings = { ...DEFAULT_PREPARE_SETTINGS, combineStudents: true, combineSiblings: true, separators: 'grade', coverLetters: [letter] } as const;
  const ofMany = (count: number) => {
    const reports = Array.from({ length: count }, (_, index) => family(index));
    return () => planRun({ reports, downloadPaths: ['a.zip'], settings });
  };
  expect(growthOverEightfold(1_000, ofMany)).toBeLessThan(STILL_LINEAR);
});
