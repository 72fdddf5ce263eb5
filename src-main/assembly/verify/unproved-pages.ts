import { changesOf, type SidesOfPacket } from '../batch-packets';
import { DigestList } from '../digests/digest-list';
import { NumberColumn } from '../number-column';
import type { PageOfSource } from './planned-pages';

/** A page that is still to be proved, with the content key that it had when the downloads were read, where it has one. */
export type UnprovedPage = PageOfSource & { readonly contentKey: string | undefined };

const NO_MORE = -1;
const DIGEST = /^[0-9a-f]{32}$/;

/**
 * The pages of sources that could not be proved as they went by, by the entry that they come from, as chains in the order in which they were met. There may be a whole batch of
 * them, where a producer does not compress its pages or each sheet gets a number: so it holds some 40 bytes a page, and a packet only where that changes its pages.
 */
export class UnprovedPages {
  private readonly firstOf = new Map<number, number>();
  private readonly lastOf = new Map<number, number>();
  /** By page. A side of a cover letter has its page number below zero. */
  private readonly nextOf = new NumberColumn();
  private readonly pageIndexes = new NumberColumn();
  private readonly sideIndexes = new NumberColumn();
  private readonly pageNumbers = new NumberColumn();
  private readonly packets: SidesOfPacket[] = [];
  private readonly contentKeys = new DigestList();
  private lastPacket: { readonly whole: SidesOfPacket; readonly needed: SidesOfPacket } | null = null;

  add({ pageIndex, sideIndex, packet, side }: PageOfSource, contentKey: string | undefined): void {
    const row = this.nextOf.length;
    const before = this.lastOf.get(side.entryIndex);
    if (before === undefined) this.firstOf.set(side.entryIndex, row);
    else this.nextOf.set(before, row);
    this.lastOf.set(side.entryIndex, row);
    this.nextOf.push(NO_MORE);
    this.pageIndexes.push(pageIndex);
    this.sideIndexes.push(sideIndex);
    this.pageNumbers.push(side.kind === 'cover-letter' ? -side.pageNumber : side.pageNumber);
    if (this.lastPacket?.whole !== packet) this.lastPacket = { whole: packet, needed: changesOf(packet) };
    this.packets.push(this.lastPacket.needed);
    // Without its key a page is compared with its source's as it looks, which takes longer.
    if (contentKey !== undefined && DIGEST.test(contentKey)) this.contentKeys.set(row, contentKey);
  }

  /** Source by source, in the order in which they were met. */
  *[Symbol.iterator](): Generator<readonly [entryIndex: number, pages: readonly UnprovedPage[]]> {
    for (const [entryIndex, first] of this.firstOf) {
      const pages: UnprovedPage[] = [];
      for (let row = first; row !== NO_MORE; row = this.nextOf.at(row)) pages.push(this.page(entryIndex, row));
      yield [entryIndex, pages];
    }
  }

  private page(entryIndex: number, row: number): UnprovedPage {
    const pageNumber = this.pageNumbers.at(row);
    return {
      pageIndex: this.pageIndexes.at(row),
      sideIndex: this.sideIndexes.at(row),
      packet: this.packets[row]!,
      side: { kind: pageNumber < 0 ? 'cover-letter' : 'page', entryIndex, pageNumber: Math.abs(pageNumber) },
      contentKey: this.contentKeys.get(row),
    };
  }
}
