import type { Canvas } from '../canvas';
import type { Phrases, Subject } from '../phrases/phrases';
import type { PlannedReport } from '../plan';
import type { KindDesign } from '../report-kinds';
import type { SubjectScores } from '../scores';
import type { Theme } from './theme';

/** What every page of one language copy is drawn from. */
export type PageContext = {
  readonly canvas: Canvas;
  readonly phrases: Phrases;
  readonly theme: Theme;
  readonly report: PlannedReport;
  readonly design: KindDesign;
  readonly scores: (subject: Subject) => SubjectScores;
  readonly pageNumber: number;
};

/** Content keeps this far from the left and right edges, in points. */
export const marginPt = 36;
export const contentRightPt = 576;
export const contentWidthPt = contentRightPt - marginPt;
