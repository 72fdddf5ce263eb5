import { deflateSync } from 'node:zlib';

/** A deterministic stream of numbers from 0 to 1 (mulberry32). */
export const randomFrom = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

/** What every report shows alike: its dictionary entries and deflated data. */
export type Artwork = { readonly entries: string; readonly data: Buffer };

/** Grain over slow shades compresses as a photograph does. */
const picture = (seed: number, side: number): Artwork => {
  const random = randomFrom(seed);
  const pixels = Array.from({ length: side * side * 3 }, (_, index) => ((index * 7) & 0xe0) | Math.floor(random() * 32));
  return { entries: `/Type/XObject/Subtype/Image/Width ${side}/Height ${side}/BitsPerComponent 8/ColorSpace/DeviceRGB/Filter/FlateDecode`, data: deflateSync(Buffer.from(pixels)) };
};

/** A chart of the state's results: the same in every report of a year. */
const chart = (seed: number): Artwork => {
  const random = randomFrom(seed);
  const shapes = Array.from({ length: 420 }, () => {
    const [x, y, w, h] = [random() * 180, random() * 110, 2 + random() * 20, 1 + random() * 10].map((value) => value.toFixed(2));
    return `${random().toFixed(2)} ${random().toFixed(2)} ${random().toFixed(2)} rg ${x} ${y} ${w} ${h} re f ${x} ${y} m ${w} ${h} l S`;
  });
  return { entries: '/Type/XObject/Subtype/Form/BBox[0 0 200 120]/Resources<<>>/Filter/FlateDecode', data: deflateSync(Buffer.from(shapes.join('\n'))) };
};

/** Logo, photo and charts by their names in the resources: about 130 KB. */
export const ARTWORK: Readonly<Record<string, Artwork>> = { Logo: picture(1, 110), Photo: picture(2, 145), Chart1: chart(3), Chart2: chart(4), Chart3: chart(5) };
