import { inset, moved, type Rect } from '../../geometry/rect';
import { inchesToPoints, LETTER_HEIGHT_PT, LETTER_WIDTH_PT, millimetresToPoints } from '../../geometry/units';
import type { ShiftPt } from '../shift';
import { matrixModules, matrixText } from './data-matrix-code';
import type { InserterProfile } from './inserter-profile';
import { omrCode } from './omr-code';
import { sheetAsFed, type SheetInRun } from './sheet-in-run';

/** The marks of a sheet, in points from its top left. */
export type InserterMark = {
  /** What is printed black. */
  readonly bars: readonly Rect[];
  /** All that can be printed at the place, whatever it says. */
  readonly box: Rect;
  /** The paper around it that must be white but for the bars. */
  readonly clear: Rect;
};

/** How marks stand on the sheets of a run; `offPt` takes back what the printer prints off. */
export type MarkStyle = { readonly inserter: InserterProfile; readonly offPt: ShiftPt };

/** Makers of machines that read bars ask for this much white paper beside the bars, and before and behind them. */
const CLEAR_BESIDE_PT = inchesToPoints(1 / 8);
const CLEAR_ALONG_PT = inchesToPoints(3 / 4);
/** ISO/IEC 16022 asks for one module of quiet around a symbol; readers like more. */
const QUIET_MODULES = 2;

const SHEET: Rect = [0, 0, LETTER_WIDTH_PT, LETTER_HEIGHT_PT];

const onSheet = ([x0, y0, x1, y1]: Rect): Rect => [Math.max(x0, SHEET[0]), Math.max(y0, SHEET[1]), Math.min(x1, SHEET[2]), Math.min(y1, SHEET[3])];

/** A block at its place: so far from its side edge, and from the edge that goes into the machine first. */
const placed = ({ edge, fromEdgeMm, leads, fromLeadMm }: InserterProfile, width: number, height: number): Rect => {
  const [fromEdge, fromLead] = [millimetresToPoints(fromEdgeMm), millimetresToPoints(fromLeadMm)];
  const x = edge === 'left' ? fromEdge : LETTER_WIDTH_PT - fromEdge - width;
  const y = leads === 'top' ? fromLead : LETTER_HEIGHT_PT - fromLead - height;
  return [x, y, x + width, y + height];
};

/** Where the marks of a profile stand, without what they say. */
export const markPlace = (inserter: InserterProfile): Pick<InserterMark, 'box' | 'clear'> => {
  if (inserter.kind === 'omr') {
    const { marks, pitchMm, lengthMm, thicknessPt } = inserter.omr;
    const box = placed(inserter, millimetresToPoints(lengthMm), millimetresToPoints(pitchMm) * (marks.length - 1) + thicknessPt);
    const [x0, y0, x1, y1] = box;
    return { box, clear: onSheet([x0 - CLEAR_BESIDE_PT, y0 - CLEAR_ALONG_PT, x1 + CLEAR_BESIDE_PT, y1 + CLEAR_ALONG_PT]) };
  }
  const modulePt = millimetresToPoints(inserter.dataMatrix.moduleMm);
  const modules = matrixModules(matrixText(inserter.dataMatrix.pattern, { piece: 0, sheet: 1, sheets: 1 }));
  const box = placed(inserter, modulePt * (modules[0]?.length ?? 0), modulePt * modules.length);
  return { box, clear: onSheet(inset(box, -QUIET_MODULES * modulePt)) };
};

const omrBars = ({ omr, leads }: InserterProfile, [x0, y0, x1, y1]: Rect, sheet: SheetInRun): readonly Rect[] => {
  const pitch = millimetresToPoints(omr.pitchMm);
  return omrCode(omr.marks, sheet).flatMap((isThere, index): readonly Rect[] => {
    if (!isThere) return [];
    const top = leads === 'top' ? y0 + index * pitch : y1 - omr.thicknessPt - index * pitch;
    return [[x0, top, x1, top + omr.thicknessPt]];
  });
};

/** Dark modules that follow each other in a row are one bar. */
const matrixBars = ({ dataMatrix }: InserterProfile, [left, top]: Rect, sheet: SheetInRun): readonly Rect[] => {
  const size = millimetresToPoints(dataMatrix.moduleMm);
  return matrixModules(matrixText(dataMatrix.pattern, sheet)).flatMap((row, y) => {
    const bars: Rect[] = [];
    for (let x = 0; x < row.length; x++) {
      if (!row[x]) continue;
      const first = x;
      while (row[x + 1]) x++;
      bars.push([left + first * size, top + y * size, left + (x + 1) * size, top + (y + 1) * size]);
    }
    return bars;
  });
};

/** The marks of a sheet (from 1 of its packet, in print order), in points from the sheet's top left as it is in the file. */
export const inserterMark = ({ inserter, offPt }: MarkStyle, place: SheetInRun): InserterMark => {
  const sheet = sheetAsFed(inserter, place);
  const { box, clear } = markPlace(inserter);
  const bars = inserter.kind === 'omr' ? omrBars(inserter, box, sheet) : matrixBars(inserter, box, sheet);
  const off = (rect: Rect): Rect => moved(rect, offPt.xPt, offPt.yPt);
  return { bars: bars.map(off), box: off(box), clear: onSheet(off(clear)) };
};

/** A packet whose sheets carry marks, or not. */
export type MarkedPacket = { readonly piece?: number; readonly marks?: MarkStyle | null; readonly sides: readonly unknown[] };

/** Whether a side of a packet (from 0) carries marks: every front, for a machine that meets a sheet without marks stops. */
export const isMarkedSide = ({ piece, marks }: MarkedPacket, sideIndex: number): boolean => Boolean(marks) && piece !== undefined && sideIndex % 2 === 0;

/** The marks on a side of a packet (from 0); null where there are none. */
export const markOnSide = (packet: MarkedPacket, sideIndex: number): InserterMark | null => {
  const { piece, marks, sides } = packet;
  return marks && piece !== undefined && isMarkedSide(packet, sideIndex) ? inserterMark(marks, { piece, sheet: sideIndex / 2 + 1, sheets: sides.length / 2 }) : null;
};

/** The place on a back (a side of a packet, from 0) that lies behind bars, which print that shines through would spoil; null where there is none. */
export const behindMark = ({ piece, marks }: MarkedPacket, sideIndex: number): Rect | null => {
  if (!marks || piece === undefined || sideIndex % 2 === 0 || marks.inserter.kind !== 'omr') return null;
  const [x0, y0, x1, y1] = markPlace(marks.inserter).box;
  return [LETTER_WIDTH_PT - x1, y0, LETTER_WIDTH_PT - x0, y1];
};
