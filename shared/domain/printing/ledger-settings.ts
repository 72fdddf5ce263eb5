export const KEEPINGS = ['keys', 'names'] as const;

/** What the ledger keeps of pupils, and for how long. */
export type LedgerSettings = {
  /** `keys`: keyed hashes only; `names`: SSID, name, school and grade as well, so that a person can be looked up. */
  readonly keep: (typeof KEEPINGS)[number];
  /** Days after which the ledger forgets whose the pieces were; null for never. */
  readonly forgetAfterDays: number | null;
};

/** Two school years: reports of one are issued and corrected until the next one ends. */
export const DEFAULT_LEDGER_SETTINGS: LedgerSettings = { keep: 'keys', forgetAfterDays: 730 };

export const MOST_DAYS_KEPT = 36_500;

const DAY_MS = 86_400_000;

/** The moment before which everything is forgotten, as ISO 8601; null where nothing ever is. */
export const forgottenBefore = ({ forgetAfterDays }: LedgerSettings, now: Date): string | null =>
  forgetAfterDays === null ? null : new Date(now.getTime() - forgetAfterDays * DAY_MS).toISOString();
