import { RIGHT_TO_LEFT } from '@shared/domain/ssr/logical-order';
import { readingOrder, type ReadLine } from '../both-ways/reading-order';
import type { InkSpan, LineGlyphs } from '../both-ways/clusters';
import type { Pdfium, Pointer } from '../../pdfium/pdfium';

/** PDFium's code for a hyphen at a line's end. */
export const LINE_END_HYPHEN = 0x0002;
/** What PDFium puts for it in the page's text. */
export const HYPHEN_IN_TEXT = 0xfffe;

const glyphsIn = (pdfium: Pdfium, textPage: Pointer): LineGlyphs => {
  const { call, scratch } = pdfium;
  const originOf = (index: number): readonly number[] | null =>
    call.FPDFText_GetTextObject(textPage, index) !== 0 && call.FPDFText_GetCharOrigin(textPage, index, scratch, scratch + 8) !== 0 ? [...new Float64Array(pdfium.memory(), scratch, 2)] : null;
  const inkOf = (index: number): InkSpan | null => {
    if (call.FPDFText_GetCharBox(textPage, index, scratch, scratch + 8, scratch + 16, scratch + 24) === 0) return null;
    const [left = 0, right = 0] = new Float64Array(pdfium.memory(), scratch, 2);
    return left < right ? [left, right] : null;
  };
  return {
    isOneGlyph: (place, next) => {
      if (call.FPDFText_GetTextObject(textPage, place) !== call.FPDFText_GetTextObject(textPage, next)) return false;
      const [origin, other] = [originOf(place), originOf(next)];
      return origin !== null && other !== null && origin[0] === other[0] && origin[1] === other[1];
    },
    inkOf,
    isAdded: (place) => call.FPDFText_GetTextObject(textPage, place) === 0,
  };
};

/** The page's characters line by line in the order in which they are read, by their indexes; null for a page whose text has no right-to-left letters. */
export const readBothWays = (pdfium: Pdfium, textPage: Pointer, text: string): readonly ReadLine[] | null => {
  if (!RIGHT_TO_LEFT.test(text)) return null;
  const units = Array.from({ length: Math.max(0, pdfium.call.FPDFText_CountChars(textPage)) }, (_, index) => {
    const unit = pdfium.call.FPDFText_GetUnicode(textPage, index);
    return unit === LINE_END_HYPHEN ? HYPHEN_IN_TEXT : unit <= 0x10ffff ? unit : 0;
  });
  return readingOrder(units, units.length, glyphsIn(pdfium, textPage));
};
