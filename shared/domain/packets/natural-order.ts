/** Apostrophes as typed, as set and as used in Hawaiian and Arabic names: "O'Hara" and "O’Hara" are looked for in one place. */
const APOSTROPHES = /['’‘ʻʼ`´]/g;

/** Letters, digits and signs that fold to nothing but small letters; most texts are such. */
const PLAIN = /^[\x20-\x26\x28-\x5f\x61-\x7e]*$/;

/** Text with accents, apostrophes and case taken away, for comparing: "Peña" and "PENA" fold to the same. The same on every system, whatever its language. */
export const foldText = (text: string): string => (PLAIN.test(text) ? text.toLowerCase() : text.normalize('NFKD').replace(/\p{M}/gu, '').replace(APOSTROPHES, '').toLowerCase());

/** A run of digits as it sorts: first by how many digits count, then by them. */
const sortableNumber = (digits: string): string => {
  const counting = digits.replace(/^0+(?=\d)/, '');
  return `0${String.fromCharCode(Math.min(counting.length, 0xffff))}${counting}`;
};

/**
 * A key whose plain order by code unit is the natural order of the texts, numbers in them taken as numbers ("2" before "10").
 * Made once per text, so that sorting tens of thousands compares plain strings. Texts that differ only in case, accents or leading zeros share a key.
 */
export const naturalKey = (text: string): string => foldText(text).replace(/\d+/g, sortableNumber);

/** The plain order of two strings by code unit. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * The natural order of two texts: a total order, since equal keys are told apart by the exact texts.
 * `Intl.Collator` is not used because its order depends on the system's language data.
 */
export const naturalCompare = (a: string, b: string): number => compareText(naturalKey(a), naturalKey(b)) || compareText(a, b);
