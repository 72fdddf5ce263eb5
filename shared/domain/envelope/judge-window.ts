import { contains, inset, moved, overlaps, union, type Rect } from '../geometry/rect';
import { inchesToPoints } from '../geometry/units';
import type { ProblemCode } from '../../problems/problem';
import type { Ink, Word } from '../ssr/page-content';
import { SENDER_FITS, WINDOW_FITS, type Address, type SenderFit, type WindowFit, type WindowVerdict } from '../ssr/report';
import { forEachBox, itemsAt, onlyItems, packFrontPage, type FrontItem, type FrontPage } from '../ssr/front-page';
import { playOf, returnWindowAreas, shownAt, windowAreas, type Play, type WindowAreas } from './movement-model';
import type { EnvelopePreset, WindowCut } from './presets';
import { NO_SHIFT, type ShiftPt } from './shift';

/** What of page 1 the verdict rests on; boxes in points from the top left. */
export type WindowPage = { readonly address: Address | null; readonly words: readonly Word[]; readonly ink: readonly Ink[] };

/** Something other than the address that can show, with the nearest position to rest in which it does; boxes as the sheet is printed, shift included. */
export type Exposure = FrontItem & {
  readonly window: 'address' | 'return';
  /** How far the packet must be pushed for it to show: 0 and 0 where it shows at rest. */
  readonly position: Play;
};

/** The verdict with what it rests on. */
export type WindowFinding = WindowVerdict & {
  /** How far the address's worst edge lies within what is always visible, in points; negative where it is outside, null without an address. */
  readonly marginPt: number | null;
  readonly exposures: readonly Exposure[];
};

/** Where page 1 stands in the envelope. */
export type WindowSetting = { readonly envelope: EnvelopePreset; readonly shift?: ShiftPt; readonly sheets?: number };

/** Sums of inches in points carry rounding: an edge this close to another (1/7200 in) lies on it. */
const EDGE_TOLERANCE_PT = 0.01;

/**
 * How page 1 stands in an envelope's window over the packet's whole play.
 *
 * `fit`: `ok` inside the safe area; `tight` outside it but seen in every position; `misses` where some position hides part of it.
 * `exposes`: a word that is no part of the address, or any ink that is not white, reaches into what can ever show. Edges that only
 * touch don't count. A coloured ground behind the address counts, as the rules ask for dark ink on white and as the box is all that is known of a drawing;
 * so does a line without thickness, since its stroke prints. In the upper window of a double-window envelope the sender's address may show.
 */
export const judgeWindow = (page: WindowPage, envelope: EnvelopePreset, shift: ShiftPt = NO_SHIFT): WindowVerdict =>
  judgeFront(packFrontPage(page), page.address, { envelope, shift });

/** The verdict on a page 1 that was packed; see `judgeWindow`. */
export const judgeFront = (front: FrontPage, address: Address | null, setting: WindowSetting): WindowVerdict =>
  sharedVerdict({ fit: fitOf(address, setting), exposes: exposedIndexes(front, address, setting, 1).length > 0, ...senderOf(front, setting) });

/** The verdict with the words, pictures and lines that can show, those that show nearest to rest first. */
export const findInWindow = (front: FrontPage, address: Address | null, setting: WindowSetting): WindowFinding => {
  const { envelope, shift = NO_SHIFT, sheets } = setting;
  const exposed = exposedIndexes(front, address, setting, Infinity);
  const items = itemsAt(front, exposed.map(({ index }) => index));
  const play = playOf(envelope, sheets);
  const exposures = exposed.map(({ window }, at): Exposure => {
    const item = items[at] as FrontItem;
    const box = moved(item.box, shift.xPt, shift.yPt);
    return { ...item, box, window, position: nearestPosition(box, envelope, (window === 'address' ? envelope.window : envelope.returnWindow) ?? envelope.window, play) };
  });
  return {
    fit: fitOf(address, setting),
    exposes: exposures.length > 0,
    ...senderOf(front, setting),
    marginPt: marginOf(address, setting),
    exposures: exposures.sort((a, b) => a.position.upIn + a.position.rightIn - (b.position.upIn + b.position.rightIn)),
  };
};

