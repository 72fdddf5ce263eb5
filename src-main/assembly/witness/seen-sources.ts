import { isPassedOn, plannedPages } from '../verify/planned-pages';
import type { SidesOfPacket } from '../write-batch';
import { sourceDigests } from './page-witness';
import { noShownPages, setShown, type ShownPages } from './shown-pages';

type OpenEntry = (entryIndex: number) => Promise<Buffer>;

/** Pages (from 0) of a batch by the entry that they come from, as chains. */
type PagesOfEntries = { readonly firstOf: ReadonlyMap<number, number>; readonly nextOf: Int32Array; readonly numbers: Int32Array };

const NO_MORE = -1;

const pagesOfEntries = (packets: readonly SidesOfPacket[], pages: number): PagesOfEntries => {
  const firstOf = new Map<number, number>();
  const [nextOf, numbers] = [new Int32Array(pages), new Int32Array(pages)];
  for (const page of plannedPages(packets)) {
    if (!isPassedOn(page)) continue;
    const { pageIndex, side } = page;
    nextOf[pageIndex] = firstOf.get(side.entryIndex) ?? NO_MORE;
    numbers[pageIndex] = side.pageNumber;
    firstOf.set(side.entryIndex, pageIndex);
  }
  return { firstOf, nextOf, numbers };
};

/**
 * Has the witness look at each source when it is opened for the writer, and before the writer sees it, so that the proof need not open it again: `shown` has then what each page
 * of the batch is to show that is passed on as it is. Which page that is the witness tells from the packets for itself: it hears nothing from the writer.
 */
export const seenSources = (packets: readonly SidesOfPacket[], openEntry: OpenEntry): { readonly openEntry: OpenEntry; readonly shown: ShownPages } => {
  const pages = packets.reduce((sum, { sides }) => sum + sides.length, 0);
  const shown = noShownPages(pages);
  const { firstOf, nextOf, numbers } = pagesOfEntries(packets, pages);
  return {
    shown,
    openEntry: async (entryIndex) => {
      const bytes = await openEntry(entryIndex);
      const digests = firstOf.has(entryIndex) ? sourceDigests(bytes) : null;
      for (let page = firstOf.get(entryIndex) ?? NO_MORE; digests && page !== NO_MORE; page = nextOf[page]!) setShown(shown, page, digests(numbers[page]!));
      return bytes;
    },
  };
};
