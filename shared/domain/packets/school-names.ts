import { inSteps, type Steps } from '../../jobs/steps';
import type { FoundReport } from '../ssr/report';

/** Names of schools by their 7-digit codes. */
export type SchoolNames = ReadonlyMap<string, string>;

/** Each school's name: as staff's file has it (`given`), else as most of its reports print it; the first of those that stand as often. */
export function* schoolNamesInSteps(reports: readonly FoundReport[], given: SchoolNames): Steps<SchoolNames> {
  const counts = new Map<string, Map<string, number>>();
  yield* inSteps(reports, ({ school, schoolName, corrected }) => {
    // Whose school was corrected by hand prints the name of the other one.
    if (school === null || schoolName === null || corrected?.fields.includes('school')) return;
    const own = counts.get(school) ?? new Map<string, number>();
    counts.set(school, own.set(schoolName, (own.get(schoolName) ?? 0) + 1));
  });
  const printed = [...counts].map(([school, own]): [string, string] => [school, [...own].reduce((most, one) => (one[1] > most[1] ? one : most))[0]]);
  return new Map([...printed, ...given]);
}
