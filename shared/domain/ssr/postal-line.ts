/** Two-letter codes of USPS Publication 28, appendix B: states, territories, armed forces. */
const STATES: ReadonlySet<string> = new Set(
  'AL AK AS AZ AR CA CO CT DE DC FM FL GA GU HI ID IL IN IA KS KY LA ME MH MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND MP OH OK OR PW PA PR RI SC SD TN TX UT VT VI VA WA WV WI WY AA AE AP'.split(' '),
);

/** A city begins with a letter, but for 29 Palms, which the post knows by both spellings: other digits in front are a house's. */
const CITY = String.raw`(?<city>(?:29 (?=palms))?[\p{L}][\p{L}\p{M} .'’-]{1,40}?)`;
const COUNTRY = String.raw`(?:,?\s*(?:USA?|U\.S\.A?\.|United States(?: of America)?))?`;
const SHAPE = new RegExp(String.raw`^${CITY}(?:\s*,\s*|\s+)(?<state>[A-Za-z]\.?\s?[A-Za-z]\.?|calif(?:ornia|\.)?)(?:\s*,\s*|\s+)(?<zip>\d{5})(?:(?:\s?[-–—‐‑−]\s?|)(?<plus>\d{4}))?\s*${COUNTRY}$`, 'iu');

/** City, comma, state and no ZIP; city and state and what was to be a ZIP; a state that is none. Each only where a comma or capitals tell it from prose. */
const WITHOUT_ZIP = new RegExp(String.raw`^${CITY}\s*,\s*(?<state>[A-Za-z]\.?\s?[A-Za-z]\.?|calif(?:ornia|\.)?)\s*${COUNTRY}$`, 'iu');
const ODD_ZIP = new RegExp(String.raw`^${CITY}(?:\s*,\s*|\s+)(?<state>[A-Z]{2}|calif(?:ornia|\.)?)(?:\s*,\s*|\s+)(?<zip>[\dOIl][\dOIl -]{1,11})$`, 'u');
const ODD_STATE = new RegExp(String.raw`^${CITY}(?:\s*,\s*|\s+)(?<state>[A-Z]{2})(?:\s*,\s*|\s+)(?<zip>\d{5}(?:-\d{4})?)$`, 'u');

export type LastLineFault = 'zip-missing' | 'zip-malformed' | 'state-unknown';

/** The line that ends an address. `zip` as `95112` or `95112-3304`, null where it is not one; `state` in capitals as printed. */
export type LastLine = { readonly city: string; readonly state: string; readonly zip: string | null; readonly fault: LastLineFault | null };

const stateOf = (printed: string): string => {
  const letters = printed.replace(/[.\s]/g, '').toUpperCase();
  return letters.startsWith('CALIF') ? 'CA' : letters;
};

type Groups = Readonly<Record<string, string | undefined>>;

const lineOf = ({ city = '', state = '' }: Groups, zip: string | null, fault: LastLineFault | null): LastLine => ({ city: city.trim(), state: stateOf(state), zip, fault });

const FIVE_DIGITS = /\d{5}/;

/** A line without a fault; most lines have no ZIP, and are not looked at further. */
const wholeLine = (text: string): LastLine | null => {
  const whole = FIVE_DIGITS.test(text) ? SHAPE.exec(text)?.groups : undefined;
  if (!whole || !STATES.has(stateOf(whole['state'] ?? ''))) return null;
  return lineOf(whole, whole['plus'] === undefined ? (whole['zip'] ?? null) : `${whole['zip']}-${whole['plus']}`, null);
};

/** Reads a line as the last of an address, with what is wrong with it; null for any other line. */
export const readLastLine = (line: string): LastLine | null => {
  const text = line.trim();
  const whole = wholeLine(text);
  if (whole) return whole;
  const unknown = ODD_STATE.exec(text)?.groups;
  if (unknown && !STATES.has(unknown['state'] ?? '')) return lineOf(unknown, unknown['zip'] ?? null, 'state-unknown');
  for (const [shape, fault] of [[WITHOUT_ZIP, 'zip-missing'], [ODD_ZIP, 'zip-malformed']] as const) {
    const groups = shape.exec(text)?.groups;
    if (groups && STATES.has(stateOf(groups['state'] ?? ''))) return lineOf(groups, null, fault);
  }
  return null;
};

