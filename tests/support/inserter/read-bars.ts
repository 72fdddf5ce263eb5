import type { Picture } from '../pictures';

/** A column that a machine scans: its middle from the left edge, and what is above and below the bars, in points from the top left. */
export type Scan = { readonly xPt: number; readonly fromPt: number; readonly toPt: number };

const DARK = 128;

/** The middles of the bars that a sensor meets on its way down the sheet, in points from the top, and how thick each is. */
export function readBars({ width, height, rgb }: Picture, { xPt, fromPt, toPt }: Scan): readonly { readonly yPt: number; readonly thicknessPt: number }[] {
  const scale = height / 792;
  const x = Math.round(xPt * scale);
  const isDark = (y: number): boolean => rgb[(y * width + x) * 3]! < DARK;
  const bars: { yPt: number; thicknessPt: number }[] = [];
  for (let y = Math.floor(fromPt * scale); y < Math.ceil(toPt * scale); y += 1) {
    if (!isDark(y)) continue;
    const first = y;
    while (isDark(y + 1)) y += 1;
    bars.push({ yPt: (first + y + 1) / 2 / scale, thicknessPt: (y - first + 1) / scale });
  }
  return bars;
}
