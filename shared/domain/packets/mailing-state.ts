import { inSteps, mapInSteps, type Steps } from '../../jobs/steps';
import type { ProblemCode } from '../../problems/problem';
import { changedReport } from '../ssr/changed-report';
import type { FoundReport } from '../ssr/report';
import type { Batch } from './plan';
import { reportProblem, type ReportProblem } from './report-problem';

/**
 * What the ledger says of a report. `mailed`: its pages were printed for mailing; `reissued`: another issue of it was (same student, kind
 * and year, other pages); `unsure`: its pages were handed to a printer, and nobody has said yet what came out; `pulled`: its pages were printed, and a person took them
 * out of the mailing. It was not mailed, and goes out where nobody holds it; `pulled-reissued`: that, and another issue of it was mailed.
 */
export type MailingState = 'new' | 'mailed' | 'reissued' | 'unsure' | 'pulled' | 'pulled-reissued';

/** By id of the report; a report that is not in it is new. */
export type MailingStates = ReadonlyMap<string, MailingState>;

const MARKS: Readonly<Record<MailingState, readonly ProblemCode[]>> = {
  new: [],
  mailed: ['already-mailed'],
  reissued: ['report-reissued'],
  unsure: ['mailing-unsure'],
  pulled: ['pulled-before'],
  'pulled-reissued': ['pulled-before', 'report-reissued'],
};

/** Marks reports with what the ledger says of them, in steps. The mark of a mailed report sets it aside, the others are notices. */
export function* markMailed(reports: readonly FoundReport[], states: MailingStates): Steps<readonly FoundReport[]> {
  return states.size === 0 ? reports : yield* mapInSteps(reports, (report) => withMark(report, states.get(report.id) ?? 'new'));
}

const withMark = (report: FoundReport, state: MailingState): FoundReport => (state === 'new' ? report : changedReport(report, { problems: [...report.problems, ...MARKS[state]] }));

const NOTICES: ReadonlySet<ProblemCode> = new Set([...MARKS.reissued, ...MARKS.unsure, ...MARKS.pulled]);

/** A notice for each report in a packet although an issue of it went out before, or may have, or a person took it out; in print order, in steps. */
export function* mailingNotices(batches: readonly Batch[], downloadPaths: readonly string[]): Steps<readonly ReportProblem[]> {
  const notices: ReportProblem[] = [];
  for (const { packets } of batches) {
    yield* inSteps(packets, ({ members }) => {
      for (const report of members) {
        for (const code of report.problems) if (NOTICES.has(code)) notices.push(reportProblem(code, report, downloadPaths));
      }
    });
  }
  return notices;
}
