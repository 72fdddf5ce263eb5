import { parentPort } from 'node:worker_threads';
import { releaseEntries } from '../../intake/read-entry';
import { pressTask, taskOf, type PacketOf, type PressTask } from './press-task';
import { plainFailure, type SomePackets, type ThreadNews, type ThreadOrder } from './thread-messages';

/** A thread that writes and proves batches, one task at a time. A cancelled job ends it from outside. */

const port = parentPort;
if (!port) throw new Error('the thread is started by the press pool');

const tell = (news: ThreadNews): void => port.postMessage(news);

const NEVER_ABORTED = new AbortController().signal;

/** More news of pages would only cost time. */
const TELL_EVERY_MS = 50;

const work = async (task: PressTask): Promise<void> => {
  let toldAt = 0;
  const onPages = (pages: number): void => {
    const now = performance.now();
    if (now - toldAt < TELL_EVERY_MS) return;
    toldAt = now;
    tell({ type: 'pages', pages });
  };
  try {
    tell({ type: 'done', outcome: await pressTask(task, { signal: NEVER_ABORTED, onPages }) });
  } catch (thrown) {
    tell({ type: 'failed', failure: plainFailure(thrown) });
  }
};

/** Hears of the packets that were asked for. */
let take: (some: SomePackets) => void = () => {};

/** The packets of the task in work, some at a time as it gets to them: what it has done with may go. */
async function* packetsInTurn(): AsyncGenerator<PacketOf<PressTask>> {
  for (;;) {
    const { packets, areLast } = await new Promise<SomePackets>((resolve) => {
      take = resolve;
      tell({ type: 'more' });
    });
    yield* packets;
    if (areLast) return;
  }
}

const hear = (order: ThreadOrder): void => {
  switch (order.type) {
    case 'task':
      return void work(taskOf(order.head, packetsInTurn()));
    case 'packets':
      return take(order);
    case 'end':
      return void releaseEntries().then(() => port.close());
  }
};

port.on('message', hear);
tell({ type: 'ready' });
