/** A page drawn at one pixel a point, four bytes a pixel (the fourth unused), rows from the top. */
export type PagePicture = { readonly width: number; readonly height: number; readonly pixels: Uint8Array };

/** An area of the page as it is seen, in points from the top left. */
export type PictureArea = readonly [x0: number, y0: number, x1: number, y1: number];

/*
 * Both pictures are drawn by one program at the same place, so they are equal but for rounding. Measured over 2,000 pages
 * of Chromium, cairo, Ghostscript, reportlab and pdf-lib, and over hairlines, patterns, shadings, masks and blending at
 * every rotation, crop and user unit: at most 5 unlike pixels in a square, and means that differ by at most 3.
 */

/** Of 255; smoothing of one edge that rounds to another pixel. */
const MOST_UNLIKE = 48;
/** Side of the squares that differences are gathered in. */
const SQUARE_PX = 16;
/** An eight-point piece of a hairline is more. */
const MOST_UNLIKE_IN_SQUARE = 8;
/** Of 255: the mean over a square of differences too small to make a pixel unlike, which tells a pale area. */
const MOST_MEAN_DIFFERENCE = 6;

const BYTES_PER_PIXEL = 4;
const WHITE = 255;
const NEARLY_WHITE = 250;

/** The bytes of an area's pixels, one pixel a point, edges taken in whole. */
const bytesIn = ({ width, height }: PagePicture, [x0, y0, x1, y1]: PictureArea): readonly number[] => {
  const offsets: number[] = [];
  for (let y = Math.max(0, Math.floor(y0)); y < Math.min(height, Math.ceil(y1)); y++) {
    for (let x = Math.max(0, Math.floor(x0)); x < Math.min(width, Math.ceil(x1)); x++) offsets.push((y * width + x) * BYTES_PER_PIXEL);
  }
  return offsets;
};

/** Whether all of an area holds of each color, from 0 to 255. */
export const everyPixel = (picture: PagePicture, area: PictureArea, holds: (value: number) => boolean): boolean =>
  bytesIn(picture, area).every((at) => [0, 1, 2].every((color) => holds(picture.pixels[at + color]!)));

/** Whether nothing shows in an area. */
export const isWhite = (picture: PagePicture, area: PictureArea): boolean => everyPixel(picture, area, (value) => value >= NEARLY_WHITE);

/** The picture with an area made white. */
export const whitened = (picture: PagePicture, area: PictureArea): PagePicture => {
  const pixels = picture.pixels.slice();
  for (const at of bytesIn(picture, area)) pixels.fill(WHITE, at, at + BYTES_PER_PIXEL);
  return { ...picture, pixels };
};

/**
 * Whether two pictures of a page show the same. A pixel is unlike where no pixel around it in the other picture is like it,
 * so that a line which rounds to the next pixel is no difference, and one that moves by two points is. `except` is left out.
 */
export const looksAlike = (a: PagePicture, b: PagePicture, except: readonly PictureArea[] = []): boolean => {
  const columns = Math.ceil(a.width / SQUARE_PX);
  const squares = columns * Math.ceil(a.height / SQUARE_PX);
  const unlike = new Uint16Array(squares);
  const sums = new Int32Array(squares * 3);
  const wordsOfA = new Uint32Array(a.pixels.buffer, a.pixels.byteOffset, a.width * a.height);
  const wordsOfB = new Uint32Array(b.pixels.buffer, b.pixels.byteOffset, b.width * b.height);
  for (let index = 0; index < wordsOfA.length; index++) {
    if (wordsOfA[index] === wordsOfB[index]) continue;
    const x = index % a.width;
    const y = (index - x) / a.width;
    if (except.some(([x0, y0, x1, y1]) => x >= x0 - 1 && x <= x1 && y >= y0 - 1 && y <= y1)) continue;
    const square = Math.floor(y / SQUARE_PX) * columns + Math.floor(x / SQUARE_PX);
    if (isAlike(a, index, b, index)) {
      for (let color = 0; color < 3; color++) sums[square * 3 + color]! += a.pixels[index * BYTES_PER_PIXEL + color]! - b.pixels[index * BYTES_PER_PIXEL + color]!;
    } else if (!hasLike(a, index, b, x, y) || !hasLike(b, index, a, x, y)) unlike[square]!++;
  }
  const mostInMeans = MOST_MEAN_DIFFERENCE * SQUARE_PX ** 2;
  return unlike.every((count) => count <= MOST_UNLIKE_IN_SQUARE) && sums.every((sum) => Math.abs(sum) <= mostInMeans);
};

const isAlike = (a: PagePicture, indexInA: number, b: PagePicture, indexInB: number): boolean => {
  for (let color = 0; color < 3; color++) {
    if (Math.abs(a.pixels[indexInA * BYTES_PER_PIXEL + color]! - b.pixels[indexInB * BYTES_PER_PIXEL + color]!) > MOST_UNLIKE) return false;
  }
  return true;
};

/** Whether a pixel of `a` has its like in `b`, at its place or beside it. */
const hasLike = (a: PagePicture, index: number, b: PagePicture, x: number, y: number): boolean => {
  for (let besideY = Math.max(0, y - 1); besideY <= Math.min(b.height - 1, y + 1); besideY++) {
    for (let besideX = Math.max(0, x - 1); besideX <= Math.min(b.width - 1, x + 1); besideX++) {
      if (isAlike(a, index, b, besideY * b.width + besideX)) return true;
    }
  }
  return false;
};
