import { FIRST_RIGHT_TO_LEFT } from '@shared/domain/ssr/logical-order';
import type { InkSpan, LineGlyphs } from '../../both-ways/clusters';
import { readingOrder, runsBothWays } from '../../both-ways/reading-order';
import { GLYPH, GLYPH_LENGTHS } from '../font/glyph-lengths';
import { NO_TEXT, type DrawnTexts } from '../page/drawn-texts';
import type { ArrangedText } from './arranged-text';

const inkOf = (texts: DrawnTexts, arranged: ArrangedText, index: number): InkSpan | null => {
  const text = arranged.textOf[index]!;
  const item = arranged.itemOf[index]!;
  if (text === NO_TEXT) return null;
  // A letter that a mark says instead stands on all that the text covers.
  if (item < 0) return texts.left[text]! < texts.right[text]! ? [texts.left[text]!, texts.right[text]!] : null;
  const { font, fontSize, onPage } = texts.runOf(text);
  const at = texts.slotAt(text, item) * GLYPH_LENGTHS;
  const x = texts.pageXOf(text, item, texts.runOf(text));
  const [left, right] = [font.lengths[at + GLYPH.left]!, font.lengths[at + GLYPH.right]!].map((length) => x + (onPage[0] * length * fontSize) / 1000) as [number, number];
  return left < right ? [left, right] : null;
};

const glyphsIn = (texts: DrawnTexts, arranged: ArrangedText): LineGlyphs => {
  const { textOf, itemOf } = arranged;
  return {
    isOneGlyph: (place, next) => {
      const text = textOf[place]!;
      if (text === NO_TEXT || text !== textOf[next]) return false;
      const [item, other] = [itemOf[place]!, itemOf[next]!];
      // A mark's text stands where its first text does, and PDFium tells glyphs apart by their places alone.
      return item < 0 || other < 0 ? item < 0 && other < 0 : texts.places[texts.firstItem[text]! + item] === texts.places[texts.firstItem[text]! + other];
    },
    inkOf: (place) => inkOf(texts, arranged, place),
    isAdded: (place) => textOf[place] === NO_TEXT,
  };
};

/** Puts lines that hold right-to-left letters in the order in which they are read; does nothing on a page without them. */
export const readBothWays = (texts: DrawnTexts, arranged: ArrangedText): void => {
  const { units, count } = arranged;
  if (arranged.highestUnit >= FIRST_RIGHT_TO_LEFT && runsBothWays(units, count)) arranged.reorder(readingOrder(units, count, glyphsIn(texts, arranged)));
};
