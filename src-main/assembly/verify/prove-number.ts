import type { WrittenBlock } from '@shared/domain/envelope/cover-sheet';
import { clearOf } from '@shared/domain/envelope/piece-number';
import type { Rect } from '@shared/domain/geometry/rect';
import { everyPixel, isWhite, type PagePicture, whitened } from './page-picture';
import type { SeenCharacters } from './seen-characters';

/** A written page as it is read: its text, its characters where they are seen, as it is drawn, and an area of it seen closely. */
export type WrittenLook = { readonly text: string; readonly characters: SeenCharacters | null; readonly picture: () => PagePicture; readonly detail: (area: Rect) => PagePicture };

const NOT_EMPTY = 'something is printed where its piece number is to stand';
const OTHER_NUMBER = 'its piece number is not the one that is to stand there';

/** Rounding of single-precision numbers. */
const SAME_PLACE_PT = 0.1;
const DARK = 128;

/**
 * Proves a page's piece number: its source is white where it stands, and there it stands, dark, and no other. Gives the page without it, so that all
 * else can be held against the source; else a sentence.
 */
export const withoutNumber = (sourcePicture: PagePicture, written: WrittenLook, number: WrittenBlock): WrittenLook | string => {
  const clear = clearOf(number);
  if (!isWhite(sourcePicture, clear)) return NOT_EMPTY;
  const { characters } = written;
  if (!characters || !showsNumber(characters, number)) return OTHER_NUMBER;
  const picture = written.picture();
  if (everyPixel(picture, number.box, (value) => value > DARK)) return OTHER_NUMBER;
  return { ...written, characters: without(characters, number), picture: () => whitened(picture, clear) };
};

const isOfNumber = ({ box, lines }: WrittenBlock, x: number, y: number): boolean =>
  x >= box[0] - SAME_PLACE_PT && x <= box[2] && lines.some(({ baselinePt }) => Math.abs(y - baselinePt) <= SAME_PLACE_PT);

const forEachCharacter = (characters: SeenCharacters, use: (said: string, x: number, y: number) => void): void => {
  for (const [said, places] of characters) for (let at = 0; at < places.length; at += 2) use(said, places[at]!, places[at + 1]!);
};

const showsNumber = (characters: SeenCharacters, number: WrittenBlock): boolean => {
  const found: { readonly said: string; readonly x: number }[] = [];
  forEachCharacter(characters, (said, x, y) => {
    if (isOfNumber(number, x, y)) found.push({ said, x });
  });
  const read = found.sort((a, b) => a.x - b.x).map(({ said }) => said).join('');
  return read === number.lines.map(({ text }) => text.replaceAll(' ', '')).join('');
};

const without = (characters: SeenCharacters, number: WrittenBlock): SeenCharacters => {
  const left = new Map<string, number[]>();
  forEachCharacter(characters, (said, x, y) => {
    if (isOfNumber(number, x, y)) return;
    const known = left.get(said);
    if (known) known.push(x, y);
    else left.set(said, [x, y]);
  });
  return left;
};
