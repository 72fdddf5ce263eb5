import { countryOf, readLastLine, zipOfLastLine } from './postal-line';

/** A line that names the country of these addresses and nothing else, which mail within it needs not. */
const OWN_COUNTRY = /^\(?(?:U\.?\s?S\.?\s?A?\.?|United States(?: of America)?|Estados Unidos|EE\.?\s?UU\.?)\)?$/iu;

/** Address lines without that of the own country at their end. */
export const withoutOwnCountry = (lines: readonly string[]): readonly string[] => (OWN_COUNTRY.test(lines.at(-1)?.trim() ?? '') ? lines.slice(0, -1) : lines);

/** Canada Post: letter, digit, letter, digit, letter, digit; no D, F, I, O, Q or U, and no W or Z at the front. */
const CANADIAN_CODE = /(?:^|[\s,])[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z][ -]?\d[ABCEGHJ-NPRSTV-Z]\d$/iu;

/** States as Correos de México and people abbreviate them, which no state of the post here shares but for `Col.` and `Mex.`, and their names in full. */
const MEXICAN_STATES =
  'ags|aguascalientes|b\\.?\\s?c\\.?(?:\\s?[ns]\\.?)?|baja california(?: sur| norte)?|camp|campeche|chis|chiapas|chih|chihuahua|coah|coahuila|col|colima|cdmx|c\\.?d\\.? ?m\\.?x|ciudad de m[eé]xico|d\\.\\s?f|dgo|durango|gto|guanajuato|gro|guerrero|hgo|hidalgo|jal|jalisco|edo\\.? de m[eé]x(?:ico)?|m[eé]x|mich|michoac[aá]n|mor|morelos|nay|nayarit|n\\.?\\s?l|nuevo le[oó]n|oax|oaxaca|pue|puebla|qro|quer[eé]taro|q\\.?\\s?roo|quintana roo|s\\.?\\s?l\\.?\\s?p|san luis potos[ií]|sin|sinaloa|son|sonora|tab|tabasco|tamps|tamaulipas|tlax|tlaxcala|ver|veracruz|yuc|yucat[aá]n|zac|zacatecas';
/** `44100 Guadalajara, Jal.`, `C.P. 22000 Tijuana, B.C.`, `Tijuana, B.C. 22000`, `Tijuana, B.C., C.P. 22000`. */
const MEXICAN_FORMS = [
  new RegExp(String.raw`^(?:c\.?\s?p\.?\s*)?\d{5}\s+\p{L}[\p{L}\p{M} .'’-]*,\s*(?:${MEXICAN_STATES})\.?$`, 'iu'),
  new RegExp(String.raw`^\p{L}[\p{L}\p{M} .'’-]*,\s*(?:${MEXICAN_STATES})\.?,?\s+(?:c\.?\s?p\.?\s*)?\d{5}$`, 'iu'),
];

/** A country behind a comma or a postal code: `Tijuana, B.C., MEXICO`, `London SW1A 1AA UNITED KINGDOM`. A state such as New Mexico is behind neither. */
const COUNTRY_AT_END = /(?:,\s*|\d[\p{L}\d]*\s+)(?<country>\p{L}[\p{L}\p{M} ]+)\.?$/u;

/**
 * The country that the last line of an address shows, in capitals: named alone or at its end, or told by its postal code (Canada) or its state and code
 * (Mexico). Null for lines of the United States, whose military post and territories are none of it, and for those that show none.
 */
export const countryOfLastLine = (line: string): string | null => {
  const text = line.trim();
  if (zipOfLastLine(text) !== null) return null;
  const alone = countryOf(text);
  if (alone !== null) return alone;
  // A state that the post here knows stands with a ZIP that is not as it should be.
  if ((readLastLine(text)?.fault ?? 'state-unknown') !== 'state-unknown') return null;
  if (CANADIAN_CODE.test(text)) return 'CANADA';
  if (MEXICAN_FORMS.some((form) => form.test(text))) return 'MEXICO';
  return countryOf(COUNTRY_AT_END.exec(text)?.groups?.['country'] ?? '');
};

/** True for an address outside of the United States, which takes international postage. */
export const isAbroad = (lines: readonly string[]): boolean => countryOfLastLine(withoutOwnCountry(lines).at(-1) ?? '') !== null;
