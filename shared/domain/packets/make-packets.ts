import { atOnce, flatMapInSteps, groupInSteps, inSteps, mapInSteps, type Steps } from '../../jobs/steps';
import type { ProblemWords } from '../../problems/describe-problem';
import type { Program, FoundReport } from '../ssr/report';
import { familiesInSteps, type FamilyStudent } from './families';
import { groupBy } from './group-by';
import { problemOfReport, reportProblem, type ReportProblem, settingAsideCode } from './report-problem';
import { studentKey } from './student-key';
import type { PrepareSettings } from './settings';

/** Which reports go into one envelope, in print order, before sides and order in the run are planned. */
export type PacketDraft = {
  readonly reports: readonly FoundReport[];
  /** The report whose page 1 shows in the window: the first. */
  readonly lead: FoundReport;
  /** Place in download order, from 0: that of its earliest report. */
  readonly position: number;
  /** Of a packet of several students the packets that they get where it can't be made; empty for all others. */
  readonly members: readonly PacketDraft[];
};

export type PacketDrafts = {
  /** In download order. */
  readonly drafts: readonly PacketDraft[];
  readonly setAside: readonly ReportProblem[];
  /** One for each student, and each confirmed family, whose reports could not all go into one envelope. */
  readonly notices: readonly ReportProblem[];
};

/** Which program's report lies on top in a shared envelope. */
const PROGRAM_ORDER: Readonly<Record<Program, number>> = { CAASPP: 0, ELPAC: 1, unknown: 2 };

/** A report that is printed, with its place in download order and what it must share with others to lie in one envelope with them. */
type Placed = { readonly report: FoundReport; readonly position: number; readonly key: string | number };

/** The same as a member of a family: `key` is the family's, `ownKey` what it had without. */
type PlacedInFamily = Placed & { readonly ownKey: string | number };

/**
 * Makes the packets of a run: one for each report, or one for each student where staff chose so and SSID, name and address agree, or one for siblings at one address where staff chose or confirmed that. Reports on
 * hold and reports with a problem that sets them aside are in no packet; each has the first such problem as its reason.
 */
export const makePackets = (reports: readonly FoundReport[], downloadPaths: readonly string[], settings: PrepareSettings): PacketDrafts => atOnce(makePacketsInSteps(reports, downloadPaths, settings));

/** The same in steps. */
export function* makePacketsInSteps(reports: readonly FoundReport[], downloadPaths: readonly string[], settings: PrepareSettings): Steps<PacketDrafts> {
  const hold = new Set(settings.hold.map((ssid) => ssid.trim()));
  const setAside: ReportProblem[] = [];
  const going: Placed[] = [];
  yield* inSteps(reports, (report, position) => {
    const code = settingAsideCode(report.problems) ?? (report.ssid !== null && hold.has(report.ssid) ? 'on-hold' : null);
    // A report that can't be shown to be of the same student as another shares its place with none.
    if (code === null) going.push({ report, position, key: (settings.combineStudents ? studentKey(report) : null) ?? position });
    else setAside.push({ report, problem: problemOfReport(code, report, downloadPaths) });
  });
  const families = yield* familiesInSteps(going.map(({ report }) => report), new Set(settings.addresses.map(({ ssid }) => ssid)), settings);
  const ranks = familyRanks(families.together);
  const grouped = ranks.size === 0 ? going : going.map((placed) => ({ ...placed, ownKey: placed.key, key: ranks.get(placed.report.id)?.family ?? placed.key }));
  const groups = [...(yield* groupInSteps(grouped, ({ key }) => key)).values()];
  const drafts = yield* mapInSteps(groups, (group) => (isFamily(group, ranks) ? familyDraft(group, ranks) : draftOf(group)));
  const apart = families.apart.map(({ report, ...counts }) => reportProblem('siblings-not-combined', report, downloadPaths, apartWords(counts)));
  const notices = settings.combineStudents ? yield* notCombined(grouped, downloadPaths) : [];
  return { drafts, setAside, notices: [...notices, ...apart] };
}

const ADDRESSES_DIFFER = 'the addresses are not the same, or one of them is another one than printed';

/** Some of a family may still share an envelope. */
const apartWords = ({ students, envelopes }: { readonly students: number; readonly envelopes: number }): string | ProblemWords =>
  envelopes === students ? ADDRESSES_DIFFER : { fact: `The ${students} students of this family go out in ${envelopes} envelopes: ${ADDRESSES_DIFFER}`, next: 'Those at one address share an envelope; look at the addresses where the others should be with them.' };

/** By id of the report: its family's key, and the place of its student in the family. */
type FamilyRanks = ReadonlyMap<string, { readonly family: string; readonly rank: number }>;

const familyRanks = (together: readonly (readonly FamilyStudent[])[]): FamilyRanks =>
  new Map(together.flatMap((students, index) => students.flatMap(({ reports }, rank) => reports.map(({ id }): [string, { family: string; rank: number }] => [id, { family: `family ${index}`, rank }]))));

const isFamily = (group: readonly Placed[], ranks: FamilyRanks): group is readonly PlacedInFamily[] => ranks.has(group[0]?.report.id ?? '');

/** A family's packet: one student's reports behind another's. */
const familyDraft = (group: readonly PlacedInFamily[], ranks: FamilyRanks): PacketDraft => {
  const students = [...groupBy(group, ({ report }) => ranks.get(report.id)?.rank).values()];
  const reports = students.flatMap((own) => draftOf(own).reports);
  const [first] = students;
  if (!first) throw new RangeError('A family has students.');
  const members = [...groupBy(group, ({ ownKey }) => ownKey).values()].map(draftOf);
  return { ...draftOf(first), reports, position: Math.min(...group.map(({ position }) => position)), members };
};

const draftOf = (group: readonly Placed[]): PacketDraft => {
  const ordered = [...group].sort((a, b) => PROGRAM_ORDER[a.report.program] - PROGRAM_ORDER[b.report.program] || a.position - b.position);
  const [first] = ordered;
  if (!first) throw new RangeError('A packet holds at least one report.');
  return { reports: ordered.map(({ report }) => report), lead: first.report, position: Math.min(...group.map(({ position }) => position)), members: [] };
};

function* notCombined(going: readonly Placed[], downloadPaths: readonly string[]): Steps<readonly ReportProblem[]> {
  const students = yield* groupInSteps(going, ({ report }) => report.ssid);
  return yield* flatMapInSteps([...students], ([ssid, group]) => {
    const [first] = group;
    if (ssid === null || !first || group.every(({ key }) => key === first.key)) return [];
    return [reportProblem('reports-not-combined', first.report, downloadPaths)];
  });
}
