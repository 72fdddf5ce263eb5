import { atOnce, mapInSteps, type Steps } from '../../jobs/steps';
import { parseAddress, type AddressFault } from '../ssr/parse-address';
import type { FoundReport } from '../ssr/report';
import { groupBy } from './group-by';
import { spokenPlace, studentKey, spokenSurname } from './student-key';

/** A student as a member of a family: SSID, name and address agree in all of the reports. */
export type FamilyStudent<Report extends FoundReport = FoundReport> = {
  readonly ssid: string;
  /** As printed. */
  readonly student: string;
  /** Null where the reports say none, or several. */
  readonly school: string | null;
  readonly grade: string | null;
  readonly reports: readonly Report[];
};

/** Students whose reports go to one address, in the order of their first reports; two at least. */
export type Household<Report extends FoundReport = FoundReport> = { readonly addressLines: readonly string[]; readonly students: readonly FamilyStudent<Report>[] };

/** A list of SSIDs that a person confirmed as one family. */
export type ConfirmedFamily = readonly string[];

/** Beyond what a district has; a list that long is another list. */
export const MOST_FAMILIES = 50_000;
export const MOST_CHILDREN = 20;

/** Without one of these lines two homes of one town can look the same. */
const WITHOUT_HOME: ReadonlySet<AddressFault> = new Set<AddressFault>(['last-line-missing', 'delivery-line-missing']);

/**
 * The students who share an address. Left out are reports that don't say SSID, name and address themselves, addresses that name no home, and students who get another address
 * (`replaced`, by SSID): Safe at Home families above all.
 */
export const householdsOf = <Report extends FoundReport>(reports: readonly Report[], replaced: ReadonlySet<string>): readonly Household<Report>[] => atOnce(householdsInSteps(reports, replaced));

function* householdsInSteps<Report extends FoundReport>(reports: readonly Report[], replaced: ReadonlySet<string>): Steps<readonly Household<Report>[]> {
  const keyed = yield* mapInSteps(reports, (report) => {
    const key = report.ssid !== null && replaced.has(report.ssid) ? null : studentKey(report);
    return key === null ? null : { report, key, place: spokenPlace(report) };
  });
  const places = [...groupBy(keyed.flatMap((placed) => placed ?? []), ({ place }) => place).values()];
  yield;
  const households = yield* mapInSteps(places, (atPlace): Household<Report> | null => {
    if (atPlace.length < 2) return null;
    const students = [...groupBy(atPlace, ({ key }) => key).values()].map((own) => studentOf(own.map(({ report }) => report)));
    const addressLines = homeLines(atPlace[0]?.report);
    const isHome = !parseAddress(atPlace[0]?.report.address?.lines ?? []).faults.some((fault) => WITHOUT_HOME.has(fault));
    return isHome && isSeveral(students) ? { addressLines, students } : null;
  });
  return households.flatMap((household) => household ?? []);
}

/** The lines of an address without the recipient's, which differ from child to child. */
const homeLines = (report: FoundReport | undefined): readonly string[] => {
  const lines = report?.address?.lines ?? [];
  return lines.slice(parseAddress(lines).recipient.length);
};

const isSeveral = (students: readonly Pick<FamilyStudent, 'ssid'>[]): boolean => new Set(students.map(({ ssid }) => ssid)).size > 1;

const studentOf = <Report extends FoundReport>(reports: readonly Report[]): FamilyStudent<Report> => {
  const schools = new Set(reports.flatMap(({ school }) => school ?? []));
  const [first] = reports;
  return { ssid: first?.ssid ?? '', student: first?.student ?? '', school: schools.size === 1 ? ([...schools][0] ?? null) : null, grade: reports.find(({ grade }) => grade !== null)?.grade ?? null, reports };
};

/** Of a household the students who share surname and school, two at least in each group. A typed school makes nobody a sibling. */
export const siblingsByRule = <Report extends FoundReport>({ students }: Household<Report>): readonly (readonly FamilyStudent<Report>[])[] => {
  const known = students.filter(({ school, student, reports }) => school !== null && spokenSurname(student) !== '' && !reports.some(({ corrected }) => corrected?.fields.includes('school')));
  return [...groupBy(known, ({ school, student }) => [school, spokenSurname(student)].join('\n')).values()].filter(isSeveral);
};

