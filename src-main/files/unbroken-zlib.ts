import { workerData } from 'node:worker_threads';
import * as zlib from 'node:zlib';
import { BUSY, OPEN, SHUT, type ZlibGate } from './zlib-gate';

/** zlib for threads and for the program itself: no thread is ended in the middle of it; see `zlib-gate.ts`. */
export { constants, crc32, type ZlibOptions } from 'node:zlib';

const gate = (workerData as Partial<ZlibGate> | null)?.zlibGate;

const unbroken = <Work extends (...given: never[]) => unknown>(work: Work): Work => {
  if (!gate) return work;
  const worked = (...given: Parameters<Work>): unknown => {
    while (Atomics.compareExchange(gate, 0, OPEN, BUSY) === SHUT) Atomics.wait(gate, 0, SHUT);
    try {
      return work(...given);
    } finally {
      Atomics.store(gate, 0, OPEN);
    }
  };
  return worked as Work;
};

export const deflateSync = unbroken(zlib.deflateSync);
export const inflateSync = unbroken(zlib.inflateSync);
export const inflateRawSync = unbroken(zlib.inflateRawSync);
/** Its stream is made at once, and works on by itself. */
export const inflateRaw = unbroken(zlib.inflateRaw);
