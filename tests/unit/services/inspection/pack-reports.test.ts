import { describe, expect, it } from 'vitest';
import { createPacker } from '@main/services/packed/create-packer';
import { createReportPacker } from '@main/services/inspection/pack-reports';
import { packFrontPage } from '@shared/domain/ssr/front-page';
import { plainReport } from '@shared/domain/ssr/changed-report';
import type { FoundReport } from '@shared/domain/ssr/report';
import { copiesOf, foundReport } from '../../../support/found-report';

const digestOf = (number: number): string => number.toString(16).padStart(32, '0');
const words = [{ text: 'Núñez', box: [76, 200.25, 612, 504] as const, fontSizePt: 9 }, { text: 'a "b"\nc', box: [0, 0, 552.96, 567.36] as const, fontSizePt: 9 }];

const REPORTS: readonly FoundReport[] = [
  foundReport(0),
  foundReport(1, { student: 'Zoë "Núñez"\n孙', entry: '\ud800 broken.pdf', schoolName: 'Señora Encina', front: packFrontPage({ words, ink: [], returnBox: [1.5, 2, 3, 4.25] }), address: { lines: [], box: [1 / 3, 0, 2e-7, 9], zip: null } }),
  foundReport(2, { address: null, student: null, ssid: null, bytesKey: digestOf(7), pageKeys: [digestOf(1), digestOf(2), digestOf(3)].join('\n'), problems: ['address-not-found', 'report-ssid-missing'] }),
  foundReport(3, { pageKeys: '', bytesKey: digestOf(8), copies: copiesOf([1, 1, 2]), window: { fit: 'tight', exposes: true, sender: 'cut' } }),
];

/** Every field as it is read. */
const read = (report: FoundReport): unknown => Object.fromEntries(Object.keys(foundReport(0)).map((field) => [field, report[field as keyof FoundReport]]));

describe('packed reports', () => {
  it('say all that the reports said', () => {
    const packed = REPORTS.map(createReportPacker());
    expect(packed.map(read)).toEqual(REPORTS);
    expect(packed.map((report) => Object.keys(report))).toEqual(REPORTS.map(() => []));
    expect(JSON.parse(JSON.stringify(packed))).toEqual(REPORTS);
  });

  it('share what is equal', () => {
    const pack = createReportPacker();
    const [one, other] = [pack(foundReport(0)), pack(structuredClone(foundReport(1)))];
    expect(other.copies).toBe(one.copies);
    expect(other.problems).toBe(one.problems);
    expect(other.window).toBe(one.window);
    expect(pack(foundReport(2, { problems: ['report-kind-unknown'] })).problems).not.toBe(one.problems);
  });

  it('stand in as many blocks as they need', () => {
    const reports = Array.from({ length: 3_000 }, (_, index) => foundReport(index));
    expect(reports.map(createReportPacker()).map(read)).toEqual(reports);
  });

  it('stay packed where more than 65,536 of them differ in what is shared, or are long', () => {
    const pack = createPacker<{ readonly place: number; readonly text: string }>({ place: 'shared', text: 'json' });
    const items = Array.from({ length: 70_000 }, (_, place) => ({ place, text: place % 20_000 === 0 ? 'x'.repeat(100_000) : `${place}` }));
    const packed = items.map(pack);
    expect(packed.filter((item) => Object.hasOwn(item, 'place'))).toEqual([]);
    expect(packed.findIndex(({ place, text }, index) => place !== index || text !== items[index]?.text)).toBe(-1);
  });

  it('are no reports where they are spread, for the compiler', () => {
    const [one] = REPORTS.map(createReportPacker());
    // @ts-expect-error its fields are not its own
    const spread: FoundReport = { ...one!, problems: [] }; // eslint-disable-line @typescript-eslint/no-misused-spread -- what is shown here
    expect(spread.id).toBeUndefined();
  });

  it('are left as they are where they are larger than a block', () => {
    const long = foundReport(0, { pageKeys: 'k'.repeat(300_000) });
    expect(createReportPacker()(long)).toBe(long);
  });

  it('have beside them what a person or a proof has said of them', () => {
    const pack = createReportPacker();
    const corrected = foundReport(1, { corrected: { fields: ['ssid'], was: foundReport(1) } });
    const unproved = foundReport(2, { unproved: { reason: 'mark', pageNumber: 1 } });
    for (const report of [corrected, unproved]) {
      expect(Object.hasOwn(pack(report), 'id')).toBe(false);
      expect(plainReport(pack(report))).toEqual(report);
    }
  });
});
