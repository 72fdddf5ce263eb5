import { markOf } from '@shared/domain/packets/reconcile-reports';
import { inSteps, type Steps } from '@shared/jobs/steps';
import type { Problem } from '@shared/problems/problem';
import type { Inspection } from '../../ports/inspection';
import { inSlices } from '../in-slices';

/** What a problem is about, for the window to name: a file, and the report that was set aside for another one. */
export type ProblemPlace = { readonly entryIndex: number | null; readonly reportId: string | null };

/** The place of a problem of a download as a whole. */
export const NOWHERE: ProblemPlace = { entryIndex: null, reportId: null };

type Places = ReadonlyMap<Problem, ProblemPlace>;

const placesOf = new WeakMap<Inspection, Promise<Places>>();

/** Where the problems of the findings stand; a problem of a download as a whole has no place. Made once for the same findings. */
export const problemPlaces = (inspection: Inspection): Promise<Places> => {
  const known = placesOf.get(inspection);
  if (known) return known;
  const places = inSlices(findPlaces(inspection));
  placesOf.set(inspection, places);
  return places;
};

function* findPlaces(inspection: Inspection): Steps<Places> {
  const places = new Map<Problem, ProblemPlace>();
  yield* inSteps(inspection.entryProblems, (problems, entryIndex) => {
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
}
