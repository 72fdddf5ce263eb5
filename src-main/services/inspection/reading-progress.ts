import type { Progress } from '@shared/jobs/progress';

/** What one entry costs besides its bytes, so that many tiny entries and one large one both move the bar truly. */
const ENTRY_WEIGHT_BYTES = 50_000;
/** Listing is quick; this much of the bar is its. */
const LISTING_SHARE = 0.02;
/** At most ten times a second. */
const MIN_INTERVAL_MS = 100;

type Entry = { readonly index: number; readonly sizeBytes: number };

/** Progress of listing and reading: weighted by bytes, never falling, told at most ten times a second, the end always. */
export const readingProgress = (onProgress: (progress: Progress) => void, now: () => number) => {
  let toldAt = Number.NEGATIVE_INFINITY;
  let highest = 0;
  let total = 0;
  let totalWeight = 0;
  let done = 0;
  let doneWeight = 0;
  const partly = new Map<number, number>();

  const weightOf = (entry: Entry): number => entry.sizeBytes + ENTRY_WEIGHT_BYTES;

  const tell = (progress: Omit<Progress, 'fraction'>, fraction: number, always: boolean): void => {
    if (!always && now() - toldAt < MIN_INTERVAL_MS) return;
    toldAt = now();
    highest = Math.max(highest, Math.min(1, fraction));
    onProgress({ ...progress, fraction: highest });
  };

  const tellReading = (): void => {
    const inWork = [...partly.values()].reduce((sum, weight) => sum + weight, 0);
    const fraction = totalWeight === 0 ? 1 : (doneWeight + inWork) / totalWeight;
    tell({ step: 'reading', done, total }, LISTING_SHARE + (1 - LISTING_SHARE) * fraction, done === total);
  };

  return {
    listed: (downloads: number, of: number): void => tell({ step: 'listing', done: downloads, total: of }, (LISTING_SHARE * downloads) / Math.max(1, of), false),
    startReading: (entries: Iterable<Entry>): void => {
      for (const entry of entries) {
        total += 1;
        totalWeight += weightOf(entry);
      }
      tellReading();
    },
    pagesDone: (entry: Entry, pages: number, of: number): void => {
      partly.set(entry.index, (weightOf(entry) * pages) / Math.max(1, of));
      tellReading();
    },
    entryDone: (entry: Entry): void => {
      partly.delete(entry.index);
      done += 1;
      doneWeight += weightOf(entry);
      tellReading();
    },
  };
};
