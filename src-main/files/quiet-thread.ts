import { Worker, type ResourceLimits } from 'node:worker_threads';
import { endThread, openGate } from './zlib-gate';

/** A built script of a thread, as a path or URL. */
export type ThreadFile = string | URL;

export type QuietThread = {
  readonly worker: Worker;
  /** Ends it, whatever it does, and waits until it has ended. */
  readonly end: () => Promise<void>;
};

/** Starts a thread of which nothing is heard but its messages and its end. */
export const startQuietThread = (threadFile: ThreadFile, resourceLimits: ResourceLimits): QuietThread => {
  const gate = openGate();
  const worker = new Worker(threadFile, { workerData: gate, stdout: true, stderr: true, resourceLimits });
  // What a library prints about an odd file is no message of the program, and may quote the file.
  worker.stdout.resume();
  worker.stderr.resume();
  // The exit that follows an error tells all there is to know; without a listener the error would end the program.
  worker.on('error', () => {});
  return { worker, end: () => endThread(worker, gate) };
};
