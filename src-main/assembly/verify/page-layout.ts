import type { ManifestBatch, ManifestPacket, ManifestReport } from '@shared/domain/records/manifest';

/** What of a packet and its reports the layout hangs on: no more crosses threads. */
export type LaidPacket = Pick<ManifestPacket, 'piece' | 'firstPage' | 'pages' | 'sheets' | 'blanks' | 'inserts' | 'fingerprints'> & { readonly reports: readonly Pick<ManifestReport, 'pages' | 'copies'>[] };

export const laidPacket = ({ piece, firstPage, pages, sheets, blanks, inserts, fingerprints, reports }: ManifestPacket): LaidPacket => ({
  ...{ piece, firstPage, pages, sheets, blanks, inserts, fingerprints },
  reports: reports.map(({ pages: own, copies }) => ({ pages: own, copies })),
});

/** What a page of a batch must be, as the manifest has it. `fingerprint` is null where the manifest gives none (separators). */
export type ExpectedPage = { readonly fingerprint: string | null; readonly isBlank: boolean };

/** A run of pages that belongs together, from 1. */
type Span = { readonly first: number; readonly pages: number; readonly name: string };

/**
 * Whether the manifest's own numbers make a batch that is safe two-sided: packets one after the other from front to back,
 * every copy on a front, blanks where nothing else stands. Differences in plain words, without the batch's name.
 */
export const layoutDifferences = (batch: ManifestBatch, packets: readonly LaidPacket[]): readonly string[] => [
  ...spanDifferences(batch, packets),
  ...packets.flatMap(packetDifferences),
  ...sumDifferences(batch, packets),
];

const spanDifferences = (batch: ManifestBatch, packets: readonly LaidPacket[]): readonly string[] => {
  const spans: readonly Span[] = [
    ...packets.map((packet) => ({ first: packet.firstPage, pages: packet.pages, name: `packet ${packet.piece}` })),
    ...batch.inserts.map((insert) => ({ first: insert.page, pages: insert.pages, name: 'an insert' })),
  ].sort((a, b) => a.first - b.first);
  const differences: string[] = [];
  let next = 1;
  for (const span of spans) {
    if (span.first !== next) differences.push(`page ${span.first}: ${span.name} begins here, and page ${next} was to be next`);
    if (span.first % 2 === 0) differences.push(`page ${span.first}: ${span.name} begins on the back of a sheet`);
    if (span.pages % 2 !== 0 || span.pages < 2) differences.push(`page ${span.first}: ${span.name} has ${span.pages} pages, which does not fill its sheets`);
    next = span.first + span.pages;
  }
  if (next - 1 !== batch.pages) differences.push(`the packets fill ${next - 1} pages and the batch is listed with ${batch.pages}`);
  return differences;
};

const packetDifferences = (packet: LaidPacket): readonly string[] => {
  const { firstPage, pages, piece } = packet;
  const differences: string[] = [];
  const say = (page: number, what: string): number => differences.push(`page ${page}: ${what}`);
  if (packet.fingerprints.length !== pages) say(firstPage, `packet ${piece} lists ${packet.fingerprints.length} fingerprints for ${pages} pages`);
  if (packet.sheets * 2 !== pages) say(firstPage, `packet ${piece} is listed with ${packet.sheets} sheets for ${pages} pages`);
  for (const report of packet.reports) {
    for (const copy of report.copies) {
      if (copy.page % 2 === 0) say(copy.page, 'a language copy begins on the back of a sheet');
      if (copy.page < firstPage || copy.page + copy.pages > firstPage + pages) say(copy.page, `a language copy reaches beyond packet ${piece}`);
    }
    const copied = report.copies.reduce((sum, copy) => sum + copy.pages, 0);
    if (copied !== report.pages) say(firstPage, `a report of ${report.pages} pages is listed with copies of ${copied} pages`);
  }
  const blanks = filledPages(packet).filter((filled) => !filled).length;
  if (blanks !== packet.blanks) say(firstPage, `packet ${piece} has room for ${blanks} blank pages and is listed with ${packet.blanks}`);
  return differences;
};

/** For each page of a packet, whether a copy or an insert stands on it. */
const filledPages = (packet: LaidPacket): readonly boolean[] => {
  const filled = new Array<boolean>(Math.max(0, packet.pages)).fill(false);
  const spans = [...packet.reports.flatMap((report) => report.copies), ...packet.inserts];
  for (const { page, pages } of spans) filled.fill(true, Math.max(0, page - packet.firstPage), Math.max(0, page - packet.firstPage + pages));
  return filled;
};

const sumDifferences = (batch: ManifestBatch, packets: readonly LaidPacket[]): readonly string[] => {
  const sum = (valueOf: (packet: LaidPacket) => number): number => packets.reduce((total, packet) => total + valueOf(packet), 0);
  const insertPages = batch.inserts.reduce((total, insert) => total + insert.pages, 0);
  const rows: readonly (readonly [string, number, number])[] = [
    ['packets', batch.packets, packets.length],
    ['blank pages', batch.blanks, sum((packet) => packet.blanks)],
    ['sheets', batch.sheets, sum((packet) => packet.sheets) + insertPages / 2],
  ];
  return rows.flatMap(([what, listed, found]) => (listed === found ? [] : [`the batch is listed with ${listed} ${what} and its packets have ${found}`]));
};

/** What each page must be, in order from page 1. Pages that no packet covers have no fingerprint. */
export const expectedPages = (batch: ManifestBatch, packets: readonly LaidPacket[]): readonly ExpectedPage[] => {
  const pages = new Array<ExpectedPage>(batch.pages).fill({ fingerprint: null, isBlank: false });
  for (const packet of packets) {
    filledPages(packet).forEach((filled, index) => {
      pages[packet.firstPage - 1 + index] = { fingerprint: packet.fingerprints[index] ?? null, isBlank: !filled };
    });
  }
  return pages;
};
