import { parentPort } from 'node:worker_threads';
import { releaseEntries } from '../../intake/read-entry';
import { pressTask, taskOf, type PressTask } from './press-task';
import { plainFailure, type ThreadNews, type ThreadOrder } from './thread-messages';

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

/** Of the task that comes next. */
let packets: PressTask['packets'][number][] = [];

const hear = (order: ThreadOrder): void => {
  switch (order.type) {
    case 'packets':
      for (const packet of order.packets) packets.push(packet);
      return;
    case 'task': {
      const task = taskOf(order.head, packets);
      packets = [];
      return void work(task);
    }
    case 'end':
      return void releaseEntries().then(() => port.close());
  }
};

port.on('message', hear);
tell({ type: 'ready' });
