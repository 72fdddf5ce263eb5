/**
 * One Letter sheet of 20 lb bond, in ounces: a ream of 500 sheets of 17 x 22 in weighs 20 lb, so a quarter of such a sheet
 * weighs 20 x 16 / 500 / 4.
 */
export const OUNCES_PER_SHEET = 0.16;

/** A #10 window envelope of 24 lb stock, in ounces. They run from about 0.20 to 0.24: the heavier, so that postage is never short. */
export const OUNCES_PER_ENVELOPE = 0.24;

/** The weight of a stuffed envelope in ounces, to 2 decimals. */
export const packetOunces = (sheets: number): number => Math.round((sheets * OUNCES_PER_SHEET + OUNCES_PER_ENVELOPE) * 100) / 100;
