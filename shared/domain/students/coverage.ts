import { atOnce, flatMapInSteps, inSteps, type Steps } from '../../jobs/steps';
import { foldText } from '../packets/natural-order';
import { settingAsideCode } from '../packets/report-problem';
import type { ProblemCode } from '../../problems/problem';
import type { FoundReport, Program } from '../ssr/report';
import type { ListedStudent, StudentList } from './student-list';

export const MISSING_REASONS = ['no-report', 'science-pending', 'caa-pending'] as const;
/** Why a student of the data file may have no report: it is not there, waits for science results, or is an alternate assessment's, which comes months later. */
export type MissingReason = (typeof MISSING_REASONS)[number];

export type MissingStudent = Pick<ListedStudent, 'ssid' | 'student' | 'school' | 'grade'> & { readonly reason: MissingReason };

/** Students expected by the data file against reports found (contract, `coverage`). All lists are over distinct SSIDs; `expected` = `found` + missing. */
export type Coverage = {
  readonly expected: number;
  readonly found: number;
  readonly missing: readonly MissingStudent[];
  readonly unexpected: readonly { readonly ssid: string; readonly student: string | null; readonly school: string | null; readonly grade: string | null }[];
  /** What the file and a report say differently of one student. */
  readonly disagree: readonly Disagreement[];
  /** Students found with nothing that would go out: each of their reports is set aside, with the reason of the first. */
  readonly setAside: readonly { readonly ssid: string; readonly student: string | null; readonly code: ProblemCode }[];
  /** Students found with reports of the other program only, where the file says which one it is of. */
  readonly otherProgram: readonly { readonly ssid: string; readonly student: string | null }[];
  /** Reports without an SSID, which can't be held against the file. */
  readonly reportsWithoutSsid: number;
};

export type Disagreement = { readonly ssid: string; readonly field: 'student' | 'grade' | 'school'; readonly file: string; readonly report: string };

/** Record types of the data file (domain: 01 ELA, 02 mathematics, 03 CAA ELA, 04 CAA mathematics, 05 CAA science, 06 CAST). */
const ALTERNATE: ReadonlySet<string> = new Set(['03', '04', '05']);
const SCIENCE = '06';
/** Grades whose reports wait for ELA, mathematics and science. */
const SCIENCE_GRADES: ReadonlySet<string> = new Set(['05', '08', '11']);

const reasonOf = ({ tests, scored, grade }: ListedStudent, program: Program | null): MissingReason => {
  if (program === 'ELPAC') return 'no-report';
  if (tests.some((test) => ALTERNATE.has(test))) return 'caa-pending';
  return grade !== null && SCIENCE_GRADES.has(grade) && !scored.includes(SCIENCE) ? 'science-pending' : 'no-report';
};

/** The words of a name, for comparing: case, accents and marks don't matter, nor does the order, since designs differ in it. */
const wordsOf = (name: string): readonly string[] => foldText(name).split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');

/** True where one name has every word of the other: reports print middle names and suffixes that files leave out. */
export const isSameName = (one: string, other: string): boolean => {
  const [a, b] = [wordsOf(one), wordsOf(other)];
  const holds = (all: readonly string[], some: readonly string[]): boolean => some.every((word) => all.includes(word));
  return holds(a, b) || holds(b, a) || a.join('') === b.join('');
};

const disagreements = (listed: ListedStudent, report: FoundReport): readonly Disagreement[] => {
  const differ = (field: Disagreement['field'], file: string | null, printed: string | null, isSame: boolean): readonly Disagreement[] =>
    file === null || printed === null || isSame ? [] : [{ ssid: listed.ssid, field, file, report: printed }];
  return [
    ...differ('student', listed.student, report.student, isSameName(listed.student ?? '', report.student ?? '')),
    ...differ('grade', listed.grade, report.grade, listed.grades.includes(report.grade ?? '')),
    ...differ('school', listed.school, report.school, listed.school === report.school),
  ];
};

/** What several reports of one student all say differently is told once. */
const distinct = (found: readonly Disagreement[]): readonly Disagreement[] => [...new Map(found.map((one) => [[one.field, one.report].join('\n'), one])).values()];

/**
 * Holds the students of a data file against the reports found. A report that was found and is set aside counts as found, and
 * `setAside` says so. Students in the file's order, unexpected ones in the order of their reports. Linear in time.
 */
export const coverageOf = (list: Pick<StudentList, 'students' | 'program'>, reports: readonly FoundReport[]): Coverage => atOnce(coverageInSteps(list, reports));

/** The same in steps. */
export function* coverageInSteps({ students, program }: Pick<StudentList, 'students' | 'program'>, reports: readonly FoundReport[]): Steps<Coverage> {
  const reportsOf = new Map<string, FoundReport[]>();
  let reportsWithoutSsid = 0;
  yield* inSteps(reports, (report) => {
    const { ssid } = report;
    if (ssid === null) {
      reportsWithoutSsid += 1;
      return;
    }
    const known = reportsOf.get(ssid);
    if (known) known.push(report);
    else reportsOf.set(ssid, [report]);
  });
  const found: { readonly student: ListedStudent; readonly own: readonly FoundReport[] }[] = [];
  const missing: MissingStudent[] = [];
  const disagree: Disagreement[] = [];
  yield* inSteps(students, (student) => {
    const { ssid, student: name, school, grade } = student;
    const own = reportsOf.get(ssid);
    if (!own) {
      missing.push({ ssid, student: name, school, grade, reason: reasonOf(student, program) });
      return;
    }
    found.push({ student, own });
    disagree.push(...distinct(own.flatMap((report) => disagreements(student, report))));
  });
  const listed = new Set(students.map(({ ssid }) => ssid));
  yield;
  return {
    expected: students.length,
    found: found.length,
    missing,
    unexpected: yield* flatMapInSteps(reportsOf, ([ssid, [first]]) => (listed.has(ssid) || !first ? [] : [{ ssid, student: first.student, school: first.school, grade: first.grade }])),
    disagree,
    setAside: yield* flatMapInSteps(found, ({ student: { ssid, student }, own }) => {
      const codes = own.map(({ problems }) => settingAsideCode(problems));
      return codes.every((code) => code !== null) && codes[0] ? [{ ssid, student, code: codes[0] }] : [];
    }),
    otherProgram: yield* flatMapInSteps(found, ({ student: { ssid, student }, own }) =>
      program !== null && own.every((report) => report.program !== 'unknown' && report.program !== program) ? [{ ssid, student }] : [],
    ),
    reportsWithoutSsid,
  };
}
