import type { Day } from '../calendar/day';

/** What stands on the envelope: a stamp, or a meter's print. Presort prices hang on the entry and the mailer's own contract, so staff enter them. */
export const MAIL_CLASSES = ['stamped', 'metered', 'presort'] as const;
export type MailClass = (typeof MAIL_CLASSES)[number];

/** Prices in cents by the most ounces that each pays for, rising. A class without prices is not offered. Letters abroad cost the same however they are paid. */
export type RateTable = {
  /** The first day on which the prices hold. */
  readonly effective: Day;
  readonly source: string;
  readonly cents: { readonly [Class in MailClass | 'abroad']: Prices };
  /** What a nonmachinable letter costs besides, in cents; null where the table has no price for it. */
  readonly nonmachinable: number | null;
};

type Prices = readonly { readonly upToOunces: number; readonly cents: number }[];

const letterPrices = (one: number, two: number, three: number, most: number) => [
  { upToOunces: 1, cents: one },
  { upToOunces: 2, cents: two },
  { upToOunces: 3, cents: three },
  { upToOunces: 3.5, cents: most },
];

/** Of letters abroad the first ounce costs the same to every country; above it prices hang on the country, so staff enter them. */
const ONE_OUNCE_ABROAD: Prices = [{ upToOunces: 1, cents: 170 }];

/** First-Class letters from 12 July 2026; prices change in January and July, so the table is dated and can be edited. Those abroad and for nonmachinable letters were found as of the July before. */
export const RATES: RateTable = {
  effective: '2026-07-12',
  source: 'USPS Notice 123, First-Class Mail letters; abroad and nonmachinable as of 13 July 2025',
  cents: { stamped: letterPrices(82, 111, 140, 169), metered: letterPrices(78, 107, 136, 165), presort: [], abroad: ONE_OUNCE_ABROAD },
  nonmachinable: 49,
};

/** A letter may weigh and measure so much; more is a large envelope with prices of its own. */
export const MOST_LETTER_OUNCES = 3.5;
export const MOST_LETTER_INCHES = 0.25;

export type EnvelopeSize = { readonly widthIn: number; readonly heightIn: number };

/** Higher or wider is a large envelope (DMM 201.1.1). */
const MOST_LETTER_HEIGHT_IN = 6.125;
const MOST_LETTER_WIDTH_IN = 11.5;
export const isLetterSize = ({ widthIn, heightIn }: EnvelopeSize): boolean => heightIn <= MOST_LETTER_HEIGHT_IN && widthIn <= MOST_LETTER_WIDTH_IN;

/** The post's machines take letters whose width is 1.3 to 2.5 times their height (DMM 201.1.2); a #10 has 2.3. */
const ASPECTS = [1.3, 2.5] as const;
export const isMachinable = ({ widthIn, heightIn }: EnvelopeSize): boolean => widthIn / heightIn >= ASPECTS[0] && widthIn / heightIn <= ASPECTS[1];

/** The price of a letter in cents, null where the table has none for its weight. */
export const postageCents = (ounces: number, mailClass: MailClass | 'abroad', table: RateTable): number | null => table.cents[mailClass].find(({ upToOunces }) => ounces <= upToOunces)?.cents ?? null;
