import type { Rect } from '../geometry/rect';
import type { Word } from './page-content';
import { plainText } from './plain-text';
import { logicalOrder } from './logical-order';

/** Words that stand together on one line of one column: their text in logical order (`plain` for comparing), the box of their ink and the size of their type. */
export type TextRun = { readonly text: string; readonly plain: string; readonly box: Rect; readonly fontSizePt: number; readonly words: readonly Word[] };

/** A gap of this many times the type size parts two columns; a space is a quarter to a third, wide or doubled ones up to one. */
const COLUMN_GAP_EM = 1.5;
/** Below this gap a sign belongs to the word before it. */
const GLUE_GAP_EM = 0.1;
/** Words share a line where they share this much of the lower one's height. */
const SHARED_HEIGHT = 0.5;
/** Type of very different sizes stands on different lines even where its ink overlaps: a heading beside small print. */
const SIZE_RATIO = 1.6;

/** Ink this many times lower than its type is either a dash or set in a huge font that its producer scales down. */
const HIGHEST_SIZE = 6;

/** The type size, or what the ink suggests where a producer scales tiny or huge fonts. */
const sizeOf = (word: Word): number => {
  const height = word.box[3] - word.box[1];
  const isBelievable = word.fontSizePt >= height * 0.6 && word.fontSizePt <= Math.max(height * HIGHEST_SIZE, 4);
  return isBelievable ? word.fontSizePt : height * 1.35;
};

const SIGN_HEIGHT_EM = 0.35;

const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

/** Signs (a comma, a dash) have little ink. That of a dash alone is so low that it says nothing of its size. */
const isSign = (word: Word): boolean => {
  const height = word.box[3] - word.box[1];
  return height < sizeOf(word) * SIGN_HEIGHT_EM || (height * HIGHEST_SIZE < word.fontSizePt && !LETTER_OR_DIGIT.test(word.text));
};

/** Pages have hundreds of words: their boxes are read by index here, and no list is made or taken apart for one word. */
type OpenLine = {
  top: number;
  bottom: number;
  readonly sizePt: number;
  readonly words: Word[];
  /** The word that ends farthest right, the first of several. */
  rightmost: Word;
};

const apart = (a: Word, b: Word): number => Math.max(a.box[0] - b.box[2], b.box[0] - a.box[2]);

/** The word of a line next to another word. Most words stand behind all that their line has so far. */
const nearest = ({ words, rightmost }: OpenLine, word: Word): Word => {
  if (word.box[0] >= rightmost.box[2]) return rightmost;
  let best = words[0] ?? word;
  let least = apart(best, word);
  for (const other of words) {
    const distance = apart(other, word);
    if (distance >= least) continue;
    best = other;
    least = distance;
  }
  return best;
};

/** True where a word shares a line's height. */
const touches = (line: OpenLine, { box }: Word): boolean => Math.min(line.bottom, box[3]) > Math.max(line.top, box[1]);

/** True where a sign stands beside a word of a line, at most the size of either away, and shares its height or nearly does. */
const signTouches = (line: OpenLine, sign: Word): boolean => {
  const { box } = sign;
  const ownPt = sizeOf(sign);
  if (Math.min(line.bottom, box[3]) - Math.max(line.top, box[1]) < -0.1 * ownPt) return false;
  const sizePt = Math.max(ownPt, line.sizePt);
  return line.words.some((other) => box[0] - other.box[2] < sizePt && other.box[0] - box[2] < sizePt);
};

/** Taller words may be anywhere on a line. Of one stretched by columns on other baselines, what counts is the word next to it. */
const belongs = (line: OpenLine, word: Word, next: Word): boolean => {
  const top = word.box[1];
  const bottom = word.box[3];
  const nextTop = next.box[1];
  const nextBottom = next.box[3];
  const sizePt = sizeOf(word);
  const common = Math.min(nextBottom, bottom) - Math.max(nextTop, top);
  return common >= SHARED_HEIGHT * Math.max(0.1, Math.min(bottom - top, nextBottom - nextTop)) && Math.max(line.sizePt, sizePt) <= SIZE_RATIO * Math.min(line.sizePt, sizePt);
};

/** The line that a word stands on, or a sign beside a word of it. Two columns set half a line apart both touch it, and the one with the nearer middle is its own. */
const lineAt = (lines: readonly OpenLine[], word: Word, isOfSigns: boolean): OpenLine | null => {
  let best: OpenLine | null = null;
  let least = Infinity;
  for (const line of lines) {
    if (isOfSigns ? !signTouches(line, word) : !touches(line, word)) continue;
    const next = nearest(line, word);
    if (!isOfSigns && !belongs(line, word, next)) continue;
    const level = Math.abs(next.box[1] + next.box[3] - word.box[1] - word.box[3]) / 2;
    if (best !== null && level >= least) continue;
    best = line;
    least = level;
  }
  return best;
};

/** Words that have to move farther than so many places on average were not drawn in reading order. */
const FEW_PLACES = 16;

