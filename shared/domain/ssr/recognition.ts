import type { ProblemCode } from '../../problems/problem';
import type { RecognisedReport } from './report';

/** What the pages of one entry turned out to be. Every page is in exactly one report or one unassigned span. */
export type Recognition = {
  readonly reports: readonly RecognisedReport[];
  /** Spans of pages that could not be given to a report, with the reason. `firstPage` counts from 1. */
  readonly unassigned: readonly {
    readonly firstPage: number;
    readonly pages: number;
    readonly code: Extract<ProblemCode, 'pages-unassigned' | 'not-a-score-report' | 'pdf-page-size-unusual'>;
    /** What speaks against it, in plain words for the problem's sentence; no pupil's data. */
    readonly reason: string;
  }[];
};
