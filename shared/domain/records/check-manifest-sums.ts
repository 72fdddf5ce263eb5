import { packetOunces, type PaperPounds } from '../post/weigh';
import { atOnce, ITEMS_OF_STEP, type Steps } from '../../jobs/steps';
import type { ManifestBatch, ManifestPacket, ManifestReport, ManifestToWrite } from './manifest';

/** What differs, one sentence each; empty where all is right. No sentence holds pupils' data. */
type Differences = readonly string[];

/** A number that the manifest says beside what its other numbers come to. */
type Claim = readonly [what: string, said: number, counted: number];

/** Pages that belong together, from `page` (from 1 in the batch's PDF). */
type Span = { readonly page: number; readonly pages: number };

/**
 * Proves that the numbers of a manifest agree with each other: entries, reports found = in packets + set aside, pages = source pages + blanks + inserts, sheets,
 * pieces in order, packets that fill their batch without gap or overlap and start on fronts, copies that start on fronts and hold their report's pages in
 * order, weights. Every count and page number of totals, batches and packets stands in at least one of these, so that none can be changed alone; the places of
 * what was set aside are facts about the sources, and no sum.
 */
export const checkManifestSums = (manifest: ManifestToWrite): Differences => atOnce(checkManifestSumsInSteps(manifest));

/** The same in steps; of each packet only a few numbers are kept. */
export function* checkManifestSumsInSteps(manifest: ManifestToWrite): Steps<Differences> {
  const sums = { packets: 0, reports: 0, insertPages: 0 };
  const ofBatches = new Map(manifest.batches.map((batch) => [batch.id, sumsOfBatch(batch)]));
  const order = orderCheck(manifest.batches);
  const ofPackets: string[] = [];
  for (const packet of manifest.packets) {
    sums.packets += 1;
    sums.reports += packet.reports.length;
    sums.insertPages += pagesOf(packet.inserts);
    ofBatches.get(packet.batch)?.take(packet);
    order.take(packet);
    ofPackets.push(...checkPacket(packet, manifest.settings.paper));
    if (sums.packets % ITEMS_OF_STEP === 0) yield;
  }
  return [...differing('Totals', totalClaims(manifest, sums)), ...manifest.batches.flatMap((batch) => ofBatches.get(batch.id)?.differences(batch) ?? []), ...order.differences(), ...ofPackets];
}

const differing = (where: string, claims: readonly Claim[]): Differences =>
  claims.filter(([, said, counted]) => said !== counted).map(([what, said, counted]) => `${where}: ${what} should be ${counted}, the manifest says ${said}.`);

const sumOf = <Item>(items: readonly Item[], of: (item: Item) => number): number => items.reduce((sum, item) => sum + of(item), 0);

const pagesOf = (spans: readonly Pick<Span, 'pages'>[]): number => sumOf(spans, (span) => span.pages);

/** A page number that is the front of a sheet: the first from `page` on. */
const nextFront = (page: number): number => page + ((page + 1) % 2);

/** Of all packets. */
type PacketSums = { readonly packets: number; readonly reports: number; readonly insertPages: number };

const totalClaims = ({ totals, batches, setAside, unreadable }: ManifestToWrite, sums: PacketSums): readonly Claim[] => {
  const wholeEntries = unreadable.filter(({ firstPage }) => firstPage === null).length;
  return [
    ['entries', totals.entries, totals.entriesWithReports + totals.ignored + wholeEntries],
    ['reports', totals.reports, sums.reports + setAside.length],
    ['packets', totals.packets, sums.packets],
    ['sheets', totals.sheets, sumOf(batches, (batch) => batch.sheets)],
    ['pages', totals.pages, sumOf(batches, (batch) => batch.pages)],
    ['blanks', totals.blanks, sumOf(batches, (batch) => batch.blanks)],
    ['inserts', totals.inserts, sumOf(batches, (batch) => pagesOf(batch.inserts)) + sums.insertPages],
    ['set aside', totals.setAside, setAside.length],
    ['unreadable', totals.unreadable, unreadable.length],
  ];
};

/** Adds up the packets of a batch. */
const sumsOfBatch = ({ sheetsPerPacket, inserts }: ManifestBatch) => {
  const parts: Span[] = [...inserts];
  const ofOtherSheets: Claim[] = [];
  let [packets, blanks] = [0, 0];
  return {
    take: (packet: ManifestPacket): void => {
      packets += 1;
      blanks += packet.blanks;
      parts.push({ page: packet.firstPage, pages: packet.pages });
      if (packet.sheets !== sheetsPerPacket) ofOtherSheets.push([`sheets of piece ${packet.piece}`, packet.sheets, sheetsPerPacket]);
    },
    differences: (batch: ManifestBatch): Differences => {
      const where = `Batch ${batch.id}`;
      const ofInserts = inserts.map(({ page, pages, fingerprints }): Claim => [`fingerprints of the insert on page ${page}`, fingerprints?.length ?? pages, pages]);
      return [
        ...differing(where, [['packets', batch.packets, packets], ['pages', batch.pages, pagesOf(parts)], ['sheets', batch.sheets, batch.pages / 2], ['blanks', batch.blanks, blanks], ...ofInserts, ...ofOtherSheets]),
        ...checkTiling(where, parts),
      ];
    },
  };
};

