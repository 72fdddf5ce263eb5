import type { Problem } from '@shared/problems/problem';

/** How many places of one code are listed before the rest is only counted. */
const PLACES_SHOWN = 5;

type Told = Pick<Problem, 'download' | 'entry' | 'firstPage' | 'message'> & { readonly code: string };

const placeOf = (problem: Told): string => `${problem.download}${problem.entry ? `: ${problem.entry}` : ''}${problem.firstPage ? ` (page ${problem.firstPage})` : ''}`;

/** Problems grouped by code, each with its sentence and the first places, for a person at a terminal. */
export const problemText = (problems: readonly Told[]): string => {
  const groups = new Map<string, Told[]>();
  for (const problem of problems) {
    const group = groups.get(problem.code);
    if (group) group.push(problem);
    else groups.set(problem.code, [problem]);
  }
  return [...groups]
    .map(([code, group]) => {
      const shown = group.slice(0, PLACES_SHOWN).map((problem) => `    ${placeOf(problem)}\n      ${problem.message}\n`);
      const rest = group.length - shown.length;
      return `  ${code} (${group.length})\n${shown.join('')}${rest > 0 ? `    and ${rest} more\n` : ''}`;
    })
    .join('');
};
