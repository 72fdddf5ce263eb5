import { decodedStream } from '../decoded-stream';
import { LeanTextRefusal } from '../lean-text-refusal';
import { isArray } from '../../../pdf/syntax';
import { glyphBox } from './glyph-box';
import type { GlyphProgram } from './glyph-program';
import type { FontSource } from './lean-font';
import type { FontDictionary } from './font-dictionary';
import { codeOfSpace, type UnicodeMap } from './to-unicode';

const DEFAULT_WIDTH = 1000;
/** PDFium makes the box of a composite font's glyph higher by this part. */
const TOP_PART = 64;

/** The `W` array (ISO 32000-2, 9.7.4.3): a code and its widths, or two codes and the width of all between. */
const widthsOf = (font: FontDictionary): ReadonlyMap<number, number> => {
  const widths = new Map<number, number>();
  const list = font.list('W') ?? [];
  const numberAt = (index: number): number => {
    const value = font.document.resolve(list[index]);
    if (typeof value !== 'number') throw new LeanTextRefusal('font-encoding');
    return Math.trunc(value);
  };
  for (let index = 0; index < list.length; ) {
    const first = numberAt(index);
    const second = font.document.resolve(list[index + 1]);
    if (isArray(second)) {
      second.forEach((item, offset) => {
        const width = font.document.resolve(item);
        if (typeof width !== 'number') throw new LeanTextRefusal('font-encoding');
        if (!widths.has(first + offset)) widths.set(first + offset, Math.trunc(width));
      });
      index += 2;
    } else {
      const last = numberAt(index + 1);
      const width = numberAt(index + 2);
      if (last - first > 65_535) throw new LeanTextRefusal('font-encoding');
      for (let code = first; code <= last; code++) if (!widths.has(code)) widths.set(code, width);
      index += 3;
    }
  }
  return widths;
};

/** How codes lead to glyphs: the same numbers, or a table of 16-bit numbers. */
const glyphOf = (font: FontDictionary): ((code: number) => number) => {
  const name = font.name('CIDToGIDMap');
  if (name === 'Identity' || !font.dictionary.has('CIDToGIDMap')) return (code) => code;
  const stream = font.stream('CIDToGIDMap');
  if (!stream) throw new LeanTextRefusal('font-encoding');
  const table = decodedStream(font.document, stream);
  return (code) => (code * 2 + 2 <= table.length ? table.readUInt16BE(code * 2) : -1);
};

/** A composite font whose two-byte codes are the glyph numbers (Identity-H) and that tells what they mean. */
export const compositeFont = (font: FontDictionary, descendant: FontDictionary, program: GlyphProgram, unicode: UnicodeMap): FontSource => {
  const encoding = font.name('Encoding');
  if (encoding !== 'Identity-H') throw new LeanTextRefusal(encoding?.endsWith('-V') === true ? 'writing-mode' : 'font-encoding');
  const ordering = descendant.inner('CIDSystemInfo')?.dictionary.get('Ordering');
  // Of the known orderings PDFium brings a table of meanings along, for codes that the font says nothing of.
  if (unicode.size === 0 && ordering !== undefined) throw new LeanTextRefusal('font-encoding');
  const widths = widthsOf(descendant);
  const defaultWidth = descendant.integer('DW', DEFAULT_WIDTH);
  const glyph = glyphOf(descendant);
  const widthOf = (code: number): number => widths.get(code) ?? defaultWidth;
  return {
    bytesPerCode: 2,
    factsOf: (code) => {
      const box = glyphBox(program, glyph(code));
      return { text: unicode.get(code) ?? '', width: widthOf(code), ...box, top: box.top + Math.trunc(box.top / TOP_PART) };
    },
    spaceWidth: () => widthOf(codeOfSpace(unicode) ?? 0),
  };
};