/** Parts of a batch follow each other from page 1 on, each on its own sheets. */
const checkTiling = (where: string, parts: readonly Span[]): Differences => {
  let page = 1;
  return inPageOrder(parts).flatMap((part) => {
    const expected = page;
    page = part.page + part.pages;
    return differing(where, [[`first page of what stands at page ${expected}`, part.page, expected]]);
  });
};

const inPageOrder = (spans: readonly Span[]): readonly Span[] => [...spans].sort((a, b) => a.page - b.page);

/** Pieces are numbered over the run in the order of the batches and of the pages in each. */
const orderCheck = (batches: readonly ManifestBatch[]) => {
  const orderOfBatch = new Map(batches.map(({ id }, index) => [id, index]));
  const numbers: Claim[] = [];
  const strays: string[] = [];
  const disordered: string[] = [];
  let place = 0;
  let before: Pick<ManifestPacket, 'batch' | 'firstPage'> | null = null;
  const comesBefore = (a: Pick<ManifestPacket, 'batch' | 'firstPage'>, b: ManifestPacket): boolean =>
    a.batch === b.batch ? a.firstPage < b.firstPage : (orderOfBatch.get(a.batch) ?? -1) < (orderOfBatch.get(b.batch) ?? -1);
  return {
    take: (packet: ManifestPacket): void => {
      place += 1;
      if (packet.piece !== place) numbers.push([`number of the packet at place ${place}`, packet.piece, place]);
      if (!orderOfBatch.has(packet.batch)) strays.push(`Piece ${packet.piece}: its batch is not in the manifest.`);
      if (before !== null && !comesBefore(before, packet)) disordered.push(`Piece ${packet.piece}: it stands out of print order.`);
      before = packet;
    },
    differences: (): Differences => [...(orderOfBatch.size < batches.length ? ['Two batches have the same name.'] : []), ...differing('Pieces', numbers), ...strays, ...disordered],
  };
};

const checkPacket = (packet: ManifestPacket, paper: PaperPounds): Differences => {
  const where = `Piece ${packet.piece}`;
  const copies = packet.reports.flatMap((report) => report.copies);
  const ends = packet.firstPage + packet.pages;
  const outside = packet.changes.filter(({ page }) => page < packet.firstPage || page >= ends);
  let page = packet.firstPage;
  // Inserts may stand anywhere; copies come in their own order, which is the print order.
  const starts = mergeByPage(packet.inserts, copies).flatMap((span) => {
    const expected = nextFront(page);
    page = span.page + span.pages;
    return differing(where, [[`page of the part that starts a sheet at page ${expected}`, span.page, expected]]);
  });
  return [
    ...differing(where, [
      ['first page', packet.firstPage, nextFront(packet.firstPage)],
      ['pages', packet.pages, pagesOf(packet.reports) + packet.blanks + pagesOf(packet.inserts)],
      ['sheets', packet.sheets, packet.pages / 2],
      ['end', ends, nextFront(page)],
      ['ounces', packet.ounces, packetOunces(packet.sheets, paper)],
      ['fingerprints', packet.fingerprints.length, packet.pages],
      ...packet.reports.flatMap(sourceClaims),
    ]),
    ...starts,
    ...(packet.reports.length === 0 ? [`${where}: it holds no report.`] : []),
    ...outside.map((change) => `${where}: a change is on page ${change.page}, outside the packet.`),
  ];
};

/** A report's copies are all its source pages, in order. */
const sourceClaims = (report: ManifestReport, index: number): readonly Claim[] => {
  let page = report.firstPage;
  const starts = report.copies.map((copy, place): Claim => {
    const expected = page;
    page = copy.firstPage + copy.pages;
    return [`source page of copy ${place + 1} of report ${index + 1}`, copy.firstPage, expected];
  });
  return [[`pages of report ${index + 1}`, report.pages, pagesOf(report.copies)], ...starts];
};

const mergeByPage = (inserts: readonly Span[], copies: readonly Span[]): readonly Span[] => (inserts.length === 0 ? copies : inPageOrder([...inserts, ...copies]));
