import type { FoundReport } from '@shared/domain/ssr/report';

/** Reports, which stand in the order of their entries. */
type Reports = readonly Pick<FoundReport, 'entryIndex'>[];

/** Where the first report of that entry, or of one behind it, stands. Found by halving: tens of thousands are held packed. */
const beginningOf = (reports: Reports, entryIndex: number): number => {
  let [from, to] = [0, reports.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((reports[middle]?.entryIndex ?? entryIndex) < entryIndex) from = middle + 1;
    else to = middle;
  }
  return from;
};

/** The place of an entry's reports among those of all: of the first, and behind the last. */
export const placeOfReports = (reports: Reports, entryIndex: number): { readonly from: number; readonly to: number } => ({ from: beginningOf(reports, entryIndex), to: beginningOf(reports, entryIndex + 1) });
