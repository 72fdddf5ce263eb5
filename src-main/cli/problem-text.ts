import type { Problem } from '@shared/problems/problem';

/** How many places of one code are listed before the rest is only counted. */
const PLACES_SHOWN = 5;

type Told = Pick<Problem, 'download' | 'entry' | 'firstPage' | 'message'> & { readonly code: string };

const placeOf = (problem: Told): string => `${problem.download}${problem.entry ? `: ${problem.entry}` : ''}${problem.firstPage ? ` (page ${problem.firstPage})` : ''}`;

/** Problems grouped by code, each with its sentence and the first places, for a person at a terminal. */
export const problemText = (problems: Iterable<Told>): string => {
  const groups = new Map<string, { count: number; readonly shown: string[] }>();
  for (const problem of problems) {
    const group = groups.get(problem.code) ?? { count: 0, shown: [] };
    groups.set(problem.code, group);
    group.count += 1;
    if (group.count <= PLACES_SHOWN) group.shown.push(`    ${placeOf(problem)}\n      ${problem.message}\n`);
  }
  return [...groups].map(([code, { count, shown }]) => `  ${code} (${count})\n${shown.join('')}${count > shown.length ? `    and ${count - shown.length} more\n` : ''}`).join('');
};

/** What became of everything, for a person at a terminal, where no report was left to write. */
export const setAsideText = (reports: readonly Told[], entries: readonly Told[]): string =>
  reports.length + entries.length === 0 ? '' : `What was set aside:\n${problemText([...reports, ...entries])}`;
