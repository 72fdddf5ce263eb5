import { ITEMS_OF_STEP, type Steps } from '@shared/jobs/steps';
import type { Inspection } from '../../ports/inspection';
import { findingsOfListed, type EntryFindings, type PlacedEntry } from './gather-outcomes';
import { GatheredFindings, type Listed } from './gathered-findings';
import { placeEntries } from './placed-entries';

/** Puts what was found in each entry together in the shown order, holds all reports against each other and sums everything up, in steps; undefined for entries that were not read. Asks once for each. */
export function* composeFindings(listed: Listed, findingsOf: (placed: PlacedEntry) => EntryFindings | undefined): Steps<Inspection> {
  const gathered = new GatheredFindings(listed);
  for (const placed of placeEntries(listed)) {
    gathered.take(placed.entryIndex, findingsOf(placed) ?? findingsOfListed(placed));
    if (placed.entryIndex % ITEMS_OF_STEP === ITEMS_OF_STEP - 1) yield;
  }
  return yield* gathered.finish();
}
