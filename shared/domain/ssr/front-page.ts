import { overlaps, type Rect } from '../geometry/rect';
import { LETTER_HEIGHT_PT, LETTER_WIDTH_PT } from '../geometry/units';
import type { Ink, Word } from './page-content';
import { textOfUnits } from './text-of-units';

/** How far page 1 may move in each direction before something on it that prints now would no longer, in points. */
export type Room = { readonly leftPt: number; readonly upPt: number; readonly rightPt: number; readonly downPt: number };

/**
 * What leaves a mark on page 1 where a window can be, packed: tens of thousands of pages are held at once, so that every envelope and shift
 * can be judged without reading them again.
 */
export type FrontPage = {
  /**
   * Four numbers an item (`x0 y0 x1 y1`) in hundredths of a point from the top left: words, then pictures, then lines and shapes. Each is the code of a
   * character: a text of a few characters takes a tenth of the memory of a typed array, and goes quicker from thread to thread.
   */
  readonly boxes: string;
  readonly words: number;
  readonly images: number;
  /** The words' texts, one a line. */
  readonly texts: string;
  /** The sender's address, for envelopes with a window for it. */
  readonly returnBox: Rect | null;
  readonly room: Room;
};

/**
 * The part of the page that is packed. An upper window can show the page's top edge; no window shows more than half a sheet (396 pt, `preset-guard`),
 * and a shift brings up at most 108 pt more (`MOST_SHIFT_MM`).
 */
const BAND: Rect = [0, 0, LETTER_WIDTH_PT, 504];

const UNITS_PER_POINT = 100;
/** More drawn pieces than that are told as one box. */
const MOST_PIECES = 2_000;

/**
 * What most office printers leave unprinted along each edge of the sheet: 4.23 mm, 1/6 in, which laser printers report as their media margins
 * (PWG 5100.7, `media-*-margin-supported` 423).
 */
export const UNPRINTABLE_PT = 12;

const PRINTABLE: Rect = [UNPRINTABLE_PT, UNPRINTABLE_PT, LETTER_WIDTH_PT - UNPRINTABLE_PT, LETTER_HEIGHT_PT - UNPRINTABLE_PT];

export type FrontContent = {
  readonly words: readonly Word[];
  readonly ink: readonly Ink[];
  readonly returnBox?: Rect | null;
  /** Only what reaches into it is packed; all that any window can show where it is left out. */
  readonly within?: Rect;
};

/** Packs what page 1 shows; hidden words and white ink leave no mark and are left out. */
export const packFrontPage = ({ words, ink, returnBox = null, within = BAND }: FrontContent): FrontPage => {
  const seenWords = words.filter((word) => word.hidden !== true);
  const seenInk = ink.filter(({ white }) => !white);
  const isWithin = (box: Rect): boolean => overlaps(within, box);
  const packedWords = seenWords.filter(({ box }) => overlaps(BAND, box) && isWithin(box));
  const pieces = seenInk.filter(({ box }) => overlaps(BAND, box));
  // Only now: what is told as one box may reach farther than its pieces.
  const images = boxesOf(pieces, 'image').filter(isWithin);
  const shapes = boxesOf(pieces, 'shape').filter(isWithin);
  const edges: number[] = [];
  const pack = (box: Rect): void => void edges.push(packed(box[0], BAND[2]), packed(box[1], BAND[3]), packed(box[2], BAND[2]), packed(box[3], BAND[3]));
  for (const { box } of packedWords) pack(box);
  for (const box of images) pack(box);
  for (const box of shapes) pack(box);
  return {
    boxes: textOfUnits(edges),
    words: packedWords.length,
    images: images.length,
    texts: packedWords.map(({ text }) => (text.includes('\n') ? text.replaceAll('\n', ' ') : text)).join('\n'),
    returnBox,
    room: roomOf(seenWords, seenInk),
  };
};

const edgeAt = ({ boxes }: FrontPage, at: number): number => boxes.charCodeAt(at) / UNITS_PER_POINT;

const packed = (edge: number, most: number): number => Math.round(Math.min(Math.max(edge, 0), most) * UNITS_PER_POINT);

