import { concatenate, determinantOf, IDENTITY, scaleOf } from '../../pdf/page-view';
import type { Matrix } from '../../../pdfium/pdfium';
import { GLYPH, GLYPH_LENGTHS } from '../font/glyph-lengths';
import type { LeanFont } from '../font/lean-font';
import type { FontLoader } from '../font/load-font';
import { LeanTextRefusal } from '../lean-text-refusal';
import type { ContentMarks } from './content-marks';
import type { ContentScanner } from './content-scanner';
import type { DrawnObject } from './drawn-objects';
import { KERNING, NO_TEXT, type DrawnTexts, type TextRun } from './drawn-texts';
import type { GraphicsState } from './graphics-state';

/** What holds texts among its objects, and what they get from it. */
export type TextHolder = { readonly objects: DrawnObject[]; readonly toPage: Matrix; readonly marks: ContentMarks; lastRun: TextRun | null };

/** How text begins: beyond any glyph, so that the first one sets the box (PDFium's numbers, which stay where no glyph comes). */
const FAR = 10_000;

/** Where texts are put, and whence their fonts come. */
export type TextWork = { readonly texts: DrawnTexts; readonly fonts: FontLoader };

/** Puts a text's glyphs one behind the other and keeps their extent: x in text space, heights in thousandths of the type size. */
class GlyphRow {
  // No whole numbers, of which V8 would think that they stay whole: all that reads the row would then be compiled again.
  x = Number.NaN;
  left = Number.NaN;
  right = Number.NaN;
  bottom = Number.NaN;
  top = Number.NaN;

  begin(): void {
    this.x = 0;
    this.left = this.bottom = FAR;
    this.right = this.top = -FAR;
  }

  addKerning(texts: DrawnTexts, { fontSize }: GraphicsState, kerning: number): void {
    texts.addItem(KERNING, kerning);
    this.x -= (kerning * fontSize) / 1000;
  }

  /** Adds the glyphs of the scanner's string `[start, end)`. */
  addGlyphs(texts: DrawnTexts, font: LeanFont, { fontSize, charSpace, wordSpace }: GraphicsState, { text: bytes }: ContentScanner, start: number, end: number): void {
    texts.reserveItems(end - start);
    const { slots, places } = texts;
    const first = texts.itemCount;
    const isSingle = font.bytesPerCode === 1;
    let last = first + end - start;
    if (isSingle) font.slotsOfBytes(bytes, start, end, slots, first);
    else {
      if ((end - start) % 2 !== 0) throw new LeanTextRefusal('content-syntax');
      last = first + (end - start) / 2;
      for (let at = start, item = first; at < end; at += 2, item++) slots[item] = font.slotOf((bytes[at]! << 8) | bytes[at + 1]!);
    }
    // Only now: a code that was new to the font may have put larger arrays in their place.
    const { lengths } = font.sizedTo(fontSize);
    const spacesWords = isSingle && wordSpace !== 0;
    // Thousands of glyphs a page: what the loop changes stands in plain variables meanwhile.
    let { x, left, right, bottom, top } = this;
    for (let item = first; item < last; item++) {
      const at = slots[item]! * GLYPH_LENGTHS;
      places[item] = x;
      const from = x + lengths[at + GLYPH.left]!;
      const to = x + lengths[at + GLYPH.right]!;
      const low = lengths[at + GLYPH.bottom]!;
      const high = lengths[at + GLYPH.top]!;
      if (from < left) left = from;
      if (to > right) right = to;
      if (low < bottom) bottom = low;
      if (high > top) top = high;
      x += lengths[at + GLYPH.width]! + charSpace;
      if (spacesWords && bytes[start + item - first] === 32) x += wordSpace;
    }
    texts.itemCount = last;
    this.x = x;
    this.left = left;
    this.right = right;
    this.bottom = bottom;
    this.top = top;
  }
}

/** One for all texts: each is done with before the next begins. */
const row = new GlyphRow();

const fontOf = (state: GraphicsState, fonts: FontLoader): LeanFont => {
  const font = (state.font ??= state.fontToLoad && fonts.load(state.fontToLoad));
  // Of the size zero viewers make different things.
  if (!font || state.fontSize === 0) throw new LeanTextRefusal('resources');
  return font;
};

/** The first string that is not empty among the scanner's items; what it is moved back by is taken off the place of text. */
const firstString = (scanner: ContentScanner, state: GraphicsState): number => {
  let item = 0;
  let back = 0;
  for (; item < scanner.itemCount && (scanner.ends[item] === -1 || scanner.ends[item] === scanner.starts[item]); item++) if (scanner.ends[item] === -1) back += scanner.kernings[item]!;
  state.textX -= (back * state.fontSize * state.horizontalScale) / 1000;
  return item;
};

