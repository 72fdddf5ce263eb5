import type { FrontItem } from '../ssr/front-page';
import { isSamePlace, SAME_PLACE_PT, type MaskPlace } from './stray-lines';

/** Something that can show on one packet's page 1; `text` is empty for what is no text. */
export type Stray = { readonly what: FrontItem['what']; readonly text: string; readonly place: MaskPlace };

/** Strays of one kind: of one sort, at one place of page 1, over many packets. */
export type StrayKind<Packet> = {
  readonly what: FrontItem['what'];
  /** The place of the first one found, which the others stand near. */
  readonly place: MaskPlace;
  readonly packets: number;
  /** How many wordings there are, figures left out of account. */
  readonly wordings: number;
  /** One packet for each of the first wordings, and a few at least where there is only one. */
  readonly examples: readonly { readonly text: string; readonly packet: Packet }[];
};

const MOST_EXAMPLES = 4;
/** Wordings are counted up to here; what differs in more ways differs from report to report. */
const MOST_WORDINGS = 1_000;

type Growing<Packet> = { readonly what: Stray['what']; readonly place: MaskPlace; packets: number; last: Packet | null; readonly wordings: Set<string>; readonly examples: { text: string; packet: Packet }[] };

const cellOf = (value: number): number => Math.floor(value / SAME_PLACE_PT);

/** Groups what can show over many packets by sort and place, so that a person confirms a line once whatever number stands in it. */
export class StrayKinds<Packet> {
  private readonly kinds: Growing<Packet>[] = [];
  private readonly cells = new Map<string, Growing<Packet>[]>();

  /** `places` are those of text that staff confirmed before: kinds of their own from the start, so that they stay the same. */
  constructor(places: readonly MaskPlace[] = []) {
    for (const place of places) this.start('text', place);
  }

  add({ what, text, place }: Stray, packet: Packet): void {
    const kind = this.find(what, place) ?? this.start(what, place);
    if (kind.last !== packet) kind.packets += 1;
    const wording = text.replace(/\d/g, '#');
    const isNew = kind.wordings.size < MOST_WORDINGS && !kind.wordings.has(wording);
    if (isNew) kind.wordings.add(wording);
    if (kind.examples.length < MOST_EXAMPLES && kind.last !== packet && (isNew || kind.examples.length < 2)) kind.examples.push({ text, packet });
    kind.last = packet;
  }

  /** The most frequent first. */
  all(): readonly StrayKind<Packet>[] {
    return this.kinds
      .map(({ what, place, packets, wordings, examples }) => ({ what, place, packets, wordings: wordings.size, examples }))
      .sort((a, b) => b.packets - a.packets || a.place.yPt - b.place.yPt || a.place.xPt - b.place.xPt);
  }

  private find(what: Stray['what'], place: MaskPlace): Growing<Packet> | undefined {
    const [x, y] = [cellOf(place.xPt), cellOf(place.yPt)];
    for (const column of [x - 1, x, x + 1]) {
      for (const row of [y - 1, y, y + 1]) {
        const found = this.cells.get(`${what} ${column} ${row}`)?.find((kind) => isSamePlace(kind.place, place));
        if (found) return found;
      }
    }
    return undefined;
  }

  private start(what: Stray['what'], place: MaskPlace): Growing<Packet> {
    const kind: Growing<Packet> = { what, place, packets: 0, last: null, wordings: new Set(), examples: [] };
    const cell = `${what} ${cellOf(place.xPt)} ${cellOf(place.yPt)}`;
    this.cells.set(cell, [...(this.cells.get(cell) ?? []), kind]);
    this.kinds.push(kind);
    return kind;
  }
}
