import { EventEmitter } from 'node:events';
import { expect, test, vi } from 'vitest';
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
vi.mock('electron', () => ({ utilityProcess: { fork: () => new DeafProcess() } }));

test('a job that can’t be told to its process ends, and does not wait for ever', async () => {
  const request = { kind: 'sample', out: '/made-up.zip', reports: 1, seed: 1 } satisfies JobRequest;
  expect(await utilityJobHost('job.js').run(request, () => undefined, new AbortController().signal)).toMatchObject({ type: 'failed', failure: { code: 'worker-crashed' } });
}, 10_000);
