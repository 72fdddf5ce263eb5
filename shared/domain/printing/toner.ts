import type { MarkerLevel } from './printer';
import { counted } from './wording';

/** What a run takes of a set of cartridges, and what is left in them. */
export type TonerNeed = {
  /** Sides that are printed; blank ones take none. */
  readonly sides: number;
  /** As the cartridges' box says. */
  readonly cartridgeSides: number;
  readonly markers: readonly MarkerLevel[];
};

/**
 * The estimate in a sentence. Boxes count sides with 5 % of each color (ISO/IEC 19798); charts of score reports take more or less, so it is said
 * as "about".
 */
export function describeToner({ sides, cartridgeSides, markers }: TonerNeed): string {
  const percent = Math.ceil((100 * sides) / cartridgeSides);
  const need = `${counted(sides, 'printed side')}: about ${percent} % of a set of cartridges at the usual 5 % cover.`;
  const lowest = markers.reduce<MarkerLevel | null>((least, marker) => (least === null || marker.percent < least.percent ? marker : least), null);
  if (lowest === null || lowest.percent >= percent) return need;
  return `${need} ${lowest.name} is at ${lowest.percent} %. Have another one at hand.`;
}
