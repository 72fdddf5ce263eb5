import { blocksOf, type CoverSheet, type WrittenBlock } from '@shared/domain/envelope/cover-sheet';
import type { InserterMark } from '@shared/domain/envelope/inserter/inserter-mark';
import type { Rect } from '@shared/domain/geometry/rect';
import { markDifference } from '../verify/prove-mark';
import type { PagePicture } from '../verify/page-picture';
import type { PdfiumPage } from '../verify/pdfium-pages';

/** Rounding of single-precision numbers, and smoothing of an edge into the next pixel. */
const SAME_PLACE_PT = 0.1;
const EDGE_PX = 2;
const NEARLY_WHITE = 250;

const OTHER_COVER = 'the cover sheet does not show its address and nothing else';

type Found = { readonly said: string; readonly x: number; readonly y: number };

/** Proves a written cover sheet: its characters are those of its addresses, each on its line, its inserter marks are those that are to be there, and no ink stands outside their boxes. Null where proved. */
export const coverDifference = (written: PdfiumPage, cover: CoverSheet, mark: InserterMark | null): string | null => {
  const { characters } = written;
  if (!characters) return OTHER_COVER;
  const found = [...characters].flatMap(([said, places]) => placesOf(places).map((place): Found => ({ said, ...place })));
  const blocks = blocksOf(cover);
  const letters = blocks.flatMap(({ lines }) => lines).reduce((sum, { text }) => sum + Array.from(said(text)).length, 0);
  const isWhole = found.length === letters && blocks.every((block) => showsBlock(found, block));
  const boxes = [...blocks.map(({ box }) => box), ...(mark ? [mark.box] : [])];
  if (!isWhole || !isWhiteAround(written.picture({ annotations: false }), boxes)) return OTHER_COVER;
  return mark && markDifference(mark, (area) => written.detail(area));
};

const showsBlock = (found: readonly Found[], { lines, box }: WrittenBlock): boolean =>
  lines.every(({ text, baselinePt }) => {
    const line = found.filter(({ x, y }) => Math.abs(y - baselinePt) <= SAME_PLACE_PT && x >= box[0] - SAME_PLACE_PT && x <= box[2]);
    return line.sort((a, b) => a.x - b.x).map((character) => character.said).join('') === said(text);
  });

/** As the characters of a page are told: without space, compatibility forms resolved. */
const said = (text: string): string => text.normalize('NFKC').replace(/\s/gu, '').replaceAll('\u2010', '-');

const placesOf = (places: readonly number[]): readonly { readonly x: number; readonly y: number }[] =>
  Array.from({ length: places.length / 2 }, (_, index) => ({ x: places[2 * index]!, y: places[2 * index + 1]! }));

const isWhiteAround = ({ width, height, pixels }: PagePicture, boxes: readonly Rect[]): boolean => {
  const isInside = (x: number, y: number): boolean => boxes.some((box) => x >= box[0] - EDGE_PX && x <= box[2] + EDGE_PX && y >= box[1] - EDGE_PX && y <= box[3] + EDGE_PX);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (isInside(x, y)) continue;
      const at = (y * width + x) * 4;
      if (pixels[at]! < NEARLY_WHITE || pixels[at + 1]! < NEARLY_WHITE || pixels[at + 2]! < NEARLY_WHITE) return false;
    }
  }
  return true;
};
