/** Lengths in the units of the trade: points in PDFs, inches on envelopes, millimetres for shifts. */

/** PDF points in one inch (ISO 32000-2, 8.3.2.3). */
export const POINTS_PER_INCH = 72;
const MILLIMETRES_PER_INCH = 25.4;

/** US Letter, upright, in points: 8.5 x 11 in. */
export const LETTER_WIDTH_PT = 612;
export const LETTER_HEIGHT_PT = 792;

export const inchesToPoints = (inches: number): number => inches * POINTS_PER_INCH;
export const pointsToInches = (points: number): number => points / POINTS_PER_INCH;
export const millimetresToPoints = (millimetres: number): number => (millimetres / MILLIMETRES_PER_INCH) * POINTS_PER_INCH;
export const pointsToMillimetres = (points: number): number => (points / POINTS_PER_INCH) * MILLIMETRES_PER_INCH;
