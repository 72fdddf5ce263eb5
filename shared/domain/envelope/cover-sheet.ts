import { moved, rectHeight, rectWidth, type Rect } from '../geometry/rect';
import type { WindowFit } from '../ssr/report';
import { DESCENT_EM, heightEm, isWritable, widthEm } from './cover-type';
import { windowAreas } from './movement-model';
import type { EnvelopePreset } from './presets';
import type { ShiftPt } from './shift';

/** A sheet with the address alone, where the window shows it. Lengths in points from the sheet's top left. */
export type CoverSheet = {
  readonly sizePt: number;
  readonly lines: readonly { readonly text: string; readonly xPt: number; readonly baselinePt: number }[];
  /** The box that all ink of it stays in. */
  readonly box: Rect;
  readonly fit: Extract<WindowFit, 'ok' | 'tight'>;
};

/**
 * Type sizes, the largest that fits is taken. USPS asks for 8 pt and capitals at least 0.080 in high, and recommends 10 to 12: in this
 * typeface 8.5 pt is the first size whose capitals are that high.
 */
const SIZES_PT = [12, 11.5, 11, 10.5, 10, 9.5, 9, 8.5];
/** Line distance by type size: as it is usually set, and as close as lines stay apart. */
const LEADINGS = [1.2, 1.12, 1.05];

/** Why no cover sheet can be made of lines. */
export type CoverRefusal = 'too-large' | 'not-writable';

/** Lays an address out for the window: within the safe area where it fits, else within what is always visible. */
export const layOutCover = (lines: readonly string[], envelope: EnvelopePreset, sheets: number): CoverSheet | CoverRefusal => {
  const texts = lines.map((line) => line.normalize('NFC').trim()).filter((line) => line !== '');
  if (!texts.every(isWritable)) return 'not-writable';
  const { safe, alwaysVisible } = windowAreas(envelope, sheets);
  const areas = [{ area: safe, fit: 'ok' }, { area: alwaysVisible, fit: 'tight' }] as const;
  for (const { area, fit } of areas) {
    const placed = area && texts.length > 0 ? placeIn(texts, area) : null;
    if (placed) return { ...placed, fit };
  }
  return 'too-large';
};

const placeIn = (texts: readonly string[], area: Rect): Omit<CoverSheet, 'fit'> | null => {
  const widest = Math.max(...texts.map(widthEm));
  for (const sizePt of SIZES_PT) {
    for (const leading of LEADINGS) {
      const topPt = heightEm(texts[0] ?? '') * sizePt;
      const height = topPt + (texts.length - 1) * leading * sizePt + DESCENT_EM * sizePt;
      const width = widest * sizePt;
      if (width > rectWidth(area) || height > rectHeight(area)) continue;
      const top = area[1] + (rectHeight(area) - height) / 2;
      return {
        sizePt,
        lines: texts.map((text, index) => ({ text, xPt: area[0], baselinePt: top + topPt + index * leading * sizePt })),
        box: [area[0], top, area[0] + width, top + height],
      };
    }
  }
  return null;
};

/** The cover sheet with its lines moved on the sheet. */
export const movedCover = (cover: CoverSheet, { xPt, yPt }: ShiftPt): CoverSheet => ({
  ...cover,
  lines: cover.lines.map((line) => ({ ...line, xPt: line.xPt + xPt, baselinePt: line.baselinePt + yPt })),
  box: moved(cover.box, xPt, yPt),
});

/** How many lines of the smallest type a cover sheet takes in an envelope. */
export const mostCoverLines = (envelope: EnvelopePreset, sheets: number): number => {
  let lines = 0;
  while (lines < 20 && typeof layOutCover(Array.from({ length: lines + 1 }, () => 'X'), envelope, sheets) !== 'string') lines += 1;
  return lines;
};
