import { checkManifestSums } from '@shared/domain/records/check-manifest-sums';
import type { Manifest } from '@shared/domain/records/manifest';
import { expect, it } from 'vitest';
import { copiesOf, foundReport } from '../../support/found-report';
import { findingsOf, manifestOf } from '../../support/prepared-run';
import { type JsonPath, withAt } from '../../support/with-at';

const student = { ssid: '1111111111', student: 'Ana Lopez', address: { lines: ['12 Main St', 'Fresno CA 93650'], box: [90, 195, 200, 215], zip: '93650' } } as const;

const planned = manifestOf(
  findingsOf(
    [
      foundReport(0, { ...student, pages: 5, copies: copiesOf([2, 3]) }),
      foundReport(1, { ...student, program: 'ELPAC', kind: 'csa', firstPage: 9, pages: 2 }),
      ...[2, 3, 4, 5].map((index) => foundReport(index)),
      foundReport(6, { pages: 3, ssid: '9999999999' }),
    ],
    [
      { outcome: 'ignored', downloadIndex: 0, entry: 'PDFIndex.html' },
      { outcome: 'set-aside', downloadIndex: 0, entry: 'x.pdf', problem: { code: 'pdf-empty', severity: 'sets-aside', download: 'a.zip', entry: 'x.pdf', firstPage: null, message: 'It is empty.' } },
    ],
  ),
  { combineStudents: true, maxSheets: 4, hold: ['9999999999'] },
);

/** The same run with a separator sheet before the last batch's packets, as a later page of it. */
const separated = (manifest: Manifest): Manifest => {
  const batch = manifest.batches.at(-1)!;
  return {
    ...manifest,
    totals: { ...manifest.totals, sheets: manifest.totals.sheets + 1, pages: manifest.totals.pages + 2, inserts: 2 },
    batches: [...manifest.batches.slice(0, -1), { ...batch, sheets: batch.sheets + 1, pages: batch.pages + 2, inserts: [{ page: 1, pages: 2, what: 'school' }] }],
    packets: manifest.packets.map((packet) =>
      packet.batch === batch.id
        ? { ...packet, firstPage: packet.firstPage + 2, reports: packet.reports.map((report) => ({ ...report, copies: report.copies.map((copy) => ({ ...copy, page: copy.page + 2 })) })) }
        : packet,
    ),
  };
};

/** Places of numbers that no sum holds: what staff chose, and where in the sources something stands that is not printed. */
const FACTS = /^(schema|settings|setAside|unreadable)\b/;

const numbersIn = (value: unknown, path: JsonPath = []): readonly JsonPath[] => {
  if (typeof value === 'number') return [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => numbersIn(part, [...path, Array.isArray(value) ? Number(key) : key]));
};

const tampered = (manifest: Manifest, path: JsonPath, by: number): Manifest => withAt(manifest, path, (old) => Number(old) + by) as Manifest;

it.each([
  ['a plain run', planned],
  ['a run with a separator', separated(planned)],
])('agrees with %s, and notices any one number that is changed', (_, manifest) => {
  expect(checkManifestSums(manifest)).toEqual([]);
  const places = numbersIn(manifest).filter((path) => !FACTS.test(path.join('.')));
  expect(places.length).toBeGreaterThan(80);
  const unnoticed = places.flatMap((path) => [-2, -1, 1, 2].filter((by) => checkManifestSums(tampered(manifest, path, by)).length === 0).map((by) => `${path.join('.')} ${by}`));
  expect(unnoticed).toEqual([]);
});

it.each([
  ['a packet left out', (manifest: Manifest) => ({ ...manifest, packets: manifest.packets.slice(1) })],
  ['a batch left out', (manifest: Manifest) => ({ ...manifest, batches: manifest.batches.slice(1) })],
  ['two packets changed about', (manifest: Manifest) => ({ ...manifest, packets: [manifest.packets[1]!, manifest.packets[0]!, ...manifest.packets.slice(2)] })],
  ['two batches changed about', (manifest: Manifest) => ({ ...manifest, batches: [...manifest.batches].reverse() })],
  ['two batches of one name', (manifest: Manifest) => ({ ...manifest, batches: manifest.batches.map((batch) => ({ ...batch, id: 'same' })) })],
  ['a report taken from a packet', (manifest: Manifest) => ({ ...manifest, packets: manifest.packets.map((packet) => ({ ...packet, reports: packet.reports.slice(1) })) })],
  ['a report set aside left out', (manifest: Manifest) => ({ ...manifest, setAside: [] })],
  ['an unreadable entry left out', (manifest: Manifest) => ({ ...manifest, unreadable: [] })],
  ['a fingerprint left out', (manifest: Manifest) => ({ ...manifest, packets: manifest.packets.map((packet) => ({ ...packet, fingerprints: packet.fingerprints.slice(1) })) })],
  ['a change outside its packet', (manifest: Manifest) => ({ ...manifest, packets: manifest.packets.map((packet) => ({ ...packet, changes: [{ page: packet.firstPage + packet.pages, what: 'shift' as const }] })) })],
])('notices %s', (_, change) => {
  expect(checkManifestSums(change(planned))).not.toEqual([]);
});

it('says what differs in a sentence without pupils', () => {
  expect(checkManifestSums(tampered(planned, ['totals', 'packets'], 1))).toEqual([`Totals: packets should be ${planned.packets.length}, the manifest says ${planned.packets.length + 1}.`]);
  expect(checkManifestSums({ ...planned, packets: [] }).join()).not.toMatch(/Ana|1111111111|Main|report-0/);
});

it('takes a cover sheet before the report', () => {
  const [packet, ...others] = manifestOf(findingsOf([foundReport(0)])).packets;
  const base = manifestOf(findingsOf([foundReport(0)]));
  expect(others).toEqual([]);
  const covered: Manifest = {
    ...base,
    totals: { ...base.totals, pages: 6, sheets: 3, blanks: 1, inserts: 1 },
    batches: base.batches.map((batch) => ({ ...batch, pages: 6, sheets: 3, sheetsPerPacket: 3, blanks: 1 })),
    packets: [
      {
        ...packet!,
        ...{ pages: 6, sheets: 3, blanks: 1, ounces: 0.72, inserts: [{ page: 1, pages: 1, what: 'cover-sheet' }] },
        fingerprints: ['cover', 'blank', ...packet!.fingerprints],
        reports: packet!.reports.map((report) => ({ ...report, copies: report.copies.map((copy) => ({ ...copy, page: 3 })) })),
      },
    ],
  };
  expect(checkManifestSums(covered)).toEqual([]);
  expect(checkManifestSums({ ...covered, packets: covered.packets.map((one) => ({ ...one, inserts: [{ page: 2, pages: 1, what: 'cover-sheet' }] })) })).not.toEqual([]);
});

it('holds weights against the paper of the run', () => {
  const heavy = manifestOf(findingsOf([foundReport(0)]), { paper: 24 });
  expect(heavy.packets.map(({ ounces }) => ounces)).toEqual([0.62]);
  expect(checkManifestSums(heavy)).toEqual([]);
  expect(checkManifestSums({ ...heavy, settings: { ...heavy.settings, paper: 20 } })).toEqual(['Piece 1: ounces should be 0.56, the manifest says 0.62.']);
});
