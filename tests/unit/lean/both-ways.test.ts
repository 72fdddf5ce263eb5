import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { InkSpan, LineGlyphs } from '@main/intake/both-ways/clusters';
import { drawnOrder } from '@main/intake/both-ways/drawn-order';
import { readingOrder } from '@main/intake/both-ways/reading-order';
import { turnedLetters, visitInReadingOrder } from '@main/intake/lean/text/bidi';
import { embeddedFontPdf } from '../../support/fixtures/embedded-font-pdf';
import { expectBothReadSame } from '../../support/both-readers';

const unitsOf = (text: string): Uint16Array => Uint16Array.from(text, (character) => character.charCodeAt(0));

/** What PDFium tells of a line as drawn from left to right, and the place that each of its characters has there. */
const told = (drawn: string): { readonly units: readonly number[]; readonly places: readonly number[] } => {
  const [units, places]: [number[], number[]] = [[], []];
  visitInReadingOrder(unitsOf(drawn), drawn.length, (index, isTurned) => {
    units.push(isTurned ? turnedLetters(drawn.charCodeAt(index)).charCodeAt(0) : drawn.charCodeAt(index));
    places.push(index);
  });
  return { units, places };
};

const eachAlone: LineGlyphs = { isOneGlyph: () => false, inkOf: () => null, isAdded: () => false };

/** A line that is drawn so, as it is read; glyphs and ink by places from the left. */
const read = (drawn: string, { isOneGlyph = () => false, inkOf = () => null, isAdded = () => false }: Partial<LineGlyphs> = {}): string => {
  const { units, places } = told(drawn);
  const glyphs: LineGlyphs = { isOneGlyph: (place, next) => isOneGlyph(places[place]!, places[next]!), inkOf: (place) => inkOf(places[place]!), isAdded: (place) => isAdded(places[place]!) };
  return readingOrder(units, units.length, glyphs).flatMap(({ characters }) => characters.map(({ unit }) => String.fromCharCode(unit))).join('');
};

it('what PDFium turned is turned back', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...Array.from('abAB 12,.-:()/%«»"\u0627\u0628\u064e\u0660\u061f\u060c\u05d0\u05d1')), minLength: 1, maxLength: 24 }), (drawn) => {
      expect(drawnOrder(told(drawn).units).map(({ unit }) => String.fromCharCode(unit)).join('')).toBe(drawn);
    }),
    { numRuns: 500 },
  );
});

describe('a line of both directions', () => {
  it('has its brackets as they are meant, whether the file tells them as drawn or as meant', () => {
    const [name, grade] = ['\u05d0\u05d1', '\u05d2\u05d3'];
    const drawn = (open: string, close: string): string => `${open}5 ${Array.from(grade).reverse().join('')}${close} maria :${Array.from(name).reverse().join('')}`;
    for (const line of [drawn('(', ')'), drawn(')', '(')]) expect(read(line)).toBe(`${name}: maria (${grade} 5)`);
  });

  it('has marks behind the letters that they stand at, and no space that their places made believe', () => {
    // From the left: dal, its fatha; meem, its damma drawn where the next glyph begins.
    const drawn = '\u062f\u064e \u064f\u0645';
    const ink = [[0, 8], [2, 5], null, [12, 14], [9, 17]] as const satisfies readonly (InkSpan | null)[];
    expect(read(drawn, { inkOf: (place) => ink[place]!, isAdded: (place) => place === 2 })).toBe('\u0645\u064f\u062f\u064e');
  });

  it('has the letters of one glyph in their order', () => {
    // Heh and the ligature of lam and alef, which a file tells as two letters, or as one character that PDFium takes apart.
    expect(read('\u0647\u0644\u0627', { isOneGlyph: (place, next) => Math.min(place, next) === 1 })).toBe('\u0644\u0627\u0647');
    const units = [0x0644, 0x0627, 0x0647];
    expect(readingOrder(units, 3, { ...eachAlone, isOneGlyph: (place, next) => Math.max(place, next) === 1 }).flatMap(({ characters }) => characters.map(({ unit }) => unit))).toEqual(units);
  });

  it('is read as the page is, where no sign of its own tells', () => {
    const [right, left] = ['maria :\u05d1\u05d0', '\u05d1\u05d0: maria'];
    const page = (first: string): string => {
      const lines = [first, 'maria \u05d1\u05d0'].map((line) => told(line).units);
      const units = [...lines[0]!, 0x0d, 0x0a, ...lines[1]!];
      return String.fromCharCode(...readingOrder(units, units.length, eachAlone).flatMap(({ characters }) => characters.map(({ unit }) => unit))).split('\r\n')[1]!;
    };
    expect([page(right), page(left)]).toEqual(['\u05d0\u05d1 maria', 'maria \u05d0\u05d1']);
  });
});

it('a line longer than any sheet’s stays as PDFium tells it', () => {
  const units = Array.from({ length: 400_000 }, (_, index) => [0x0628, 0x31, 0x3a, 0x20][index % 4]!);
  const [line] = readingOrder(units, units.length, eachAlone);
  expect([line?.direction, line?.characters.length, line?.characters.every(({ place, unit }, index) => place === index && unit === units[index])]).toEqual([null, 400_000, true]);
});

it('both readers tell a label from the right with a name and a date, and its words in that order', async () => {
  const characters = Array.from('\u0627\u0633\u0645: Mari-201/(5)');
  const glyph = (character: string): string => (36 + characters.indexOf(character)).toString(16).padStart(4, '0');
  const meanings = characters.map((character, index) => `<${(36 + index).toString(16).padStart(4, '0')}> <${character.charCodeAt(0).toString(16).padStart(4, '0')}>`).join('\n');
  const line = (drawn: string, y: number): string => `BT /C 10 Tf 72 ${y} Td <${Array.from(drawn).map(glyph).join('')}> Tj ET`;
  const name = Array.from('\u0627\u0633\u0645').reverse().join('');
  const pages = await expectBothReadSame(embeddedFontPdf({ pages: [{ content: [line(`Maria Mari :${name}`, 700), line(`2012/1 (5) :${name}`, 650)].join('\n') }], characters: meanings }));
  expect(pages[0]!.text.trim().split('\n')).toEqual(['\u0627\u0633\u0645: Maria Mari', '\u0627\u0633\u0645: (5) 2012/1']);
  expect(pages[0]!.words.slice(0, 3).map(({ text, reading }) => [text, reading])).toEqual([
    ['\u0627\u0633\u0645:', { direction: 'rtl', place: 0 }],
    ['Maria', { direction: 'rtl', place: 1 }],
    ['Mari', { direction: 'rtl', place: 2 }],
  ]);
});
