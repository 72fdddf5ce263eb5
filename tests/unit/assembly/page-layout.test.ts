import { describe, expect, it } from 'vitest';
import type { ManifestBatch, ManifestPacket } from '@shared/domain/records/manifest';
import { BatchLayout } from '@main/assembly/verify/page-layout';

const packetAt = (piece: number, firstPage: number): ManifestPacket => ({
  piece,
  batch: 'b',
  firstPage,
  pages: 4,
  sheets: 2,
  blanks: 1,
  inserts: [],
  changes: [],
  ssid: null,
  student: null,
  school: null,
  grade: null,
  address: [],
  zip: null,
  ounces: 1,
  reports: [{ download: 'd', entry: 'e', firstPage: 1, pages: 3, kind: 'unknown', schoolYear: null, content: null, copies: [{ language: 'en', firstPage: 1, page: firstPage, pages: 3 }] }],
  seal: '', fingerprints: ['1', '2', '3', '4'].map((digit) => digit.repeat(32)),
  window: { fit: 'ok', exposes: false },
});

const batch: ManifestBatch = { id: 'b', file: 'batches/b.pdf', sha256: '', sheetsPerPacket: 2, packets: 2, sheets: 4, pages: 8, blanks: 2, inserts: [] };
const packets = [packetAt(1, 1), packetAt(2, 5)];

const layoutOf = (listed: ManifestBatch, own: readonly ManifestPacket[]): BatchLayout => {
  const layout = new BatchLayout(listed);
  for (const packet of own) layout.take(packet);
  return layout;
};

describe('the layout of a batch', () => {
  it('is proved where packets follow each other on fronts', () => {
    const layout = layoutOf(batch, packets);
    expect(layout.differences()).toEqual([]);
    expect(Array.from({ length: 9 }, (_, index) => layout.expected(index)?.isBlank)).toEqual([false, false, false, true, false, false, false, true, undefined]);
    expect(layout.expected(4)!.fingerprint).toBe('1'.repeat(32));
  });

  it('expects of a separator what it showed, or a blank back where that is not listed, and what no page shows where a fingerprint is none', () => {
    const separated = { ...batch, pages: 6, inserts: [{ page: 1, pages: 2, what: 'school' }] };
    const odd = { ...packetAt(1, 3), fingerprints: ['1'.repeat(32), 'A'.repeat(32), '3'.repeat(31)] };
    const layout = layoutOf(separated, [odd]);
    expect(Array.from({ length: 6 }, (_, index) => layout.expected(index)!.fingerprint)).toEqual([null, null, '1'.repeat(32), '', '', null]);
    expect([0, 1].map((index) => layout.expected(index)!.isBlank)).toEqual([false, true]);
    const listed = layoutOf({ ...separated, inserts: [{ page: 1, pages: 2, what: 'separator', fingerprints: ['5', '6'].map((digit) => digit.repeat(32)) }] }, [odd]);
    expect([0, 1, 2].map((index) => listed.expected(index)!.fingerprint)).toEqual(['5', '6', '1'].map((digit) => digit.repeat(32)));
  });

  it('holds no more than a batch, however many pages a packet says it has', () => {
    const endless = layoutOf(batch, [packets[0]!, { ...packets[1]!, pages: 2 ** 31 }]);
    expect(endless.differences()).toContain('the packets fill 2147483652 pages and the batch is listed with 8');
    expect(endless.expected(8)).toBeUndefined();
  });

  it('knows separators between packets', () => {
    const separated = { ...batch, pages: 10, sheets: 5, inserts: [{ page: 1, pages: 2, what: 'school' }] };
    expect(layoutOf(separated, [packetAt(1, 3), packetAt(2, 7)]).differences()).toEqual([]);
  });

  it.each<readonly [name: string, batch: ManifestBatch, packets: readonly ManifestPacket[], difference: string]>([
    ['a packet on a back', { ...batch, pages: 9 }, [packets[0]!, packetAt(2, 6)], 'page 6: packet 2 begins on the back of a sheet'],
    ['a gap', { ...batch, pages: 10 }, [packets[0]!, packetAt(2, 7)], 'page 7: packet 2 begins here, and page 5 was to be next'],
    ['an overlap', batch, [packets[0]!, packetAt(2, 3)], 'page 3: packet 2 begins here, and page 5 was to be next'],
    ['an odd packet', { ...batch, pages: 7 }, [packets[0]!, { ...packets[1]!, pages: 3 }], 'page 5: packet 2 has 3 pages, which does not fill its sheets'],
    ['a packet missing', batch, [packets[0]!], 'the packets fill 4 pages and the batch is listed with 8'],
    ['too few fingerprints', batch, [packets[0]!, { ...packets[1]!, fingerprints: [] }], 'page 5: packet 2 lists 0 fingerprints for 4 pages'],
    ['blanks that are not there', batch, [packets[0]!, { ...packets[1]!, blanks: 0 }], 'page 5: packet 2 has room for 1 blank pages and is listed with 0'],
    ['a wrong sum', { ...batch, blanks: 7 }, packets, 'the batch is listed with 7 blank pages and its packets have 2'],
    [
      'a copy on a back',
      batch,
      [packets[0]!, { ...packets[1]!, reports: [{ ...packets[1]!.reports[0]!, copies: [{ language: 'es', firstPage: 1, page: 6, pages: 3 }] }] }],
      'page 6: a language copy begins on the back of a sheet',
    ],
  ])('names %s', (_name, changed, changedPackets, difference) => {
    expect(layoutOf(changed, changedPackets).differences()).toContain(difference);
  });
});
