import { decodedStream } from '../decoded-stream';
import { LeanTextRefusal } from '../lean-text-refusal';
import { ContentScanner, NO_OPERATOR, operatorCode } from '../page/content-scanner';
import type { FontSource, GlyphFacts } from './lean-font';
import type { FontDictionary } from './font-dictionary';
import { namesOf } from './glyph-names';
import { simpleEncodingOf, tableOfBase } from './simple-encoding';
import { STANDARD } from './base-encodings';
import { codeOfSpace, type UnicodeMap } from './to-unicode';

const WIDTH_ONLY = operatorCode('d0');
const WIDTH_AND_BOX = operatorCode('d1');
/** Operators that may stand before the glyph tells its width and box. */
const MOST_BEFORE = 4;

type Scale = { readonly x: number; readonly y: number };
type Glyph = Pick<GlyphFacts, 'left' | 'bottom' | 'right' | 'top'> & { readonly width: number };

const NO_GLYPH: Glyph = { width: 0, left: 0, bottom: 0, right: 0, top: 0 };

/** From the font's own space to a type size of one; refuses a matrix that does more than scale. */
const scaleOf = (font: FontDictionary): Scale => {
  const [a, b, c, d, e, f] = (font.list('FontMatrix') ?? []).map((value) => font.document.resolve(value));
  if (typeof a !== 'number' || typeof d !== 'number' || a === 0 || d === 0 || b !== 0 || c !== 0 || e !== 0 || f !== 0) throw new LeanTextRefusal('font-program');
  return { x: a, y: d };
};

/** Rounded as C does it: halves away from zero. */
const rounded = (value: number): number => Math.sign(value) * Math.round(Math.abs(value));

/** What a glyph's procedure says of its width and box before it draws (ISO 32000-2, 9.6.4), in thousandths of the type size. */
const glyphOf = (content: Buffer, scale: Scale): Glyph => {
  const scanner = new ContentScanner(content);
  for (let before = 0; before < MOST_BEFORE; before++) {
    const operator = scanner.next();
    if (operator === NO_OPERATOR) break;
    if (operator !== WIDTH_ONLY && operator !== WIDTH_AND_BOX) continue;
    const [width = 0, , x0 = 0, y0 = 0, x1 = 0, y1 = 0] = Array.from(scanner.numbers.subarray(0, scanner.numberCount), (value) => rounded(value * 1000));
    const ownWidth = Math.trunc(width * Math.abs(scale.x) + 0.5);
    if (operator === WIDTH_AND_BOX && x1 > x0 && y1 > y0) {
      const [xs, ys] = [[x0 * scale.x, x1 * scale.x], [y0 * scale.y, y1 * scale.y]];
      return { width: ownWidth, left: rounded(Math.min(...xs)), right: rounded(Math.max(...xs)), bottom: rounded(Math.min(...ys)), top: rounded(Math.max(...ys)) };
    }
    // Without a box the box is that of what is drawn; where nothing is, it is empty.
    if (scanner.next() === NO_OPERATOR) return { ...NO_GLYPH, width: ownWidth };
    break;
  }
  throw new LeanTextRefusal('font-program');
};

/** Widths by code, as PDFium rounds them; 0 where the glyph itself tells it. */
const widthsOf = (font: FontDictionary, scale: Scale): ReadonlyMap<number, number> => {
  const first = font.integer('FirstChar', 0);
  const widths = new Map<number, number>();
  (font.list('Widths') ?? []).forEach((item, index) => {
    const width = font.document.resolve(item);
    if (typeof width !== 'number') throw new LeanTextRefusal('font-encoding');
    widths.set(first + index, rounded(width * scale.x * 1000));
  });
  return widths;
};

/** A font whose glyphs are content streams. What they mean only ToUnicode tells. */
export const type3Font = (font: FontDictionary, unicode: UnicodeMap): FontSource => {
  const scale = scaleOf(font);
  const widths = widthsOf(font, scale);
  const procedures = font.inner('CharProcs');
  const encoding = simpleEncodingOf(font);
  const baseNames = namesOf(tableOfBase(encoding.base) ?? STANDARD);
  const glyphAt = (code: number): Glyph => {
    const name = encoding.names.get(code) ?? baseNames[code];
    const stream = name === undefined ? null : procedures?.stream(name);
    return stream ? glyphOf(decodedStream(font.document, stream), scale) : NO_GLYPH;
  };
  const factsOf = (code: number): GlyphFacts => {
    const { width, ...box } = glyphAt(code);
    return { text: unicode.get(code) ?? '', width: widths.get(code) || width, ...box };
  };
  return {
    bytesPerCode: 1,
    factsOf,
    spaceWidth: () => {
      const code = codeOfSpace(unicode);
      return code === null ? null : factsOf(code).width;
    },
  };
};
