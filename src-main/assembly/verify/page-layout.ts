import type { ManifestBatch, ManifestPacket, ManifestReport } from '@shared/domain/records/manifest';
import { DigestList } from '../digests/digest-list';
import { BLANK_FINGERPRINT } from '../page/blank-page';

/** What of a packet and its reports the layout hangs on: no more crosses threads. */
export type LaidPacket = Pick<ManifestPacket, 'piece' | 'firstPage' | 'pages' | 'sheets' | 'blanks' | 'inserts' | 'fingerprints'> & { readonly reports: readonly Pick<ManifestReport, 'pages' | 'copies'>[] };

export const laidPacket = ({ piece, firstPage, pages, sheets, blanks, inserts, fingerprints, reports }: ManifestPacket): LaidPacket => ({
  ...{ piece, firstPage, pages, sheets, blanks, inserts, fingerprints },
  reports: reports.map(({ pages: own, copies }) => ({ pages: own, copies })),
});

/** What a page of a batch must be, as the manifest has it. `fingerprint` is null where the manifest gives none (separators of earlier versions). */
export type ExpectedPage = { readonly fingerprint: string | null; readonly isBlank: boolean };

/** A run of pages that belongs together, from 1: a packet with its number, or an insert. */
type Span = { readonly first: number; readonly pages: number; readonly piece: number | null };

const FINGERPRINT = new RegExp(`^[0-9a-f]{${BLANK_FINGERPRINT.length}}$`);
/** No page has it. */
const NO_FINGERPRINT = '';

/** What is known of a page: that it is blank, that the manifest gives its fingerprint, and that this is none. */
const [IS_BLANK, IS_LISTED, IS_ODD] = [1, 2, 4] as const;

/**
 * What the manifest says of a batch's pages, packet by packet: whether its own numbers make a batch that is safe two-sided (packets one after the other from front to back,
 * every copy on a front, blanks where nothing else stands), and what each page must be. Holds a few bytes a page.
 */
export class BatchLayout {
  private readonly packetSpans: Span[] = [];
  private readonly ofPackets: string[] = [];
  private readonly sums = { packets: 0, blanks: 0, sheets: 0 };
  private readonly fingerprints = new DigestList();
  private readonly known: Uint8Array;

  constructor(private readonly batch: ManifestBatch) {
    this.known = new Uint8Array(batch.pages);
    // The back of a separator is blank.
    for (const { page, pages, fingerprints = [] } of batch.inserts) {
      for (let index = 0; index < Math.min(pages, batch.pages); index++) this.expect(page - 1 + index, fingerprints[index] ?? null, index > 0);
    }
  }

  take(packet: LaidPacket): void {
    this.packetSpans.push({ first: packet.firstPage, pages: packet.pages, piece: packet.piece });
    this.sums.packets++;
    this.sums.blanks += packet.blanks;
    this.sums.sheets += packet.sheets;
    const filled = filledPages(packet, this.batch.pages);
    this.ofPackets.push(...packetDifferences(packet, filled));
    filled.forEach((isFilled, index) => this.expect(packet.firstPage - 1 + index, packet.fingerprints[index] ?? null, !isFilled));
  }

  /** In plain words, without the batch's name. To be asked after all packets. */
  differences(): readonly string[] {
    return [...this.spanDifferences(), ...this.ofPackets, ...this.sumDifferences()];
  }

  /** What the page (from 0) must be; undefined behind the last. Pages that neither a packet nor an insert covers have no fingerprint. */
  expected(pageIndex: number): ExpectedPage | undefined {
    const known = this.known[pageIndex];
    if (known === undefined) return undefined;
    const isBlank = (known & IS_BLANK) !== 0;
    if ((known & IS_LISTED) === 0) return { fingerprint: null, isBlank };
    return { fingerprint: known & IS_ODD ? NO_FINGERPRINT : this.fingerprints.get(pageIndex)!, isBlank };
  }

  private expect(pageIndex: number, fingerprint: string | null, isBlank: boolean): void {
    const isOdd = fingerprint !== null && !FINGERPRINT.test(fingerprint);
    // Outside the batch nothing is written.
    this.known[pageIndex] = (isBlank ? IS_BLANK : 0) | (fingerprint === null ? 0 : IS_LISTED) | (isOdd ? IS_ODD : 0);
    if (fingerprint !== null && !isOdd && pageIndex in this.known) this.fingerprints.set(pageIndex, fingerprint);
  }

  private spanDifferences(): readonly string[] {
    const { batch } = this;
    const inserts = batch.inserts.map(({ page, pages }): Span => ({ first: page, pages, piece: null }));
    const spans = [...this.packetSpans, ...inserts].sort((a, b) => a.first - b.first);
    const differences: string[] = [];
    let next = 1;
    for (const { first, pages, piece } of spans) {
      const name = piece === null ? 'an insert' : `packet ${piece}`;
      if (first !== next) differences.push(`page ${first}: ${name} begins here, and page ${next} was to be next`);
      if (first % 2 === 0) differences.push(`page ${first}: ${name} begins on the back of a sheet`);
      if (pages % 2 !== 0 || pages < 2) differences.push(`page ${first}: ${name} has ${pages} pages, which does not fill its sheets`);
      next = first + pages;
    }
    if (next - 1 !== batch.pages) differences.push(`the packets fill ${next - 1} pages and the batch is listed with ${batch.pages}`);
    return differences;
  }

  private sumDifferences(): readonly string[] {
    const { batch, sums } = this;
    const insertPages = batch.inserts.reduce((total, insert) => total + insert.pages, 0);
    const rows: readonly (readonly [string, number, number])[] = [
      ['packets', batch.packets, sums.packets],
      ['blank pages', batch.blanks, sums.blanks],
      ['sheets', batch.sheets, sums.sheets + insertPages / 2],
    ];
    return rows.flatMap(([what, listed, found]) => (listed === found ? [] : [`the batch is listed with ${listed} ${what} and its packets have ${found}`]));
  }
}

const packetDifferences = (packet: LaidPacket, filled: readonly boolean[]): readonly string[] => {
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
  const blanks = filled.filter((isFilled) => !isFilled).length;
  if (blanks !== packet.blanks) say(firstPage, `packet ${piece} has room for ${blanks} blank pages and is listed with ${packet.blanks}`);
  return differences;
};

/** For each page of a packet, whether a copy or an insert stands on it: of no more pages than its batch has, since a manifest that was changed may say any number. */
const filledPages = (packet: LaidPacket, mostPages: number): readonly boolean[] => {
  const filled = new Array<boolean>(Math.min(Math.max(0, packet.pages), mostPages)).fill(false);
  const spans = [...packet.reports.flatMap((report) => report.copies), ...packet.inserts];
  for (const { page, pages } of spans) filled.fill(true, Math.max(0, page - packet.firstPage), Math.max(0, page - packet.firstPage + pages));
  return filled;
};
