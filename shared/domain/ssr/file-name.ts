import { dateOfName, splitDate, stamp } from './file-name-date';
import { isLanguageToken, isKindToken, kindOfTokens, languageOfTokens, programOfTokens } from './file-name-hints';
import { tokensOf, type Token } from './file-name-tokens';
import { gradeCode } from './page-grade';
import type { Language, Program, ReportKind } from './report';

/** What the name of an entry says, by the shape of its tokens; null where it does not say. */
export type NameFacts = {
  readonly ssid: string | null;
  readonly lea: string | null;
  readonly school: string | null;
  readonly grade: string | null;
  /** `YYYY-MM-DD`. */
  readonly downloadDate: string | null;
  readonly kindHint: ReportKind | null;
  readonly programHint: Program | null;
  readonly languageHint: Language | null;
};

const CDS_SCHOOL_NONE = '0000000';
const HIGHEST_COUNTY = 58;

/** California has 58 counties, and an LEA's code begins with its county. */
const canBeLea = (code: string): boolean => Number(code.slice(0, 2)) >= 1 && Number(code.slice(0, 2)) <= HIGHEST_COUNTY;
/** Districts have codes from 60000 on, county offices 10xxx. */
const isUsualLea = (code: string): boolean => canBeLea(code) && /^(?:[67]|10)/.test(code.slice(2));

const SCHOOL_LABEL = /^(?:sch|school|schools|escuela|site)$/;
const LEA_LABEL = /^(?:lea|district|dist|cd|county)$/;

/**
 * LEA and school. A 14-digit code holds both. Of two 7-digit tokens the first is the LEA, as in TOMS's own names, unless a
 * label says otherwise or only the second can be one (its county exists and the first one's does not).
 */
const codesOf = (digits: readonly Token[]): { readonly lea: string | null; readonly school: string | null } => {
  const cds = digits.find((token) => token.text.length === 14 && stamp(token.text) === null)?.text ?? null;
  const cdsLea = cds?.slice(0, 7) ?? null;
  const cdsSchool = cds !== null && cds.slice(7) !== CDS_SCHOOL_NONE ? cds.slice(7) : null;
  const sevens = digits.filter((token) => token.text.length === 7);
  const labelled = (label: RegExp): string | null => sevens.find((token) => label.test(token.label))?.text ?? null;
  const rest = sevens.filter((token) => token.text !== cdsLea && !LEA_LABEL.test(token.label) && !SCHOOL_LABEL.test(token.label)).map((token) => token.text);
  if (cds !== null) return { lea: cdsLea, school: labelled(SCHOOL_LABEL) ?? rest[0] ?? cdsSchool };
  const labels = { lea: labelled(LEA_LABEL), school: labelled(SCHOOL_LABEL) };
  return labels.lea === null && labels.school === null ? inOrder(rest) : { lea: labels.lea ?? rest[0] ?? null, school: labels.school ?? rest[0] ?? null };
};

const inOrder = ([first, second]: readonly string[]): { readonly lea: string | null; readonly school: string | null } =>
  first !== undefined && second !== undefined && !canBeLea(first) && isUsualLea(second) ? { lea: second, school: first } : { lea: first ?? null, school: second ?? null };

const SSID_LABEL = /^(?:ssid|stateid|studentid|id|s)$/;

/** The ten-digit token that is the SSID: the labelled one, else one that is no date and hour, else the first. */
const ssidOf = (digits: readonly Token[]): Token | null => {
  const tens = digits.filter((token) => token.text.length === 10);
  return tens.find((token) => SSID_LABEL.test(token.label)) ?? tens.find((token) => stamp(token.text) === null) ?? tens[0] ?? null;
};

const GRADE_LABEL = /^(?:grade|grades|grado|gr|grd|g)$/;
const LETTER_GRADES: ReadonlySet<string> = new Set(['KN', 'TK', 'UE', 'US', 'K', 'KG', 'KINDERGARTEN']);
const ORDINAL = /^(?:st|nd|rd|th)/;

/**
 * How surely a token is a grade, 0 where it is none: a label first, then letter codes, then two digits, then one.
 * Digits glued to other letters ("v2", "P1") are none.
 */
