import { startQuietThread, type ThreadFile } from '../../files/quiet-thread';
import type { PressHooks } from '../../ports/batch-press';
import type { PacketOf, PressOutcome, PressTask, WaitingTask } from './press-task';
import { failureAgain, type SomePackets, type ThreadNews, type ThreadOrder } from './thread-messages';

/**
 * The JavaScript memory of a thread, PDFium's apart. Little of what a page leaves behind lives on, so a small room for new
 * objects keeps the whole small at no cost.
 */
const MEMORY = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 6 };

/** So many go over at a time: all of a batch's at once would take their memory three times while they do. */
const PACKETS_AT_A_TIME = 256;

function* someAtATime(packets: Iterable<PacketOf<PressTask>>): Generator<SomePackets> {
  let some: PacketOf<PressTask>[] = [];
  for (const packet of packets) {
    if (some.length === PACKETS_AT_A_TIME) {
      yield { packets: some, areLast: false };
      some = [];
    }
    some.push(packet);
  }
  yield { packets: some, areLast: true };
}

export type PressThread = {
  /** One call at a time. Rejects as the task does, with the signal's reason once it is aborted (the thread is ended then), or where the thread ended by itself. */
  readonly run: <Task extends PressTask>(task: WaitingTask<Task>, hooks: PressHooks) => Promise<PressOutcome<Task>>;
  readonly hasEnded: () => boolean;
  /** Lets it close its files and go. */
  readonly close: () => Promise<void>;
};

export const startThread = (threadFile: ThreadFile): PressThread => {
  const { worker, end } = startQuietThread(threadFile, MEMORY);
  let ended = false;
  let hear: (news: ThreadNews | null) => void = () => {};
  worker.on('message', (news: ThreadNews) => hear(news));
  const exited = new Promise<void>((resolve) => {
    worker.once('exit', () => {
      ended = true;
      hear(null);
      resolve();
    });
  });
  const say = (order: ThreadOrder): void => worker.postMessage(order);

  const run: PressThread['run'] = async <Task extends PressTask>({ head, packets }: WaitingTask<Task>, { signal, onPages }: PressHooks) => {
    signal.throwIfAborted();
    const stop = (): void => void end();
    signal.addEventListener('abort', stop, { once: true });
    const waiting = someAtATime(packets() as Iterable<PacketOf<PressTask>>);
    try {
      return await new Promise<PressOutcome<Task>>((resolve, reject) => {
        const give = (): void => {
          try {
            const next = waiting.next();
            if (next.done !== true) say({ type: 'packets', ...next.value });
          } catch (thrown) {
            // The work would wait for them for ever.
            hear = () => {};
            void end().then(() => reject(thrown as Error));
          }
        };
        hear = (news) => {
          if (news?.type === 'more') give();
          else if (news?.type === 'pages') onPages(news.pages);
          else if (news?.type === 'done') resolve(news.outcome as PressOutcome<Task>);
          else if (news?.type === 'failed') reject(failureAgain(news.failure));
          else if (news === null) reject(signal.aborted ? (signal.reason as Error) : new Error('A thread that writes and proves batches ended by itself.'));
        };
        if (ended) hear(null);
        else say({ type: 'task', head });
      });
    } finally {
      signal.removeEventListener('abort', stop);
      hear = () => {};
    }
  };

  return {
    run,
    hasEnded: () => ended,
    close: async () => {
      if (!ended) say({ type: 'end' });
      await exited;
    },
  };
};
