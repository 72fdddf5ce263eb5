import type { MarkStyle } from '../envelope/inserter/inserter-mark';
import { pieceNumberOf, type PieceNumberStyle } from '../envelope/piece-number';
import { packetOunces, type PaperPounds } from '../post/weigh';
import { beforeLetter, behindCover, planSides, type SidePlan } from '../sheets/plan-sides';
import type { FoundReport } from '../ssr/report';
import type { Packet } from './plan';
import type { PacketFront } from './plan-front';

/** A packet before it has its place in the run: its reports in print order, what lies around them and shows in the window, and its sheets. */
export type PacketContent = { readonly members: readonly FoundReport[]; readonly front: PacketFront; readonly sheets: number };

/** What the packets of a batch have in common. */
export type PacketBatch = { readonly batchId: string; readonly paper: PaperPounds; readonly numbers: PieceNumberStyle | null; readonly marks: MarkStyle | null };

/** The reports' own sides with what lies around them. */
export const withFront = (plan: SidePlan, { cover, letter }: Pick<PacketFront, 'cover' | 'letter'>): SidePlan => (cover ? behindCover(plan, letter) : beforeLetter(plan, letter));

export const sourcePagesOf = (members: readonly FoundReport[]): number => members.reduce((pages, report) => pages + report.pages, 0);

const isSeveral = (members: FoundReport | readonly FoundReport[]): members is readonly FoundReport[] => Array.isArray(members);

/**
 * A packet of a plan. A run has tens of thousands, so it holds its reports and what it has in common with others, and tells the rest, its sides above all, when that is asked for. As
 * with packed reports, these are no properties of its own.
 */
class PlannedPacket implements Packet {
  readonly #members: FoundReport | readonly FoundReport[];
  readonly #front: PacketFront;
  readonly #batch: PacketBatch;
  readonly sheets: number;
  readonly piece: number;

  constructor({ members, front, sheets }: PacketContent, batch: PacketBatch, piece: number) {
    const [only, ...others] = members;
    // Nearly all have one, and no list of it is kept.
    this.#members = only && others.length === 0 ? only : members;
    this.#front = front;
    this.#batch = batch;
    this.sheets = sheets;
    this.piece = piece;
  }

  get batchId(): string {
    return this.#batch.batchId;
  }

  get members(): readonly FoundReport[] {
    return isSeveral(this.#members) ? this.#members : [this.#members];
  }

  get reports(): Packet['reports'] {
    return this.#layOut().reports;
  }

  get sides(): Packet['sides'] {
    return this.#layOut().sides;
  }

  get sourcePages(): number {
    return sourcePagesOf(this.members);
  }

  get blanks(): number {
    const { cover, letter } = this.#front;
    return 2 * this.sheets - this.sourcePages - (cover ? 1 : 0) - (letter?.pages ?? 0);
  }

  get ounces(): number {
    return packetOunces(this.sheets, this.#batch.paper);
  }

  get window(): Packet['window'] {
    return this.#front.window;
  }

  get address(): Packet['address'] {
    return this.#front.otherAddress ?? this.members[0]?.address ?? null;
  }

  get cover(): Packet['cover'] {
    return this.#front.cover;
  }

  get letter(): Packet['letter'] {
    return this.#front.letter;
  }

  get shiftPt(): Packet['shiftPt'] {
    return this.#front.shiftPt;
  }

  get masks(): Packet['masks'] {
    return this.#front.masks;
  }

  get removals(): Packet['removals'] {
    return this.#front.removals;
  }

  get numbers(): PieceNumberStyle | undefined {
    return this.#batch.numbers ?? undefined;
  }

  get marks(): MarkStyle | undefined {
    return this.#batch.marks ?? undefined;
  }

  #layOut(): SidePlan {
    return withFront(planSides(this.members), this.#front);
  }

  toJSON(): Packet {
    const { piece, batchId, members, reports, sides, sheets, blanks, sourcePages, ounces, window, address, cover, letter, shiftPt, masks, removals, numbers, marks } = this;
    return { piece, batchId, members, reports, sides, sheets, blanks, sourcePages, ounces, window, address, cover, letter, shiftPt, masks, removals, numbers, marks };
  }
}

/** A packet at its place in the run; on a cover sheet its number is one of the lines. */
export const plannedPacket = (content: PacketContent, batch: PacketBatch, piece: number): Packet => {
  const { front, sheets } = content;
  const number = front.cover && batch.numbers ? pieceNumberOf(batch.numbers, piece, 1, sheets) : null;
  return new PlannedPacket(front.cover && number ? { ...content, front: { ...front, cover: { ...front.cover, number } } } : content, batch, piece);
};
