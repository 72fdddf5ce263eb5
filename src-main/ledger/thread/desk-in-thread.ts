import { Worker } from 'node:worker_threads';
import { type Failure, failed, type Result } from '@shared/ipc/result';
import type { LedgerDesk } from '../../ports/ledger-desk';
import { inSlices } from '../../services/in-slices';
import { textOfIdentities } from './identity-text';
import type { LedgerAnswer, LedgerOrder } from './ledger-messages';

const CRASHED: Failure = { code: 'worker-crashed', message: 'Foldline met a fault of its own while it read the ledger. Nothing was changed; try again.' };

type Running = { readonly worker: Worker; readonly waiting: Map<number, (result: Result<unknown>) => void> };

/**
 * The ledger's desk on a thread of its own: with the pieces of some years its questions take seconds, and the window is answered meanwhile. The
 * thread starts with the first question and stays.
 *
 * @param threadFile the built `ledger-thread.js`
 */
export const deskInThread = (threadFile: string, dataFolder: string): LedgerDesk => {
  let running: Running | null = null;
  let orders = 0;

  const start = (): Running => {
    const worker = new Worker(threadFile, { workerData: dataFolder });
    const waiting: Running['waiting'] = new Map();
    const started = { worker, waiting };
    worker.on('message', ({ id, result }: LedgerAnswer) => {
      waiting.get(id)?.(result);
      waiting.delete(id);
    });
    // The exit that follows tells all there is to know; without a listener the error would end the program.
    worker.on('error', () => undefined);
    worker.on('exit', () => {
      if (running === started) running = null;
      for (const answer of waiting.values()) answer(failed(CRASHED.code, CRASHED.message));
    });
    worker.unref();
    return started;
  };

  const ask = <Verb extends keyof LedgerDesk>(verb: Verb, ...given: readonly unknown[]): ReturnType<LedgerDesk[Verb]> =>
    new Promise<Result<unknown>>((resolve) => {
      const { worker, waiting } = (running ??= start());
      orders += 1;
      waiting.set(orders, resolve);
      worker.postMessage({ id: orders, verb, given } satisfies LedgerOrder);
    }) as ReturnType<LedgerDesk[Verb]>;

  return {
    mailing: async (reports) => ask('mailing', (await inSlices(textOfIdentities(reports))).text),
    runs: (patienceMs) => ask('runs', patienceMs),
    deliveries: () => ask('deliveries'),
    run: (run) => ask('run', run),
    pieces: (run, only, range) => ask('pieces', run, only, range),
    settle: (run, pieces, word) => ask('settle', run, pieces, word),
    lastGood: (run, lastGood, printer) => ask('lastGood', run, lastGood, printer),
    signOff: (run, name, note) => ask('signOff', run, name, note),
    csv: (run) => ask('csv', run),
    report: (run) => ask('report', run),
  };
};
