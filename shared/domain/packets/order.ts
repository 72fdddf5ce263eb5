import { atOnce, mapInSteps, sortInSteps, type Steps } from '../../jobs/steps';
import type { FoundReport } from '../ssr/report';
import { compareText, naturalKey } from './natural-order';
import type { Separation, Sorting } from './settings';
import { splitName } from './split-name';

/** The grades in the order of schooling; `UE` and `US` are ungraded elementary and secondary. */
const GRADE_ORDER = ['TK', 'KN', '01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12', 'UE', 'US'];

// Below and above everything that stands in a text, so that joined keys compare part by part and what was not found comes last.
const PART_END = '\u0000';
const NOT_FOUND = '\uffff';

const textKey = (text: string | null): string => (text === null ? NOT_FOUND : naturalKey(text));

/** Grades that are none of the known come behind them, in natural order. */
const gradeKey = (grade: string | null): string => {
  if (grade === null) return NOT_FOUND;
  const rank = GRADE_ORDER.indexOf(grade);
  return String.fromCharCode(rank < 0 ? GRADE_ORDER.length + 1 : rank + 1) + (rank < 0 ? naturalKey(grade) : '');
};

const nameKey = (student: string | null): string => {
  if (student === null) return NOT_FOUND;
  const { family, given } = splitName(student);
  return [naturalKey(family), naturalKey(given)].join(PART_END);
};

type Sortable = Pick<FoundReport, 'school' | 'grade' | 'student' | 'ssid' | 'address'>;

/** What each sorting goes by, most important first. The exact text stands last: it tells apart what folds to the same. */
const SORT_PARTS: Readonly<Record<Sorting, (report: Sortable) => readonly string[]>> = {
  'as-downloaded': () => [],
  name: ({ student }) => [nameKey(student), student ?? ''],
  ssid: ({ ssid }) => [textKey(ssid)],
  'school-grade-name': ({ school, grade, student }) => [textKey(school), gradeKey(grade), nameKey(student), student ?? ''],
  zip: ({ address }) => [textKey(address?.zip ?? null)],
};

/** With separators, what they part comes first, so that each school, or grade of a school, stands together once whatever the sorting. */
const SEPARATION_PARTS: Readonly<Record<Separation, (report: Sortable) => readonly string[]>> = {
  none: () => [],
  school: ({ school }) => [textKey(school)],
  grade: ({ school, grade }) => [textKey(school), gradeKey(grade)],
};

/** Something in the order of its printing, known by the report whose page 1 shows in the window. */
type Orderable = { readonly lead: FoundReport; readonly position: number };

/**
 * Sorts packets as staff chose, within each school or grade where separators part them; those that the sorting can't tell apart stay in download order (`position`), so the order is total.
 * What a report doesn't say comes last. The list given is left as it is.
 */
export const orderPackets = <Packet extends Orderable>(packets: readonly Packet[], sorting: Sorting, separators: Separation = 'none'): readonly Packet[] => atOnce(orderPacketsInSteps(packets, sorting, separators));

/** The same in steps. */
export function* orderPacketsInSteps<Packet extends Orderable>(packets: readonly Packet[], sorting: Sorting, separators: Separation): Steps<readonly Packet[]> {
  const keyed = yield* mapInSteps(packets, (packet) => ({ packet, key: [...SEPARATION_PARTS[separators](packet.lead), ...SORT_PARTS[sorting](packet.lead)].join(PART_END) }));
  const sorted = yield* sortInSteps(keyed, (a, b) => compareText(a.key, b.key) || a.packet.position - b.packet.position);
  return sorted.map(({ packet }) => packet);
}
