import type { Batch, Packet, RunPlan } from '../packets/plan';
import { isMarkedSide } from '../envelope/inserter/inserter-mark';
import { numberOnSide } from '../envelope/piece-number';
import { identityOf } from '../ssr/report-identity';
import { SEPARATOR_PAGES } from '../packets/separators';
import type { PrepareSettings } from '../packets/settings';
import type { InspectionFindings } from './inspection';
import type { Manifest, ManifestBatch, ManifestDeadline, ManifestPacket, ManifestReport, SetAsideReport } from './manifest';
import { sealedFacts } from './packet-seal';
import { unreadableEntries } from './unreadable-entries';

/** A batch as it was written and re-read. Pages count from 1 in its PDF. */
export type WrittenBatch = {
  readonly id: string;
  /** Path below the folder, with `/`. */
  readonly file: string;
  readonly sha256: string;
  /** In print order, one for each packet of the plan. */
  readonly packets: readonly WrittenPacket[];
};
export type WrittenPacket = {
  readonly firstPage: number;
  readonly pages: number;
  readonly fingerprints: readonly string[];
  /** Pages of the batch's PDF from which something was removed; left out where there are none. */
  readonly masked?: readonly number[];
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

/**
 * The manifest of a prepared folder: what was planned, with what was written of it.
 * A packet is named by its first report, whose page 1 shows in the window. Throws a `RangeError` where plan and written batches don't match.
 */
export const buildManifest = ({ findings, plan, settings, createdAt, batches: written, deadlines, digest }: ManifestInput): Manifest => {
  const pathOf = (downloadIndex: number): string => findings.downloads[downloadIndex]?.path ?? '';
  const writtenById = new Map(written.map((batch) => [batch.id, batch]));
  const pairs = plan.batches.map((batch) => ({ batch, written: required(writtenById.get(batch.id), `batch ${batch.id}`) }));

  const batches = pairs.map(({ batch, written }) => manifestBatch(batch, written));
  const packets = pairs.flatMap(({ batch, written: { packets: pieces } }) =>
    batch.packets.map((packet, index) => manifestPacket(packet, required(pieces[index], `piece ${packet.piece}`), pathOf, digest)),
  );
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

  const sum = (of: (batch: ManifestBatch) => number): number => batches.reduce((total, batch) => total + of(batch), 0);
  return {
    schema: 1,
    createdAt,
    settings: { ...settings, addresses: settings.addresses.map(({ ssid }) => ssid) },
    totals: {
      entries: findings.totals.entries,
      entriesWithReports: findings.entries.filter(({ outcome }) => outcome === 'reports').length,
      ignored: findings.totals.ignored,
      reports: findings.reports.length,
      packets: packets.length,
      sheets: sum((batch) => batch.sheets),
      pages: sum((batch) => batch.pages),
      blanks: sum((batch) => batch.blanks),
      inserts: [...batches, ...packets].reduce((total, { inserts }) => total + inserts.reduce((pages, insert) => pages + insert.pages, 0), 0),
      setAside: setAside.length,
      unreadable: unreadable.length,
    },
    batches,
    packets,
    setAside,
    unreadable,
    notices: plan.notices,
    ...(deadlines && { deadlines }),
  };
};

const required = <Value>(value: Value | undefined, what: string): Value => {
  if (value === undefined) throw new RangeError(`The plan's ${what} was not written.`);
  return value;
};

const manifestBatch = (batch: Batch, { file, sha256, packets }: WrittenBatch): ManifestBatch => ({
  id: batch.id,
  file,
  sha256,
  sheetsPerPacket: batch.sheetsPerPacket,
  packets: batch.packets.length,
  sheets: batch.sheets,
  pages: batch.pages,
  blanks: batch.blanks,
  inserts: batch.separators.map(({ beforeIndex }) => ({ page: required(packets[beforeIndex], `packet at place ${beforeIndex + 1}`).firstPage - SEPARATOR_PAGES, pages: SEPARATOR_PAGES, what: 'separator' })),
});

/** The cover sheet, and the letter where its first side stands. */
const insertsOf = ({ cover, letter, sides }: Packet, firstPage: number): ManifestPacket['inserts'] => [
  ...(cover ? [{ page: firstPage, pages: 1, what: 'cover-sheet' as const }] : []),
  ...(letter ? [{ page: firstPage + sides.findIndex(({ kind }) => kind === 'cover-letter'), pages: letter.pages, what: 'cover-letter' as const }] : []),
];

/** Pages of the batch's PDF that carry a piece number or inserter marks: the fronts, cover sheets among them. */
const markedPages = (packet: Packet, firstPage: number): readonly number[] => packet.sides.flatMap((_, sideIndex) => (isMarkedSide(packet, sideIndex) || numberOnSide(packet, sideIndex) ? [firstPage + sideIndex] : []));

const manifestPacket = (packet: Packet, { firstPage, pages, fingerprints, masked = [] }: WrittenPacket, pathOf: (downloadIndex: number) => string, digest: (text: string) => string): ManifestPacket => {
  const lead = required(packet.reports[0], `piece ${packet.piece}`).report;
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
    address: packet.address?.lines ?? [],
    zip: packet.address?.zip ?? null,
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
