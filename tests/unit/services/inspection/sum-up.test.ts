import { expect, it } from 'vitest';
import { sumDownloads, sumTotals } from '@main/services/inspection/sum-up';
import type { DownloadSums, EntryOutcome } from '@shared/domain/records/inspection';
import { ITEMS_OF_STEP, type Steps } from '@shared/jobs/steps';
import { foundReport } from '../../../support/found-report';

const ITEMS = 5 * ITEMS_OF_STEP;

/** The outcome, and how many of the items were looked at in the longest step. */
const longestStep = <Item, Outcome>(items: readonly Item[], work: (items: readonly Item[]) => Steps<Outcome>): { readonly outcome: Outcome; readonly most: number } => {
  const met = new Set<unknown>();
  const watched = new Proxy(items, { get: (all, key) => (typeof key === 'string' && /^\d+$/.test(key) && met.add(key), Reflect.get(all, key) as unknown) });
  const steps = work(watched);
  for (let most = 0; ; met.clear()) {
    const step = steps.next();
    most = Math.max(most, met.size);
    if (step.done) return { outcome: step.value, most };
  }
};

it('the sums of downloads of tens of thousands of entries are made few at a time', () => {
  const entries = Array.from({ length: ITEMS }, (_, index): EntryOutcome => ({ downloadIndex: 0, entry: `${index}.pdf`, ...(index % 2 ? { outcome: 'ignored' } : { outcome: 'reports', pages: 8, reports: 2 }) }));
  const { outcome, most } = longestStep(entries, (all) => sumDownloads([{ path: '/a.zip', kind: 'zip' }], all));
  expect(outcome).toEqual([{ path: '/a.zip', kind: 'zip', entries: ITEMS, reports: ITEMS, ignored: ITEMS / 2, setAside: 0 }]);
  expect(most).toBeLessThanOrEqual(ITEMS_OF_STEP);
});

it('the sums over all of them too', () => {
  const sums: readonly DownloadSums[] = [{ path: '/a.zip', kind: 'zip', entries: ITEMS, reports: ITEMS, ignored: 0, setAside: 0 }];
  const { outcome, most } = longestStep(Array.from({ length: ITEMS }, (_, index) => foundReport(index)), (all) => sumTotals(sums, all));
  expect(outcome).toEqual({ entries: ITEMS, reports: ITEMS, ignored: 0, setAside: 0, pages: 4 * ITEMS, sheets: 2 * ITEMS });
  expect(most).toBeLessThanOrEqual(ITEMS_OF_STEP);
});
