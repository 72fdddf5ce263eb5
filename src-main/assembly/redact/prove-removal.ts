import type { Rect } from '@shared/domain/geometry/rect';
import type { Removal } from '@shared/domain/packets/plan';
import { tellsAddress } from '@shared/domain/ssr/address-places';
import { looksAlike, type PagePicture, type PictureArea } from '../verify/page-picture';
import type { WrittenLook } from '../verify/prove-number';
import { areWithin, type SeenCharacters } from '../verify/seen-characters';

/** A source's page as it is seen, before anything was taken out of it. */
export type PageBefore = { readonly characters: SeenCharacters; readonly isAnnotated: boolean; readonly areasWithoutAppearance: readonly PictureArea[]; readonly picture: PagePicture };

const STILL_THERE = 'what was to be removed can still be found on it';
const OTHER_TEXT = 'something else than what was to be removed is gone from it';

/** Baselines stand within a line's box; a character's place is where it begins. */
const BESIDE_PT = 1.5;
/** Smoothing of what stands beside an area. */
const EDGE_PX = 1;
/** Of 255: one ground, as it is drawn. */
const MOST_UNEVEN = 24;

/**
 * Proves a page out of which addresses or lines were taken: none of them can be read on it any more, the ground where they stood is even, and all
 * else is there as it was. A page with annotations is not proved, since these may say the address in ways that are not read. Null where proved.
 */
export const removalDifference = (before: PageBefore, written: WrittenLook, areas: readonly Rect[], removals: readonly Removal[]): string | null => {
  const { characters } = written;
  if (before.isAnnotated && removals.length > 0) return 'its annotations may tell the address that was to be removed';
  if (!characters || removals.some(({ address }) => tellsAddress(written.text, address))) return STILL_THERE;
  if (someIn(characters, areas)) return STILL_THERE;
  const left = without(before.characters, areas);
  if (!areWithin(left, characters) || !areWithin(characters, left)) return OTHER_TEXT;
  const picture = written.picture();
  if (!areas.every((area) => isEven(picture, area))) return STILL_THERE;
  const except = areas.map(([x0, y0, x1, y1]): PictureArea => [x0 - EDGE_PX, y0 - EDGE_PX, x1 + EDGE_PX, y1 + EDGE_PX]);
  return looksAlike(before.picture, picture, [...before.areasWithoutAppearance, ...except]) ? null : 'it does not look like its source but for what was removed';
};

const isIn = (areas: readonly Rect[], x: number, y: number): boolean => areas.some(([x0, y0, x1, y1]) => x >= x0 - BESIDE_PT && x <= x1 && y >= y0 && y <= y1 + BESIDE_PT);

const someIn = (characters: SeenCharacters, areas: readonly Rect[]): boolean => [...characters.values()].some((places) => placesOf(places).some(([x, y]) => isIn(areas, x, y)));

const without = (characters: SeenCharacters, areas: readonly Rect[]): SeenCharacters =>
  new Map([...characters].map(([said, places]) => [said, placesOf(places).flatMap(([x, y]) => (isIn(areas, x, y) ? [] : [x, y]))]));

const placesOf = (places: readonly number[]): readonly (readonly [x: number, y: number])[] => Array.from({ length: places.length / 2 }, (_, index) => [places[2 * index]!, places[2 * index + 1]!]);

const isEven = ({ width, height, pixels }: PagePicture, [x0, y0, x1, y1]: Rect): boolean => {
  const lowest = [255, 255, 255];
  const highest = [0, 0, 0];
  for (let y = Math.max(0, Math.ceil(y0)); y < Math.min(height, Math.floor(y1)); y++) {
    for (let x = Math.max(0, Math.ceil(x0)); x < Math.min(width, Math.floor(x1)); x++) {
      for (let color = 0; color < 3; color++) {
        const value = pixels[(y * width + x) * 4 + color]!;
        lowest[color] = Math.min(lowest[color]!, value);
        highest[color] = Math.max(highest[color]!, value);
      }
    }
  }
  return highest.every((value, color) => value - lowest[color]! <= MOST_UNEVEN);
};