const isOutlined = (renderMode: number): boolean => renderMode === 1 || renderMode === 2 || renderMode === 5 || renderMode === 6;

/** True where two maps differ in nothing but the place. */
const mapAlike = (m: Matrix, n: Matrix): boolean => m === n || (m[0] === n[0] && m[1] === n[1] && m[2] === n[2] && m[3] === n[3]);

/** The run that the next text belongs to, always the page's last: the holder's own as long as nothing else is drawn and nothing about the texts changes, else a new one. */
const runToGoOn = ({ runs, count }: DrawnTexts, font: LeanFont, state: GraphicsState, holder: TextHolder): TextRun => {
  const { fontSize, charSpace, renderMode, clip, textToHolder: matrix } = state;
  const { objects, toPage, marks, lastRun: last } = holder;
  const fill = state.fillAlpha === 0 ? 'none' : state.fill;
  const stroke = state.strokeAlpha === 0 ? 'none' : state.stroke;
  const isLast = last !== null && last === runs[runs.length - 1] && last === objects[objects.length - 1];
  if (isLast && last.font === font && last.fontSize === fontSize && last.charSpace === charSpace && last.renderMode === renderMode) {
    if (last.fill === fill && last.stroke === stroke && last.clip === clip && last.marks === marks && mapAlike(last.matrix, matrix)) return last;
  }
  const onPage = toPage === IDENTITY ? matrix : concatenate(matrix, toPage);
  // Nobody can see text without area: what viewers tell of it differs.
  if (determinantOf(onPage) === 0) throw new LeanTextRefusal('units');
  const run: TextRun = { kind: 'texts', font, fontSize, charSpace, renderMode, fill, stroke, clip, marks, matrix, toPage, onPage, scale: scaleOf(onPage), first: count, end: count, before: last ? last.end - 1 : NO_TEXT };
  holder.lastRun = run;
  objects.push(run);
  runs.push(run);
  return run;
};

/** Adds what the row holds to the page's texts, as one of the page's last run that begins where the state stands. */
const addRow = (texts: DrawnTexts, { matrix, toPage, fontSize, renderMode }: TextRun, { textMatrix, ctm, textX, textY, rise, lineWidth }: GraphicsState): void => {
  const text = texts.add();
  const shownY = textY + rise;
  const x1 = textMatrix[0] * textX + textMatrix[2] * shownY + textMatrix[4];
  const y1 = textMatrix[1] * textX + textMatrix[3] * shownY + textMatrix[5];
  const x = ctm[0] * x1 + ctm[2] * y1 + ctm[4];
  const y = ctm[1] * x1 + ctm[3] * y1 + ctm[5];
  texts.x[text] = x;
  texts.y[text] = y;
  texts.pageX[text] = x * toPage[0] + y * toPage[2] + toPage[4];
  texts.pageY[text] = x * toPage[1] + y * toPage[3] + toPage[5];
  const a = matrix[0];
  const b = matrix[1];
  const c = matrix[2];
  const d = matrix[3];
  const { left, right } = row;
  const bottom = (row.bottom * fontSize) / 1000;
  const top = (row.top * fontSize) / 1000;
  const outline = isOutlined(renderMode) ? lineWidth / 2 : 0;
  texts.left[text] = Math.min(a * left, a * right) + Math.min(c * bottom, c * top) + x - outline;
  texts.bottom[text] = Math.min(b * left, b * right) + Math.min(d * bottom, d * top) + y - outline;
  texts.right[text] = Math.max(a * left, a * right) + Math.max(c * bottom, c * top) + x + outline;
  texts.top[text] = Math.max(b * left, b * right) + Math.max(d * bottom, d * top) + y + outline;
};

/** Shows the strings that the scanner holds as one text, and moves the state's place behind it; false where they hold no character. */
export const showText = ({ texts, fonts }: TextWork, scanner: ContentScanner, state: GraphicsState, holder: TextHolder): boolean => {
  const first = firstString(scanner, state);
  if (first === scanner.itemCount) return false;
  const font = fontOf(state, fonts);
  const { fontSize, horizontalScale } = state;
  row.begin();
  const firstItem = texts.itemCount;
  let kerning = 0;
  for (let item = first; item < scanner.itemCount; item++) {
    const start = scanner.starts[item]!;
    const end = scanner.ends[item]!;
    if (end === -1) kerning += scanner.kernings[item]!;
    else if (start < end) {
      if (texts.itemCount > firstItem) row.addKerning(texts, state, kerning);
      kerning = 0;
      row.addGlyphs(texts, font, state, scanner, start, end);
    }
  }
  addRow(texts, runToGoOn(texts, font, state, holder), state);
  state.textX += row.x * horizontalScale - (kerning * fontSize * horizontalScale) / 1000;
  return true;
};
