import { overlaps, unionAll, type Rect } from '../geometry/rect';
import type { Word } from './page-content';
import { countryOfLastLine } from './abroad';
import { holdsCodeOrDate } from './code-or-date';
import { plainText } from './plain-text';
import { isLastLineTail, readLastLine, zipOfLastLine } from './postal-line';
import type { Address } from './report';
import { addresseeOf, hasNameShape, isSameName, looksLikeName, nameWords, salutationOf } from './student-name';
import { joinRuns, textRuns, type TextRun } from './text-runs';

/** Side bearings differ by letter, and ink is measured: lines of one margin differ by this much. */
const MARGIN_TOLERANCE_PT = 3.5;
const LEAST_LINES = 3;
const MOST_LINES = 8;
/** Lines of one block stand between nearly touching and double spaced. */
const LEAST_PITCH_EM = 0.8;
const MOST_PITCH_EM = 2.1;
/** How far one line distance may differ from the block's: ink without capitals or descenders moves it. */
const PITCH_TOLERANCE_EM = 0.3;
/** Address lines are short (USPS Publication 28: 40 characters; salutations are longer), and text of sentences is not. */
const LONGEST_LINE = 48;
const LONGEST_SALUTATION = 72;
const LONGEST_LINE_EM = 30;
/** A name or a street written as such may be longer: only its column ends it. */
const LONGEST_NAME = 100;
/** Name and address are set alike; a heading above them is larger. */
const SIZE_RATIO = 1.3;
/** A last line whose parts stand apart, as with tabs: at most this far, in at most three parts, sharing most of a capital's height. */
const TAB_GAP_EM = 8;
const MOST_LAST_LINE_PARTS = 3;
const SAME_LINE_EM = 0.3;

/** Where a window envelope shows the page (inches 0.875 to 4.375, 2.5 to 3.19): breaks ties only, in points. */
const WINDOW_CENTRE = { x: 189, y: 205 } as const;

const RIGHT_TO_LEFT = /[\u0590-\u08ff]/;

/** Words that head boxes and columns of a report, and labels with a value: never a line of an address. */
const HEADING =
  /student (?:information|name|score)|score report|information|(?:^|\s)(?:caaspp|elpac|ssid|dob)(?:$|[\s:])|date of birth|test date|report date|print date|(?:^|\s)grade\s*:?\s*(?:\d|(?:kn?|tk|kindergarten)(?!\p{L}))|^(?:mailing |home |residential |student |return )?address(?:es)?:?$|^school\s*:|^district\s*:|página \d|page \d|informaci[óo]n|assessment|20\d\d\s?-\s?(?:20)?\d\d/iu;
const LABEL_WITH_VALUE = /^[^:：]{2,40}[:：]\s*\S/u;
const LETTER_LABEL = /^(?:attn|attention|c\/o|care of|to|ship to|deliver to|para|at[eé]n?c?i?[óo]?n?)\s*[.:]/iu;
/** A line that names whom the letter goes through; it stands before or behind the pupil's name. */
const CARE_OF = /^(?:c\s?\/\s?o|care of|attn|attention|℅|%)(?:$|[\s.:])/iu;
const SENTENCE_END = /(?:[a-zà-ÿ]{3,}[.!]|[?？؟。])$/u;

