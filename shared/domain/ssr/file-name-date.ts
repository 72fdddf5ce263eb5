import type { Token } from './file-name-tokens';

const FIRST_YEAR = 2010;
const LAST_YEAR = 2049;

const date = (year: string, month: string, day: string): string | null => {
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  if (y < FIRST_YEAR || y > LAST_YEAR || m < 1 || m > 12 || d < 1) return null;
  const daysInMonth = [31, (y % 4 === 0 && y % 100 !== 0) || y % 400 === 0 ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][m - 1] ?? 0;
  return d <= daysInMonth ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : null;
};

const yearFirst = (digits: string): string | null => date(digits.slice(0, 4), digits.slice(4, 6), digits.slice(6, 8));
const yearLast = (digits: string): string | null => date(digits.slice(4, 8), digits.slice(0, 2), digits.slice(2, 4));
const isTime = (digits: string): boolean => /^(?:[01]\d|2[0-3])(?:[0-5]\d){0,2}$/.test(digits);

/** A date with a time behind it: 10, 12 or 14 digits. */
export const stamp = (digits: string): string | null => {
  if (digits.length < 10 || !isTime(digits.slice(8))) return null;
  return yearFirst(digits) ?? yearLast(digits);
};

/** The first year of these programs' reports. From 2013 on, six digits are a date in one order at most: no month is above 12. */
const FIRST_SHORT_YEAR = 15;

/** Six digits: YYMMDD, else MMDDYY. */
const shortDate = (digits: string): string | null => {
  const [first = '', second = '', third = ''] = digits.match(/../g) ?? [];
  return Number(first) >= FIRST_SHORT_YEAR ? date(`20${first}`, second, third) : Number(third) >= FIRST_SHORT_YEAR ? date(`20${third}`, first, second) : null;
};

/** A date in three tokens, with the indexes it takes: 2024-06-15 or 06-15-2024. Equal separators win over mixed ones. */
export const splitDate = (tokens: readonly Token[]): { readonly value: string; readonly taken: readonly number[] } | null => {
  let mixed: { readonly value: string; readonly taken: readonly number[] } | null = null;
  for (let index = 0; index + 2 < tokens.length; index += 1) {
    const [a, b, c] = [tokens[index], tokens[index + 1], tokens[index + 2]];
    if (!a?.isDigits || !b?.isDigits || !c?.isDigits) continue;
    const [x, y, z] = [a.text, b.text, c.text];
    const short = (text: string): boolean => text.length <= 2;
    const value = x.length === 4 && short(y) && short(z) ? date(x, y, z) : z.length === 4 && short(x) && short(y) ? date(z, x, y) : null;
    if (value === null) continue;
    const found = { value, taken: [index, index + 1, index + 2] };
    if (b.separator === c.separator) return found;
    mixed ??= found;
  }
  return mixed;
};

const DATE_LABEL = /^(?:date|dated|download|downloaded|fecha)$/;
/** What stands before a number that a school, a district or an office gives a pupil. */
const NUMBER_LABEL = /^(?:id|ids|localid|studentid|pupilid|sisid|permid|perm|permanent|local|sis|number|num|no|nr)$/;
/** What stands before a pupil's number, and as often before anything else. */
const PUPIL_LABEL = /^(?:student|students|pupil)$/;

/** What a name holds beside its date: runs of digits, a date in three of them, and by what else it can be told as one that the testing portal gave. */
type Dated = { readonly digits: readonly Token[]; readonly split: string | null; readonly ssid: Token | null; readonly hasCodes: boolean };

/**
 * The date of a name: eight digits or three tokens, else a stamp, else six digits. Eight that can be a date seldom are a pupil's number, but where a word
 * says so; nobody's number is as long as a date with its time. Six digits are as often a pupil's number at the school, so they are a date only where a word
 * says so, or beside an SSID and the codes of school or LEA, where the portal's own names have their date.
 */
export const dateOfName = ({ digits, split, ssid, hasCodes }: Dated): string | null => {
  const numbers = digits.filter((token) => token !== ssid && (token.text.length >= 12 || !NUMBER_LABEL.test(token.label)));
  const first = (length: number, read: (text: string, token: Token) => string | null): string | null =>
    numbers.filter((token) => token.text.length === length).map((token) => read(token.text, token)).find((value) => value !== null) ?? null;
  const inSix = (text: string, { label, gluedBefore }: Token): string | null => (DATE_LABEL.test(label) || (ssid !== null && hasCodes && gluedBefore === '' && !PUPIL_LABEL.test(label)) ? shortDate(text) : null);
  return first(8, (text) => yearFirst(text) ?? yearLast(text)) ?? split ?? first(14, stamp) ?? first(12, stamp) ?? first(10, stamp) ?? first(6, inSix);
};
