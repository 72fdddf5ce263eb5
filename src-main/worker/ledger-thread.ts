import { parentPort, workerData } from 'node:worker_threads';
import { answerOrder } from '../ledger/thread/answer-order';
import type { LedgerWord } from '../ledger/thread/ledger-messages';
import { ledgerDeskTools } from '../printing-tools';
import { ledgerCalls } from '../services/ledger-calls';

/** The thread of the ledger's desk: takes orders one after the other, since the ledger has one writer. */
const port = parentPort;
if (!port || typeof workerData !== 'string') throw new Error('The ledger’s thread is started by its desk.');

const desk = ledgerCalls(ledgerDeskTools(workerData));
const underWay = new Map<number, AbortController>();
let last: Promise<void> = Promise.resolve();

port.on('message', (word: LedgerWord) => {
  if ('cancels' in word) {
    underWay.get(word.cancels)?.abort();
    return;
  }
  const controller = new AbortController();
  underWay.set(word.id, controller);
  last = last.then(async () => {
    port.postMessage(await answerOrder(desk, word, controller.signal));
    underWay.delete(word.id);
  });
});
