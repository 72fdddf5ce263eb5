import { problemOf } from '../../problems/describe-problem';
import type { Problem, ProblemCode } from '../../problems/problem';
import type { FoundReport } from '../ssr/report';
import { placeOf, settingAsideCode } from './report-problem';

/**
 * What the ledger says of a report. `mailed`: its pages were printed for mailing; `reissued`: another issue of it was (same student, kind
 * and year, other pages); `unsure`: its pages were handed to a printer, and nobody has said yet what came out.
 */
export type MailingState = 'new' | 'mailed' | 'reissued' | 'unsure';

/** By id of the report; a report that is not in it is new. */
export type MailingStates = ReadonlyMap<string, MailingState>;

const MARKS: Readonly<Record<Exclude<MailingState, 'new'>, ProblemCode>> = { mailed: 'already-mailed', reissued: 'report-reissued', unsure: 'mailing-unsure' };

/** Marks reports with what the ledger says of them. The mark of a mailed report sets it aside, the others are notices. */
export const markMailed = (reports: readonly FoundReport[], states: MailingStates): readonly FoundReport[] =>
  states.size === 0 ? reports : reports.map((report) => withMark(report, states.get(report.id) ?? 'new'));

const withMark = (report: FoundReport, state: MailingState): FoundReport => (state === 'new' ? report : { ...report, problems: [...report.problems, MARKS[state]] });

const NOTICES: ReadonlySet<ProblemCode> = new Set([MARKS.reissued, MARKS.unsure]);

/** A notice for each report that goes out although an issue of it did before, or may have. */
export const mailingNotices = (marked: readonly FoundReport[], downloadPaths: readonly string[]): readonly Problem[] =>
  marked.flatMap((report) => {
    if (settingAsideCode(report.problems) !== null) return [];
    return report.problems.flatMap((code) => (NOTICES.has(code) ? [problemOf(code, placeOf(report, downloadPaths))] : []));
  });
