import { Worker } from 'node:worker_threads';
import { type Failure, failed, type Result } from '@shared/ipc/result';
import type { LedgerDesk } from '../../ports/ledger-desk';
import { inSlices } from '../../services/in-slices';
import { textOfIdentities } from './identity-text';
import type { LedgerAnswer, LedgerWord } from './ledger-messages';

const CRASHED: Failure = { code: 'worker-crashed', message: 'Foldline met a fault of its own while it read the ledger. Nothing was changed; try again.' };

type Running = { readonly worker: Worker; readonly waiting: Map<number, (result: Result<unknown>) => void> };

/** A desk whose thread can be ended; a later question starts another one. */
export type DeskInThread = LedgerDesk & { readonly end: () => Promise<void> };

/**
 * The ledger's desk on a thread of its own: with the pieces of some years its questions take seconds, and the window is answered meanwhile. The
 * thread starts with the first question and stays; it keeps the program running only while a question waits.
 *
 * @param threadFile the built `ledger-thread.js`
 */
export const deskInThread = (threadFile: string, dataFolder: string): DeskInThread => {
  let running: Running | null = null;
  let orders = 0;

  const start = (): Running => {
    const worker = new Worker(threadFile, { workerData: dataFolder });
    const waiting: Running['waiting'] = new Map();
    const started = { worker, waiting };
    worker.on('message', ({ id, result }: LedgerAnswer) => {
      waiting.get(id)?.(result);
      waiting.delete(id);
      if (waiting.size === 0) worker.unref();
    });
    // The exit that follows tells all there is to know; without a listener the error would end the program.
    worker.on('error', () => undefined);
    worker.on('exit', () => {
      if (running === started) running = null;
      for (const answer of waiting.values()) answer(failed(CRASHED.code, CRASHED.message));
    });
    return started;
  };

  const ask = <Verb extends keyof LedgerDesk>(verb: Verb, ...given: readonly unknown[]): ReturnType<LedgerDesk[Verb]> =>
    new Promise<Result<unknown>>((resolve) => {
      const { worker, waiting } = (running ??= start());
      orders += 1;
      waiting.set(orders, resolve);
      worker.ref();
      worker.postMessage({ id: orders, verb, given } satisfies LedgerWord);
    }) as ReturnType<LedgerDesk[Verb]>;

  const askMailing: LedgerDesk['mailing'] = async (reports, signal) => {
    const { text } = await inSlices(textOfIdentities(reports));
    const answer = ask('mailing', text);
    const id = orders;
    const cancel = (): void => running?.worker.postMessage({ cancels: id } satisfies LedgerWord);
    if (signal?.aborted) cancel();
    signal?.addEventListener('abort', cancel, { once: true });
    return answer.finally(() => signal?.removeEventListener('abort', cancel));
  };

  return {
    mailing: askMailing,
    runs: (patienceMs) => ask('runs', patienceMs),
    deliveries: () => ask('deliveries'),
    run: (run) => ask('run', run),
    pieces: (run, only, range) => ask('pieces', run, only, range),
    settle: (run, pieces, word) => ask('settle', run, pieces, word),
    lastGood: (run, lastGood, printer) => ask('lastGood', run, lastGood, printer),
    signOff: (run, name, note) => ask('signOff', run, name, note),
    csv: (run) => ask('csv', run),
    report: (run) => ask('report', run),
    end: async () => {
      await running?.worker.terminate();
    },
  };
};
