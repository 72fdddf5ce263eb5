import { setTimeout } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';

/**
 * Between a thread and whoever ends it. Node (20.20 here) ends the whole program where it ends a thread that is just making a stream of zlib ("close before init"): once in a
 * thousand threads that are ended while they inflate. So a thread is BUSY while it does, and ended only where it is not; behind a SHUT gate it waits for its end.
 */
export const OPEN = 0;
export const BUSY = 1;
export const SHUT = 2;

/** To be handed over as `workerData`. */
export type ZlibGate = { readonly zlibGate: Int32Array };

export const openGate = (): ZlibGate => ({ zlibGate: new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)) });

const SOON_MS = 1;

/** Ends a thread, whatever it does, and waits until it has ended. */
export const endThread = async (worker: Worker, { zlibGate }: ZlibGate): Promise<void> => {
  // One that has ended by itself, out of memory, may have left the gate as it was.
  while (worker.threadId !== -1 && Atomics.compareExchange(zlibGate, 0, OPEN, SHUT) === BUSY) await setTimeout(SOON_MS);
  await worker.terminate();
};
