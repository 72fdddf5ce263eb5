import { describe, expect, it } from 'vitest';
import { withoutNumber, type WrittenLook } from '@main/assembly/verify/prove-number';
import { pieceNumberOf } from '@shared/domain/envelope/piece-number';

const number = pieceNumberOf({ corner: 'bottom-left', sizePt: 6, offPt: { xPt: 0, yPt: 0 } }, 7, 1, 2);
const [line] = number.lines;
const SIZE = { width: 612, height: 792 };
/** A white page with some pixels in one gray. */
const pictureWith = (gray: number, pixels: readonly (readonly [x: number, y: number])[]) => {
  const bytes = new Uint8Array(SIZE.width * SIZE.height * 4).fill(255);
  for (const [x, y] of pixels) bytes.fill(gray, (y * SIZE.width + x) * 4, (y * SIZE.width + x) * 4 + 4);
  return { ...SIZE, pixels: bytes };
};
const within = [Math.round(number.box[0]) + 4, Math.round(number.box[1]) + 2] as const;
/** A page on which words stand beside each other on the number's line, and one letter elsewhere. */
const pageSaying = (text: string, ink = pictureWith(0, [within])): WrittenLook => {
  const characters = new Map<string, number[]>([['Z', [300, 300]]]);
  Array.from(text.replaceAll(' ', '')).forEach((said, index) => characters.set(said, [...(characters.get(said) ?? []), (line?.xPt ?? 0) + index * 2, line?.baselinePt ?? 0]));
  return { text, characters, picture: () => ink, detail: () => ink };
};

describe('the proof of a piece number', () => {
  it('gives the page without the number where it is the right one on white paper', () => {
    const left = withoutNumber(pictureWith(255, []), pageSaying('0007  sheet 1/2'), number);
    expect(typeof left === 'string' ? left : left.characters).toEqual(new Map([['Z', [300, 300]]]));
    expect(typeof left === 'string' ? null : left.picture().pixels.every((value) => value === 255)).toBe(true);
  });

  it('refuses another number, none, one that is not drawn, and one over something printed', () => {
    const white = pictureWith(255, []);
    const other = 'its piece number is not the one that is to stand there';
    expect(withoutNumber(white, pageSaying('0008  sheet 1/2'), number)).toBe(other);
    expect(withoutNumber(white, pageSaying(''), number)).toBe(other);
    expect(withoutNumber(white, pageSaying('0007  sheet 1/2', white), number)).toBe(other);
    expect(withoutNumber(pictureWith(240, [within]), pageSaying('0007  sheet 1/2'), number)).toBe('something is printed where its piece number is to stand');
  });
});
