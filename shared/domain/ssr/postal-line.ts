/** Two-letter codes of USPS Publication 28, appendix B: states, territories, armed forces. */
const STATES: ReadonlySet<string> = new Set(
  'AL AK AS AZ AR CA CO CT DE DC FM FL GA GU HI ID IL IN IA KS KY LA ME MH MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND MP OH OK OR PW PA PR RI SC SD TN TX UT VT VI VA WA WV WI WY AA AE AP'.split(' '),
);

const SHAPE = /^(?<city>[\p{L}][\p{L}\p{M} .'’-]{1,40}?)(?:\s*,\s*|\s+)(?<state>[A-Za-z]\.?\s?[A-Za-z]\.?|calif(?:ornia|\.)?)(?:\s*,\s*|\s+)(?<zip>\d{5})(?:(?:\s?[-–—‐‑]\s?|)(?<plus>\d{4}))?\s*(?:,?\s*(?:USA?|U\.S\.A?\.|United States(?: of America)?))?$/iu;

/** The ZIP of a line that ends an address ("San Jose, CA 95112-3304"), as `95112` or `95112-3304`; null for any other line. */
export const zipOfLastLine = (line: string): string | null => {
  const groups = SHAPE.exec(line.trim())?.groups;
  if (!groups) return null;
  const state = (groups['state'] ?? '').replace(/[.\s]/g, '').toUpperCase();
  if (!STATES.has(state) && !state.startsWith('CALIF')) return null;
  return groups['plus'] === undefined ? (groups['zip'] ?? null) : `${groups['zip']}-${groups['plus']}`;
};

/** The rear part of a last line that a wide gap parted from its city: a ZIP, with or without the state. */
export const isLastLineTail = (text: string): boolean => /^(?:[A-Za-z]{2}\.?,?\s+)?\d{5}(?:\s?[-–]\s?\d{4})?$/.test(text.trim());
