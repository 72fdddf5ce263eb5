import type { Batch, Packet, RunPlan } from '../packets/plan';
import { isMarkedSide } from '../envelope/inserter/inserter-mark';
import { numberOnSide } from '../envelope/piece-number';
import { identityOf } from '../ssr/report-identity';
import { SEPARATOR_PAGES } from '../packets/separators';
import type { PrepareSettings } from '../packets/settings';
import type { InspectionFindings } from './inspection';
import type { ManifestBatch, ManifestDeadline, ManifestPacket, ManifestReport, ManifestToWrite, SetAsideReport } from './manifest';
import { flatMapLazily, mapLazily } from './map-lazily';
import { sealedFacts } from './packet-seal';
import { unreadableEntries } from './unreadable-entries';

/** A batch as it was written and re-read. Pages count from 1 in its PDF. */
export type WrittenBatch = {
  readonly id: string;
  /** Path below the folder, with `/`. */
  readonly file: string;
  readonly sha256: string;
  /** One for each page of the PDF. */
  readonly fingerprints: { readonly length: number; readonly at: (pageIndex: number) => string | undefined };
  /** Pages from which something was removed. */
  readonly masked: readonly number[];
};

export type ManifestInput = {
  readonly findings: InspectionFindings;
  readonly plan: RunPlan;
  readonly settings: PrepareSettings;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly batches: readonly WrittenBatch[];
  readonly deadlines?: readonly ManifestDeadline[] | undefined;
  /** Digest for the packets' seals and the reports' contents. */
  readonly digest: (text: string) => string;
};

export type BuiltManifest = {
  readonly manifest: ManifestToWrite;
  /** The packets of one batch, in print order. */
  readonly packetsOf: (batch: Batch) => Iterable<ManifestPacket>;
};

/**
 * The manifest of a prepared folder: what was planned, with what was written of it.
 * A packet is named by its first report, whose page 1 shows in the window. Throws a `RangeError` where plan and written batches don't match.
 */
export const buildManifest = ({ findings, plan, settings, createdAt, batches: written, deadlines, digest }: ManifestInput): BuiltManifest => {
  const pathOf = (downloadIndex: number): string => findings.downloads[downloadIndex]?.path ?? '';
  const writtenById = new Map(written.map((batch) => [batch.id, batch]));
  const batches = plan.batches.map((batch) => manifestBatch(batch, required(writtenById.get(batch.id), `batch ${batch.id}`)));
  const packetsOf = (batch: Batch): Iterable<ManifestPacket> => {
    const pages = pagesOfBatch(batch, required(writtenById.get(batch.id), `batch ${batch.id}`));
    return mapLazily(flatMapLazily([batch], placesOf), ({ packet, firstPage }) => manifestPacket(packet, pages(firstPage, 2 * packet.sheets), pathOf, digest));
  };
  const setAside = plan.setAside.map(({ report, problem }): SetAsideReport => ({
    download: pathOf(report.downloadIndex),
    entry: report.entry,
    firstPage: report.firstPage,
    pages: report.pages,
    ssid: report.ssid,
    ...(report.corrected && { corrected: report.corrected.fields }),
    code: problem.code,
    message: problem.message,
  }));
  const unreadable = unreadableEntries(findings);

  const sum = (of: (batch: Batch) => number): number => plan.batches.reduce((total, batch) => total + of(batch), 0);
  const manifest: ManifestToWrite = {
    schema: 1,
    createdAt,
    settings: { ...settings, addresses: settings.addresses.map(({ ssid }) => ssid) },
    totals: {
      entries: findings.totals.entries,
      entriesWithReports: entriesWithReports(findings),
      ignored: findings.totals.ignored,
      reports: findings.reports.length,
      packets: sum((batch) => batch.packets.length),
      sheets: sum((batch) => batch.sheets),
      pages: sum((batch) => batch.pages),
      blanks: sum((batch) => batch.blanks),
      inserts: sum(({ packets, separators }) => packets.reduce((pages, packet) => pages + insertPages(packet), SEPARATOR_PAGES * separators.length)),
      setAside: setAside.length,
      unreadable: unreadable.length,
    },
    batches,
    packets: flatMapLazily(plan.batches, packetsOf),
    setAside,
    unreadable,
    notices: plan.notices.map(({ problem }) => problem),
    ...(deadlines && { deadlines }),
  };
  return { manifest, packetsOf };
};

const entriesWithReports = ({ entries }: InspectionFindings): number => {
  let count = 0;
  for (const { outcome } of entries) if (outcome === 'reports') count += 1;
  return count;
};

const required = <Value>(value: Value | undefined, what: string): Value => {
  if (value === undefined) throw new RangeError(`The plan's ${what} was not written.`);
  return value;
};

/** A packet's place in its batch's PDF; before it stands a separator where `separatorPage` is one. */
type Place = { readonly packet: Packet; readonly firstPage: number; readonly separatorPage: number | null };

function* placesOf({ packets, separators }: Batch): Generator<Place> {
  const separated = new Set(separators.map(({ beforeIndex }) => beforeIndex));
  let page = 1;
  for (const [index, packet] of packets.entries()) {
    const separatorPage = separated.has(index) ? page : null;
    if (separatorPage !== null) page += SEPARATOR_PAGES;
    yield { packet, firstPage: page, separatorPage };
    page += 2 * packet.sheets;
  }
}

