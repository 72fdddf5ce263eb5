import type * as threads from 'node:worker_threads';
import { Worker } from 'node:worker_threads';
import { BUSY, endThread, OPEN, openGate, SHUT } from '@main/files/zlib-gate';
import { afterEach, expect, it, vi } from 'vitest';

const { zlibGate } = vi.hoisted(() => ({ zlibGate: new Int32Array(new SharedArrayBuffer(4)) }));
vi.mock('node:worker_threads', async (original) => ({ ...(await original<typeof threads>()), workerData: { zlibGate } }));

/** A thread that does something with the gate, in plain JavaScript. */
const threadWith = (gate: Int32Array, script: string): Worker => new Worker(`const { workerData: gate, parentPort } = require('node:worker_threads'); ${script}`, { eval: true, workerData: gate });
const heard = (worker: Worker): Promise<unknown> => new Promise((resolve) => worker.once('message', resolve));

afterEach(() => Atomics.store(zlibGate, 0, OPEN));

it('a thread is not ended while it is busy with zlib, and at once where it is not', async () => {
  const gate = openGate();
  const worker = threadWith(gate.zlibGate, 'Atomics.store(gate, 0, 1); parentPort.postMessage("busy"); for (const until = Date.now() + 400; Date.now() < until; ); Atomics.store(gate, 0, 0); for (;;);');
  await heard(worker);
  const began = performance.now();
  await endThread(worker, gate);
  expect(performance.now() - began).toBeGreaterThan(300);
  expect(Atomics.load(gate.zlibGate, 0)).toBe(SHUT);
  expect(worker.threadId).toBe(-1);
  // And once more, as a pool that closes does.
  await endThread(worker, gate);
});

it('a thread that ended by itself in the middle of it is not waited for', async () => {
  const gate = openGate();
  const worker = threadWith(gate.zlibGate, 'Atomics.store(gate, 0, 1); process.exit();');
  await new Promise((resolve) => worker.once('exit', resolve));
  await endThread(worker, gate);
  expect(Atomics.load(gate.zlibGate, 0)).toBe(BUSY);
});

it('behind a gate that is shut a thread waits for its end, and leaves it open after each work, also one that fails', async () => {
  const { deflateSync, inflateSync } = await import('@main/files/unbroken-zlib');
  const bytes = Buffer.from('Foldline');
  expect(inflateSync(deflateSync(bytes)).equals(bytes)).toBe(true);
  expect(() => inflateSync(bytes)).toThrow();
  expect(Atomics.load(zlibGate, 0)).toBe(OPEN);
  Atomics.store(zlibGate, 0, SHUT);
  const opener = threadWith(zlibGate, 'setTimeout(() => { Atomics.store(gate, 0, 0); Atomics.notify(gate, 0); }, 300); parentPort.postMessage("up");');
  await heard(opener);
  const began = performance.now();
  deflateSync(bytes);
  expect(performance.now() - began).toBeGreaterThan(200);
  await opener.terminate();
});
