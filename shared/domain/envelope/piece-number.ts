import type { WrittenBlock } from './cover-sheet';
import { returnWindowAreas, windowAreas } from './movement-model';
import type { EnvelopePreset } from './presets';
import type { ShiftPt } from './shift';
import { moved, overlaps, type Rect } from '../geometry/rect';
import { inchesToPoints, LETTER_HEIGHT_PT, LETTER_WIDTH_PT } from '../geometry/units';

export const PIECE_NUMBER_PLACES = ['none', 'top-left', 'top-right', 'bottom-left', 'bottom-right'] as const;
/** The corner of each sheet's front in which the piece number stands; `none` for no numbers. */
export type PieceNumberPlace = (typeof PIECE_NUMBER_PLACES)[number];
export type Corner = Exclude<PieceNumberPlace, 'none'>;

/** Sizes of type that can be read in a tray and find room in a margin. */
export const PIECE_NUMBER_SIZES_PT = [5, 6, 7, 8] as const;
export const USUAL_PIECE_NUMBER_PT = 6;

/** How numbers stand on the sheets of a run; `offPt` takes back what the printer prints off. */
export type PieceNumberStyle = { readonly corner: Corner; readonly sizePt: number; readonly offPt: ShiftPt };

/** What office lasers leave white on each side is 1/6 in; a number keeps a little more. */
const MARGIN_PT = 15;
/** Clear paper around a number, so that it is told from what the report prints. */
const CLEAR_PT = 1.5;
/** Nothing is set in a fold, which a folder places to about 1/16 in. */
const FOLD_PT = inchesToPoints(1 / 16);

/** The wider of Helvetica, in which numbers stand on reports, and of the cover sheets' typeface, in thousandths of the type size. */
const WIDTHS: Readonly<Record<string, number>> = { ' ': 278, '/': 372, s: 500, h: 618, e: 564, t: 361 };
const DIGIT_WIDTH = 572;
const ASCENT_EM = 0.72;
const DESCENT_EM = 0.21;

const widthOf = (text: string, sizePt: number): number => (Array.from(text).reduce((sum, character) => sum + (WIDTHS[character] ?? DIGIT_WIDTH), 0) * sizePt) / 1000;

const NUMBER_DIGITS = 4;

/** `0123`: a piece number as it stands on the sheets. */
export const pieceDigits = (piece: number): string => String(piece).padStart(NUMBER_DIGITS, '0');

/** `0123  sheet 2/3`: the number of the manifest, the ledger and the window. */
export const pieceNumberText = (piece: number, sheet: number, sheets: number): string => `${pieceDigits(piece)}  sheet ${sheet}/${sheets}`;

/** The number of a sheet at its place, in points from the sheet's top left as it is in the file. */
export function pieceNumberOf({ corner, sizePt, offPt }: PieceNumberStyle, piece: number, sheet: number, sheets: number): WrittenBlock {
  const text = pieceNumberText(piece, sheet, sheets);
  const width = widthOf(text, sizePt);
  const x = corner.endsWith('left') ? MARGIN_PT : LETTER_WIDTH_PT - MARGIN_PT - width;
  const baseline = corner.startsWith('top') ? MARGIN_PT + ASCENT_EM * sizePt : LETTER_HEIGHT_PT - MARGIN_PT - DESCENT_EM * sizePt;
  const box: Rect = [x, baseline - ASCENT_EM * sizePt, x + width, baseline + DESCENT_EM * sizePt];
  return { sizePt, lines: [{ text, xPt: x + offPt.xPt, baselinePt: baseline + offPt.yPt }], box: moved(box, offPt.xPt, offPt.yPt) };
}

/** A packet whose sheets are numbered, or not. */
export type NumberedPacket = { readonly piece?: number; readonly numbers?: PieceNumberStyle | null; readonly sides: readonly { readonly kind: string }[] };

/** The number on a side of a packet (from 0); null where there is none. Backs have none, and cover letters: they are the same in every envelope and go as the school made them. */
export const numberOnSide = ({ piece, numbers, sides }: NumberedPacket, sideIndex: number): WrittenBlock | null => {
  if (!numbers || piece === undefined || sideIndex % 2 !== 0 || sides[sideIndex]?.kind === 'cover-letter') return null;
  return pieceNumberOf(numbers, piece, sideIndex / 2 + 1, sides.length / 2);
};

/** The paper around a number that must be empty but for it. */
export const clearOf = ({ box: [x0, y0, x1, y1] }: WrittenBlock): Rect => [x0 - CLEAR_PT, y0 - CLEAR_PT, x1 + CLEAR_PT, y1 + CLEAR_PT];

/** Longer than any number of a run. */
const LONGEST = { piece: 99_999, sheets: 99 };

/** The longest number of a run in a corner, where the printer prints true. */
export const longestNumberOf = (corner: Corner, sizePt: number): WrittenBlock => pieceNumberOf({ corner, sizePt, offPt: { xPt: 0, yPt: 0 } }, LONGEST.piece, LONGEST.sheets, LONGEST.sheets);

/** Why numbers can't stand in a corner of sheets for an envelope, as a sentence; null where they can. */
export function pieceNumberFault(place: PieceNumberPlace, sizePt: number, envelope: EnvelopePreset): string | null {
  if (place === 'none') return null;
  const area = clearOf(longestNumberOf(place, sizePt));
  const windows = [windowAreas(envelope).canEverShow, returnWindowAreas(envelope)?.canEverShow];
  if (windows.some((window) => window !== undefined && overlaps(area, window))) return 'Piece numbers in this corner could show in the envelope’s window. Choose another corner.';
  const [top, middle] = envelope.panelsIn;
  const folds = [inchesToPoints(top), inchesToPoints(top + middle)];
  return folds.some((fold) => area[1] < fold + FOLD_PT && area[3] > fold - FOLD_PT) ? 'Piece numbers in this corner would stand in a fold. Choose another corner.' : null;
}