const manifestBatch = (batch: Batch, { file, sha256, fingerprints }: WrittenBatch): ManifestBatch => ({
  id: batch.id,
  file,
  sha256,
  sheetsPerPacket: batch.sheetsPerPacket,
  packets: batch.packets.length,
  sheets: batch.sheets,
  pages: batch.pages,
  blanks: batch.blanks,
  inserts: batch.separators.length === 0 ? [] : [...placesOf(batch)].flatMap(({ separatorPage }) => (separatorPage === null ? [] : [{ page: separatorPage, pages: SEPARATOR_PAGES, what: 'separator', fingerprints: fingerprintsOf(batch.id, fingerprints, separatorPage, SEPARATOR_PAGES) }])),
});

const fingerprintsOf = (id: string, fingerprints: WrittenBatch['fingerprints'], firstPage: number, pages: number): readonly string[] =>
  Array.from({ length: pages }, (_, index) => required(fingerprints.at(firstPage - 1 + index), `page ${firstPage + index} of batch ${id}`));

/** Pages of a batch's PDF as they were written, from `firstPage`. */
type WrittenPages = { readonly firstPage: number; readonly pages: number; readonly fingerprints: readonly string[]; readonly masked: readonly number[] };

const pagesOfBatch = ({ id, pages: all }: Batch, { fingerprints, masked }: WrittenBatch): ((firstPage: number, pages: number) => WrittenPages) => {
  if (fingerprints.length !== all) throw new RangeError(`The plan's pages of batch ${id} are not those that were written.`);
  const removed = new Set(masked);
  const pageNumbers = (firstPage: number, pages: number): readonly number[] => Array.from({ length: pages }, (_, index) => firstPage + index);
  return (firstPage, pages) => ({
    firstPage,
    pages,
    fingerprints: fingerprintsOf(id, fingerprints, firstPage, pages),
    masked: removed.size === 0 ? [] : pageNumbers(firstPage, pages).filter((page) => removed.has(page)),
  });
};

const insertPages = ({ cover, letter }: Packet): number => (cover ? 1 : 0) + (letter?.pages ?? 0);

/** The cover sheet, and the letter where its first side stands. */
const insertsOf = (packet: Packet, firstPage: number): ManifestPacket['inserts'] => {
  const { cover, letter } = packet;
  return [
    ...(cover ? [{ page: firstPage, pages: 1, what: 'cover-sheet' as const }] : []),
    ...(letter ? [{ page: firstPage + packet.sides.findIndex(({ kind }) => kind === 'cover-letter'), pages: letter.pages, what: 'cover-letter' as const }] : []),
  ];
};

/** Pages of the batch's PDF that carry a piece number or inserter marks: the fronts, cover sheets among them. */
const markedPages = (packet: Packet, firstPage: number): readonly number[] => {
  const { piece, numbers = null, marks = null } = packet;
  if (!numbers && !marks) return [];
  const { sides } = packet;
  const marked = { piece, numbers, marks, sides };
  return sides.flatMap((_, sideIndex) => (isMarkedSide(marked, sideIndex) || numberOnSide(marked, sideIndex) ? [firstPage + sideIndex] : []));
};

const manifestPacket = (packet: Packet, { firstPage, pages, fingerprints, masked }: WrittenPages, pathOf: (downloadIndex: number) => string, digest: (text: string) => string): ManifestPacket => {
  const lead = required(packet.members[0], `piece ${packet.piece}`);
  const { address } = packet;
  const facts = {
    piece: packet.piece,
    batch: packet.batchId,
    firstPage,
    pages,
    sheets: packet.sheets,
    blanks: packet.blanks,
    inserts: insertsOf(packet, firstPage),
    changes: [...(packet.shiftPt ? [{ page: firstPage, what: 'shift' as const }] : []), ...masked.map((page) => ({ page, what: 'mask' as const })), ...markedPages(packet, firstPage).map((page) => ({ page, what: 'mark' as const }))],
    ssid: lead.ssid,
    student: lead.student,
    school: lead.school,
    grade: lead.grade,
    address: address?.lines ?? [],
    zip: address?.zip ?? null,
    ounces: packet.ounces,
    reports: packet.reports.map(({ report, copies }): ManifestReport => {
      const { kind, schoolYear, content } = identityOf(report, digest);
      return {
        download: pathOf(report.downloadIndex),
        entry: report.entry,
        firstPage: report.firstPage,
        pages: report.pages,
        kind,
        schoolYear,
        ssid: report.ssid,
        student: report.student,
        school: report.school,
        grade: report.grade,
        content,
        ...(report.corrected && { corrected: report.corrected.fields }),
        copies: copies.map(({ language, firstPage: first, pages: own, sideIndex }) => ({ language, firstPage: first, pages: own, page: firstPage + sideIndex })),
      };
    }),
    fingerprints,
    window: packet.window,
    // Set below and not spread into another object: Node 20 would keep a description of its fields for each of tens of thousands.
    seal: '',
  };
  facts.seal = digest(sealedFacts(facts));
  return facts;
};
