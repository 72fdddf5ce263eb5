import type { Rect } from '@shared/domain/geometry/rect';
import type { Removal } from '@shared/domain/packets/plan';
import { findAddressPlaces } from '@shared/domain/ssr/address-places';
import type { PageContent } from '@shared/domain/ssr/page-content';
import { AssemblyFailure } from '../assembly-failure';

/** What is to be gone from a packet: addresses throughout, and what stands in areas of its first page. */
type Emptied = { readonly masks?: readonly Rect[]; readonly removals?: readonly Removal[] };

/** A source's page and the packet that it goes into; `isFirst` where it is that one's first, `isOfLetter` where it is no report's page. */
export type PlaceInPacket = { readonly pageNumber: number; readonly packet: Emptied; readonly isFirst: boolean; readonly isOfLetter?: boolean };

/** Out of which areas of a page (points from the top left, as it is seen) text has to be taken. */
export type AreasOfPage = (place: PlaceInPacket) => readonly Rect[];

/**
 * Where the addresses that must be gone stand on an entry's pages: the block on the page where it was found, and every place on any page of the
 * packet whose words tell it; and the masks of a packet's first page. Reads the entry only where one of its packets has an address to be removed.
 */
export const areasOfEntry = async (bytes: Buffer, entryIndex: number, places: readonly PlaceInPacket[]): Promise<AreasOfPage> => {
  // A letter is the same for all families: it holds nobody's address, and stays as it is.
  const removalsOf = ({ packet, isOfLetter }: PlaceInPacket): readonly Removal[] => (isOfLetter ? [] : (packet.removals ?? []));
  const masksOf = ({ packet, isFirst }: PlaceInPacket): readonly Rect[] => (isFirst ? (packet.masks ?? []) : []);
  if (!places.some((place) => removalsOf(place).length > 0)) return masksOf;
  // Seldom needed, and slow to load.
  const { inspectPdf } = await import('../../intake/pdf/inspect-pdf');
  const read = await inspectPdf(bytes, { wantsPositions: () => true, onPage: () => undefined });
  if (!read.ok) throw new AssemblyFailure('entry-unreadable', entryIndex);
  return (place) => [...masksOf(place), ...areasOfPage(read.pages[place.pageNumber - 1], removalsOf(place), entryIndex, place.pageNumber)];
};

const areasOfPage = (page: PageContent | undefined, removals: readonly Removal[], entryIndex: number, pageNumber: number): readonly Rect[] =>
  removals.flatMap((removal) => [
    ...(removal.entryIndex === entryIndex && removal.pageNumber === pageNumber ? [removal.address.box] : []),
    ...findAddressPlaces(page?.words ?? [], removal.address),
  ]);
