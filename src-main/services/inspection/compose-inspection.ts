import { ITEMS_OF_STEP, type Steps } from '@shared/jobs/steps';
import type { Inspection } from '../../ports/inspection';
import type { EntryResult } from '../../ports/inspection-pool';
import { findingsOfListed, findingsOfResult, type EntryFindings, type PlacedEntry } from './gather-outcomes';
import { GatheredFindings, type Listed } from './gathered-findings';
import { placeEntries } from './placed-entries';

/** Puts a reading's results together in the shown order, holds all reports against each other and sums everything up, in steps. */
export const composeInspection = (listed: Listed, resultOf: (entryIndex: number) => EntryResult | undefined): Steps<Inspection> =>
  composeFindings(listed, (placed) => {
    const result = resultOf(placed.entryIndex);
    return result && findingsOfResult(placed, result);
  });

/** As `composeInspection`, of what was found in each entry; undefined for entries that were not read. Asks once for each. */
export function* composeFindings(listed: Listed, findingsOf: (placed: PlacedEntry) => EntryFindings | undefined): Steps<Inspection> {
  const gathered = new GatheredFindings(listed);
  for (const placed of placeEntries(listed)) {
    gathered.take(placed.entryIndex, findingsOf(placed) ?? findingsOfListed(placed));
    if (placed.entryIndex % ITEMS_OF_STEP === ITEMS_OF_STEP - 1) yield;
  }
  return yield* gathered.finish();
}
