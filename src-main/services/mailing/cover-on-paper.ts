import { type CoverSheet, movedCover } from '@shared/domain/envelope/cover-sheet';
import { type PrepareSettings, printerShift } from '@shared/domain/packets/settings';

/** A cover sheet as it comes out on paper: in the file it stands so much off as takes back what the printer prints off. */
export const coverOnPaper = (cover: CoverSheet, settings: PrepareSettings): CoverSheet => {
  const { xPt, yPt } = printerShift(settings);
  return movedCover(cover, { xPt: -xPt, yPt: -yPt });
};
