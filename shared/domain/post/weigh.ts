/** Basis weights of office paper in pounds: 500 sheets of 17 x 22 in. */
export const PAPER_POUNDS = [20, 24, 28, 32] as const;
export type PaperPounds = (typeof PAPER_POUNDS)[number];
export const USUAL_PAPER: PaperPounds = 20;

/** Ounces of one Letter sheet, a quarter of a sheet of 17 x 22 in: 0.16 for 20 lb. */
const ouncesPerSheet = (pounds: PaperPounds): number => (pounds * 16) / 500 / 4;

/** A #10 window envelope of 24 lb stock, in ounces. They run from about 0.20 to 0.24: the heavier, so that postage is never short. */
export const OUNCES_PER_ENVELOPE = 0.24;

/** The weight of a stuffed envelope in ounces, to 2 decimals. */
export const packetOunces = (sheets: number, paper: PaperPounds): number => Math.round((sheets * ouncesPerSheet(paper) + OUNCES_PER_ENVELOPE) * 100) / 100;

/** A pack of 500 sheets of 20 lb stands about 2 in high, heavier paper in proportion. */
const INCHES_PER_SHEET_AND_POUND = 2 / 500 / 20;
/** Front and back of an envelope of 24 lb stock. */
const ENVELOPE_SHEETS = 2;
const PANELS = 3;

/** How thick a stuffed envelope is, in inches: three panels of each sheet, and the envelope. */
export const packetInches = (sheets: number, paper: PaperPounds): number => (sheets * PANELS * paper + ENVELOPE_SHEETS * 24) * INCHES_PER_SHEET_AND_POUND;
