import { contains, inset, overlaps, type Rect } from '../geometry/rect';
import type { ProblemCode } from '../../problems/problem';
import type { Ink, Word } from '../ssr/page-content';
import type { Address, WindowFit, WindowVerdict } from '../ssr/report';
import { windowAreas } from './movement-model';
import type { EnvelopePreset } from './presets';

/** What of page 1 the verdict rests on; boxes in points from the top left. */
export type WindowPage = { readonly address: Address | null; readonly words: readonly Word[]; readonly ink: readonly Ink[] };

/** Sums of inches in points carry rounding: an edge this close to another (1/7200 in) lies on it. */
const EDGE_TOLERANCE_PT = 0.01;

/**
 * How page 1 stands in an envelope's window over the packet's whole play.
 *
 * `fit`: `ok` inside the safe area; `tight` outside it but seen in every position; `misses` where some position hides part of it.
 * `exposes`: a word that is no part of the address, or any ink that is not white, reaches into what can ever show. Edges that only
 * touch don't count. A coloured ground behind the address counts, as the rules ask for dark ink on white and as the box is all that is known of a drawing;
 * so does a line without thickness, since its stroke prints.
 */
export const judgeWindow = (page: WindowPage, envelope: EnvelopePreset): WindowVerdict => {
  const { alwaysVisible, safe, canEverShow } = windowAreas(envelope);
  const shown = inset(canEverShow, EDGE_TOLERANCE_PT);
  const exposes =
    page.words.some((word) => overlaps(shown, word.box) && !(page.address && isAtHome(word.box, page.address.box))) ||
    page.ink.some((ink) => !ink.white && overlaps(shown, ink.box));
  return { fit: page.address ? fitOf(page.address.box, safe, alwaysVisible) : 'no-address', exposes };
};

const fitOf = (box: Rect, safe: Rect | null, alwaysVisible: Rect | null): WindowFit => {
  if (liesIn(box, safe)) return 'ok';
  return liesIn(box, alwaysVisible) ? 'tight' : 'misses';
};

const liesIn = (box: Rect, area: Rect | null): boolean => area !== null && contains(inset(area, -EDGE_TOLERANCE_PT), box);

/** A word belongs to the address where its middle lies in the address's box: boxes of neighbouring lines may touch, middles don't. */
const isAtHome = (word: Rect, address: Rect): boolean => {
  const x = (word[0] + word[2]) / 2;
  const y = (word[1] + word[3]) / 2;
  return contains(address, [x, y, x, y]);
};

/**
 * The problems that a verdict stands for. `tight` is none: every character stays visible, only the clearance is short, and the fit says so.
 * `no-address` is none here: `address-not-found` was given where the address was looked for.
 */
export const windowProblems = (verdict: WindowVerdict): readonly ProblemCode[] => [
  ...(verdict.fit === 'misses' ? (['address-outside-window'] as const) : []),
  ...(verdict.exposes ? (['window-shows-other-text'] as const) : []),
];
