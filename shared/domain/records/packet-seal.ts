import type { ManifestPacket, ManifestReport } from './manifest';

/**
 * What the seal of a packet is made of, as one text: whose it is, where it goes, what is in it, and what its pages show.
 * Tied together so that no name, address or SSID can move to another packet's pages unnoticed.
 */
export const sealedFacts = (packet: Omit<ManifestPacket, 'seal'>): string =>
  JSON.stringify([
    [packet.piece, packet.batch, packet.firstPage, packet.pages, packet.sheets, packet.blanks],
    [packet.ssid, packet.student, packet.school, packet.grade, packet.address, packet.zip, packet.ounces],
    [packet.window.fit, packet.window.exposes],
    packet.reports.map((report) => [...sourceFacts(report), ...studentFacts(report)]),
    [packet.inserts.map(({ page, pages, what }) => [page, pages, what]), packet.changes.map(({ page, what }) => [page, what])],
    packet.fingerprints,
  ]);

const sourceFacts = ({ download, entry, firstPage, pages, kind, schoolYear, content, corrected, copies }: ManifestReport): readonly unknown[] => [
  ...[download, entry, firstPage, pages, kind, schoolYear, content, corrected ?? []],
  copies.map((copy) => [copy.language, copy.firstPage, copy.pages, copy.page]),
];

/** Nothing in a manifest of an earlier version, whose seals were made without; taking them out of another one breaks its seals. */
const studentFacts = ({ ssid, student, school, grade }: ManifestReport): readonly unknown[] => (ssid === undefined ? [] : [[ssid, student ?? null, school ?? null, grade ?? null]]);

/** A sentence for each packet whose facts are no longer those that were sealed. */
export const brokenSeals = (packets: readonly ManifestPacket[], digest: (text: string) => string): readonly string[] =>
  packets.flatMap((packet) => (digest(sealedFacts(packet)) === packet.seal ? [] : [`Piece ${packet.piece}: what manifest.json says of it was changed after it was written.`]));
