import type { WrittenBlock } from '@shared/domain/envelope/cover-sheet';
import { behindMark, markOnSide, type InserterMark } from '@shared/domain/envelope/inserter/inserter-mark';
import { numberOnSide } from '@shared/domain/envelope/piece-number';
import type { ShiftPt } from '@shared/domain/envelope/shift';
import type { Rect } from '@shared/domain/geometry/rect';
import type { Removal, Side } from '@shared/domain/packets/plan';
import type { SidesOfPacket } from '../batch-packets';

/** A page of a batch (from 0) as its packet has it: which side it is, and the side's place in the packet (from 0). */
export type PlannedPage<Packet extends SidesOfPacket = SidesOfPacket> = { readonly pageIndex: number; readonly sideIndex: number; readonly packet: Packet; readonly side: Side };

/** One that shows a page of a source. */
export type PageOfSource<Packet extends SidesOfPacket = SidesOfPacket> = PlannedPage<Packet> & { readonly side: Extract<Side, { readonly entryIndex: number }> };

export const isOfSource = <Packet extends SidesOfPacket>(page: PlannedPage<Packet>): page is PageOfSource<Packet> => 'entryIndex' in page.side;

/**
 * What is to stand on each page, told from the packets, given one after the other, page by page. For the proof alone: the writer goes by sources, and has a way of its
 * own from the packets to those, so that a mistake in either way is seen.
 */
export const pagePlanner = <Packet extends SidesOfPacket>(): ((packet: Packet) => readonly PlannedPage<Packet>[]) => {
  let pages = 0;
  return (packet) => packet.sides.map((side, sideIndex) => ({ pageIndex: pages++, sideIndex, packet, side }));
};

/** What is changed of a source's page on purpose: how far it is moved, areas that are emptied, addresses that must be gone, and what is printed on it. */
export type PlannedChanges = { readonly shiftPt: ShiftPt | null; readonly masks: readonly Rect[]; readonly removals: readonly Removal[]; readonly number: WrittenBlock | null; readonly mark: InserterMark | null };

/** A packet is moved and masked on its first page alone; a letter is the same for all families, and stays as it is. */
export const plannedChanges = ({ packet, side, sideIndex }: PlannedPage): PlannedChanges => ({
  shiftPt: (sideIndex === 0 && packet.shiftPt) || null,
  masks: (sideIndex === 0 && packet.masks) || [],
  removals: (side.kind === 'page' && packet.removals) || [],
  number: numberOnSide(packet, sideIndex),
  mark: markOnSide(packet, sideIndex),
});

export const isChanged = ({ shiftPt, masks, removals, number, mark }: PlannedChanges): boolean => shiftPt !== null || masks.length > 0 || removals.length > 0 || number !== null || mark !== null;

/** Whether a page must show just what its source shows, and no place of it is to be empty. */
export const isPassedOn = (page: PlannedPage): page is PageOfSource => isOfSource(page) && !isChanged(plannedChanges(page)) && behindMark(page.packet, page.sideIndex) === null;