/** The ZIP of a line that ends an address ("San Jose, CA 95112-3304"), as `95112` or `95112-3304`; null for any other line. */
export const zipOfLastLine = (line: string): string | null => wholeLine(line.trim())?.zip ?? null;

/** The rear part of a last line that a wide gap parted from its city: a ZIP, with or without the state. */
export const isLastLineTail = (text: string): boolean => /^(?:[A-Za-z]{2}\.?,?\s+)?\d{5}(?:\s?[-–—‐‑−]\s?\d{4})?$/.test(text.trim());

/** Countries as last lines name them (Publication 28, 225: alone, in capitals, in English); common spellings too. Not Georgia, which is a state first. */
const COUNTRIES: ReadonlySet<string> = new Set(
  [
    'AFGHANISTAN,ALBANIA,ALGERIA,ANGOLA,ARGENTINA,ARMENIA,AUSTRALIA,AUSTRIA,AZERBAIJAN,BAHAMAS,BAHRAIN,BANGLADESH,BELARUS,BELGIUM,BELIZE,BENIN,BHUTAN',
    'BOLIVIA,BOSNIA AND HERZEGOVINA,BOTSWANA,BRAZIL,BRASIL,BULGARIA,BURKINA FASO,BURMA,BURUNDI,CAMBODIA,CAMEROON,CANADA,CHILE,CHINA,COLOMBIA,CONGO',
    "COSTA RICA,COTE D'IVOIRE,CROATIA,CUBA,CYPRUS,CZECH REPUBLIC,DENMARK,DOMINICAN REPUBLIC,ECUADOR,EGYPT,EL SALVADOR,ENGLAND,ERITREA,ESTONIA,ETHIOPIA,FIJI",
    'FINLAND,FRANCE,GERMANY,GHANA,GREAT BRITAIN,GREECE,GUATEMALA,GUINEA,GUYANA,HAITI,HONDURAS,HONG KONG,HUNGARY,ICELAND,INDIA,INDONESIA,IRAN,IRAQ,IRELAND',
    'ISRAEL,ITALY,IVORY COAST,JAMAICA,JAPAN,JORDAN,KAZAKHSTAN,KENYA,KOREA,KUWAIT,KYRGYZSTAN,LAOS,LATVIA,LEBANON,LIBERIA,LIBYA,LITHUANIA,LUXEMBOURG,MACAO',
    'MALAYSIA,MALI,MALTA,MEXICO,MÉXICO,MOLDOVA,MONGOLIA,MOROCCO,MOZAMBIQUE,MYANMAR,NAMIBIA,NEPAL,NETHERLANDS,NEW ZEALAND,NICARAGUA,NIGERIA,NORTHERN IRELAND',
    'NORWAY,OMAN,PAKISTAN,PANAMA,PAPUA NEW GUINEA,PARAGUAY,PEOPLES REPUBLIC OF CHINA,PERU,PHILIPPINES,POLAND,PORTUGAL,QATAR,REPUBLIC OF KOREA,ROMANIA',
    'RUSSIA,RUSSIAN FEDERATION,RWANDA,SAMOA,SAUDI ARABIA,SCOTLAND,SENEGAL,SERBIA,SIERRA LEONE,SINGAPORE,SLOVAKIA,SLOVENIA,SOMALIA,SOUTH AFRICA,SOUTH KOREA',
    'SPAIN,SRI LANKA,SUDAN,SWEDEN,SWITZERLAND,SYRIA,TAIWAN,TAJIKISTAN,TANZANIA,THAILAND,TONGA,TRINIDAD AND TOBAGO,TUNISIA,TURKEY,TURKIYE,UGANDA,UKRAINE',
    'UNITED ARAB EMIRATES,UNITED KINGDOM,URUGUAY,UZBEKISTAN,VENEZUELA,VIETNAM,VIET NAM,WALES,YEMEN,ZAMBIA,ZIMBABWE',
  ].flatMap((names) => names.split(',')),
);

/** The country that a line names and nothing else, in capitals; null for any other line. */
export const countryOf = (line: string): string | null => {
  const text = line.trim().replace(/\.$/, '').toUpperCase();
  return COUNTRIES.has(text) ? text : null;
};
