import { changesOf, type PacketsInTurn, type SidesOfPacket } from './batch-packets';
import { NumberColumn } from './number-column';

/**
 * Where a source's page stands in the batch (from 0), and in which of its packets; `sideIndex` is its side there (from 0), `isFirst` where that is the
 * first, `isOfLetter` where it is no report's page. `packet` is told as far as it changes its pages: where it changes none, it has no sides.
 */
export type PlaceOfPage = { readonly pageIndex: number; readonly pageNumber: number; readonly packetIndex: number; readonly packet: SidesOfPacket; readonly isFirst: boolean; readonly sideIndex: number; readonly isOfLetter: boolean };

/**
 * A batch's sides by the entry they come from. `sources` are in the order in which the batch first needs them, and their places are made as they are
 * gone through; `blanks` are page indices, `covers` places of cover sheets; `firstPiece` is null where the packets have no numbers.
 */
export type SidesBySource = {
  readonly pages: number;
  readonly firstPiece: number | null;
  readonly blanks: readonly number[];
  readonly covers: readonly Pick<PlaceOfPage, 'pageIndex' | 'packet' | 'sideIndex'>[];
  readonly sources: Iterable<readonly [entryIndex: number, places: readonly PlaceOfPage[]]>;
};

const NO_MORE = -1;

/** What is kept of a packet. */
const kept = (packet: SidesOfPacket): SidesOfPacket => (packet.cover ? { ...changesOf(packet), cover: packet.cover } : changesOf(packet));

/** The pages of a batch that show sources, as chains: an object for each page of 50,000 reports would be most of what their batch takes. */
class PagesOfSources {
  /** By page: its number in its source, the packet, and the next page out of that source. */
  private readonly numbers = new NumberColumn();
  private readonly packetOf = new NumberColumn();
  private readonly nextOf = new NumberColumn();
  private readonly letters = new Set<number>();
  /** By packet. */
  private readonly packets: SidesOfPacket[] = [];
  private readonly firstPages = new NumberColumn();
  /** By source, in the order in which the batch first needs them; `known` finds its place there. */
  private readonly entries = new NumberColumn();
  private readonly firsts = new NumberColumn();
  private readonly lasts = new NumberColumn();
  private readonly known = new Map<number, number>();

  get pages(): number {
    return this.numbers.length;
  }

  addPacket(packet: SidesOfPacket): void {
    this.packets.push(packet);
    this.firstPages.push(this.pages);
  }

  addPage(entryIndex: number, pageNumber: number, isOfLetter: boolean): void {
    const source = this.known.get(entryIndex);
    if (source === undefined) {
      this.known.set(entryIndex, this.entries.length);
      this.entries.push(entryIndex);
      this.firsts.push(this.pages);
      this.lasts.push(this.pages);
    } else {
      this.nextOf.set(this.lasts.at(source), this.pages);
      this.lasts.set(source, this.pages);
    }
    if (isOfLetter) this.letters.add(this.pages);
    this.addRow(pageNumber);
  }

  /** A page without a source. */
  addOther(): void {
    this.addRow(0);
  }

  *[Symbol.iterator](): Generator<readonly [entryIndex: number, places: readonly PlaceOfPage[]]> {
    for (let source = 0; source < this.entries.length; source++) {
      const places: PlaceOfPage[] = [];
      for (let page = this.firsts.at(source); page !== NO_MORE; page = this.nextOf.at(page)) places.push(this.place(page));
      yield [this.entries.at(source), places];
    }
  }

  private addRow(pageNumber: number): void {
    this.numbers.push(pageNumber);
    this.packetOf.push(this.packets.length - 1);
    this.nextOf.push(NO_MORE);
  }

  private place(pageIndex: number): PlaceOfPage {
    const packetIndex = this.packetOf.at(pageIndex);
    const sideIndex = pageIndex - this.firstPages.at(packetIndex);
    return { pageIndex, pageNumber: this.numbers.at(pageIndex), packetIndex, packet: this.packets[packetIndex]!, isFirst: sideIndex === 0, sideIndex, isOfLetter: this.letters.has(pageIndex) };
  }
}

/** Packets that take turns between several combined PDFs would open each of these once a packet; so, once a batch. */
export const sidesBySource = async (packets: PacketsInTurn<SidesOfPacket>): Promise<SidesBySource> => {
  const blanks: number[] = [];
  const covers: { pageIndex: number; packet: SidesOfPacket; sideIndex: number }[] = [];
  const sources = new PagesOfSources();
  let firstPiece: number | null = null;
  for await (const whole of packets) {
    const packet = kept(whole);
    firstPiece ??= whole.piece ?? null;
    sources.addPacket(packet);
    for (const [sideIndex, side] of whole.sides.entries()) {
      if (side.kind === 'blank') blanks.push(sources.pages);
      else if (side.kind === 'cover-sheet') covers.push({ pageIndex: sources.pages, packet, sideIndex });
      if (side.kind === 'blank' || side.kind === 'cover-sheet') sources.addOther();
      else sources.addPage(side.entryIndex, side.pageNumber, side.kind === 'cover-letter');
    }
  }
  return { pages: sources.pages, firstPiece, blanks, covers, sources };
};
