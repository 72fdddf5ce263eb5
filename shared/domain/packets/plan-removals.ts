import type { FoundReport } from '../ssr/report';
import type { Removal } from './plan';

/** Why a printed address can't be taken away: what was not found can't be shown to be gone. */
export const ADDRESS_NOT_FOUND = 'no address was found on page 1, so it can’t be shown that the old one is gone';

/** The printed addresses of reports that another one replaces, or null where one was not found. */
export const planRemovals = (reports: readonly FoundReport[]): readonly Removal[] | null => {
  const removals = reports.flatMap(({ address, entryIndex, firstPage }) => (address ? [{ address, entryIndex, pageNumber: firstPage }] : []));
  return removals.length < reports.length ? null : removals;
};