const gradeRank = (token: Token): number => {
  if (gradeCode(token.text) === null) return 0;
  if (!token.isDigits) {
    if (!LETTER_GRADES.has(token.text.toUpperCase())) return 0;
    if (GRADE_LABEL.test(token.label)) return 5;
    return token.gluedBefore !== '' || token.gluedAfter !== '' ? 0 : token.text === token.text.toUpperCase() ? 4 : 1;
  }
  if (GRADE_LABEL.test(token.label) || ORDINAL.test(token.gluedAfter)) return 5;
  if (token.gluedBefore !== '' || token.gluedAfter !== '' || /^(?:page|pages|part|batch|of|v|version|copy|pt|vol)$/.test(token.label)) return 0;
  return token.text.length === 2 ? 3 : 2;
};

/** The surest grade; among equals the one behind a school's or LEA's code, as in TOMS's own names, else the first. */
const gradeOf = (tokens: readonly Token[], taken: readonly number[]): string | null => {
  let best: string | null = null;
  let most = 0;
  for (const [index, token] of tokens.entries()) {
    if (taken.includes(index)) continue;
    const before = tokens[index - 1]?.text ?? '';
    const rank = gradeRank(token);
    const surer = rank === 0 ? 0 : rank + (/^(?:\d{7}|\d{14})$/.test(before) ? 0.5 : 0);
    if (surer > most) [best, most] = [gradeCode(token.text), surer];
  }
  return best;
};

/** "name (2).pdf" and "name - Copy.pdf" are what a system calls a second download of the same file. */
const COPY_MARK = /(?:\s*\(\d+\)|\s+-\s+copy(?:\s*\(\d+\))?)+$/i;

const withoutExtension = (name: string): string => name.replace(/\.pdf$/i, '').replace(COPY_MARK, '');

/** School and grade of the folders, the nearest first, for names that hold none. A folder's 7 digits are a school only where that is sure. */
const folderHints = (folders: readonly string[], lea: string | null): { readonly school: string | null; readonly grade: string | null } => {
  let school: string | null = null;
  let grade: string | null = null;
  for (const folder of folders.toReversed()) {
    const tokens = tokensOf(folder);
    const digits = tokens.filter((token) => token.isDigits);
    const codes = codesOf(digits);
    const only = codes.school === null && codes.lea !== null && codes.lea !== lea && (lea !== null || !canBeLea(codes.lea)) ? codes.lea : null;
    school ??= codes.school ?? only;
    grade ??= tokens.some((token) => gradeRank(token) === 5) || tokens.length === 1 ? gradeOf(tokens, splitDate(tokens)?.taken ?? []) : null;
  }
  return { school, grade };
};

/**
 * Reads an entry's name by the shape of its tokens, in any order and with any separators: ten digits are the SSID, seven
 * an LEA or school, fourteen both (or a stamp, where they can be a date and time), eight a date where they can be one.
 * Only the last path segment names the pupil and the date; folders may add school and grade.
 */
export const parseFileName = (entry: string): NameFacts => {
  const segments = entry.split(/[/\\]|!\//).filter((segment) => segment !== '');
  const name = withoutExtension(segments.at(-1) ?? '');
  const tokens = tokensOf(name);
  const digits = tokens.filter((token) => token.isDigits);
  const ssid = ssidOf(digits);
  const split = splitDate(tokens);
  const { lea, school } = codesOf(digits);
  const folders = folderHints(segments.slice(0, -1), lea);
  const words = tokens.filter((token) => !token.isDigits).map((token) => token.text.toLowerCase());
  const isHint = (word: string): boolean => isKindToken(word) || isLanguageToken(word);
  return {
    ssid: ssid?.text ?? null,
    lea,
    school: school ?? folders.school,
    grade: gradeOf(tokens, split?.taken ?? []) ?? folders.grade,
    downloadDate: dateOfName({ digits, split: split?.value ?? null, ssid, hasCodes: school !== null || (lea !== null && canBeLea(lea)) }),
    kindHint: kindOfTokens(words.filter(isHint)),
    programHint: programOfTokens(words),
    languageHint: languageOfTokens(words),
  };
};
