import { markOf } from '@shared/domain/packets/reconcile-reports';
import type { Problem } from '@shared/problems/problem';
import type { Inspection } from '../../ports/inspection';

/** What a problem is about, for the window to name: a file, and the report that was set aside for another one. */
export type ProblemPlace = { readonly entryIndex: number | null; readonly reportId: string | null };

const NOWHERE: ProblemPlace = { entryIndex: null, reportId: null };
const placesOf = new WeakMap<Inspection, ReadonlyMap<Problem, ProblemPlace>>();

/** Where a problem of the findings stands; a problem of a download as a whole has no file. */
export const placeOfProblem = (inspection: Inspection, problem: Problem): ProblemPlace => {
  let places = placesOf.get(inspection);
  if (!places) placesOf.set(inspection, (places = findPlaces(inspection)));
  return places.get(problem) ?? NOWHERE;
};

const findPlaces = (inspection: Inspection): ReadonlyMap<Problem, ProblemPlace> => {
  const places = new Map<Problem, ProblemPlace>();
  inspection.entryProblems.forEach((problems, entryIndex) => {
    for (const problem of problems) places.set(problem, { entryIndex, reportId: null });
  });
  // The problems of reports that were held against each other come last, one for each mark and in the order of the reports.
  const marked = inspection.reports.filter((report) => markOf(report) !== null);
  const ofMarks = inspection.problems.slice(inspection.problems.length - marked.length);
  marked.forEach(({ entryIndex, id }, index) => {
    const problem = ofMarks[index];
    if (problem) places.set(problem, { entryIndex, reportId: id });
  });
  return places;
};
