/** A picture as an independent program drew it: three bytes a pixel, rows from the top. */
export type Picture = { readonly width: number; readonly height: number; readonly rgb: Buffer };

/** Reads a PPM (P6), as poppler and MuPDF write it. */
export function readPpm(bytes: Buffer): Picture {
  const [head = '', width = '', height = ''] = /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(bytes.toString('latin1', 0, 64)) ?? [];
  if (head === '') throw new Error('No PPM.');
  return { width: Number(width), height: Number(height), rgb: bytes.subarray(head.length) };
}

/** The greatest difference of means over squares of so many pixels: 0 to 255. Squares even out how programs smooth edges. */
export function greatestDifference(one: Picture, other: Picture, square: number): number {
  if (one.width !== other.width || one.height !== other.height) throw new Error(`${one.width} x ${one.height} is not ${other.width} x ${other.height}.`);
  let greatest = 0;
  for (let top = 0; top + square <= one.height; top += square) {
    for (let left = 0; left + square <= one.width; left += square) {
      for (let color = 0; color < 3; color += 1) greatest = Math.max(greatest, Math.abs(sumOf(one, left, top, square, color) - sumOf(other, left, top, square, color)) / square ** 2);
    }
  }
  return greatest;
}

function sumOf({ width, rgb }: Picture, left: number, top: number, square: number, color: number): number {
  let sum = 0;
  for (let y = top; y < top + square; y += 1) for (let x = left; x < left + square; x += 1) sum += rgb[(y * width + x) * 3 + color]!;
  return sum;
}
