import { atOnce, inSteps, mapInSteps, type Steps } from '../../jobs/steps';
import { problemOf } from '../../problems/describe-problem';
import type { Problem, ProblemCode } from '../../problems/problem';
import { changedReport } from '../ssr/changed-report';
import type { FoundReport } from '../ssr/report';
import { groupBy } from './group-by';
import { placeOf, settingAsideCode } from './report-problem';

type Mark = Extract<ProblemCode, 'report-duplicate' | 'report-superseded'>;
type Indexes = readonly number[];

/** Reports of which only one is printed: the one that `stays`, and those that were set aside for it. Ids of reports. */
export type ReportChoice = {
  readonly stays: string;
  readonly others: readonly {
    readonly id: string;
    readonly mark: Mark;
    /** False for a report that is set aside for its own sake as well: it can't be chosen instead. */
    readonly isSound: boolean;
  }[];
};

export type Reconciled = { readonly reports: readonly FoundReport[]; readonly choices: readonly ReportChoice[] };

/**
 * Marks reports found again (`report-duplicate`) and reports that a later one replaces (`report-superseded`); `markProblem` tells it.
 *
 * - *Duplicate*: the same bytes and span, or the same pages, found again. The first stays, but a report that is set aside for its own sake,
 *   such as one whose file name carries another pupil's SSID, never stays instead of a sound one: else the family would get neither.
 * - *Superseded*: same SSID, kind and school year with other content. The later download date stays, then the later in order. Reports of
 *   unknown kind take no part: two of them may be two different tests, and printing both is better than losing one.
 *   Neither do reports that are set aside for their own sake: whose they are is in doubt, so they replace nobody's.
 * - *Preferred*: the ids of reports that a person chose stay instead, where they are sound; of several in one choice the last in order.
 *   Whatever is preferred, exactly one of each choice stays.
 *
 * Order and number of the reports stay. Marks of an earlier reconciling are taken off first. Linear in time.
 */
export const reconcileReports = (found: readonly FoundReport[], choice: Preference = {}): Reconciled => atOnce(reconcileReportsInSteps(found, choice));

type Preference = { readonly preferred?: ReadonlySet<string> };

/** The same in steps. */
export function* reconcileReportsInSteps(found: readonly FoundReport[], { preferred = new Set() }: Preference = {}): Steps<Reconciled> {
  const reports = yield* mapInSteps(found, withoutMarks);
  const choices = yield* choicesAmong(reports, preferred);
  const marks = new Map(choices.flatMap(({ others }) => others.map(({ index, mark }) => [index, mark] as const)));
  return {
    reports: yield* mapInSteps(reports, (report, index) => withMark(report, marks.get(index))),
    choices: yield* mapInSteps(choices, ({ kept, others }) => ({
      stays: reports[kept]?.id ?? '',
      others: others.map(({ index, mark }) => ({ id: reports[index]?.id ?? '', mark, isSound: isSound(reports, index) })),
    })),
  };
}

type Choice = { readonly kept: number; readonly others: readonly { readonly index: number; readonly mark: Mark }[] };

/**
 * Every set of reports of which one stays. Who belongs to a set does not hang on what is preferred: else a choice within one set could free
 * a report of another.
 */
function* choicesAmong(reports: readonly FoundReport[], preferred: ReadonlySet<string>): Steps<readonly Choice[]> {
  const contents = yield* mapInSteps(yield* sameReports(reports), (same) => ({ same, lead: same.find((index) => isSound(reports, index)) ?? same[0] ?? 0 }));
  const sameAs = new Map(contents.map(({ same, lead }) => [lead, same]));
  const copies = new Set(contents.flatMap(({ same, lead }) => same.filter((index) => index !== lead)));
  // Found again on a later day, a content was still the valid one on that day.
  const dateOf = (lead: number): string => (sameAs.get(lead) ?? [lead]).map((index) => reports[index]?.downloadDate ?? '').reduce(later);
  yield;
  const issues = yield* issuesOfOneReport(reports, copies);
  const reissued = new Set(issues.flat());

  const choiceOf = (leads: Indexes): Choice => {
    const latest = leads.reduce((best, lead) => (dateOf(lead) >= dateOf(best) ? lead : best));
    const members = leads.flatMap((lead) => (sameAs.get(lead) ?? [lead]).map((index) => ({ index, lead }))).sort((a, b) => a.index - b.index);
    const chosen = members.findLast(({ index }) => preferred.has(reports[index]?.id ?? '') && isSound(reports, index));
    const kept = chosen ?? { index: latest, lead: latest };
    const others = members.filter(({ index }) => index !== kept.index);
    return { kept: kept.index, others: others.map(({ index, lead }) => ({ index, mark: lead === kept.lead || index !== lead ? 'report-duplicate' : 'report-superseded' })) };
  };
  return yield* mapInSteps([...issues, ...contents.filter(({ lead }) => !reissued.has(lead)).map(({ lead }) => [lead])], choiceOf);
}

