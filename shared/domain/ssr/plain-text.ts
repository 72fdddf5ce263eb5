import type { TextLook } from './text-look';
import { textOfUnits } from './text-of-units';

/** Bidirectional controls and zero-width characters: invisible, and in the way of every comparison. */
const INVISIBLE = /[\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;
const TYPOGRAPHIC = /[\u00a0\u00ad\u2000-\u200a\u202f\u205f\u3000\u2018\u2019\u201b\u02bb-\u02bf\u02b9\u2032\u00b4\u201c\u201d\u2010-\u2015\u2212\u0660-\u0669\u06f0-\u06f9]/g;

/** Drawn as a hyphen, which programs that make a PDF anew may name so. */
const SOFT_HYPHEN = 0xad;
const ARABIC_INDIC_ZERO = 0x0660;
const EASTERN_ARABIC_ZERO = 0x06f0;

const toPlain = (character: string): string => {
  const code = character.charCodeAt(0);
  if (code >= ARABIC_INDIC_ZERO && code <= ARABIC_INDIC_ZERO + 9) return String(code - ARABIC_INDIC_ZERO);
  if (code >= EASTERN_ARABIC_ZERO && code <= EASTERN_ARABIC_ZERO + 9) return String(code - EASTERN_ARABIC_ZERO);
  if (code === 0x201c || code === 0x201d) return '"';
  if (code === SOFT_HYPHEN || (code >= 0x2010 && code <= 0x2015) || code === 0x2212) return '-';
  if ((code >= 0x2018 && code <= 0x201b) || (code >= 0x02bb && code <= 0x02bf) || code === 0x02b9 || code === 0x2032 || code === 0x00b4) return "'";
  return ' ';
};

/** True for text that every form of Unicode leaves as it is; most lines are such. */
// eslint-disable-next-line no-control-regex -- the whole range is meant
export const isAscii = (text: string): boolean => !/[^\x00-\x7f]/.test(text);

/** Producers that draw lam and alef as one sign leave the two exchanged behind an article; the word that they spell so does not exist. */
const LAM_ALEF_TURNED = /ا([اأإآ])ل/g;

/** The vowel "am" of Thai and Lao, which NFKC alone takes apart. */
const TAKEN_APART = /\u0e4d\u0e32|\u0ecd\u0eb2/g;
const THAI_PART = '\u0e4d\u0e32';

const spelled = (text: string): string =>
  text.replace(INVISIBLE, '').replace(TYPOGRAPHIC, toPlain).normalize('NFKC').replace(LAM_ALEF_TURNED, 'ال$1').replace(TAKEN_APART, (parts) => (parts === THAI_PART ? '\u0e33' : '\u0eb3'));

const FIRST_OF_TWO_BYTES = 0x100;
/** Typographic dashes, quotes and spaces are among these. */
const PUNCTUATION = { from: 0x2000, to: 0x2070 } as const;

/** Of each unit the one that it is spelled with, whatever stands beside it; 0 where that is none, several, or one of two bytes. Most is within Latin-1. */
const SPELLED_UNITS: Uint8Array = new Uint8Array(PUNCTUATION.to);
const noteSpelling = (code: number): void => {
  const plain = spelled(String.fromCharCode(code));
  if (plain.length === 1 && plain.charCodeAt(0) < FIRST_OF_TWO_BYTES) SPELLED_UNITS[code] = plain.charCodeAt(0);
};
for (let code = 0; code < FIRST_OF_TWO_BYTES; code++) noteSpelling(code);
for (let code: number = PUNCTUATION.from; code < PUNCTUATION.to; code++) noteSpelling(code);

const units: number[] = [];

/**
 * A text of Latin-1 and typographic signs in plain spelling, null where it holds anything else. Such a text has one unit for each, and no
 * marks that join the sign before them; that it takes one byte a unit afterwards is worth more than the way there.
 */
const unitByUnit = (text: string): string | null => {
  units.length = text.length;
  for (let index = 0; index < text.length; index++) {
    const unit = SPELLED_UNITS[text.charCodeAt(index)] ?? 0;
    if (unit === 0) return null;
    units[index] = unit;
  }
  return textOfUnits(units);
};

/**
 * The text with one spelling for each sign: ASCII digits for Arabic-Indic and full-width ones, straight quotes, `-` for
 * every dash and soft hyphen, plain spaces, no invisible characters, and compatible characters as one (NFKC: full-width signs, ligatures), lam before alef.
 * Case and lines stay as they are. For comparing only: what is shown is the text as printed.
 */
export const plainText = (text: string): string => (isAscii(text) ? text : (unitByUnit(text) ?? spelled(text)));

/** Ideographs have no spaces between words, so a line may break anywhere between them. */
const BREAK_IN_IDEOGRAPHS = /(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])/g;
const IDEOGRAPH = /[\u3400-\u9fff]/;

/** Lower case, one space between words, on one line: for phrases that a line break must not hide. Takes plain text and a look at it. */
export const flatText = (plain: string, { spacedPlainly }: Pick<TextLook, 'spacedPlainly'>): string => {
  const small = plain.toLowerCase();
  const flat = spacedPlainly ? small.replaceAll('\n', ' ') : small.replace(/\s\s+|[^\S ]/g, ' ');
  return (IDEOGRAPH.test(flat) ? flat.replace(BREAK_IN_IDEOGRAPHS, '') : flat).trim();
};

const SPELLINGS: Readonly<Record<string, string>> = { "'": "['\u2018\u2019\u201b\u02bb-\u02bf\u02b9\u2032\u00b4]", '-': '[-\u2010-\u2015\u2212]', ' ': '\\s+' };

/** A text as a pattern that finds it letter by letter. */
export const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A piece of plain text in the spelling of the text that it was found in: with its typographic quotes, dashes and spaces. */
export const asPrinted = (text: string, plain: string): string => {
  if (!/['-]/.test(plain)) return plain;
  const pattern = literally(plain).replace(/['\- ]/g, (sign) => SPELLINGS[sign] ?? sign);
  return new RegExp(pattern, 'u').exec(text)?.[0].replace(/\s+/g, ' ') ?? plain;
};
