import { EventEmitter } from 'node:events';
import { afterEach, expect, test, vi } from 'vitest';
import type { JobRequest } from '@main/ports/job';
import { utilityJobHost } from '@main/electron/utility-job-host';

/** A process to which nothing can be told. */
class DeafProcess extends EventEmitter {
  constructor() {
    super();
    setImmediate(() => this.emit('spawn'));
  }
  postMessage(): void {
    throw new Error('could not be cloned');
  }
  kill(): void {
    setImmediate(() => this.emit('exit', 0));
  }
}
/** A process that hangs in the system: it hears nothing, and can't be ended. */
class HangingProcess extends EventEmitter {
  constructor() {
    super();
    setImmediate(() => this.emit('spawn'));
  }
  postMessage(): void {}
  kill(): void {}
}

let fork: () => EventEmitter = () => new DeafProcess();
vi.mock('electron', () => ({ utilityProcess: { fork: () => fork() } }));
afterEach(() => void vi.useRealTimers());

const REQUEST = { kind: 'sample', out: '/made-up.zip', reports: 1, seed: 1 } satisfies JobRequest;

test('a job that can’t be told to its process ends, and does not wait for ever', async () => {
  expect(await utilityJobHost('job.js').run(REQUEST, () => undefined, new AbortController().signal)).toMatchObject({ type: 'failed', failure: { code: 'worker-crashed' } });
}, 10_000);

test('a job that was cancelled ends, also where its process can’t be ended', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  fork = () => new HangingProcess();
  const cancelling = new AbortController();
  const ended = utilityJobHost('job.js').run(REQUEST, () => undefined, cancelling.signal);
  await new Promise(setImmediate);
  cancelling.abort();
  await vi.advanceTimersByTimeAsync(6_000);
  expect(await Promise.race([ended, new Promise(setImmediate)])).toEqual({ type: 'cancelled' });
});
