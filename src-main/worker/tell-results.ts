import type { JobNews } from '../ports/job';
import type { ReadEntryResult } from '../ports/reading';

/** Results told together, and how long they may wait for each other: a message each would cost more than reading a small entry. */
const MOST_TOGETHER = 64;
const LONGEST_WAIT_MS = 250;

/** Tells results to the host as they come, in bounded parts, so that a job that is cancelled or crashes leaves behind what it has read. */
export const tellResults = (tell: (news: JobNews) => void, now: () => number = () => performance.now()): { readonly add: (result: ReadEntryResult) => void; readonly flush: () => void } => {
  let waiting: ReadEntryResult[] = [];
  // The first one is told at once: somebody waits to see that the right downloads are read.
  let toldAt = Number.NEGATIVE_INFINITY;
  const flush = (): void => {
    toldAt = now();
    if (waiting.length > 0) tell({ type: 'read', results: waiting });
    waiting = [];
  };
  return {
    add: (result) => {
      waiting.push(result);
      if (waiting.length >= MOST_TOGETHER || now() - toldAt >= LONGEST_WAIT_MS) flush();
    },
    flush,
  };
};
