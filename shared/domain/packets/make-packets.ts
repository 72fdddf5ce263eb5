import { problemOf } from '../../problems/describe-problem';
import type { Problem } from '../../problems/problem';
import type { Program, FoundReport } from '../ssr/report';
import { groupBy } from './group-by';
import type { RunPlan } from './plan';
import { placeOf, settingAsideCode } from './report-problem';
import { studentKey } from './student-key';
import type { PrepareSettings } from './settings';

/** Which reports go into one envelope, in print order, before sides and order in the run are planned. */
export type PacketDraft = {
  readonly reports: readonly FoundReport[];
  /** The report whose page 1 shows in the window: the first. */
  readonly lead: FoundReport;
  /** Place in download order, from 0: that of its earliest report. */
  readonly position: number;
};

export type PacketDrafts = {
  /** In download order. */
  readonly drafts: readonly PacketDraft[];
  readonly setAside: RunPlan['setAside'];
  /** One for each student whose reports could not all go into one envelope. */
  readonly notices: readonly Problem[];
};

/** Which program's report lies on top in a shared envelope. */
const PROGRAM_ORDER: Readonly<Record<Program, number>> = { CAASPP: 0, ELPAC: 1, unknown: 2 };

/** A report that is printed, with its place in download order and what it must share with others to lie in one envelope with them. */
type Placed = { readonly report: FoundReport; readonly position: number; readonly key: string | number };

/**
 * Makes the packets of a run: one for each report, or one for each student where staff chose so and SSID, name and address agree. Reports on
 * hold and reports with a problem that sets them aside are in no packet; each has the first such problem as its reason.
 */
export const makePackets = (reports: readonly FoundReport[], downloadPaths: readonly string[], settings: PrepareSettings): PacketDrafts => {
  const hold = new Set(settings.hold.map((ssid) => ssid.trim()));
  const setAside: { report: FoundReport; problem: Problem }[] = [];
  const going: Placed[] = [];
  reports.forEach((report, position) => {
    const code = settingAsideCode(report.problems) ?? (report.ssid !== null && hold.has(report.ssid) ? 'on-hold' : null);
    // A report that can't be shown to be of the same student as another shares its place with none.
    if (code === null) going.push({ report, position, key: (settings.combineStudents ? studentKey(report) : null) ?? position });
    else setAside.push({ report, problem: problemOf(code, placeOf(report, downloadPaths)) });
  });
  const drafts = [...groupBy(going, ({ key }) => key).values()].map(draftOf);
  return { drafts, setAside, notices: settings.combineStudents ? notCombined(going, downloadPaths) : [] };
};

const draftOf = (group: readonly Placed[]): PacketDraft => {
  const ordered = [...group].sort((a, b) => PROGRAM_ORDER[a.report.program] - PROGRAM_ORDER[b.report.program] || a.position - b.position);
  const [first] = ordered;
  if (!first) throw new RangeError('A packet holds at least one report.');
  return { reports: ordered.map(({ report }) => report), lead: first.report, position: Math.min(...group.map(({ position }) => position)) };
};

const notCombined = (going: readonly Placed[], downloadPaths: readonly string[]): readonly Problem[] => {
  const named = going.filter(({ report }) => report.ssid !== null);
  return [...groupBy(named, ({ report }) => report.ssid).values()].flatMap((group) => {
    const [first] = group;
    const envelopes = new Set(group.map(({ key }) => key)).size;
    return first && envelopes > 1 ? [problemOf('reports-not-combined', placeOf(first.report, downloadPaths))] : [];
  });
};
