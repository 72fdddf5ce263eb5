import { inset } from '@shared/domain/geometry/rect';
import { mapEdges } from '../../pdf/page-view';
import type { Matrix } from '../../../pdfium/pdfium';
import { GLYPH, GLYPH_LENGTHS } from '../font/glyph-lengths';
import type { LeanFont } from '../font/lean-font';
import type { FontLoader } from '../font/load-font';
import { LeanTextRefusal } from '../lean-text-refusal';
import type { ContentMarks } from './content-marks';
import type { ContentScanner } from './content-scanner';
import { KERNING, type DrawnPage, type TextManner, type TextObject } from './drawn-objects';
import type { GraphicsState } from './graphics-state';

/** What a text gets from whatever holds it. */
export type TextHolder = { readonly toPage: Matrix; readonly previousText: TextObject | null; readonly marks: ContentMarks };

/** How text begins: beyond any glyph, so that the first one sets the box (PDFium's numbers, which stay where no glyph comes). */
const FAR = 10_000;

/** Where texts are put, and whence their fonts come. */
export type TextWork = { readonly page: DrawnPage; readonly fonts: FontLoader };

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

  addKerning(page: DrawnPage, { fontSize }: GraphicsState, kerning: number): void {
    page.addItem(KERNING, kerning);
    this.x -= (kerning * fontSize) / 1000;
  }

  /** Adds the glyphs of the scanner's string `[start, end)`. */
  addGlyphs(page: DrawnPage, font: LeanFont, { fontSize, charSpace, wordSpace }: GraphicsState, { text: bytes }: ContentScanner, start: number, end: number): void {
    page.reserveItems(end - start);
    const { slots, places } = page;
    const first = page.itemCount;
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
    page.itemCount = last;
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

/** From text space to the holder's, for text that begins where the state stands. */
const matrixOf = ({ textToHolder, textMatrix, ctm, textX, textY, rise }: GraphicsState): Matrix => {
  const y = textY + rise;
  if (textX === 0 && y === 0) return textToHolder;
  const x1 = textMatrix[0] * textX + textMatrix[2] * y + textMatrix[4];
  const y1 = textMatrix[1] * textX + textMatrix[3] * y + textMatrix[5];
  return [textToHolder[0], textToHolder[1], textToHolder[2], textToHolder[3], ctm[0] * x1 + ctm[2] * y1 + ctm[4], ctm[1] * x1 + ctm[3] * y1 + ctm[5]];
};

const isOutlined = (renderMode: number): boolean => renderMode === 1 || renderMode === 2 || renderMode === 5 || renderMode === 6;

/** How text is shown now; of one object as long as nothing about it changes. */
const mannerOf = (font: LeanFont, state: GraphicsState, { previousText, marks, toPage }: TextHolder): TextManner => {
  const { fontSize, charSpace, renderMode, clip } = state;
  const fill = state.fillAlpha === 0 ? 'none' : state.fill;
  const stroke = state.strokeAlpha === 0 ? 'none' : state.stroke;
  if (previousText) {
    const before = previousText.manner;
    const isSameFont = before.font === font && before.fontSize === fontSize && before.charSpace === charSpace && before.renderMode === renderMode;
    if (isSameFont && before.fill === fill && before.stroke === stroke && before.clip === clip && before.marks === marks && before.toPage === toPage) return before;
  }
  return { font, fontSize, charSpace, renderMode, fill, stroke, clip, marks, toPage };
};

/** Shows the strings that the scanner holds as one text, and moves the state's place behind it; null where they hold no character. */
export const showText = ({ page, fonts }: TextWork, scanner: ContentScanner, state: GraphicsState, holder: TextHolder): TextObject | null => {
  const first = firstString(scanner, state);
  if (first === scanner.itemCount) return null;
  const font = fontOf(state, fonts);
  const { fontSize, horizontalScale } = state;
  row.begin();
  const firstItem = page.itemCount;
  let kerning = 0;
  for (let item = first; item < scanner.itemCount; item++) {
    const start = scanner.starts[item]!;
    const end = scanner.ends[item]!;
    if (end === -1) kerning += scanner.kernings[item]!;
    else if (start < end) {
      if (page.itemCount > firstItem) row.addKerning(page, state, kerning);
      kerning = 0;
      row.addGlyphs(page, font, state, scanner, start, end);
    }
  }
  const matrix = matrixOf(state);
  const manner = mannerOf(font, state, holder);
  const box = mapEdges(matrix, row.left, (row.bottom * fontSize) / 1000, row.right, (row.top * fontSize) / 1000);
  const outline = isOutlined(state.renderMode) ? state.lineWidth / 2 : 0;
  state.textX += row.x * horizontalScale - (kerning * fontSize * horizontalScale) / 1000;
  return {
    kind: 'text',
    manner,
    matrix,
    firstItem,
    items: page.itemCount - firstItem,
    box: outline === 0 ? box : inset(box, -outline),
    previous: holder.previousText,
  };
};
