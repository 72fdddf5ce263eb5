import { describe, expect, it } from 'vitest';
import { createReportPacker } from '@main/services/inspection/pack-reports';
import { packFrontPage } from '@shared/domain/ssr/front-page';
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

  it('are left as they are where a row has no room for them, or where a person or a proof has said something of them', () => {
    const pack = createReportPacker();
    const long = foundReport(0, { pageKeys: 'k'.repeat(70_000) });
    const corrected = foundReport(1, { corrected: { fields: ['ssid'], was: foundReport(1) } });
    const unproved = foundReport(2, { unproved: { reason: 'mark', pageNumber: 1 } });
    for (const report of [long, corrected, unproved]) expect(pack(report)).toBe(report);
  });
});
