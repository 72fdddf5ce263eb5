import { inset, type Rect } from '../geometry/rect';
import { inchesToPoints, LETTER_WIDTH_PT, pointsToInches } from '../geometry/units';
import type { EnvelopePreset, WindowCut } from './presets';

/** What an envelope's window shows of page 1 while the packet moves in it: points from the sheet's top left. */
export type WindowAreas = {
  /** Seen in every position, null where no part of the page is. */
  readonly alwaysVisible: Rect | null;
  /** Always visible with the clearance kept: where an address may stand. Null where nothing is left of it. */
  readonly safe: Rect | null;
  /** Seen in some position. */
  readonly canEverShow: Rect;
};

/** How far a packet slides from rest, in inches. */
export type Play = { readonly upIn: number; readonly rightIn: number };

/** Layers of paper that a sheet folded twice puts on each other. */
const LAYERS_OF_A_SHEET = 3;

/**
 * How far a packet of `sheets` slides in its envelope: as measured, else the room that is left. A packet of some thickness spreads the
 * envelope, whose girth stays the same, so that its inner height and width shrink by that thickness. A packet larger than its envelope has no
 * play; it could not go in at all.
 */
export const playOf = (envelope: EnvelopePreset, sheets = 1): Play => {
  if (envelope.measuredPlay) return envelope.measuredPlay;
  const thicknessIn = envelope.sheetThicknessIn * sheets * LAYERS_OF_A_SHEET;
  return {
    upIn: Math.max(0, envelope.heightIn - thicknessIn - Math.max(...envelope.panelsIn)),
    rightIn: Math.max(0, envelope.widthIn - thicknessIn - pointsToInches(LETTER_WIDTH_PT)),
  };
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
 * Seams are left out, and paper thickness unless the envelope's settings give it; both only make the play smaller, so this is the worst case.
 */
export const windowAreas = (envelope: EnvelopePreset, sheets = 1): WindowAreas => areasOfCut(envelope, envelope.window, sheets);

/** The same for the upper window of a double-window envelope, null where there is none. */
export const returnWindowAreas = (envelope: EnvelopePreset, sheets = 1): WindowAreas | null =>
  envelope.returnWindow && areasOfCut(envelope, envelope.returnWindow, sheets);

const areasOfCut = (envelope: EnvelopePreset, { leftIn, bottomIn, widthIn, heightIn }: WindowCut, sheets: number): WindowAreas => {
  const [topPanelIn] = envelope.panelsIn;
  const pageWidthIn = pointsToInches(LETTER_WIDTH_PT);
  const { upIn, rightIn: playRightIn } = playOf(envelope, sheets);

  const rightIn = leftIn + widthIn;
  const restTopIn = topPanelIn - bottomIn - heightIn;
  const restBottomIn = topPanelIn - bottomIn;

  const cut = (x0: number, y0: number, x1: number, y1: number): Rect => [
    inchesToPoints(Math.max(x0, 0)),
    inchesToPoints(Math.max(y0, 0)),
    inchesToPoints(Math.min(x1, pageWidthIn)),
    inchesToPoints(Math.min(y1, topPanelIn)),
  ];
  const alwaysVisible = cut(leftIn, restTopIn + upIn, rightIn - playRightIn, restBottomIn);
  const canEverShow = cut(leftIn - playRightIn, restTopIn, rightIn, restBottomIn + upIn);
  const safe = inset(alwaysVisible, inchesToPoints(envelope.clearanceIn));
  return { alwaysVisible: unlessEmpty(alwaysVisible), safe: unlessEmpty(safe), canEverShow };
};

const unlessEmpty = (rect: Rect): Rect | null => (rect[0] < rect[2] && rect[1] < rect[3] ? rect : null);

/** What the window shows of the sheet while the packet lies pushed up and right by so much, uncut, in points. */
export const shownAt = (envelope: EnvelopePreset, { leftIn, bottomIn, widthIn, heightIn }: WindowCut, { upIn, rightIn }: Play): Rect => {
  const left = leftIn - rightIn;
  const bottom = envelope.panelsIn[0] - bottomIn + upIn;
  return [inchesToPoints(left), inchesToPoints(bottom - heightIn), inchesToPoints(left + widthIn), inchesToPoints(bottom)];
};
