import type { PlanView } from '@shared/ipc/plan-view';
import type { FindingsView } from '@shared/ipc/views';

/** A sum as it is shown: `total` equals its parts, or `agrees` is false and nothing may be printed. */
export type Sum = {
  readonly total: { readonly label: string; readonly count: number };
  readonly parts: readonly { readonly label: string; readonly count: number }[];
  readonly agrees: boolean;
};

const sumOf = (one: string, count: number, parts: Sum['parts']): Sum => ({
  total: { label: count === 1 ? one : `${one}s`, count },
  parts,
  agrees: parts.reduce((sum, part) => sum + part.count, 0) === count,
});

/** Files = with reports + not needed + set aside. */
export const filesSum = ({ totals, entriesWithReports }: Pick<FindingsView, 'totals' | 'entriesWithReports'>): Sum =>
  sumOf('file', totals.entries, [
    { label: 'with reports', count: entriesWithReports },
    { label: 'not needed', count: totals.ignored },
    { label: 'set aside', count: totals.setAside },
  ]);

/** Reports = in packets + set aside. */
export const reportsSum = ({ totals }: Pick<PlanView, 'totals'>): Sum =>
  sumOf('report', totals.reports, [
    { label: 'in packets', count: totals.inPackets },
    { label: 'set aside', count: totals.setAside },
  ]);

/** Printed sides = pages of reports + blanks + cover sheets and separators, which are named only where there are some. */
export const pagesSum = ({ totals }: Pick<PlanView, 'totals'>): Sum =>
  sumOf('printed side', totals.pages, [
    { label: 'report pages', count: totals.sourcePages },
    { label: 'blanks', count: totals.blanks },
    ...(totals.inserts > 0 ? [{ label: 'sides of cover sheets and separators', count: totals.inserts }] : []),
  ]);
