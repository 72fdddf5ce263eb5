import { unionAll, type Rect } from '../geometry/rect';
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

const nearest = (words: readonly Word[], word: Word): Word => words.reduce((best, other) => (apart(other, word) < apart(best, word) ? other : best), words[0] ?? word);

/** A sign joins where its middle lies within the line, beside a word of it; taller words may be anywhere on it. */
const belongs = (line: OpenLine, { word, top, bottom, sizePt, isSign }: Measured): boolean => {
  const shared = Math.min(line.bottom, bottom) - Math.max(line.top, top);
  if (isSign) return shared >= -0.1 * sizePt && line.words.some((other) => word.box[0] - other.box[2] < sizePt && other.box[0] - word.box[2] < sizePt);
  if (shared <= 0) return false;
  // Columns set on other baselines stretch a line's height: what counts is the word next to it.
  const next = nearest(line.words, word);
  const common = Math.min(next.box[3], bottom) - Math.max(next.box[1], top);
  return common >= SHARED_HEIGHT * Math.max(0.1, Math.min(bottom - top, next.box[3] - next.box[1])) && Math.max(line.sizePt, sizePt) <= SIZE_RATIO * Math.min(line.sizePt, sizePt);
};

/** How far a word's middle stands from a line's, in points: two columns set half a line apart both touch a word, and the nearer one is its own. */
const level = ({ words }: OpenLine, { word, top, bottom }: Measured): number => {
  const { box } = nearest(words, word);
  return Math.abs(box[1] + box[3] - top - bottom) / 2;
};

const linesOf = (words: readonly Word[]): readonly OpenLine[] => {
  const lines: OpenLine[] = [];
  let open: OpenLine[] = [];
  const byTop = words.filter((word) => word.text.trim() !== '').map(measured).sort((a, b) => a.top - b.top);
  for (const item of [...byTop.filter(({ isSign }) => !isSign), ...byTop.filter(({ isSign }) => isSign)]) {
    const line = (item.isSign ? lines : open).filter((candidate) => belongs(candidate, item)).reduce<OpenLine | undefined>((best, other) => (best && level(best, item) <= level(other, item) ? best : other), undefined);
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

const runOf = (words: readonly Word[]): TextRun => {
  let text = '';
  let previous: Word | null = null;
  for (const word of logicalOrder(words)) {
    const isGlued = previous !== null && word.box[0] >= previous.box[0] && word.box[0] - previous.box[2] < GLUE_GAP_EM * sizeOf(word) && /^[.,;:'’)/-]/.test(word.text);
    text += previous === null || isGlued ? word.text : ` ${word.text}`;
    previous = word;
  }
  const box = unionAll(words.map((word) => word.box)) ?? [0, 0, 0, 0];
  const printed = text.replace(/\s+/g, ' ').trim();
  return { text: printed, plain: plainText(printed), box, fontSizePt: Math.max(...words.map(sizeOf)), words };
};

/** One run out of several on the same line, left to right. */
export const joinRuns = (runs: readonly TextRun[]): TextRun => runOf(runs.flatMap((run) => run.words));

/**
 * Gathers a page's words into runs: lines by shared height, columns by wide gaps, left to right and top to bottom.
 * Works on the ink alone, so the order in which a producer drew the words does not matter.
 */
export const textRuns = (words: readonly Word[]): readonly TextRun[] => {
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