/** The words by one edge, in place: nearly all stand so already, and each of the others a few places away. */
const sortBy = (words: Word[], edge: 0 | 1): Word[] => {
  let left = words.length * FEW_PLACES;
  let index = 0;
  for (const word of words) {
    let place = index++;
    for (; place > 0; place--) {
      const before = words[place - 1];
      if (before === undefined || before.box[edge] <= word.box[edge]) break;
      words[place] = before;
      left--;
    }
    words[place] = word;
    if (left < 0) return words.sort((a, b) => a.box[edge] - b.box[edge]);
  }
  return words;
};

const newLine = (word: Word): OpenLine => ({ top: word.box[1], bottom: word.box[3], sizePt: sizeOf(word), words: [word], rightmost: word });

const put = (word: Word, line: OpenLine): void => {
  line.words.push(word);
  if (word.box[2] > line.rightmost.box[2]) line.rightmost = word;
};

const linesOf = (words: readonly Word[]): readonly OpenLine[] => {
  const lines: OpenLine[] = [];
  const signs: Word[] = [];
  let open: OpenLine[] = [];
  for (const word of sortBy(words.filter(({ text }) => text.trim() !== ''), 1)) {
    if (isSign(word)) {
      signs.push(word);
      continue;
    }
    const line = lineAt(open, word, false);
    if (line) {
      put(word, line);
      line.top = Math.min(line.top, word.box[1]);
      line.bottom = Math.max(line.bottom, word.box[3]);
    } else {
      const opened = newLine(word);
      lines.push(opened);
      open = open.filter((candidate) => candidate.bottom > word.box[1] - 1);
      open.push(opened);
    }
  }
  for (const sign of signs) {
    const line = lineAt(lines, sign, true);
    if (line) put(sign, line);
    else lines.push(newLine(sign));
  }
  return lines;
};

/** True for printable ASCII with one space between words: it has one order only, and is in plain spelling as it is. */
const isPlainText = (text: string): boolean => !/[^ -~]/.test(text) && !text.includes('  ') && text === text.trim();

/** The words' texts with a space between them, but before a sign that stands close to its word and before what goes on a word. */
const joined = (words: readonly Word[]): string => {
  const texts: string[] = [];
  let previous: Word | null = null;
  for (const word of words) {
    const isCloseSign = previous !== null && word.box[0] >= previous.box[0] && word.box[0] - previous.box[2] < GLUE_GAP_EM * sizeOf(word) && /^[.,;:'’)/-]/.test(word.text);
    const isGlued = isCloseSign || (word.goesOn === true && previous !== null);
    texts.push(isGlued ? `${texts.pop() ?? ''}${word.text}` : word.text);
    previous = word;
  }
  return texts.join(' ');
};

const runOf = (words: readonly Word[]): TextRun => {
  const asDrawn = joined(words);
  const isPlain = isPlainText(asDrawn);
  const text = isPlain ? asDrawn : joined(logicalOrder(words)).replace(/\s+/g, ' ').trim();
  let x0 = Infinity;
  let y0 = Infinity;
  let x1 = -Infinity;
  let y1 = -Infinity;
  let fontSizePt = -Infinity;
  for (const word of words) {
    const { box } = word;
    x0 = Math.min(x0, box[0]);
    y0 = Math.min(y0, box[1]);
    x1 = Math.max(x1, box[2]);
    y1 = Math.max(y1, box[3]);
    fontSizePt = Math.max(fontSizePt, sizeOf(word));
  }
  return { text, plain: isPlain ? text : plainText(text), box: [x0, y0, x1, y1], fontSizePt, words };
};

/** One run out of several on the same line, left to right. */
export const joinRuns = (runs: readonly TextRun[]): TextRun => runOf(runs.flatMap((run) => run.words));

/**
 * Gathers a page's words into runs: lines by shared height, columns by wide gaps, left to right and top to bottom.
 * Works on the ink alone, so the order in which a producer drew the words does not matter.
 */
export const textRuns = (words: readonly Word[]): readonly TextRun[] => {
  if (last?.words !== words) last = { words, runs: gatherRuns(words) };
  return last.runs;
};

/**
 * The last page's runs: its family address, sender and name are each looked for in them. What a WeakMap holds outlives the quick collections of new objects,
 * so that the words of every report would wait for one of the whole memory.
 */
let last: { readonly words: readonly Word[]; readonly runs: readonly TextRun[] } | null = null;

const gatherRuns = (words: readonly Word[]): readonly TextRun[] => {
  const runs: TextRun[] = [];
  for (const line of linesOf(words)) {
    let current: Word[] = [];
    for (const word of sortBy(line.words, 0)) {
      const previous = current.at(-1);
      if (previous && word.box[0] - previous.box[2] > COLUMN_GAP_EM * Math.max(sizeOf(previous), sizeOf(word)) && word.goesOn !== true) {
        runs.push(runOf(current));
        current = [];
      }
      current.push(word);
    }
    if (current.length > 0) runs.push(runOf(current));
  }
  return runs.sort((a, b) => a.box[1] - b.box[1] || a.box[0] - b.box[0]);
};
