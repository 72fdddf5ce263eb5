import type { LeanDocument } from '../../../pdf/lean-document';
import { isArray, PdfStream, type PdfObject } from '../../../pdf/syntax';
import type { Paint } from './paint-and-clip';

/** Paper is white; producers' "white" may be rounded. */
const WHITEST = 252 / 255;

/** How a colour space's parts tell white: full light, no dye, by other means, or a pattern, which always draws. */
export type ColourSpace = 'light' | 'dyes' | 'pattern' | 'unknown';

const DEVICE: Readonly<Record<string, ColourSpace>> = { DeviceGray: 'light', G: 'light', DeviceRGB: 'light', RGB: 'light', DeviceCMYK: 'dyes', CMYK: 'dyes', Pattern: 'pattern', CalGray: 'light', CalRGB: 'light' };

/** What is known of a colour space (ISO 32000-2, 8.6), given by name or as an array. */
export const colourSpaceOf = (document: LeanDocument, value: PdfObject): ColourSpace => {
  if (typeof value === 'string') return DEVICE[value] ?? 'unknown';
  if (!isArray(value)) return 'unknown';
  const family = document.resolve(value[0]);
  if (typeof family !== 'string') return 'unknown';
  if (family === 'ICCBased') {
    const profile = document.resolve(value[1]);
    const parts = profile instanceof PdfStream ? document.resolve(profile.dictionary.get('N')) : null;
    return parts === 1 || parts === 3 ? 'light' : parts === 4 ? 'dyes' : 'unknown';
  }
  if (family === 'Separation' || family === 'DeviceN') return 'dyes';
  return DEVICE[family] ?? 'unknown';
};

/** How a colour marks white paper. */
export const paintOf = (space: ColourSpace, parts: Float64Array, count: number): Paint => {
  if (space === 'pattern') return 'ink';
  if (space === 'unknown') return 'unknown';
  let brightest = 1;
  let darkest = 0;
  for (let index = 0; index < count; index++) {
    brightest = Math.min(brightest, parts[index]!);
    darkest = Math.max(darkest, parts[index]!);
  }
  return (space === 'light' ? brightest : 1 - darkest) >= WHITEST ? 'white' : 'ink';
};
