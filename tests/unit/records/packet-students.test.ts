import type { ManifestPacket, ManifestReport } from '@shared/domain/records/manifest';
import { identitiesOf, studentOf, studentsOf } from '@shared/domain/records/packet-students';
import { expect, test } from 'vitest';

const report = (entry: string, given: Partial<ManifestReport> = {}): ManifestReport => ({ download: 'a.zip', entry, firstPage: 1, pages: 2, kind: 'cast', schoolYear: '2023-24', content: `pages of ${entry}`, copies: [], ...given });
const ana = { ssid: '9000000001', student: 'Ana Lopez', school: '7654321', grade: '05' };
const ben = { ssid: '9000000002', student: 'Ben Lopez', school: '7654321', grade: '03' };
const packetOf = (reports: readonly ManifestReport[]): ManifestPacket => ({ ...ana, reports }) as unknown as ManifestPacket;

test('each report of a packet is of its own student', () => {
  const packet = packetOf([report('a1', ana), report('b1', ben), report('b2', ben)]);
  expect(packet.reports.map((one) => studentOf(one, packet))).toEqual([ana, ben, ben]);
  expect(studentsOf(packet)).toEqual([ana, ben]);
  expect(identitiesOf(packet).map(({ ssid, content }) => [ssid, content])).toEqual([['9000000001', 'pages of a1'], ['9000000002', 'pages of b1'], ['9000000002', 'pages of b2']]);
});

test('a manifest of an earlier version has the student at the packet alone, and one that is not known stays so', () => {
  const packet = packetOf([report('a1'), report('a2')]);
  expect(studentsOf(packet)).toEqual([ana]);
  expect(identitiesOf(packet).map(({ ssid }) => ssid)).toEqual(['9000000001', '9000000001']);
  expect(studentOf(report('a1', { ssid: null, student: null, school: null, grade: null }), packet)).toEqual({ ssid: null, student: null, school: null, grade: null });
});
