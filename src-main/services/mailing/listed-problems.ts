import { mapInSteps } from '@shared/jobs/steps';
import type { Inspection } from '../../ports/inspection';
import { placedProblems } from '../inspection/placed-problems';
import { onceInSlices } from './once-in-slices';

/** The problems of the findings, to be listed in a window. Made once for the same findings, when they are first looked at. */
export const listedProblems = onceInSlices((inspection: Inspection) => mapInSteps(placedProblems(inspection), (placed) => placed));
