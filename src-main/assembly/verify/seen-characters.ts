import type { ShiftPt } from '@shared/domain/envelope/shift';
import { LETTER_WIDTH_PT } from '@shared/domain/geometry/units';
import type { PageView } from '../../intake/pdf/page-view';
import type { Pdfium } from '../../pdfium/pdfium';

/** Characters with the places where they are seen, as `x, y` pairs in points from the page's top left. */
export type SeenCharacters = ReadonlyMap<string, readonly number[]>;

/** Rounding of single-precision numbers over several transformations; a hundredth of what the eye tells apart. */
const SAME_PLACE_PT = 0.1;

const DOUBLE_BYTES = 8;

/** PDFium's marks for a hyphen at what it takes for a line's end (control 2, U+FFFE), a soft hyphen, and hyphens of Unicode. */
const HYPHENS = new Set([0x02, 0xad, 0x2010, 0x2011, 0xfffe]);

/** PDFium mirrors brackets where it takes a line to run from right to left, which depends on what it takes for a line. */
const MIRRORED: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{', '>': '<', '»': '«', '›': '‹' };

const CONTROLS_END = 0x20;

/** What a code says whatever line and direction it was read in; nothing for space, which depends on these alone. */
const saidBy = (code: number): string => {
  if (HYPHENS.has(code)) return '-';
  if (code < CONTROLS_END || code > 0x10ffff) return '';
  return Array.from(String.fromCodePoint(code).normalize('NFKC'), (character) => MIRRORED[character] ?? character)
    .join('')
    .replace(/[\s\ufeff]/gu, '');
};

/**
 * Every character of a page at the place where it is seen: crop, rotation and user unit resolved. Neither lines nor their
 * order nor spaces count: PDFium finds those by the page's own axes, so that it reads a turned page otherwise than the same
 * page upright.
 */
export const seenCharacters = (pdfium: Pdfium, textPage: number, view: PageView, unit: number): SeenCharacters => {
  const { scratch, memory } = pdfium;
  const [a, b, c, d, e, f] = view.toView;
  const places = new Map<string, number[]>();
  const count = pdfium.call.FPDFText_CountChars(textPage);
  for (let index = 0; index < count; index++) {
    const said = saidBy(pdfium.call.FPDFText_GetUnicode(textPage, index));
    if (said === '' || !pdfium.call.FPDFText_GetCharOrigin(textPage, index, scratch, scratch + DOUBLE_BYTES)) continue;
    const [x = 0, y = 0] = new Float64Array(memory(), scratch, 2);
    const known = places.get(said);
    const place = [(a * x + c * y + e) * unit, (b * x + d * y + f) * unit];
    if (known) known.push(...place);
    else places.set(said, place);
  }
  return places;
};

/** The characters that a text says, as {@link seenCharacters} has them. */
export const charactersOf = (text: string): readonly string[] => Array.from(text).flatMap((character) => Array.from(saidBy(character.codePointAt(0) ?? 0)));

/** The characters that stand in an area, in no order. */
export const charactersIn = (characters: SeenCharacters, [x0, y0, x1, y1]: readonly [number, number, number, number]): string[] => {
  const found: string[] = [];
  for (const [said, places] of characters) {
    forEachPlace(places, (x, y) => {
      if (x >= x0 && x <= x1 && y >= y0 && y <= y1) found.push(...Array.from(said));
    });
  }
  return found;
};

/** The characters with their places moved. */
export const movedCharacters = (characters: SeenCharacters, { xPt, yPt }: ShiftPt): SeenCharacters =>
  xPt === 0 && yPt === 0 ? characters : new Map([...characters].map(([said, places]) => [said, places.map((at, index) => at + (index % 2 === 0 ? xPt : yPt))]));

/** PDFium does not know user units: a page that is not Letter in points is Letter in its own units. */
export const unitOf = (widthPt: number, tolerancePt: number): number => (Math.abs(widthPt - LETTER_WIDTH_PT) <= tolerancePt ? 1 : LETTER_WIDTH_PT / widthPt);

/** Whether each character of `some` stands in `all` at its place. What stands twice at one place counts once, as it is seen. */
export const areWithin = (some: SeenCharacters, all: SeenCharacters): boolean => [...some].every(([said, places]) => placesAreWithin(places, all.get(said) ?? []));

const placesAreWithin = (some: readonly number[], all: readonly number[]): boolean => {
  const cells = new Map<string, number[]>();
  forEachPlace(all, (x, y) => {
    const cell = cellOf(x, y);
    const known = cells.get(cell);
    if (known) known.push(x, y);
    else cells.set(cell, [x, y]);
  });
  let within = true;
  forEachPlace(some, (x, y) => {
    within &&= NEIGHBOURS.some(([dx, dy]) => hasPlace(cells.get(cellOf(x + dx, y + dy)), x, y));
  });
  return within;
};

/** The corners of the square around a place: the cells that can hold the same place. */
const NEIGHBOURS = [-SAME_PLACE_PT, SAME_PLACE_PT].flatMap((dx) => [-SAME_PLACE_PT, SAME_PLACE_PT].map((dy) => [dx, dy] as const));

const cellOf = (x: number, y: number): string => `${Math.floor(x)} ${Math.floor(y)}`;

const hasPlace = (places: readonly number[] | undefined, x: number, y: number): boolean => {
  let found = false;
  if (places) forEachPlace(places, (placeX, placeY) => (found ||= Math.abs(placeX - x) <= SAME_PLACE_PT && Math.abs(placeY - y) <= SAME_PLACE_PT));
  return found;
};

const forEachPlace = (places: readonly number[], use: (x: number, y: number) => void): void => {
  for (let index = 0; index < places.length; index += 2) use(places[index]!, places[index + 1]!);
};