const boxesOf = (ink: readonly Ink[], what: Ink['what']): readonly Rect[] => {
  const boxes = ink.flatMap((piece) => (piece.what === what ? [piece.box] : []));
  if (boxes.length <= MOST_PIECES) return boxes;
  const rest = boxes.slice(MOST_PIECES).reduce((all, box): Rect => [Math.min(all[0], box[0]), Math.min(all[1], box[1]), Math.max(all[2], box[2]), Math.max(all[3], box[3])]);
  return [...boxes.slice(0, MOST_PIECES), rest];
};

/**
 * A drawing that already reaches into the unprinted edge, such as a coloured band over the whole sheet, does not limit a move towards that edge;
 * a word there leaves no room at all, since the move could take it off the sheet.
 */
const roomOf = (words: readonly Word[], ink: readonly Ink[]): Room => {
  let leftPt = LETTER_WIDTH_PT;
  let upPt = LETTER_HEIGHT_PT;
  let rightPt = LETTER_WIDTH_PT;
  let downPt = LETTER_HEIGHT_PT;
  for (const { box } of words) {
    leftPt = Math.min(leftPt, box[0] - PRINTABLE[0]);
    upPt = Math.min(upPt, box[1] - PRINTABLE[1]);
    rightPt = Math.min(rightPt, PRINTABLE[2] - box[2]);
    downPt = Math.min(downPt, PRINTABLE[3] - box[3]);
  }
  leftPt = Math.max(0, leftPt);
  upPt = Math.max(0, upPt);
  rightPt = Math.max(0, rightPt);
  downPt = Math.max(0, downPt);
  for (const { box } of ink) {
    leftPt = Math.min(leftPt, orNoLimit(box[0] - PRINTABLE[0]));
    upPt = Math.min(upPt, orNoLimit(box[1] - PRINTABLE[1]));
    rightPt = Math.min(rightPt, orNoLimit(PRINTABLE[2] - box[2]));
    downPt = Math.min(downPt, orNoLimit(PRINTABLE[3] - box[3]));
  }
  return { leftPt, upPt, rightPt, downPt };
};

const orNoLimit = (distance: number): number => (distance < 0 ? Infinity : distance);

/** One thing that leaves a mark; `text` is empty for what is no word. */
export type FrontItem = { readonly what: 'text' | 'image' | 'line'; readonly text: string; readonly box: Rect };

/** Calls `visit` with the index and box of each item, without making objects: the boxes of a whole run are gone through at each change. */
export const forEachBox = (front: FrontPage, visit: (index: number, x0: number, y0: number, x1: number, y1: number) => void): void => {
  for (let at = 0; at + 3 < front.boxes.length; at += 4) visit(at / 4, edgeAt(front, at), edgeAt(front, at + 1), edgeAt(front, at + 2), edgeAt(front, at + 3));
};

/** The items at these indexes, in their order. */
export const itemsAt = (front: FrontPage, indexes: readonly number[]): readonly FrontItem[] => {
  const texts = front.texts.split('\n');
  return indexes.map((index) => ({
    what: index < front.words ? 'text' : index < front.words + front.images ? 'image' : 'line',
    text: index < front.words ? (texts[index] ?? '') : '',
    // Edge by edge: a list made of a part of another takes ten times as long, and all words of a run are gone through.
    box: [edgeAt(front, index * 4), edgeAt(front, index * 4 + 1), edgeAt(front, index * 4 + 2), edgeAt(front, index * 4 + 3)],
  }));
};

/** The page with only some of its items, told by their indexes. */
export const onlyItems = (front: FrontPage, stays: (index: number) => boolean): FrontPage => {
  const texts = front.texts.split('\n').filter((_, index) => index < front.words && stays(index));
  let images = 0;
  const edges: number[] = [];
  for (let index = 0; index < front.boxes.length / 4; index++) {
    if (!stays(index)) continue;
    if (index >= front.words && index < front.words + front.images) images++;
    for (let at = index * 4; at < index * 4 + 4; at++) edges.push(front.boxes.charCodeAt(at));
  }
  return { ...front, boxes: textOfUnits(edges), words: texts.length, images, texts: texts.join('\n') };
};

/** A page 1 of which nothing is known to show. */
export const EMPTY_FRONT: FrontPage = packFrontPage({ words: [], ink: [] });
