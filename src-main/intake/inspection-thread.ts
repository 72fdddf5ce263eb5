import { parentPort } from 'node:worker_threads';
import { inspectEntry } from './inspect-entry';
import { faultResult } from './fault-result';
import { waitWhileReading } from './open-files';
import type { ThreadNews, ThreadOrder } from './inspection-messages';

/** A thread that inspects entries, one at a time, in the order told. It holds no more than the entry in work. */

/** Signs of life of a long entry; more would only cost time. */
const SIGN_OF_LIFE_MS = 100;

const port = parentPort;
if (!port) throw new Error('the inspection thread is started by the inspection pool');

const tell = (news: ThreadNews): void => port.postMessage(news);

const inspect = async ({ job }: ThreadOrder): Promise<void> => {
  let toldAt = performance.now();
  const onPage = (done: number, total: number): void => {
    if (performance.now() - toldAt < SIGN_OF_LIFE_MS) return;
    toldAt = performance.now();
    tell({ type: 'page', done, total });
  };
  tell({ type: 'result', result: await inspectEntry(job, onPage).catch(faultResult) });
};

waitWhileReading();
port.on('message', (order: ThreadOrder) => void inspect(order));
tell({ type: 'ready' });