/** Every verdict there is, once: each packet of a run keeps one. */
const VERDICTS: readonly WindowVerdict[] = WINDOW_FITS.flatMap((fit) => [true, false].flatMap((exposes) => [{ fit, exposes }, ...SENDER_FITS.map((sender) => ({ fit, exposes, sender }))]));

const sharedVerdict = ({ fit, exposes, sender }: WindowVerdict): WindowVerdict =>
  VERDICTS.find((one) => one.fit === fit && one.exposes === exposes && one.sender === sender) ?? { fit, exposes, ...(sender && { sender }) };

const fitOf = (address: Address | null, { envelope, shift = NO_SHIFT, sheets }: WindowSetting): WindowFit => {
  if (!address) return 'no-address';
  const box = moved(address.box, shift.xPt, shift.yPt);
  const { safe, alwaysVisible } = windowAreas(envelope, sheets);
  if (liesIn(box, safe)) return 'ok';
  return liesIn(box, alwaysVisible) ? 'tight' : 'misses';
};

/** What the upper window shows of the sender's address; nothing where the envelope has none. */
const senderOf = ({ returnBox }: FrontPage, { envelope, shift = NO_SHIFT, sheets }: WindowSetting): Pick<WindowVerdict, 'sender'> => {
  const upper = returnWindowAreas(envelope, sheets);
  if (!upper) return {};
  const box = returnBox && moved(returnBox, shift.xPt, shift.yPt);
  if (!box || !overlaps(upper.canEverShow, box)) return { sender: 'none' };
  return { sender: liesIn(box, upper.alwaysVisible) ? 'whole' : 'cut' };
};

const liesIn = (box: Rect, area: Rect | null): boolean => area !== null && contains(inset(area, -EDGE_TOLERANCE_PT), box);

/** Below anything a page can have: nothing of it is always visible. */
const NOWHERE_PT = -1_000;

const marginOf = (address: Address | null, { envelope, shift = NO_SHIFT, sheets }: WindowSetting): number | null => {
  if (!address) return null;
  const { alwaysVisible } = windowAreas(envelope, sheets);
  if (!alwaysVisible) return NOWHERE_PT;
  const [x0, y0, x1, y1] = moved(address.box, shift.xPt, shift.yPt);
  return Math.min(x0 - alwaysVisible[0], y0 - alwaysVisible[1], alwaysVisible[2] - x1, alwaysVisible[3] - y1);
};

type ShownArea = { readonly window: Exposure['window']; readonly area: Rect; readonly home: Rect | null };

/** Where something can ever show, each with the block that may. In the page's own coordinates: the shift taken off. */
const shownAreas = (front: FrontPage, address: Address | null, { envelope, shift = NO_SHIFT, sheets }: WindowSetting): readonly ShownArea[] => {
  const onPage = ({ canEverShow }: WindowAreas): Rect => moved(inset(canEverShow, EDGE_TOLERANCE_PT), -shift.xPt, -shift.yPt);
  const upper = returnWindowAreas(envelope, sheets);
  return [
    { window: 'address', area: onPage(windowAreas(envelope, sheets)), home: address?.box ?? null },
    ...(upper ? [{ window: 'return' as const, area: onPage(upper), home: front.returnBox }] : []),
  ];
};

const exposedIndexes = (front: FrontPage, address: Address | null, setting: WindowSetting, most: number): readonly { readonly index: number; readonly window: Exposure['window'] }[] => {
  const found: { index: number; window: Exposure['window'] }[] = [];
  for (const { window, area, home } of shownAreas(front, address, setting)) {
    forEachBox(front, (index, x0, y0, x1, y1) => {
      if (found.length >= most || !(x0 < area[2] && area[0] < x1 && y0 < area[3] && area[1] < y1)) return;
      if (index < front.words && home && isAtHome((x0 + x1) / 2, (y0 + y1) / 2, home)) return;
      found.push({ index, window });
    });
  }
  return found;
};

/** One sheet has the most play: what can show of any packet can show of it. */
const MOST_PLAY_SHEETS = 1;

/** Numbers of a packed page are rounded, and edges that only touch don't count. */
const REACH_MARGIN_PT = 1;

