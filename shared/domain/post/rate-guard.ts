import { z } from 'zod';
import { readDay } from '../calendar/day';
import { RATES } from './rates';

const MOST_CENTS = 10_000;
const price = z.strictObject({ upToOunces: z.number().positive().max(16), cents: z.number().int().min(1).max(MOST_CENTS) });
const prices = z
  .array(price)
  .max(20)
  .refine((rows) => rows.every(({ upToOunces, cents }, index) => index === 0 || (upToOunces > (rows[index - 1]?.upToOunces ?? 0) && cents >= (rows[index - 1]?.cents ?? 0))), 'Prices rise with the weight.');

/** A rate table as it is kept and as a person edits it. */
export const RATE_TABLE = z.strictObject({
  effective: z.string().refine((text) => readDay(text) !== null, 'A date as YYYY-MM-DD.'),
  source: z.string().max(200),
  // A table of an earlier version has no prices abroad and of nonmachinable letters.
  cents: z.strictObject({ stamped: prices, metered: prices, presort: prices, abroad: prices.default([...RATES.cents.abroad]) }),
  nonmachinable: z.number().int().min(0).max(MOST_CENTS).nullable().default(RATES.nonmachinable),
});