const AGENCY = /department of education|school district|unified|office of education|county superintendent|educational testing|(?:^|\s)ets(?:$|\s)|elementary|middle school|high school|academy|charter|assessment (?:office|division)|board of education|testing (?:office|services)/iu;
const FAMILY = /parent|guardian|famil|padre|tutor|phụ huynh|magulang|家長|監護|학부모|보호자|ولي/iu;
const STREET = /^\d+[a-z]?(?:[ -]|$)|^p\.?\s?o\.?\s?box|^(?:rr|hc|psc|cmr|unit|apt|ste|suite|spc|space|lot|general delivery|box)(?:\s|$|#)|^#\s?\d|\s(?:st|street|ave|avenue|rd|road|dr|drive|blvd|ln|lane|ct|court|way|pl|place|cir|circle|ter|terrace|hwy|pkwy)\.?(?:\s|$)/iu;

const isSalutation = (text: string): boolean => FAMILY.test(text) && salutationOf(text) !== '';

/** Every longer word with a capital or a digit, as in "12 North Doctor Martin Luther King Junior Memorial Boulevard". */
const isTitled = (text: string): boolean => text.split(/[\s-]+/).every((word) => word.length <= 3 || !/^\p{Ll}/u.test(word));

const isTooLong = (text: string, widthEm: number): boolean => {
  if (text.length <= LONGEST_LINE && widthEm <= LONGEST_LINE_EM) return false;
  return text.length > LONGEST_NAME || !(hasNameShape(text) || (STREET.test(text) && isTitled(text)));
};

const endsInLongName = (salutation: string): boolean => {
  const name = salutation.slice(salutationOf(salutation).length).trim();
  return name.length <= LONGEST_NAME && hasNameShape(name);
};

/** True where a run can be a line of an address above its last one. */
const canBeLine = ({ plain, box, fontSizePt }: TextRun): boolean => {
  if (isSalutation(plain)) return plain.length <= LONGEST_SALUTATION || endsInLongName(plain);
  if (isTooLong(plain, (box[2] - box[0]) / fontSizePt)) return false;
  if (holdsCodeOrDate(plain) || HEADING.test(plain) || (SENTENCE_END.test(plain) && !STREET.test(plain))) return false;
  if (/[:：]$/u.test(plain)) return false;
  return !LABEL_WITH_VALUE.test(plain) || LETTER_LABEL.test(plain);
};

/** Distance of two lines: between their bottoms, tops or middles, whichever says most of the baseline (capitals against descenders, other scripts). */
const pitches = (upper: TextRun, lower: TextRun): readonly number[] => {
  const [bottoms, tops] = [lower.box[3] - upper.box[3], lower.box[1] - upper.box[1]];
  return [bottoms, tops, (bottoms + tops) / 2];
};

/** The distances that two lines may have by their ink, in points; none where they stand too near or too far. */
const possiblePitches = (upper: TextRun, lower: TextRun, sizePt: number): readonly number[] =>
  pitches(upper, lower).filter((pitch) => pitch >= LEAST_PITCH_EM * sizePt && pitch <= MOST_PITCH_EM * sizePt);

/** True where a distance is one that the block's first two lines may have too: of an accent or a descender nobody knows which line it moved. */
const agree = (possible: readonly number[], block: readonly number[], sizePt: number): boolean =>
  possible.some((pitch) => block.some((other) => Math.abs(pitch - other) <= PITCH_TOLERANCE_EM * sizePt));

const isSameMargin = (a: TextRun, b: TextRun): boolean => Math.abs(a.box[0] - b.box[0]) <= MARGIN_TOLERANCE_PT;
/** A salutation of a right-to-left language ends at the right of its column: it must only stand over the block. */
const isOver = (salutation: TextRun, block: TextRun): boolean =>
  RIGHT_TO_LEFT.test(salutation.plain) && salutation.box[0] < block.box[2] && block.box[0] < salutation.box[2] && isSalutation(salutation.plain);
const isSameSize = (a: TextRun, b: TextRun): boolean => Math.max(a.fontSizePt, b.fontSizePt) <= SIZE_RATIO * Math.min(a.fontSizePt, b.fontSizePt);

/** The lines above a last line that belong to its block, top to bottom, the last line included. */
const blockAbove = (last: TextRun, runs: readonly TextRun[], student: string | null): readonly TextRun[] => trimmed(linesAbove(last, runs, student), student);

/** Lines over a last line at its margin and pitch that can be lines of an address. */
const linesAbove = (last: TextRun, runs: readonly TextRun[], student: string | null): readonly TextRun[] => {
  const block: TextRun[] = [last];
  let blockPitches: readonly number[] | null = null;
  const stands = (run: TextRun, lower: TextRun): boolean => {
    const possible = possiblePitches(run, lower, last.fontSizePt);
    return possible.length > 0 && (blockPitches === null || agree(possible, blockPitches, last.fontSizePt));
  };
  while (block.length < MOST_LINES) {
    const lower = block[0] ?? last;
    const above = runs
      .filter((run) => run !== lower && run.box[1] < lower.box[1] && (isSameMargin(run, last) || isOver(run, lower)) && stands(run, lower))
      .toSorted((a, b) => b.box[1] - a.box[1])[0];
    if (!above || !isSameSize(above, last) || !(canBeLine(above) || isOnlyNameOf(student, above.plain)) || zipOfLastLine(above.plain) !== null) break;
    blockPitches ??= possiblePitches(above, lower, last.fontSizePt);
    block.unshift(above);
  }
  return block;
};

/**
 * Drops what stands above the addressee at the same margin and pitch: everything above a salutation, else lines that are
 * neither a person nor part of a street address, such as a school's name or a heading.
 */
const trimmed = (block: readonly TextRun[], student: string | null): readonly TextRun[] => {
  const salutation = block.findLastIndex(({ plain }) => isSalutation(plain));
  if (salutation >= 0) return block.slice(salutation);
  const street = block.findIndex(({ plain }) => STREET.test(plain));
  const isAddressee = ({ plain }: TextRun, index: number): boolean =>
    isNameOf(student, plain) || (!AGENCY.test(plain) && (looksLikeName(plain) || LETTER_LABEL.test(plain) || CARE_OF.test(plain) || index === street - 1 || index === street));
  const addressee = block.findIndex(isAddressee);
  return addressee > 0 && block.length - addressee >= LEAST_LINES ? block.slice(addressee) : block;
};

/** True for a line that is the pupil's name and nothing else, or a salutation with it, of whatever look. */
const isOnlyNameOf = (student: string | null, line: string): boolean => student !== null && addresseeOf(line)?.toLowerCase() === plainText(student).toLowerCase();

const isNameOf = (student: string | null, line: string): boolean => student !== null && hasNameShape(line) && isSameName(student, line);

/** Last lines whose parts a tab or wide gap keeps in separate runs ("San Jose", "CA 95112"). */
const tailJoined = (runs: readonly TextRun[]): readonly TextRun[] =>
  runs.filter((run) => isLastLineTail(run.text)).flatMap((tail) => {
    const parts = [tail];
    while (parts.length < MOST_LAST_LINE_PARTS) {
      const left = nextToTheLeft(runs, parts[0] ?? tail);
      if (!left) return [];
      parts.unshift(left);
      const joined = joinRuns(parts);
      if (zipOfLastLine(joined.plain) !== null) return [joined];
    }
    return [];
  });

/** The nearest run on the same line that ends at most a tab before a run. */
const nextToTheLeft = (runs: readonly TextRun[], right: TextRun): TextRun | undefined =>
  runs
    .filter((run) => run.box[2] <= right.box[0] && right.box[0] - run.box[2] <= TAB_GAP_EM * right.fontSizePt && sharedHeight(run, right) > SAME_LINE_EM * right.fontSizePt)
    .toSorted((a, b) => b.box[2] - a.box[2])[0];

const sharedHeight = (a: TextRun, b: TextRun): number => Math.min(a.box[3], b.box[3]) - Math.max(a.box[1], b.box[1]);

/** How much a block looks like the family's address: salutation and pupil's name for it, an agency's name against it. */
const likeness = (block: readonly TextRun[], student: string | null): number => {
  const name = student === null ? [] : nameWords(student);
  const words = new Set(block.flatMap(({ plain }) => nameWords(plain)));
  const named = name.length > 0 && name.every((word) => words.has(word));
  const agency = block.some(({ plain }) => AGENCY.test(plain) && !/^\d/.test(plain) && !isNameOf(student, plain));
  return (
    (block.some(({ plain }) => FAMILY.test(plain)) ? 4 : 0) +
    (named ? 4 : 0) +
    (looksLikeName(block[0]?.plain ?? '') ? 1 : 0) +
    (block.slice(0, -1).some(({ plain }) => STREET.test(plain)) ? 2 : 0) -
    (agency ? 5 : 0)
  );
};

const awayFromWindow = (block: readonly TextRun[]): number => {
  const box = unionAll(block.map((run) => run.box)) ?? [0, 0, 0, 0];
  return Math.hypot((box[0] + box[2]) / 2 - WINDOW_CENTRE.x, (box[1] + box[3]) / 2 - WINDOW_CENTRE.y);
};

/** An agency alone is no family's address: below this a block is left out. */
const LEAST_LIKENESS = -1;
/** A block whose last line is not as it should be needs a salutation or the pupil's name. */
const LEAST_LIKENESS_OF_ODD = 4;

/**
 * Finds the family's address on a page by its shape: 3 to 8 short lines with one left margin and one line pitch, the last
 * one city, state and ZIP. Labels with values, dates, codes, headings and sentences end the block, so neighbours with the
 * same margin are not swallowed; a salutation that stands in the block belongs to it.
 *
 * Several blocks (a district's return address) are told apart by salutation, the pupil's name and agencies' names; the
 * nearness to an envelope's window breaks ties. `student` is the pupil's name where it is known. Where no block ends so, one that ends in a
 * last line with a fault or of another country is taken if it is surely the family's; its `zip` is null. Lengths in points from the
 * top left; null where no block is found.
 */
export const findAddress = (words: readonly Word[], student: string | null = null): Address | null => {
  const shown = shownOf(words);
  // Behind a scanned page stands its text, hidden; it is all there is.
  return addressIn(shown, student) ?? (shown.length < words.length ? addressIn(words, student) : null);
};

/** The words that can be seen: the same list for the page that was asked for last, so that the runs that were made of it are found again. */
const shownOf = (words: readonly Word[]): readonly Word[] => {
  if (lastShown?.words !== words) lastShown = { words, shown: words.some((word) => word.hidden === true) ? words.filter((word) => word.hidden !== true) : words };
  return lastShown.shown;
};

let lastShown: { readonly words: readonly Word[]; readonly shown: readonly Word[] } | null = null;

const addressIn = (words: readonly Word[], student: string | null): Address | null => {
  const runs = textRuns(words);
  const usual = [...runs.filter((run) => zipOfLastLine(run.plain) !== null), ...tailJoined(runs)];
  const block = likeliest(usual, LEAST_LIKENESS, runs, student) ?? likeliest(runs.filter(endsOddly), LEAST_LIKENESS_OF_ODD, runs, student);
  const box = block ? unionAll(block.map((run) => run.box)) : null;
  if (!block || !box) return null;
  return { lines: block.map((run) => run.text), box, zip: zipOfLastLine(block.at(-1)?.plain ?? '') };
};

/** A last line with a fault, or one of another country. */
const endsOddly = ({ plain }: TextRun): boolean => (readLastLine(plain)?.fault ?? null) !== null || countryOfLastLine(plain) !== null;

const likeliest = (lasts: readonly TextRun[], leastLikeness: number, runs: readonly TextRun[], student: string | null): readonly TextRun[] | undefined =>
  lasts
    .map((last) => blockAbove(last, runs, student))
    .filter((block) => block.length >= LEAST_LINES)
    .map((block) => ({ block, likeness: likeness(block, student), away: awayFromWindow(block) }))
    .filter((candidate) => candidate.likeness >= leastLikeness)
    .toSorted((a, b) => b.likeness - a.likeness || a.away - b.away)[0]?.block;

/** How far a sender's block may reach above its last line. */
const MOST_RETURN_LINES = 6;

/**
 * The box of the sender's address, for envelopes with an upper window: the topmost block of at least two lines that ends in city, state and ZIP and is
 * none of the family's. Points from the top left; null where there is none.
 */
export const findReturnBox = (words: readonly Word[], family: Address | null): Rect | null => {
  const runs = textRuns(shownOf(words));
  const blocks = [...runs.filter((run) => zipOfLastLine(run.plain) !== null), ...tailJoined(runs)].flatMap((last) => {
    const block = linesAbove(last, runs, null).slice(-MOST_RETURN_LINES);
    const box = unionAll(block.map((run) => run.box));
    return block.length >= 2 && box && !(family && overlaps(box, family.box)) ? [box] : [];
  });
  return blocks.toSorted((a, b) => a[1] - b[1])[0] ?? null;
};