/** Families whose reports are to share an envelope, and the confirmed ones whose addresses keep them apart. */
export type Families<Report extends FoundReport> = {
  readonly together: readonly (readonly FamilyStudent<Report>[])[];
  /** Each confirmed family that is not at one address: its first report, its students and the envelopes that they get. */
  readonly apart: readonly { readonly report: Report; readonly students: number; readonly envelopes: number }[];
};

/** What staff chose: the rule, or families one by one. */
export type FamilyChoice = { readonly combineSiblings: boolean; readonly siblings: readonly ConfirmedFamily[] };

/** Who shares an envelope: the families that a person confirmed, as far as they are at one address; then, by the rule, siblings who are in none of these. */
export function* familiesInSteps<Report extends FoundReport>(reports: readonly Report[], replaced: ReadonlySet<string>, { combineSiblings, siblings }: FamilyChoice): Steps<Families<Report>> {
  if (!combineSiblings && siblings.length === 0) return { together: [], apart: [] };
  const households = yield* householdsInSteps(reports, replaced);
  const familyOf = new Map(siblings.toReversed().flatMap((ssids, index) => ssids.map((ssid): [string, number] => [ssid, index])));
  const confirmed = households.flatMap(({ students }) =>
    [...groupBy(students.filter(({ ssid }) => familyOf.has(ssid)), ({ ssid }) => familyOf.get(ssid)).values()].filter(isSeveral),
  );
  const taken = new Set(confirmed.flatMap((students) => students.map(({ ssid }) => ssid)));
  const byRule = combineSiblings ? households.flatMap((household) => siblingsByRule({ ...household, students: household.students.filter(({ ssid }) => !taken.has(ssid)) })) : [];
  return { together: [...confirmed, ...byRule], apart: apartOf(reports, siblings, confirmed) };
}

/** The first report of each confirmed family of which two or more students are printed, and not all of them in one envelope. */
const apartOf = <Report extends FoundReport>(reports: readonly Report[], siblings: readonly ConfirmedFamily[], confirmed: readonly (readonly FamilyStudent<Report>[])[]): Families<Report>['apart'] => {
  if (siblings.length === 0) return [];
  const bySsid = new Map(reports.toReversed().flatMap((report): [string, Report][] => (report.ssid === null ? [] : [[report.ssid, report]])));
  const envelopeOf = new Map(confirmed.flatMap((students, index) => students.map(({ ssid }): [string, number] => [ssid, index])));
  return siblings.flatMap((ssids) => {
    const printed = ssids.filter((ssid) => bySsid.has(ssid));
    const envelopes = new Set(printed.map((ssid) => envelopeOf.get(ssid) ?? ssid));
    const report = envelopes.size > 1 ? bySsid.get(printed[0] ?? '') : undefined;
    return report ? [{ report, students: printed.length, envelopes: envelopes.size }] : [];
  });
};

/** A group of students that could share an envelope: siblings by the rule, or everybody at an address. */
export type FamilyProposal = { readonly addressLines: readonly string[]; readonly students: readonly Omit<FamilyStudent, 'reports'>[]; readonly isByRule: boolean };

/** More children than this at one address are no family but a house of many homes. */
const MOST_PROPOSED = 8;

/** What a person can confirm one by one, in the order of first reports. Where a household holds more than its siblings by the rule, both groups are proposed. */
export const proposeFamilies = (reports: readonly FoundReport[], replaced: ReadonlySet<string>): readonly FamilyProposal[] => atOnce(proposeFamiliesInSteps(reports, replaced));

/** The same in steps. */
export function* proposeFamiliesInSteps(reports: readonly FoundReport[], replaced: ReadonlySet<string>): Steps<readonly FamilyProposal[]> {
  const proposed = yield* mapInSteps(yield* householdsInSteps(reports, replaced), (household): FamilyProposal[] => {
    const groups = siblingsByRule(household).map((students) => ({ students, isByRule: true }));
    const isWhole = groups.some(({ students }) => students.length === household.students.length);
    const all = isWhole || household.students.length > MOST_PROPOSED ? groups : [...groups, { students: household.students, isByRule: false }];
    return all.map(({ students, isByRule }) => ({ addressLines: household.addressLines, students: students.map(({ reports: _, ...student }) => student), isByRule }));
  });
  return proposed.flat();
}
