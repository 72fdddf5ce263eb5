import type { Day } from '../calendar/day';

/** What stands on the envelope: a stamp, or a meter's print. Presort prices hang on the entry and the mailer's own contract, so staff enter them. */
export const MAIL_CLASSES = ['stamped', 'metered', 'presort'] as const;
export type MailClass = (typeof MAIL_CLASSES)[number];

/** Prices in cents by the most ounces that each pays for, rising. A class without prices is not offered. */
export type RateTable = {
  /** The first day on which the prices hold. */
  readonly effective: Day;
  readonly source: string;
  readonly cents: { readonly [Class in MailClass]: readonly { readonly upToOunces: number; readonly cents: number }[] };
};

const letterPrices = (one: number, two: number, three: number, most: number) => [
  { upToOunces: 1, cents: one },
  { upToOunces: 2, cents: two },
  { upToOunces: 3, cents: three },
  { upToOunces: 3.5, cents: most },
];

/** First-Class letters from 12 July 2026; prices change in January and July, so the table is dated and can be edited. */
export const RATES: RateTable = {
  effective: '2026-07-12',
  source: 'USPS Notice 123, First-Class Mail letters',
  cents: { stamped: letterPrices(82, 111, 140, 169), metered: letterPrices(78, 107, 136, 165), presort: [] },
};

/** A letter may weigh and measure so much; more is a large envelope with prices of its own. */
export const MOST_LETTER_OUNCES = 3.5;
export const MOST_LETTER_INCHES = 0.25;

/** The price of a letter in cents, null where the table has none for its weight. */
export const postageCents = (ounces: number, mailClass: MailClass, table: RateTable): number | null => table.cents[mailClass].find(({ upToOunces }) => ounces <= upToOunces)?.cents ?? null;
