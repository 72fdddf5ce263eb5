import { overlaps, unionAll, type Rect } from '@shared/domain/geometry/rect';
import { FIRST_CLUSTERED, goesOnAfter } from '@shared/domain/ssr/cluster-scripts';
import type { Word } from '@shared/domain/ssr/page-content';
import { mapRect, type PageView } from './page-view';
import type { Pdfium, Pointer } from '../../pdfium/pdfium';
import type { TextLimits } from './read-ink';
import { normalise } from './read-text';

/** PDFium's code for a hyphen at a line's end; the line's end behind it is left out. */
const LINE_END_HYPHEN = 0x0002;

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

/** The page's words in reading order with the boxes of their ink. Words that lie outside the page as seen are left out. */
export const readWords = (pdfium: Pdfium, textPage: Pointer, view: PageView, limits: TextLimits): readonly Word[] => {
  const { call } = pdfium;
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
    normal.charCodeAt(0) >= FIRST_CLUSTERED && start === endBefore + 1 && call.FPDFText_GetTextObject(textPage, endBefore) === 0 && goesOnAfter(words.at(-1)?.text ?? '', normal);
  const endWord = (end: number): void => {
    const ink = unionAll(boxes);
    const normal = normalise(text).trim();
    if (ink && normal !== '') {
      const box = mapRect(view.toView, ink);
      const word = goesOn(normal) ? { text: normal, box, fontSizePt: size, goesOn: true } : { text: normal, box, fontSizePt: size };
      if (overlaps(page, box)) words.push(canShow(objects, box, limits) ? word : { ...word, hidden: true });
      endBefore = end;
    }
    text = '';
    boxes = [];
    objects = [];
  };
  const count = call.FPDFText_CountChars(textPage);
  for (let index = 0; index < count; index += 1) {
    const code = call.FPDFText_GetUnicode(textPage, index);
    const hyphen = code === LINE_END_HYPHEN;
    if (!hyphen && isSpace(code)) {
      endWord(index);
      continue;
    }
    if (text === '') {
      start = index;
      size = fontSize(pdfium, textPage, index);
    }
    text += hyphen ? '-' : code <= 0x10ffff ? String.fromCodePoint(code) : '';
    const box = inkBox(pdfium, textPage, index);
    if (box) boxes.push(box);
    const object = call.FPDFText_GetTextObject(textPage, index);
    if (object !== objects.at(-1)) objects.push(object);
    if (hyphen) endWord(index + 1);
  }
  endWord(count);
  return words;
};
