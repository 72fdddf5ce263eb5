import { overlaps, type Rect } from '../../geometry/rect';
import { inchesToPoints, LETTER_HEIGHT_PT, LETTER_WIDTH_PT, millimetresToPoints, pointsToMillimetres } from '../../geometry/units';
import { returnWindowAreas, windowAreas } from '../movement-model';
import { clearOf, longestNumberOf, type PieceNumberPlace } from '../piece-number';
import type { EnvelopePreset } from '../presets';
import { MOST_MATRIX_SHEETS, patternFault } from './data-matrix-code';
import { markPlace } from './inserter-mark';
import { type InserterProfile, LONGEST_NAME, type OmrFields, type OmrMark } from './inserter-profile';
import { digitPlaces, mostOmrSheets } from './omr-code';

/*
 * What machines that read bars ask for (makers' mark sheets agree on it): lines of 1 to 2 pt, at least 3/8 in long, at least 1/10 in apart, at most 24 of them
 * within 2 3/4 in, at least 3/4 in from the edge that goes in first and 1 3/16 in from the other.
 */
const LEAST_THICKNESS_PT = 1;
const MOST_THICKNESS_PT = 2;
const LEAST_LENGTH_PT = inchesToPoints(3 / 8);
const LEAST_PITCH_PT = inchesToPoints(1 / 10);
const MOST_MARKS = 24;
const MOST_COLUMN_PT = inchesToPoints(2.75);
const LEAST_FROM_LEAD_PT = inchesToPoints(3 / 4);
const LEAST_FROM_TRAIL_PT = inchesToPoints(1 + 3 / 16);
/** Modules that office printers print and cameras read. */
const LEAST_MODULE_MM = 0.25;
const MOST_MODULE_MM = 1.5;
/** What office lasers leave white on each side, 1/6 in. */
const PRINTABLE_PT = 12;
/** Nothing is set in a fold, which a folder places to about 1/16 in. */
const FOLD_PT = inchesToPoints(1 / 16);
/** Rounding of millimetres that were typed for inches. */
const SAME_PT = 0.05;

const inMillimetres = (points: number): string => `${Math.ceil(pointsToMillimetres(points) * 100 - 0.5) / 100} mm`;

/** What is wrong with a profile by itself, as a sentence; null where nothing is. */
export const inserterFault = (inserter: InserterProfile): string | null => {
  if (inserter.name.trim() === '') return 'Give the inserter a name.';
  if (inserter.name.trim().length > LONGEST_NAME) return `The name of an inserter takes at most ${LONGEST_NAME} letters. Give it a shorter one.`;
  return (inserter.kind === 'omr' ? (omrFault(inserter.omr) ?? columnFault(inserter)) : matrixFault(inserter)) ?? sheetFault(markPlace(inserter).box);
};

const omrFault = ({ marks, pitchMm, lengthMm, thicknessPt }: OmrFields): string | null => {
  if (thicknessPt < LEAST_THICKNESS_PT || thicknessPt > MOST_THICKNESS_PT) return `Bars are ${LEAST_THICKNESS_PT} to ${MOST_THICKNESS_PT} pt thick.`;
  if (millimetresToPoints(lengthMm) < LEAST_LENGTH_PT - SAME_PT) return `Bars are at least ${inMillimetres(LEAST_LENGTH_PT)} (3/8 in) long.`;
  if (millimetresToPoints(pitchMm) < LEAST_PITCH_PT - SAME_PT) return `Bars stand at least ${inMillimetres(LEAST_PITCH_PT)} (1/10 in) apart.`;
  return marksFault(marks) ?? (millimetresToPoints(pitchMm) * (marks.length - 1) + thicknessPt > MOST_COLUMN_PT + SAME_PT ? `The bars take more than ${inMillimetres(MOST_COLUMN_PT)} (2 3/4 in). Take some out, or set them closer.` : null);
};

/** Bars that may be there more than once. */
const REPEATABLE: ReadonlySet<OmrMark> = new Set<OmrMark>(['start', 'safety', 'empty']);

