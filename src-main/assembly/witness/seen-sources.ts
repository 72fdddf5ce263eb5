import type { PacketsInTurn, SidesOfPacket } from '../batch-packets';
import { isPassedOn, pagePlanner } from '../verify/planned-pages';
import { sourceDigests } from './page-witness';
import { noShownPages, setShown, type ShownPages } from './shown-pages';

type OpenEntry = (entryIndex: number) => Promise<Buffer>;

/** Pages (from 0) of a batch by the entry that they come from, as chains. */
type PagesOfEntries = { readonly firstOf: Map<number, number>; readonly nextOf: Int32Array; readonly numbers: Int32Array };

const NO_MORE = -1;

/** Takes note of the packets' pages while they go by. */
async function* noted<Packet extends SidesOfPacket>(packets: PacketsInTurn<Packet>, { firstOf, nextOf, numbers }: PagesOfEntries): AsyncGenerator<Packet> {
  const pagesOf = pagePlanner();
  for await (const packet of packets) {
    for (const page of pagesOf(packet)) {
      if (!isPassedOn(page)) continue;
      const { pageIndex, side } = page;
      nextOf[pageIndex] = firstOf.get(side.entryIndex) ?? NO_MORE;
      numbers[pageIndex] = side.pageNumber;
      firstOf.set(side.entryIndex, pageIndex);
    }
    yield packet;
  }
}

/**
 * Has the witness look at each source when it is opened for the writer, and before the writer sees it, so that the proof need not open it again: `shown` has then what each page
 * of the batch is to show that is passed on as it is. Which page that is the witness tells from the packets for itself, as they go by it to the writer: it hears nothing from there.
 * `pages`: of all packets together.
 */
export const seenSources = <Packet extends SidesOfPacket>(packets: PacketsInTurn<Packet>, pages: number, openEntry: OpenEntry): { readonly packets: AsyncIterable<Packet>; readonly openEntry: OpenEntry; readonly shown: ShownPages } => {
  const shown = noShownPages(pages);
  const seen: PagesOfEntries = { firstOf: new Map(), nextOf: new Int32Array(pages), numbers: new Int32Array(pages) };
  return {
    packets: noted(packets, seen),
    shown,
    openEntry: async (entryIndex) => {
      const bytes = await openEntry(entryIndex);
      const first = seen.firstOf.get(entryIndex) ?? NO_MORE;
      const digests = first === NO_MORE ? null : sourceDigests(bytes);
      for (let page = first; digests && page !== NO_MORE; page = seen.nextOf[page]!) setShown(shown, page, digests(seen.numbers[page]!));
      return bytes;
    },
  };
};