/** Where of page 1 anything could ever show, and a little more: what stands elsewhere takes no part in the verdict. */
export const reachOf = ({ envelope, shift = NO_SHIFT }: Pick<WindowSetting, 'envelope' | 'shift'>): Rect => {
  const areas = [windowAreas(envelope, MOST_PLAY_SHEETS), returnWindowAreas(envelope, MOST_PLAY_SHEETS)].flatMap((one) => (one ? [one.canEverShow] : []));
  return moved(inset(areas.reduce(union), -REACH_MARGIN_PT), -shift.xPt, -shift.yPt);
};

/**
 * Page 1 without what can show in no position of a packet of any thickness, and without the address itself: the verdict on this address in this envelope at
 * this shift is the same, and of most pages nothing is left.
 */
export const frontInReach = (front: FrontPage, address: Address | null, { envelope, shift }: Pick<WindowSetting, 'envelope' | 'shift'>): FrontPage => {
  const shown = new Set(exposedIndexes(front, address, { envelope, ...(shift && { shift }), sheets: MOST_PLAY_SHEETS }, Infinity).map(({ index }) => index));
  return onlyItems(front, (index) => shown.has(index));
};

/** Indexes of the words that can show besides the address. */
export const exposedWords = (front: FrontPage, address: Address | null, setting: WindowSetting): readonly number[] =>
  exposedIndexes(front, address, setting, Infinity).flatMap(({ index }) => (index < front.words ? [index] : []));

/** A word belongs to an address where its middle lies in the address's box: boxes of neighbouring lines may touch, middles don't. */
export const isAtHome = (x: number, y: number, home: Rect): boolean => x >= home[0] && x <= home[2] && y >= home[1] && y <= home[3];

/** The least push of the packet after which a box shows. */
const nearestPosition = (box: Rect, envelope: EnvelopePreset, cut: WindowCut, play: Play): Play => {
  const atRest = shownAt(envelope, cut, { upIn: 0, rightIn: 0 });
  const least = (gapPt: number, most: number): number => Math.min(most, Math.max(0, gapPt / inchesToPoints(1)));
  if (overlaps(atRest, box)) return { upIn: 0, rightIn: 0 };
  return { upIn: least(box[1] - atRest[3], play.upIn), rightIn: least(atRest[0] - box[2], play.rightIn) };
};

/**
 * The problems that a verdict stands for. `tight` is none: every character stays visible, only the clearance is short, and the fit says so.
 * `no-address` is none here: `address-not-found` was given where the address was looked for.
 */
export const windowProblems = (verdict: WindowVerdict): readonly ProblemCode[] => [
  ...(verdict.fit === 'misses' ? (['address-outside-window'] as const) : []),
  ...(verdict.exposes ? (['window-shows-other-text'] as const) : []),
];

/** True where a person has to look at the packet before it is mailed: its address can be hidden or is missing, or more than the address can show. */
export const isToCheck = (verdict: WindowVerdict): boolean => verdict.fit === 'no-address' || windowProblems(verdict).length > 0;

/** True for a problem that goes by envelope and shift. */
export const isWindowProblem = (code: ProblemCode): boolean => code === 'address-outside-window' || code === 'window-shows-other-text';

const RANKS: Readonly<Record<WindowFit, number>> = { 'no-address': 0, misses: 1, tight: 3, ok: 4 };
const EXPOSES_RANK = 2;
const SENDER_RANKS: Readonly<Record<SenderFit, number>> = { cut: 0, none: 1, whole: 2 };

/**
 * Orders findings by how badly they fit, the worst first: no address, then addresses that can slide out (the furthest first), then what shows more (the most
 * of it first), then tight ones, then those that fit, each with the least margin first.
 */
export const compareFindings = (a: WindowFinding, b: WindowFinding): number => {
  const rank = ({ fit, exposes }: WindowFinding): number => Math.min(RANKS[fit], exposes ? EXPOSES_RANK : RANKS.ok);
  return rank(a) - rank(b) || Number(b.exposes) - Number(a.exposes) || b.exposures.length - a.exposures.length || SENDER_RANKS[a.sender ?? 'whole'] - SENDER_RANKS[b.sender ?? 'whole'] || (a.marginPt ?? 0) - (b.marginPt ?? 0);
};
