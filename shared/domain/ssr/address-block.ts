import { unionAll } from '../geometry/rect';
import type { Word } from './page-content';
import { plainText } from './plain-text';
import { isLastLineTail, zipOfLastLine } from './postal-line';
import type { Address } from './report';
import { looksLikeName, nameWords, salutationOf } from './student-name';
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
/** Address lines are short (USPS Publication 28: 40 characters; salutations are longer). */
const LONGEST_LINE = 48;
const LONGEST_LINE_EM = 30;
/** Name and address are set alike; a heading above them is larger. */
const SIZE_RATIO = 1.3;
/** A last line whose parts stand apart, as with tabs: at most this far, in at most three parts, sharing most of a capital's height. */
const TAB_GAP_EM = 8;
const MOST_LAST_LINE_PARTS = 3;
const SAME_LINE_EM = 0.3;

/** Where a window envelope shows the page (inches 0.875 to 4.375, 2.5 to 3.19): breaks ties only, in points. */
const WINDOW_CENTRE = { x: 189, y: 205 } as const;

/** Words that head boxes and columns of a report, and labels with a value: never a line of an address. */
const HEADING =
  /student (?:information|name|score)|score report|information|(?:^|\s)(?:caaspp|elpac|ssid|dob)(?:$|[\s:])|date of birth|test date|report date|print date|grade\s*:?\s*(?:\d|k|t)|^(?:mailing |home |residential |student |return )?address(?:es)?:?$|^school\s*:|^district\s*:|página \d|page \d|informaci[óo]n|assessment|20\d\d\s?-\s?(?:20)?\d\d/iu;
const LABEL_WITH_VALUE = /^[^:：]{2,40}[:：]\s*\S/u;
const LETTER_LABEL = /^(?:attn|attention|c\/o|care of|to|ship to|deliver to|para|at[eé]n?c?i?[óo]?n?)\s*[.:]/iu;
const CODE_OR_DATE = /\d{10}|\d{1,2}\/\d{1,2}\/\d{2,4}|(?:^|\s)(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}*\.? \d{1,2}, ?\d{4}/iu;
const SENTENCE_END = /(?:[a-zà-ÿ]{3,}[.!]|[?？؟。])$/u;

