import { mapInSteps } from '@shared/jobs/steps';
import type { Inspection } from '../../ports/inspection';
import { inSlices } from '../in-slices';
import { placedProblems, type PlacedProblem } from '../inspection/placed-problems';

const listed = new WeakMap<Inspection, Promise<readonly PlacedProblem[]>>();

/** The problems of the findings, to be listed in a window. Made once for the same findings, when they are first looked at. */
export const listedProblems = (inspection: Inspection): Promise<readonly PlacedProblem[]> => {
  const known = listed.get(inspection);
  if (known) return known;
  const problems = inSlices(mapInSteps(placedProblems(inspection), (placed) => placed));
  listed.set(inspection, problems);
  return problems;
};
