import { inset, type Rect } from '../geometry/rect';
import { inchesToPoints, LETTER_WIDTH_PT, pointsToInches } from '../geometry/units';
import type { EnvelopePreset } from './presets';

/** What an envelope's window shows of page 1 while the packet moves in it: points from the page's top left. */
export type WindowAreas = {
  /** Seen in every position, null where no part of the page is. */
  readonly alwaysVisible: Rect | null;
  /** Always visible with the clearance kept: where an address may stand. Null where nothing is left of it. */
  readonly safe: Rect | null;
  /** Seen in some position. */
  readonly canEverShow: Rect;
};

/**
 * The areas of page 1 that an envelope's window shows over the whole play of a folded Letter packet.
 *
 * The packet lies with its fold down and its left edge at the envelope's. At rest its fold is on the envelope's bottom edge, so
 * the window shows the page from `top panel - bottom - height` to `top panel - bottom`. Pushed up by the vertical play it shows what
 * stands that much lower; pushed right by the horizontal play, what stands that much further left. As the two pushes are independent, the union
 * and the intersection over all positions are rectangles between the two extremes of each direction.
 *
 * What shows is cut at the page's left, right and top edges and at the fold: below it is the next panel, behind.
 * Paper thickness and seams are left out; both only make the play smaller, so this is the worst case.
 */
export const windowAreas = (envelope: EnvelopePreset): WindowAreas => {
  const [topPanelIn] = envelope.panelsIn;
  const { leftIn, bottomIn, widthIn, heightIn } = envelope.window;
  const pageWidthIn = pointsToInches(LETTER_WIDTH_PT);
  // A packet larger than its envelope has no play; it could not go in at all.
  const playUpIn = Math.max(0, envelope.heightIn - Math.max(...envelope.panelsIn));
  const playRightIn = Math.max(0, envelope.widthIn - pageWidthIn);

  const rightIn = leftIn + widthIn;
  const restTopIn = topPanelIn - bottomIn - heightIn;
  const restBottomIn = topPanelIn - bottomIn;

  const cut = (x0: number, y0: number, x1: number, y1: number): Rect => [
    inchesToPoints(Math.max(x0, 0)),
    inchesToPoints(Math.max(y0, 0)),
    inchesToPoints(Math.min(x1, pageWidthIn)),
    inchesToPoints(Math.min(y1, topPanelIn)),
  ];
  const alwaysVisible = cut(leftIn, restTopIn + playUpIn, rightIn - playRightIn, restBottomIn);
  const canEverShow = cut(leftIn - playRightIn, restTopIn, rightIn, restBottomIn + playUpIn);
  const safe = inset(alwaysVisible, inchesToPoints(envelope.clearanceIn));
  return { alwaysVisible: unlessEmpty(alwaysVisible), safe: unlessEmpty(safe), canEverShow };
};

const unlessEmpty = (rect: Rect): Rect | null => (rect[0] < rect[2] && rect[1] < rect[3] ? rect : null);
