import { moved, overlaps, rectHeight, rectWidth, type Rect } from '../geometry/rect';
import type { SenderFit, WindowFit } from '../ssr/report';
import { DESCENT_EM, heightEm, isWritable, widthEm } from './cover-type';
import { returnWindowAreas, windowAreas } from './movement-model';
import type { EnvelopePreset } from './presets';
import type { ShiftPt } from './shift';

/** Lines of one type size. Lengths in points from the sheet's top left; all ink of them stays in the box. */
export type WrittenBlock = { readonly sizePt: number; readonly lines: readonly { readonly text: string; readonly xPt: number; readonly baselinePt: number }[]; readonly box: Rect };

/** A sheet with the address where the window shows it, the sender's where an upper window does, and a piece number where staff want one; nothing else. */
export type CoverSheet = WrittenBlock & {
  readonly fit: Extract<WindowFit, 'ok' | 'tight'>;
  /** The sender's address, for the upper window of a double-window envelope; left out where there is none. */
  readonly sender?: WrittenBlock;
  /** The piece number, in a corner that no window shows. */
  readonly number?: WrittenBlock;
};

/** Lines that are written on a sheet, with or without a verdict on the window. */
export type WrittenPage = Omit<CoverSheet, 'fit'>;

/** What stands on a sheet, block by block. */
export const blocksOf = (cover: WrittenPage): readonly WrittenBlock[] => [cover, ...(cover.sender ? [cover.sender] : []), ...(cover.number ? [cover.number] : [])];

/**
 * Type sizes, the largest that fits is taken. USPS asks for 8 pt and capitals at least 0.080 in high, and recommends 10 to 12: in this
 * typeface 8.5 pt is the first size whose capitals are that high.
 */
const SIZES_PT = [12, 11.5, 11, 10.5, 10, 9.5, 9, 8.5];
/** The post reads no sender's address by machine, so it may be smaller; staff do. */
const SENDER_SIZES_PT = [10, 9.5, 9, 8.5, 8, 7.5, 7];
export const MOST_SENDER_LINES = 6;
/** Line distance by type size: as it is usually set, and as close as lines stay apart. */
const LEADINGS = [1.2, 1.12, 1.05];

/** Why no cover sheet can be made of lines. */
export type CoverRefusal = 'too-large' | 'not-writable';

const textsOf = (lines: readonly string[]): readonly string[] => lines.map((line) => line.normalize('NFC').trim()).filter((line) => line !== '');

/**
 * Lays an address out for the window: within the safe area where it fits, else within what is always visible. The sender's address goes where an upper window always
 * shows it, and is left out where there is no such window or it is too large for it.
 */
export const layOutCover = (lines: readonly string[], envelope: EnvelopePreset, sheets: number, senderLines: readonly string[] = []): CoverSheet | CoverRefusal => {
  const texts = textsOf(lines);
  if (!texts.every(isWritable)) return 'not-writable';
  const { safe, alwaysVisible } = windowAreas(envelope, sheets);
  const areas = [{ area: safe, fit: 'ok' }, { area: alwaysVisible, fit: 'tight' }] as const;
  for (const { area, fit } of areas) {
    const placed = area && texts.length > 0 ? placeIn(texts, area, SIZES_PT) : null;
    if (!placed) continue;
    const sender = layOutSender(senderLines, envelope, sheets);
    return { ...placed, fit, ...(typeof sender === 'object' && sender && { sender }) };
  }
  return 'too-large';
};

/** The sender's address as the upper window always shows it, clear of what the lower one can show; null where there is no such window or no address. */
export const layOutSender = (lines: readonly string[], envelope: EnvelopePreset, sheets: number): WrittenBlock | CoverRefusal | null => {
  const texts = textsOf(lines);
  const upper = returnWindowAreas(envelope, sheets);
  if (!upper || texts.length === 0) return null;
  if (!texts.every(isWritable)) return 'not-writable';
  const placed = upper.alwaysVisible && placeIn(texts, upper.alwaysVisible, SENDER_SIZES_PT);
  return placed && !overlaps(placed.box, windowAreas(envelope, sheets).canEverShow) ? placed : 'too-large';
};

/** What is wrong with a sender's address for an envelope, as a sentence; null where nothing is. */
export const senderFault = (lines: readonly string[], envelope: EnvelopePreset): string | null => {
  const laidOut = layOutSender(lines, envelope, 1);
  if (laidOut === 'not-writable') return 'The return address has signs that can’t be printed. Use Latin letters.';
  return laidOut === 'too-large' ? 'The return address is too large for the upper window. Use fewer or shorter lines.' : null;
};

/** What the upper window shows of the sender where a cover sheet lies on top; nothing where there is no such window. */
export const senderOnCover = (cover: CoverSheet, envelope: EnvelopePreset): { readonly sender?: SenderFit } => (envelope.returnWindow ? { sender: cover.sender ? 'whole' : 'none' } : {});

const placeIn = (texts: readonly string[], area: Rect, sizes: readonly number[]): WrittenBlock | null => {
  const widest = Math.max(...texts.map(widthEm));
  for (const sizePt of sizes) {
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
export const movedCover = (cover: CoverSheet, shift: ShiftPt): CoverSheet => ({
  ...cover,
  ...movedBlock(cover, shift),
  ...(cover.sender && { sender: movedBlock(cover.sender, shift) }),
  ...(cover.number && { number: movedBlock(cover.number, shift) }),
});

const movedBlock = ({ sizePt, lines, box }: WrittenBlock, { xPt, yPt }: ShiftPt): WrittenBlock => ({
  sizePt,
  lines: lines.map((line) => ({ ...line, xPt: line.xPt + xPt, baselinePt: line.baselinePt + yPt })),
  box: moved(box, xPt, yPt),
});

/** How many lines of the smallest type a cover sheet takes in an envelope. */
export const mostCoverLines = (envelope: EnvelopePreset, sheets: number): number => {
  let lines = 0;
  while (lines < 20 && typeof layOutCover(Array.from({ length: lines + 1 }, () => 'X'), envelope, sheets) !== 'string') lines += 1;
  return lines;
};
