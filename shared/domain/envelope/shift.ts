import { millimetresToPoints, pointsToMillimetres } from '../geometry/units';
import type { FrontPage } from '../ssr/front-page';

/** A move of page 1 on its sheet, in points, right and down positive. */
export type ShiftPt = { readonly xPt: number; readonly yPt: number };

export const NO_SHIFT: ShiftPt = { xPt: 0, yPt: 0 };

/** An inch and a half either way: beyond it nothing of a report's first page would stay on the sheet. */
export const MOST_SHIFT_MM = 38;

export const shiftOf = (xMm: number, yMm: number): ShiftPt => ({ xPt: millimetresToPoints(xMm), yPt: millimetresToPoints(yMm) });

export const addShifts = (a: ShiftPt, b: ShiftPt): ShiftPt => ({ xPt: a.xPt + b.xPt, yPt: a.yPt + b.yPt });

/** Rounding of sums of inches and millimetres. */
const TOLERANCE_PT = 0.01;

/** How far page 1 can move at most in the directions in which a shift takes too much of it, such as `3 mm up`; null where it takes nothing. */
export const describeRoom = ({ room }: FrontPage, { xPt, yPt }: ShiftPt): string | null => {
  const most = (direction: string, wantedPt: number, roomPt: number): readonly string[] =>
    wantedPt > roomPt + TOLERANCE_PT ? [`${(Math.floor(pointsToMillimetres(roomPt) * 10) / 10).toFixed(1)} mm ${direction}`] : [];
  const told = [...most('right', xPt, room.rightPt), ...most('left', -xPt, room.leftPt), ...most('down', yPt, room.downPt), ...most('up', -yPt, room.upPt)];
  return told.length === 0 ? null : told.join(' and ');
};

/** True where nothing that prints now leaves the printable area or the sheet when page 1 moves so. */
export const keepsWhole = (front: FrontPage, shift: ShiftPt): boolean => describeRoom(front, shift) === null;