const AGENCY = /department of education|school district|unified|office of education|county superintendent|educational testing|(?:^|\s)ets(?:$|\s)|elementary|middle school|high school|academy|charter|assessment (?:office|division)|board of education|testing (?:office|services)/iu;
const FAMILY = /parent|guardian|famil|padre|tutor|phụ huynh|magulang|家長|監護|학부모|보호자|ولي/iu;
const STREET = /^\d+[a-z]?(?:[ -]|$)|^p\.?\s?o\.?\s?box|^(?:rr|hc|psc|cmr|unit|apt|ste|suite|spc|space|lot|general delivery|box)(?:\s|$|#)|^#\s?\d|\s(?:st|street|ave|avenue|rd|road|dr|drive|blvd|ln|lane|ct|court|way|pl|place|cir|circle|ter|terrace|hwy|pkwy)\.?(?:\s|$)/iu;

const isSalutation = (text: string): boolean => FAMILY.test(text) && salutationOf(text) !== '';

/** True where a run can be a line of an address above its last one. */
const canBeLine = (run: TextRun): boolean => {
  const text = plainText(run.text);
  if (isSalutation(text)) return text.length <= LONGEST_LINE * 1.5;
  if (text.length > LONGEST_LINE || run.box[2] - run.box[0] > LONGEST_LINE_EM * run.fontSizePt) return false;
  if (CODE_OR_DATE.test(text) || HEADING.test(text) || (SENTENCE_END.test(text) && !STREET.test(text))) return false;
  if (/[:：]$/u.test(text)) return false;
  return !LABEL_WITH_VALUE.test(text) || LETTER_LABEL.test(text);
};

/** Distance of two lines: between their tops or their bottoms, whichever says more of the baseline (capitals against descenders). */
const pitches = (upper: TextRun, lower: TextRun): readonly number[] => [lower.box[3] - upper.box[3], lower.box[1] - upper.box[1]];

const isPitch = (upper: TextRun, lower: TextRun, pitchPt: number | null, sizePt: number): number | null => {
  const possible = pitches(upper, lower).filter((pitch) => pitch >= LEAST_PITCH_EM * sizePt && pitch <= MOST_PITCH_EM * sizePt);
  const first = possible[0];
  if (first === undefined) return null;
  if (pitchPt === null) return first;
  return possible.find((pitch) => Math.abs(pitch - pitchPt) <= PITCH_TOLERANCE_EM * sizePt) ?? null;
};

const isSameMargin = (a: TextRun, b: TextRun): boolean => Math.abs(a.box[0] - b.box[0]) <= MARGIN_TOLERANCE_PT;
const isSameSize = (a: TextRun, b: TextRun): boolean => Math.max(a.fontSizePt, b.fontSizePt) <= SIZE_RATIO * Math.min(a.fontSizePt, b.fontSizePt);

/** The lines above a last line that belong to its block, top to bottom, the last line included. */
const blockAbove = (last: TextRun, runs: readonly TextRun[]): readonly TextRun[] => {
  const block: TextRun[] = [last];
  let pitchPt: number | null = null;
  while (block.length < MOST_LINES) {
    const lower = block[0] ?? last;
    const above = runs
      .filter((run) => run !== lower && run.box[1] < lower.box[1] && isSameMargin(run, last) && isPitch(run, lower, pitchPt, last.fontSizePt) !== null)
      .toSorted((a, b) => b.box[1] - a.box[1])[0];
    if (!above || !isSameSize(above, last) || !canBeLine(above) || zipOfLastLine(plainText(above.text)) !== null) break;
    pitchPt ??= isPitch(above, lower, null, last.fontSizePt);
    block.unshift(above);
  }
  return trimmed(block);
};

/**
 * Drops what stands above the addressee at the same margin and pitch: everything above a salutation, else lines that are
 * neither a person nor part of a street address, such as a school's name or a heading.
 */
const trimmed = (block: readonly TextRun[]): readonly TextRun[] => {
  const texts = block.map((run) => plainText(run.text));
  const salutation = texts.findLastIndex(isSalutation);
  if (salutation >= 0) return block.slice(salutation);
  const street = texts.findIndex((text) => STREET.test(text));
  const isAddressee = (text: string, index: number): boolean => !AGENCY.test(text) && (looksLikeName(text) || LETTER_LABEL.test(text) || index === street - 1 || index === street);
  const addressee = texts.findIndex(isAddressee);
  return addressee > 0 && block.length - addressee >= LEAST_LINES ? block.slice(addressee) : block;
};

/** Last lines whose parts a tab or wide gap keeps in separate runs ("San Jose", "CA 95112"). */
const tailJoined = (runs: readonly TextRun[]): readonly TextRun[] =>
  runs.filter((run) => isLastLineTail(run.text)).flatMap((tail) => {
    const parts = [tail];
    while (parts.length < MOST_LAST_LINE_PARTS) {
      const left = nextToTheLeft(runs, parts[0] ?? tail);
      if (!left) return [];
      parts.unshift(left);
      const joined = joinRuns(parts);
      if (zipOfLastLine(plainText(joined.text)) !== null) return [joined];
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
const likeness = (block: readonly TextRun[], student: readonly string[]): number => {
  const texts = block.map((run) => plainText(run.text));
  const first = texts[0] ?? '';
  const words = new Set(texts.flatMap((text) => nameWords(text)));
  const named = student.length > 0 && student.every((word) => words.has(word));
  const agency = texts.some((text) => AGENCY.test(text) && !/^\d/.test(text));
  return (
    (texts.some((text) => FAMILY.test(text)) ? 4 : 0) +
    (named ? 4 : 0) +
    (looksLikeName(first) ? 1 : 0) +
    (texts.slice(0, -1).some((text) => STREET.test(text)) ? 2 : 0) -
    (agency ? 5 : 0)
  );
};

const awayFromWindow = (block: readonly TextRun[]): number => {
  const box = unionAll(block.map((run) => run.box)) ?? [0, 0, 0, 0];
  return Math.hypot((box[0] + box[2]) / 2 - WINDOW_CENTRE.x, (box[1] + box[3]) / 2 - WINDOW_CENTRE.y);
};

/** An agency alone is no family's address: below this a block is left out. */
const LEAST_LIKENESS = -1;

/**
 * Finds the family's address on a page by its shape: 3 to 8 short lines with one left margin and one line pitch, the last
 * one city, state and ZIP. Labels with values, dates, codes, headings and sentences end the block, so neighbours with the
 * same margin are not swallowed; a salutation that stands in the block belongs to it.
 *
 * Several blocks (a district's return address) are told apart by salutation, the pupil's name and agencies' names; the
 * nearness to an envelope's window breaks ties. `student` is the pupil's name where it is known. Lengths in points from the
 * top left; null where no block is found.
 */
export const findAddress = (words: readonly Word[], student: string | null = null): Address | null => {
  const runs = textRuns(words);
  const lasts = runs.filter((run) => zipOfLastLine(plainText(run.text)) !== null);
  const name = student === null ? [] : nameWords(student);
  const blocks = [...lasts, ...tailJoined(runs)]
    .map((last) => blockAbove(last, runs))
    .filter((block) => block.length >= LEAST_LINES)
    .map((block) => ({ block, likeness: likeness(block, name), away: awayFromWindow(block) }))
    .filter((candidate) => candidate.likeness >= LEAST_LIKENESS)
    .toSorted((a, b) => b.likeness - a.likeness || a.away - b.away);
  const block = blocks[0]?.block;
  const box = block ? unionAll(block.map((run) => run.box)) : null;
  if (!block || !box) return null;
  const lines = block.map((run) => run.text);
  return { lines, box, zip: zipOfLastLine(plainText(lines.at(-1) ?? '')) };
};