const marksFault = (marks: readonly OmrMark[]): string | null => {
  if (marks.length > MOST_MARKS) return `At most ${MOST_MARKS} bars stand in a column.`;
  if (marks.some((mark, index) => !REPEATABLE.has(mark) && marks.indexOf(mark) !== index)) return 'A bar stands in the column twice. Take one of them out.';
  if (marks.includes('parity-even') && marks.includes('parity-odd')) return 'Parity is even or odd. Take one of the two bars out.';
  for (const [name, words] of [['sheet', 'the sheet'], ['of', 'the sheets'], ['piece', 'the piece']] as const) {
    if (digitPlaces(marks, name).some((place, index) => place !== 2 ** index)) return `The binary digits of ${words} have a gap. Take them from 1 on: 1, 2, 4, 8.`;
  }
  const [sheet, of] = [digitPlaces(marks, 'sheet').length, digitPlaces(marks, 'of').length];
  if (of > 0 && sheet !== of) return 'Sheet n of m needs as many digits of n as of m.';
  const tellsPackets = of > 0 || marks.some((mark) => mark === 'set-start' || mark === 'set-end' || mark === 'not-set-end');
  if (!tellsPackets) return 'No bar tells where a packet ends. Add the end of a packet, or sheet n of m.';
  return null;
};

const columnFault = (inserter: InserterProfile): string | null => {
  const { box } = markPlace(inserter);
  const [lead, trail] = inserter.leads === 'top' ? [box[1], LETTER_HEIGHT_PT - box[3]] : [LETTER_HEIGHT_PT - box[3], box[1]];
  if (lead < LEAST_FROM_LEAD_PT - SAME_PT) return `The first bar stands at least ${inMillimetres(LEAST_FROM_LEAD_PT)} (3/4 in) from the edge that goes in first.`;
  return trail < LEAST_FROM_TRAIL_PT - SAME_PT ? `The last bar stands at least ${inMillimetres(LEAST_FROM_TRAIL_PT)} (1 3/16 in) from the far edge.` : null;
};

const matrixFault = ({ dataMatrix: { pattern, moduleMm } }: InserterProfile): string | null =>
  moduleMm < LEAST_MODULE_MM || moduleMm > MOST_MODULE_MM ? `A module is ${LEAST_MODULE_MM} to ${MOST_MODULE_MM} mm wide.` : patternFault(pattern);

const sheetFault = ([x0, y0, x1, y1]: Rect): string | null =>
  x0 < PRINTABLE_PT - SAME_PT || y0 < PRINTABLE_PT - SAME_PT || x1 > LETTER_WIDTH_PT - PRINTABLE_PT + SAME_PT || y1 > LETTER_HEIGHT_PT - PRINTABLE_PT + SAME_PT
    ? `The marks reach into the edge of the sheet, which printers leave white. Keep ${inMillimetres(PRINTABLE_PT)} from each edge.`
    : null;

type NumberChoice = { readonly pieceNumbers: PieceNumberPlace; readonly pieceNumberPt: number };

/** Why marks can't stand where a profile has them on sheets for an envelope, as a sentence; null where they can. */
export const inserterPlaceFault = (inserter: InserterProfile, envelope: EnvelopePreset, { pieceNumbers, pieceNumberPt }: NumberChoice): string | null => {
  const own = inserterFault(inserter);
  if (own !== null) return own;
  const { box, clear } = markPlace(inserter);
  const windows = [windowAreas(envelope).canEverShow, returnWindowAreas(envelope)?.canEverShow];
  if (windows.some((window) => window !== undefined && overlaps(box, window))) return 'The inserter marks could show in the envelope’s window. Move them down or to the other side.';
  const [top, middle] = envelope.panelsIn;
  if ([inchesToPoints(top), inchesToPoints(top + middle)].some((fold) => box[1] < fold + FOLD_PT && box[3] > fold - FOLD_PT)) return 'The inserter marks would stand in a fold. Move them up or down.';
  if (pieceNumbers !== 'none' && overlaps(clear, clearOf(longestNumberOf(pieceNumbers, pieceNumberPt)))) return 'The piece number would stand in the white paper that the inserter marks need. Choose another corner for it, or move the marks.';
  return null;
};

/** The most sheets of a packet that the marks can count; null where they count none. */
export const mostMarkedSheets = ({ kind, omr }: InserterProfile): number | null => (kind === 'omr' ? mostOmrSheets(omr.marks) : MOST_MATRIX_SHEETS);
