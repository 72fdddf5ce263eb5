/** An envelope with its window and the fold that goes into it. All lengths in inches, the envelope as its address is read. */
export type EnvelopePreset = {
  readonly id: string;
  /** How staff know it. */
  readonly name: string;
  readonly widthIn: number;
  readonly heightIn: number;
  readonly window: { readonly leftIn: number; readonly bottomIn: number; readonly widthIn: number; readonly heightIn: number };
  /** Heights of the folded sheet's panels from the page's top edge down; the first shows in the window, the tallest is the packet's height. */
  readonly panelsIn: readonly [top: number, middle: number, bottom: number];
  /** What must stay free between the address and the window's edges. */
  readonly clearanceIn: number;
  /** The most sheets that go in and fold well. */
  readonly comfortableSheets: number;
};

/** C-fold of an 11-inch sheet, as folding machines make it: the inner panel is 1/16 in shorter than the two that hold it. */
const C_FOLD_PANELS_IN = [3.6875, 3.6875, 3.625] as const;

/** USPS Publication 25, 3-9: 1/8 in clear on all four sides of the address, over the insert's full movement. */
const USPS_CLEARANCE_IN = 0.125;

/** Sheets that a #10 takes comfortably. Desktop inserters nest 3 to 6 sheets; makers' limits differ. */
const NUMBER_10_SHEETS = 6;

/** #10 with the usual left window: 1 1/8 x 4 1/2 in, 7/8 in from the left, 1/2 in from the bottom. No standard fixes it; makers' catalogues agree on it. */
const US_10_LEFT: EnvelopePreset = {
  id: 'us-10-left',
  name: '#10, left window, 1/2 in from the bottom',
  widthIn: 9.5,
  heightIn: 4.125,
  window: { leftIn: 0.875, bottomIn: 0.5, widthIn: 4.5, heightIn: 1.125 },
  panelsIn: C_FOLD_PANELS_IN,
  clearanceIn: USPS_CLEARANCE_IN,
  comfortableSheets: NUMBER_10_SHEETS,
};

/** The common variant whose window sits 1/8 in higher. */
const US_10_LEFT_HIGH: EnvelopePreset = {
  ...US_10_LEFT,
  id: 'us-10-left-high',
  name: '#10, left window, 5/8 in from the bottom',
  window: { ...US_10_LEFT.window, bottomIn: 0.625 },
};

export const ENVELOPE_PRESETS: readonly EnvelopePreset[] = [US_10_LEFT, US_10_LEFT_HIGH];

export const findEnvelopePreset = (id: string): EnvelopePreset | null => ENVELOPE_PRESETS.find((preset) => preset.id === id) ?? null;
