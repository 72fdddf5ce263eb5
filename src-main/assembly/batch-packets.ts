import type { CoverSheet } from '@shared/domain/envelope/cover-sheet';
import type { MarkStyle } from '@shared/domain/envelope/inserter/inserter-mark';
import type { PieceNumberStyle } from '@shared/domain/envelope/piece-number';
import type { ShiftPt } from '@shared/domain/envelope/shift';
import type { Rect } from '@shared/domain/geometry/rect';
import type { Removal, Side } from '@shared/domain/packets/plan';

/**
 * A packet's sides; `shiftPt` moves its first page, `cover` is its cover sheet where a side is one, `masks` are areas out of which
 * the first page's text is taken, `removals` are addresses to be taken out of all its pages, `numbers` puts the piece number on its fronts,
 * `marks` those of an inserter.
 */
export type SidesOfPacket = { readonly sides: readonly Side[]; readonly shiftPt?: ShiftPt | null; readonly cover?: CoverSheet | null; readonly masks?: readonly Rect[]; readonly removals?: readonly Removal[]; readonly piece?: number; readonly numbers?: PieceNumberStyle; readonly marks?: MarkStyle };

const UNCHANGED: SidesOfPacket = { sides: [] };

/** What of a packet changes its sources' pages: of one that changes none, which most are, nothing, so that no more is kept of it. */
export const changesOf = ({ sides, shiftPt = null, masks = [], removals = [], piece, numbers, marks }: SidesOfPacket): SidesOfPacket =>
  shiftPt || masks.length > 0 || removals.length > 0 || numbers || marks
    ? { sides, shiftPt, masks, removals, ...(piece !== undefined && { piece }), ...(numbers && { numbers }), ...(marks && { marks }) }
    : UNCHANGED;

/** A batch's packets in print order, gone through once: all at hand, or some at a time as whoever has them gives them. */
export type PacketsInTurn<Packet> = Iterable<Packet> | AsyncIterable<Packet>;
