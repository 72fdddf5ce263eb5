import type { ManifestPacket } from '@shared/domain/records/manifest';
import { brokenSeals, sealedFacts } from '@shared/domain/records/packet-seal';
import { describe, expect, it } from 'vitest';

const digest = (text: string): string => text;

const facts: Omit<ManifestPacket, 'seal'> = {
  ...{ piece: 7, batch: '4-pages-2-sheets', firstPage: 1, pages: 4, sheets: 2, blanks: 0 },
  inserts: [{ page: 1, pages: 2, what: 'cover-sheet' }],
  changes: [{ page: 1, what: 'shift' }],
  ...{ ssid: '9000000001', student: 'Ana Lopez', school: '7654321', grade: '05', address: ['Ana Lopez', '1 Main St', 'Fresno CA 93650'], zip: '93650', ounces: 0.56 },
  reports: [{ download: 'a.zip', entry: 'a.pdf', firstPage: 1, pages: 4, kind: 'cast', schoolYear: '2023-24', content: 'abcd', ssid: '9000000001', student: 'Ana Lopez', school: '7654321', grade: '05', copies: [{ language: 'en', firstPage: 1, page: 1, pages: 4 }] }],
  fingerprints: ['a', 'b', 'c', 'd'],
  window: { fit: 'ok', exposes: false },
};
const packet: ManifestPacket = { ...facts, seal: digest(sealedFacts(facts)) };

describe("a packet's seal", () => {
  it('holds while nothing changes, whatever the order of the fields', () => {
    expect(brokenSeals([packet, Object.fromEntries(Object.entries(packet).reverse()) as ManifestPacket], digest)).toEqual([]);
  });

  it.each<[keyof ManifestPacket, Partial<ManifestPacket>]>([
    ['piece', { piece: 8 }],
    ['batch', { batch: '4-pages-2-sheets-02' }],
    ['firstPage', { firstPage: 5 }],
    ['pages', { pages: 6 }],
    ['sheets', { sheets: 3 }],
    ['blanks', { blanks: 1 }],
    ['inserts', { inserts: [] }],
    ['changes', { changes: [] }],
    ['ssid', { ssid: '9000000002' }],
    ['student', { student: null }],
    ['school', { school: '7654322' }],
    ['grade', { grade: '06' }],
    ['address', { address: ['Ana Lopez', '1 Main St Fresno CA 93650'] }],
    ['zip', { zip: '93651' }],
    ['ounces', { ounces: 0.57 }],
    ['reports', { reports: [] }],
    ['reports', { reports: facts.reports.map((report) => ({ ...report, content: 'dcba' })) }],
    ['reports', { reports: facts.reports.map((report) => ({ ...report, ssid: '9000000002' })) }],
    ['reports', { reports: facts.reports.map((report) => ({ ...report, student: 'Ben Lopez' })) }],
    ['reports', { reports: facts.reports.map(({ ssid: _, student: _2, school: _3, grade: _4, ...report }) => report) }],
    ['fingerprints', { fingerprints: ['a', 'b', 'd', 'c'] }],
    ['window', { window: { fit: 'ok', exposes: true } }],
  ])('breaks where %s changes, and names the piece only', (_field, change) => {
    const broken = brokenSeals([packet, { ...packet, ...change }], digest);
    expect(broken).toHaveLength(1);
    expect(broken[0]).not.toMatch(/Ana|\d{5}/);
  });
});
