import { LETTER_HEIGHT_PT, pointsToInches } from '../geometry/units';

/** A window cut into an envelope, in inches from the envelope's left and bottom edge, as boxes of envelopes name it. */
export type WindowCut = { readonly leftIn: number; readonly bottomIn: number; readonly widthIn: number; readonly heightIn: number };

export const FOLDS = ['c-fold', 'z-fold', 'own'] as const;
/** How the sheets are folded; `own` where staff measured the top panel. */
export type Fold = (typeof FOLDS)[number];

/** Heights of the folded sheet's panels from the page's top edge down; the first shows in the window, the tallest is the packet's height. */
export type Panels = readonly [top: number, middle: number, bottom: number];

/** An envelope with its window and the fold that goes into it. All lengths in inches, the envelope as its address is read. */
export type EnvelopePreset = {
  readonly id: string;
  /** How staff know it. */
  readonly name: string;
  readonly widthIn: number;
  readonly heightIn: number;
  readonly window: WindowCut;
  /** The upper window of a double-window envelope, for the sender's address; null for most. */
  readonly returnWindow: WindowCut | null;
  readonly fold: Fold;
  readonly panelsIn: Panels;
  /** What must stay free between the address and the window's edges. */
  readonly clearanceIn: number;
  /** How far the packet slides, where somebody measured it; else null, and it is the room that envelope and packet leave, which is the most there can be. */
  readonly measuredPlay: { readonly upIn: number; readonly rightIn: number } | null;
  /** Thickness of one sheet. A thick packet spreads its envelope and has less play; 0 leaves that out, which is the worst case. */
  readonly sheetThicknessIn: number;
  /** The most sheets that go in and fold well. */
  readonly comfortableSheets: number;
};

const LETTER_HEIGHT_IN = pointsToInches(LETTER_HEIGHT_PT);

/** C-fold of an 11-inch sheet, as folding machines make it: the inner panel is 1/16 in shorter than the two that hold it. */
const C_FOLD_PANELS_IN: Panels = [3.6875, 3.6875, 3.625];
const Z_FOLD_PANELS_IN: Panels = [LETTER_HEIGHT_IN / 3, LETTER_HEIGHT_IN / 3, LETTER_HEIGHT_IN / 3];

/** The panels of a fold; `topPanelIn` counts for `own`, where the rest of the sheet is folded in half. */
export const panelsOf = (fold: Fold, topPanelIn: number): Panels => {
  if (fold === 'c-fold') return C_FOLD_PANELS_IN;
  if (fold === 'z-fold') return Z_FOLD_PANELS_IN;
  const rest = (LETTER_HEIGHT_IN - topPanelIn) / 2;
  return [topPanelIn, rest, rest];
};

/** USPS Publication 25, 3-9: 1/8 in clear on all four sides of the address, over the insert's full movement. */
const USPS_CLEARANCE_IN = 0.125;

/** Sheets that a #10 takes comfortably. Desktop inserters nest 3 to 6 sheets; makers' limits differ. */
const NUMBER_10_SHEETS = 6;

/** One sheet of 20 lb bond, as makers give it (0.0038 to 0.0042 in): offered where staff want thickness to count. */
export const BOND_THICKNESS_IN = 0.004;

/** #10 with the usual left window: 1 1/8 x 4 1/2 in, 7/8 in from the left, 1/2 in from the bottom. No standard fixes it; makers' catalogues agree on it. */
const US_10_LEFT: EnvelopePreset = {
  id: 'us-10-left',
  name: '#10, left window, 1/2 in from the bottom',
  widthIn: 9.5,
  heightIn: 4.125,
  window: { leftIn: 0.875, bottomIn: 0.5, widthIn: 4.5, heightIn: 1.125 },
  returnWindow: null,
  fold: 'c-fold',
  panelsIn: C_FOLD_PANELS_IN,
  clearanceIn: USPS_CLEARANCE_IN,
  measuredPlay: null,
  sheetThicknessIn: 0,
  comfortableSheets: NUMBER_10_SHEETS,
};

/** The common variant whose window sits 1/8 in higher. */
const US_10_LEFT_HIGH: EnvelopePreset = {
  ...US_10_LEFT,
  id: 'us-10-left-high',
  name: '#10, left window, 5/8 in from the bottom',
  window: { ...US_10_LEFT.window, bottomIn: 0.625 },
};

/**
 * #10 with a second window above for the sender's address. Makers differ: this is the common cut of 7/8 x 3 1/2 in, 1/2 in from the left and
 * 2 1/2 in from the bottom, over the usual lower window. The envelope box names both.
 */
const US_10_DOUBLE: EnvelopePreset = {
  ...US_10_LEFT,
  id: 'us-10-double',
  name: '#10, double window, the upper one for the sender',
  returnWindow: { leftIn: 0.5, bottomIn: 2.5, widthIn: 3.5, heightIn: 0.875 },
};

export const ENVELOPE_PRESETS: readonly EnvelopePreset[] = [US_10_LEFT, US_10_LEFT_HIGH, US_10_DOUBLE];

export const DEFAULT_ENVELOPE = US_10_LEFT;

/** The preset of an id among those built in and `own`. */
export const findEnvelopePreset = (id: string, own: readonly EnvelopePreset[] = []): EnvelopePreset | null =>
  ENVELOPE_PRESETS.find((preset) => preset.id === id) ?? own.find((preset) => preset.id === id) ?? null;

export const isBuiltIn = (id: string): boolean => ENVELOPE_PRESETS.some((preset) => preset.id === id);
