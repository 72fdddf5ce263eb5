import { startQuietThread, type ThreadFile } from '../files/quiet-thread';
import type { EntryJob, EntryResult } from '../ports/inspection-pool';
import type { ThreadNews, ThreadOrder } from './inspection-messages';

/** The JavaScript memory of a thread; PDFium's own memory is not part of it. More than this is a hostile file, and ends the thread only. */
const MOST_HEAP_MEGABYTES = 512;
/** Room for what is made anew all the time. What a page leaves behind is gone with the next one, an eightieth of it lives on: more room would only be more memory. */
const YOUNG_HEAP_MEGABYTES = 12;

/** Silence is counted in so many parts, one after the other: of a time for which the computer slept only one of them counts. */
const PARTS_OF_SILENCE = 10;

export type InspectionThread = {
  /** True once it is up, false where it ended before. Never rejects. */
  readonly ready: Promise<boolean>;
  /** The entry's result; null where the thread ended, or gave no sign of life for `silenceMs` and was ended. One call at a time. */
  readonly inspect: (job: EntryJob, silenceMs: number, onPage: (done: number, total: number) => void) => Promise<EntryResult | null>;
  /** Whether it is gone, as one may be that waited for long. */
  readonly hasEnded: () => boolean;
  readonly end: () => Promise<void>;
};

/** Starts an inspection thread. Its end, for whatever reason, is an answer and not a fault of the caller's. */
export const startThread = (threadFile: ThreadFile): InspectionThread => {
  const { worker, end: endThread } = startQuietThread(threadFile, { maxOldGenerationSizeMb: MOST_HEAP_MEGABYTES, maxYoungGenerationSizeMb: YOUNG_HEAP_MEGABYTES });
  let ended = false;
  let hear: (news: ThreadNews | null) => void = () => {};

  const end = async (): Promise<void> => {
    ended = true;
    hear(null);
    await endThread();
  };

  worker.on('message', (news: ThreadNews) => hear(news));
  worker.on('exit', () => {
    ended = true;
    hear(null);
  });

  const ready = new Promise<boolean>((resolve) => {
    hear = (news) => resolve(news !== null);
  });

  const inspect: InspectionThread['inspect'] = (job, silenceMs, onPage) =>
    new Promise((resolve) => {
      if (ended) {
        resolve(null);
        return;
      }
      let timer: NodeJS.Timeout;
      const settle = (result: EntryResult | null): void => {
        clearTimeout(timer);
        hear = () => {};
        resolve(result);
      };
      const watch = (partsLeft = PARTS_OF_SILENCE): void => {
        clearTimeout(timer);
        timer = setTimeout(() => (partsLeft > 1 ? watch(partsLeft - 1) : void end()), silenceMs / PARTS_OF_SILENCE);
      };
      hear = (news) => {
        if (news?.type === 'page') {
          watch();
          onPage(news.done, news.total);
        } else {
          settle(news?.type === 'result' ? news.result : null);
        }
      };
      watch();
      const order: ThreadOrder = { job };
      worker.postMessage(order);
    });

  return { ready, inspect, hasEnded: () => ended, end };
};
