import { pageWidthPt, type Canvas } from '../canvas';
import type { Placement } from '../plan';
import type { Pupil } from '../pupils';
import { ink } from './theme';

type Block = {
  readonly lines: readonly string[];
  readonly leftPt: number;
  /** Baseline of the first line, from the top of the page. */
  readonly baselinePt: number;
  readonly sizePt: number;
  readonly leadingPt: number;
};

/** No line is wider than the safe part of the window. */
const widestLinePt = 226;

/** Draws the address at the same place of the paper in both directions of writing. */
export function drawAddress(canvas: Canvas, pupil: Pupil, placement: Placement): void {
  const block = blockFor(pupil, placement);
  if (block === null) return;
  const x = canvas.mirrored ? pageWidthPt - block.leftPt : block.leftPt;
  block.lines.forEach((line, index) => {
    canvas.text(line, x, block.baselinePt + index * block.leadingPt, {
      sizePt: block.sizePt,
      color: ink.text,
      align: canvas.mirrored ? 'end' : 'start',
      fitWidthPt: widestLinePt,
    });
  });
}

/**
 * The block for a placement in the default envelope: a #10 with the usual left window, C-folded.
 *
 * Its safe rectangle is 1.000, 2.625 - 4.250, 3.0625 inches from the top left; 0.875, 2.500 - 4.375, 3.1875 is always visible.
 */
function blockFor(pupil: Pupil, placement: Placement): Block | null {
  const street = pupil.apartment === null ? pupil.street : `${pupil.street} ${pupil.apartment}`;
  const threeLines = [pupil.fullName, street, pupil.cityLine].map((line) => (Number(pupil.ssid) % 2 === 0 ? line.toLocaleUpperCase('en') : line));
  // Room for the marks above a capital (as in Ễ) in the first line and below the letters of the last.
  const fitting: Block = { lines: threeLines, leftPt: 76, baselinePt: 198.8, sizePt: 8.5, leadingPt: 9.4 };
  switch (placement) {
    case 'fits':
    case 'score-in-view':
    case 'ssid-in-view':
      return fitting;
    case 'tight':
      return { ...fitting, sizePt: 11, leadingPt: 13, baselinePt: 197 };
    case 'five-lines':
      return {
        ...fitting,
        lines: ['To the parent or guardian of', pupil.fullName, pupil.street, pupil.apartment ?? 'Apt 12', pupil.cityLine],
        sizePt: 9,
        leadingPt: 9.8,
        baselinePt: 187.4,
      };
    case 'too-low':
      return { ...fitting, sizePt: 10, leadingPt: 12, baselinePt: 218 };
    case 'too-far-left':
      return { ...fitting, sizePt: 10, leadingPt: 12, baselinePt: 198, leftPt: 46 };
    case 'no-address':
      return null;
  }
}