const later = (a: string, b: string): string => (a > b ? a : b);

const isMark = (code: ProblemCode): code is Mark => code === 'report-duplicate' || code === 'report-superseded';

/** The mark that a reconciled report carries, or null. */
export const markOf = ({ problems }: Pick<FoundReport, 'problems'>): Mark | null => problems.find(isMark) ?? null;

/** The mark in words; null where the report carries none. */
export const markProblem = (report: FoundReport, downloadPaths: readonly string[]): Problem | null => {
  const mark = markOf(report);
  return mark && problemOf(mark, placeOf(report, downloadPaths));
};

/** A report's problems without the mark of a reconciling. */
export const ownProblems = ({ problems }: Pick<FoundReport, 'problems'>): readonly ProblemCode[] => problems.filter((code) => !isMark(code));

const withoutMarks = (report: FoundReport): FoundReport => (report.problems.some(isMark) ? changedReport(report, { problems: ownProblems(report) }) : report);

const withMark = (report: FoundReport, mark: Mark | undefined): FoundReport => (mark ? changedReport(report, { problems: [...report.problems, mark] }) : report);

const isSound = (reports: readonly FoundReport[], index: number): boolean => settingAsideCode(reports[index]?.problems ?? []) === null;

/** Groups of indexes of reports that are one and the same, in order. */
function* sameReports(reports: readonly FoundReport[]): Steps<readonly Indexes[]> {
  return (yield* mapInSteps(yield* sameContents(reports), (same) => (same.length > 1 ? bySsid(reports, same) : []))).flat();
}

/**
 * Reports of the same bytes and span, or the same pages. Keys of contents are long, so they are made only for reports of which a part is found
 * again: in most runs, none.
 */
function* sameContents(reports: readonly FoundReport[]): Steps<readonly Indexes[]> {
  const again = yield* foundAgain(reports, ({ bytesKey }) => bytesKey);
  const beginsAgain = yield* foundAgain(reports, firstKeyOf);
  const groups: number[][] = [];
  const groupOfKey = new Map<string, number[]>();
  yield* inSteps(reports, (report, index) => {
    if (!again.has(report.bytesKey) && !beginsAgain.has(firstKeyOf(report) ?? '')) return;
    const keys = contentKeys(report);
    let group = keys.map((key) => groupOfKey.get(key)).find((found) => found !== undefined);
    if (group === undefined) groups.push((group = []));
    group.push(index);
    for (const key of keys) if (!groupOfKey.has(key)) groupOfKey.set(key, group);
  });
  return groups;
}

/** What more than one report has, of what `partOf` gives. */
function* foundAgain(reports: readonly FoundReport[], partOf: (report: FoundReport) => string | null): Steps<ReadonlySet<string>> {
  const met = new Set<string>();
  const again = new Set<string>();
  yield* inSteps(reports, (report) => {
    const part = partOf(report);
    if (part === null) return;
    if (met.has(part)) again.add(part);
    else met.add(part);
  });
  return again;
}

/** Of page 1; null where there is none. */
const firstKeyOf = ({ pageKeys }: FoundReport): string | null => (pageKeys === '' ? null : (pageKeys.split('\n', 1)[0] ?? null));

const contentKeys = (report: FoundReport): readonly string[] => [
  ['bytes', report.bytesKey, report.firstPage, report.pages].join('\n'),
  ...(report.pageKeys === '' ? [] : [['pages', report.pageKeys].join('\n')]),
];

/**
 * Parts reports of one content by SSID: they are never duplicates across two pupils. A report without SSID goes with the others where they all
 * name one pupil, and with those like itself where they name several.
 */
const bySsid = (reports: readonly FoundReport[], same: Indexes): readonly Indexes[] => {
  const groups = groupBy(same, (index) => reports[index]?.ssid ?? null);
  const named = groups.size - (groups.has(null) ? 1 : 0);
  return named <= 1 ? [same] : [...groups.values()];
};

/** Groups of at least two indexes of reports of one SSID, kind and year with different contents; `copies` of another one's content are left out. */
function* issuesOfOneReport(reports: readonly FoundReport[], copies: ReadonlySet<number>): Steps<readonly Indexes[]> {
  const again = yield* foundAgain(reports, ({ ssid }) => ssid);
  const candidates: { readonly index: number; readonly key: string }[] = [];
  yield* inSteps(reports, ({ ssid, kind, schoolYear }, index) => {
    if (ssid !== null && again.has(ssid) && kind !== 'unknown' && !copies.has(index) && isSound(reports, index)) candidates.push({ index, key: [ssid, kind, schoolYear ?? ''].join('\n') });
  });
  return [...groupBy(candidates, ({ key }) => key).values()].filter(({ length }) => length > 1).map((group) => group.map(({ index }) => index));
}
