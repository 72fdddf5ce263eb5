import { z } from 'zod';
import { exchangeFile } from '../../exchange/exchange-file';
import { LETTER_HEIGHT_PT, LETTER_WIDTH_PT, pointsToInches } from '../geometry/units';
import { FOLDS, type EnvelopePreset } from './presets';

const MOST_WIDTH_IN = 13;
const MOST_HEIGHT_IN = 10;

/** The least and the most of each length, in inches. */
export const LENGTH_LIMITS_IN = {
  // The largest envelope that a folded sheet is sensibly sent in.
  width: [5, MOST_WIDTH_IN],
  height: [3, MOST_HEIGHT_IN],
  windowWidth: [0.25, MOST_WIDTH_IN],
  windowHeight: [0.25, MOST_HEIGHT_IN],
  windowLeft: [0, MOST_WIDTH_IN],
  windowBottom: [0, MOST_HEIGHT_IN],
  // A half-folded sheet shows the most of page 1; what lies lower is not kept for windows.
  topPanel: [2, 5.5],
  panel: [0.5, MOST_HEIGHT_IN],
  clearance: [0, 0.5],
  playUp: [0, 3],
  playRight: [0, 4],
} as const;

export const MOST_COMFORTABLE_SHEETS = 100;
/** Rounding of thirds and sixteenths. */
const SAME_IN = 0.001;
export const MOST_OWN_ENVELOPES = 100;

const inches = (length: keyof typeof LENGTH_LIMITS_IN) => {
  const [least, most] = LENGTH_LIMITS_IN[length];
  return z.number().min(least).max(most);
};
const cut = z.strictObject({ leftIn: inches('windowLeft'), bottomIn: inches('windowBottom'), widthIn: inches('windowWidth'), heightIn: inches('windowHeight') });

/** The id of an envelope that staff made. Ids of built-in ones have no `own-` in front, so the two never meet. */
export const OWN_ID = /^own-[a-z0-9-]{1,60}$/;

const preset = z.strictObject({
  id: z.string().regex(OWN_ID),
  name: z.string().trim().min(1).max(80),
  widthIn: inches('width'),
  heightIn: inches('height'),
  window: cut,
  returnWindow: cut.nullable(),
  fold: z.enum(FOLDS),
  panelsIn: z.tuple([inches('topPanel'), inches('panel'), inches('panel')]),
  clearanceIn: inches('clearance'),
  measuredPlay: z.strictObject({ upIn: inches('playUp'), rightIn: inches('playRight') }).nullable(),
  sheetThicknessIn: z.number().min(0).max(0.02),
  comfortableSheets: z.number().int().min(1).max(MOST_COMFORTABLE_SHEETS),
});

/** An envelope as it crosses a process or comes from a file: types and bounds only, see `presetFault` for what fits together. */
export const ENVELOPE_PRESET: z.ZodType<EnvelopePreset> = preset;

/** The same for built-in ones too. */
export const ANY_ENVELOPE: z.ZodType<EnvelopePreset> = preset.extend({ id: z.string().regex(/^[a-z0-9-]{1,64}$/) });

/** A sentence for the first thing about an envelope that can't be, or null. */
export const presetFault = (envelope: EnvelopePreset): string | null => {
  const { widthIn, heightIn, panelsIn } = envelope;
  const cuts = [envelope.window, ...(envelope.returnWindow ? [envelope.returnWindow] : [])];
  if (cuts.some(({ leftIn, widthIn: wide }) => leftIn + wide > widthIn + SAME_IN)) return 'The window reaches past the right edge of the envelope. Check its width and its distance from the left.';
  if (cuts.some(({ bottomIn, heightIn: high }) => bottomIn + high > heightIn + SAME_IN)) return 'The window reaches past the top edge of the envelope. Check its height and its distance from the bottom.';
  if (widthIn < pointsToInches(LETTER_WIDTH_PT)) return 'A Letter sheet is 8.5 in wide and does not go into this envelope. Check the envelope’s width.';
  if (Math.abs(panelsIn.reduce((sum, height) => sum + height, 0) - pointsToInches(LETTER_HEIGHT_PT)) > SAME_IN) return 'The panels of the fold don’t add up to the sheet’s 11 in. Check the height of the top panel.';
  if (Math.max(...panelsIn) > heightIn + SAME_IN) return 'The folded sheet is higher than the envelope. Check the envelope’s height and the top panel.';
  if (envelope.window.bottomIn >= panelsIn[0]) return 'The window lies above the folded sheet. Check its distance from the bottom.';
  return null;
};

/** A file of envelopes. */
export const ENVELOPE_FILE = exchangeFile({
  what: 'envelopes',
  guard: ENVELOPE_PRESET,
  most: MOST_OWN_ENVELOPES,
  fault: (envelope) => {
    const fault = presetFault(envelope);
    return fault === null ? null : `The envelope “${envelope.name}” can’t be used. ${fault}`;
  },
});

/** `own` with others taken in: one of the same id is replaced, as an export of the same envelope is newer. */
export const withPresets = (own: readonly EnvelopePreset[], added: readonly EnvelopePreset[]): readonly EnvelopePreset[] =>
  [...own.filter(({ id }) => !added.some((other) => other.id === id)), ...added].slice(-MOST_OWN_ENVELOPES);
