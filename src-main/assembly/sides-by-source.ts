import type { Side } from '@shared/domain/packets/plan';

/** Where a source's page stands in the batch (from 0), and in which of its packets; `sideIndex` is its side there (from 0), `isFirst` where that is the first, `isOfLetter` where it is no report's page. */
export type PlaceOfPage = { readonly pageIndex: number; readonly pageNumber: number; readonly packetIndex: number; readonly isFirst: boolean; readonly sideIndex: number; readonly isOfLetter?: boolean };

/**
 * A batch's sides by the entry they come from. `sources` are in the order in which the batch first needs them; `blanks` are page indices,
 * `covers` places of cover sheets.
 */
export type SidesBySource = {
  readonly blanks: readonly number[];
  readonly covers: readonly Pick<PlaceOfPage, 'pageIndex' | 'packetIndex' | 'sideIndex'>[];
  readonly sources: ReadonlyMap<number, readonly PlaceOfPage[]>;
};

/** Packets that take turns between several combined PDFs would open each of these once a packet; so, once a batch. */
export const sidesBySource = (packets: Iterable<{ readonly sides: readonly Side[] }>): SidesBySource => {
  const blanks: number[] = [];
  const covers: { pageIndex: number; packetIndex: number; sideIndex: number }[] = [];
  const sources = new Map<number, PlaceOfPage[]>();
  let pageIndex = 0;
  let packetIndex = -1;
  for (const { sides } of packets) {
    packetIndex++;
    for (const [sideIndex, side] of sides.entries()) {
      if (side.kind === 'blank') blanks.push(pageIndex);
      else if (side.kind === 'cover-sheet') covers.push({ pageIndex, packetIndex, sideIndex });
      else {
        const place = { pageIndex, pageNumber: side.pageNumber, packetIndex, isFirst: sideIndex === 0, sideIndex, ...(side.kind === 'cover-letter' && { isOfLetter: true }) };
        const known = sources.get(side.entryIndex);
        if (known) known.push(place);
        else sources.set(side.entryIndex, [place]);
      }
      pageIndex++;
    }
  }
  return { blanks, covers, sources };
};
