import { overlaps, unionAll, type Rect } from '@shared/domain/geometry/rect';
import { FIRST_CLUSTERED, goesOnAfter } from '@shared/domain/ssr/cluster-scripts';
import type { Direction, Word } from '@shared/domain/ssr/page-content';
import { mapRect, type PageView } from './page-view';
import type { Pdfium, Pointer } from '../../pdfium/pdfium';
import type { TextLimits } from './read-ink';
import { HYPHEN_IN_TEXT, LINE_END_HYPHEN, readBothWays } from './read-both-ways';
import { normalise } from './read-text';

const isSpace = (code: number): boolean => code <= 0x20 || code === 0x7f || code === 0xa0 || code === 0x3000 || (code >= 0x2000 && code <= 0x200b);

/** The box of a character's ink in the page's own space; the font's line box where the glyph tells none. Null for a character without ink. */
const inkBox = (pdfium: Pdfium, textPage: Pointer, index: number): Rect | null => {
  const { call, scratch } = pdfium;
  if (call.FPDFText_GetCharBox(textPage, index, scratch, scratch + 8, scratch + 16, scratch + 24) !== 0) {
    const [left = 0, right = 0, bottom = 0, top = 0] = new Float64Array(pdfium.memory(), scratch, 4);
    if (right > left && top > bottom) return [left, bottom, right, top];
  }
  if (call.FPDFText_GetLooseCharBox(textPage, index, scratch) === 0) return null;
  const [left = 0, top = 0, right = 0, bottom = 0] = new Float32Array(pdfium.memory(), scratch, 4);
  return right > left && top > bottom ? [left, bottom, right, top] : null;
};

/** The size at which a character is seen: the font's size scaled by the text's matrix, since some producers put all of it there. */
const fontSize = (pdfium: Pdfium, textPage: Pointer, index: number): number => {
  const size = pdfium.call.FPDFText_GetFontSize(textPage, index);
  if (pdfium.call.FPDFText_GetMatrix(textPage, index, pdfium.scratch) === 0) return size;
  const [, , c = 0, d = 1] = new Float32Array(pdfium.memory(), pdfium.scratch, 6);
  return size * Math.hypot(c, d);
};

/** True where some of a word, drawn by these text objects, can show in its box. What was not looked at can. */
const canShow = (objects: readonly Pointer[], box: Rect, limits: TextLimits): boolean =>
  objects.some((object) => {
    const limit = limits.get(object);
    return limit === undefined || (limit !== null && overlaps(limit, box));
  });

/** The page's characters in reading order: the index of each, what it reads as, and how its line is read where that holds right-to-left letters. */
type Characters = { readonly count: number; readonly indexAt: (place: number) => number; readonly codeAt: (place: number) => number; readonly directionAt: (place: number) => Direction | null };

const charactersOf = (pdfium: Pdfium, textPage: Pointer, pageText: string): Characters => {
  const { call } = pdfium;
  const lines = readBothWays(pdfium, textPage, pageText);
  if (lines === null) return { count: call.FPDFText_CountChars(textPage), indexAt: (place) => place, codeAt: (place) => call.FPDFText_GetUnicode(textPage, place), directionAt: () => null };
  const characters = lines.flatMap((line) => line.characters.map(({ place, unit }) => ({ index: place, code: unit === HYPHEN_IN_TEXT ? LINE_END_HYPHEN : unit, direction: line.direction })));
  return { count: characters.length, indexAt: (place) => characters[place]!.index, codeAt: (place) => characters[place]!.code, directionAt: (place) => characters[place]!.direction };
};

/** The page's words in reading order with the boxes of their ink, given its text. Words that lie outside the page as seen are left out. */
export const readWords = (pdfium: Pdfium, textPage: Pointer, view: PageView, limits: TextLimits, pageText: string): readonly Word[] => {
  const { call } = pdfium;
  const { count, indexAt, codeAt, directionAt } = charactersOf(pdfium, textPage, pageText);
  const page: Rect = [0, 0, view.widthPt, view.heightPt];
  const words: Word[] = [];
  let text = '';
  let boxes: Rect[] = [];
  let objects: Pointer[] = [];
  let size = 0;
  let start = 0;
  /** Where the word before ends. */
  let endBefore = -1;
  /** True where the word goes on the one before it: the space in between is of no text. */
  const goesOn = (normal: string): boolean =>
    normal.charCodeAt(0) >= FIRST_CLUSTERED && endBefore >= 0 && start === endBefore + 1 && call.FPDFText_GetTextObject(textPage, indexAt(endBefore)) === 0 && goesOnAfter(words.at(-1)?.text ?? '', normal);
  const endWord = (end: number): void => {
    const ink = unionAll(boxes);
    const normal = normalise(text).trim();
    if (ink && normal !== '') {
      const box = mapRect(view.toView, ink);
      const direction = directionAt(start);
      const word: Word = { text: normal, box, fontSizePt: size, ...(goesOn(normal) && { goesOn: true }), ...(direction !== null && { reading: { direction, place: words.length } }) };
      if (overlaps(page, box)) words.push(canShow(objects, box, limits) ? word : { ...word, hidden: true });
      endBefore = end;
    }
    text = '';
    boxes = [];
    objects = [];
  };
  for (let place = 0; place < count; place++) {
    const code = codeAt(place);
    const index = indexAt(place);
    const hyphen = code === LINE_END_HYPHEN;
    if (!hyphen && isSpace(code)) {
      endWord(place);
      continue;
    }
    if (text === '') {
      start = place;
      size = fontSize(pdfium, textPage, index);
    }
    text += hyphen ? '-' : code <= 0x10ffff ? String.fromCodePoint(code) : '';
    const box = inkBox(pdfium, textPage, index);
    if (box) boxes.push(box);
    const object = call.FPDFText_GetTextObject(textPage, index);
    if (object !== objects.at(-1)) objects.push(object);
    if (hyphen) endWord(place + 1);
  }
  endWord(count);
  return words;
};
