import type { Rect } from '../geometry/rect';
import type { Word } from './page-content';
import { isAscii, plainText } from './plain-text';
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

/** The type size, or what the ink suggests where a producer scales tiny or huge fonts. */
const sizeOf = (word: Word): number => {
  const height = word.box[3] - word.box[1];
  const isBelievable = word.fontSizePt >= height * 0.6 && word.fontSizePt <= Math.max(height * 6, 4);
  return isBelievable ? word.fontSizePt : height * 1.35;
};

/** A word with what is asked of it again and again. Signs (a comma, a dash) have little ink. */
type Measured = { readonly word: Word; readonly top: number; readonly bottom: number; readonly sizePt: number; readonly isSign: boolean };

const SIGN_HEIGHT_EM = 0.35;

const measured = (word: Word): Measured => {
  const sizePt = sizeOf(word);
  return { word, top: word.box[1], bottom: word.box[3], sizePt, isSign: word.box[3] - word.box[1] < sizePt * SIGN_HEIGHT_EM };
};

type OpenLine = { top: number; bottom: number; readonly sizePt: number; readonly words: Word[] };

const apart = (a: Word, b: Word): number => Math.max(a.box[0] - b.box[2], b.box[0] - a.box[2]);

const nearest = (words: readonly Word[], word: Word): Word => {
  let best = words[0] ?? word;
  let least = apart(best, word);
  for (const other of words) {
    const distance = apart(other, word);
    if (distance < least) [best, least] = [other, distance];
  }
  return best;
};

/** True where a word shares a line's height: a sign where it stands beside a word of it. */
const touches = (line: OpenLine, { word, top, bottom, sizePt, isSign }: Measured): boolean => {
  const shared = Math.min(line.bottom, bottom) - Math.max(line.top, top);
  if (!isSign) return shared > 0;
  return shared >= -0.1 * sizePt && line.words.some((other) => word.box[0] - other.box[2] < sizePt && other.box[0] - word.box[2] < sizePt);
};

/** A sign joins where its middle lies within the line; taller words may be anywhere on it. Of a line stretched by columns on other baselines, what counts is the word next to it. */
const belongs = (line: OpenLine, { top, bottom, sizePt, isSign }: Measured, { box }: Word): boolean => {
  if (isSign) return true;
  const common = Math.min(box[3], bottom) - Math.max(box[1], top);
  return common >= SHARED_HEIGHT * Math.max(0.1, Math.min(bottom - top, box[3] - box[1])) && Math.max(line.sizePt, sizePt) <= SIZE_RATIO * Math.min(line.sizePt, sizePt);
};

/** The line that a word stands on. Two columns set half a line apart both touch it, and the one with the nearer middle is its own. */
const lineAt = (lines: readonly OpenLine[], item: Measured): OpenLine | null => {
  let best: OpenLine | null = null;
  let least = Infinity;
  for (const line of lines) {
    if (!touches(line, item)) continue;
    const next = nearest(line.words, item.word);
    if (!belongs(line, item, next)) continue;
    const level = Math.abs(next.box[1] + next.box[3] - item.top - item.bottom) / 2;
    if (best === null || level < least) [best, least] = [line, level];
  }
  return best;
};

const linesOf = (words: readonly Word[]): readonly OpenLine[] => {
  const lines: OpenLine[] = [];
  let open: OpenLine[] = [];
  const byTop = words.filter((word) => word.text.trim() !== '').map(measured).sort((a, b) => a.top - b.top);
  for (const item of [...byTop.filter(({ isSign }) => !isSign), ...byTop.filter(({ isSign }) => isSign)]) {
    const line = lineAt(item.isSign ? lines : open, item);
    if (line) {
      line.words.push(item.word);
      if (!item.isSign) [line.top, line.bottom] = [Math.min(line.top, item.top), Math.max(line.bottom, item.bottom)];
    } else {
      const opened: OpenLine = { top: item.top, bottom: item.bottom, sizePt: item.sizePt, words: [item.word] };
      lines.push(opened);
      open = open.filter((candidate) => candidate.bottom > item.top - 1);
      open.push(opened);
    }
  }
  return lines;
};

/** Anything but one plain space between two words. */
const ODD_SPACES = /^\s|\s$|\s\s|[^\S ]/;

/** The words' texts with a space between them, but before a sign that stands close to its word. */
const joined = (words: readonly Word[]): string => {
  let text = '';
  let previous: Word | null = null;
  for (const word of words) {
    const isGlued = previous !== null && word.box[0] >= previous.box[0] && word.box[0] - previous.box[2] < GLUE_GAP_EM * sizeOf(word) && /^[.,;:'’)/-]/.test(word.text);
    text += previous === null || isGlued ? word.text : ` ${word.text}`;
    previous = word;
  }
  return text;
};

const runOf = (words: readonly Word[]): TextRun => {
  const asDrawn = joined(words);
  const isPlain = isAscii(asDrawn);
  // What is in ASCII has one order only.
  const text = isPlain ? asDrawn : joined(logicalOrder(words));
  let [x0, y0, x1, y1] = words[0]?.box ?? [0, 0, 0, 0];
  let fontSizePt = -Infinity;
  for (const word of words) {
    const { box } = word;
    x0 = Math.min(x0, box[0]);
    y0 = Math.min(y0, box[1]);
    x1 = Math.max(x1, box[2]);
    y1 = Math.max(y1, box[3]);
    fontSizePt = Math.max(fontSizePt, sizeOf(word));
  }
  const printed = ODD_SPACES.test(text) ? text.replace(/\s+/g, ' ').trim() : text;
  return { text: printed, plain: isPlain ? printed : plainText(printed), box: [x0, y0, x1, y1], fontSizePt, words };
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
    for (const word of line.words.toSorted((a, b) => a.box[0] - b.box[0])) {
      const previous = current.at(-1);
      if (previous && word.box[0] - previous.box[2] > COLUMN_GAP_EM * Math.max(sizeOf(previous), sizeOf(word))) {
        runs.push(runOf(current));
        current = [];
      }
      current.push(word);
    }
    if (current.length > 0) runs.push(runOf(current));
  }
  return runs.toSorted((a, b) => a.box[1] - b.box[1] || a.box[0] - b.box[0]);
};
