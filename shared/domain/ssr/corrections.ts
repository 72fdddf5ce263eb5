import { atOnce, mapInSteps, type Steps } from '../../jobs/steps';
import type { ProblemCode } from '../../problems/problem';
import { changedReport } from './changed-report';
import { CORRECTABLE, type CorrectableField, type FoundReport, type ReportKind } from './report';
import { hasGround } from './report-grounds';
import { programOfKind } from './report-kind';
import { isGradeUsual, isLengthExplained, type LengthRow } from './table-2';

/** What a person says of one report instead of what was read. `pages` is a check that the report is still the one that was looked at. */
export type Correction = {
  readonly reportId: string;
  readonly pages: number;
  readonly ssid?: string | undefined;
  readonly student?: string | undefined;
  readonly kind?: Exclude<ReportKind, 'unknown'> | undefined;
  readonly grade?: string | undefined;
  readonly school?: string | undefined;
};

/** Problems that hang on what can be corrected, in the contract's order. */
const HANGING: readonly ProblemCode[] = ['report-ssid-missing', 'report-kind-unknown', 'report-length-unexpected'];

/** Other problems with these of the hanging ones; only a mismatch of SSIDs stands before them. */
const withHanging = (problems: readonly ProblemCode[], hanging: readonly ProblemCode[]): readonly ProblemCode[] => {
  const others = problems.filter((code) => !HANGING.includes(code));
  const at = others[0] === 'report-ssid-mismatch' ? 1 : 0;
  return [...others.slice(0, at), ...hanging, ...others.slice(at)];
};

/** An SSID that the pages show decides whose report it is; where it is wrong, the report is, and no typing makes it another pupil's. */
export const isSsidCorrectable = ({ grounds }: Pick<FoundReport, 'grounds'>): boolean => !hasGround(grounds, 'ssidOnPages');

const asRead = (report: FoundReport): FoundReport => {
  const { corrected } = report;
  return corrected ? changedReport(report, { ...corrected.was, problems: withHanging(report.problems, corrected.was.problems), corrected: undefined }) : report;
};

const hangingProblems = ({ ssid, kind, schoolYear, grade, copies }: FoundReport, table: readonly LengthRow[]): readonly ProblemCode[] => {
  const isExplained = copies.every(({ pages }) => isLengthExplained(kind, schoolYear, { content: pages, blank: 0 }, table) || isLengthExplained(kind, schoolYear, { content: pages - 1, blank: 1 }, table));
  const isOdd = kind !== 'unknown' && (!isExplained || (grade !== null && !isGradeUsual(kind, schoolYear, grade, table)));
  return HANGING.filter((code) => (code === 'report-ssid-missing' ? ssid === null : code === 'report-kind-unknown' ? kind === 'unknown' : isOdd));
};

const correct = (report: FoundReport, correction: Correction, table: readonly LengthRow[]): FoundReport => {
  const fields = CORRECTABLE.filter((field) => correction[field] !== undefined && correction[field] !== report[field] && (field !== 'ssid' || isSsidCorrectable(report)));
  if (fields.length === 0) return report;
  const { ssid, student, kind, program, grade, school, problems } = report;
  const said = Object.fromEntries(fields.map((field) => [field, correction[field]])) as Partial<Pick<FoundReport, CorrectableField>>;
  const changed = changedReport(report, { ...said, program: programOfKind(said.kind ?? kind) ?? program });
  return changedReport(changed, {
    problems: withHanging(problems, hangingProblems(changed, table)),
    corrected: { fields, was: { ssid, student, kind, program, grade, school, problems: problems.filter((code) => HANGING.includes(code)) } },
  });
};

/**
 * The reports with what a person says of them, and nothing of what was said before. Only a report's own facts change, never its pages: a
 * correction can't bring two pupils' pages together. Reports that nothing is said of, and was not, stay the same objects.
 */
export const withCorrections = (reports: readonly FoundReport[], corrections: readonly Correction[], table: readonly LengthRow[]): readonly FoundReport[] => atOnce(withCorrectionsInSteps(reports, corrections, table));

/** The same in steps. */
export function* withCorrectionsInSteps(reports: readonly FoundReport[], corrections: readonly Correction[], table: readonly LengthRow[]): Steps<readonly FoundReport[]> {
  const said = new Map(corrections.map((correction) => [correction.reportId, correction]));
  return yield* mapInSteps(reports, (report) => {
    const read = asRead(report);
    const correction = said.get(report.id);
    return correction?.pages === report.pages ? correct(read, correction, table) : read;
  });
}
