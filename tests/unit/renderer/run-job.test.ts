import { describe, expect, it, vi } from 'vitest';
import type { Events, JobOutcome } from '@shared/ipc/contract';
import { failed, succeeded } from '@shared/ipc/result';
import { runJob } from '../../../src-renderer/bridge/run-job';
import { makeFakeBridge } from '../../support/fake-bridge/fake-bridge';

const inspected: JobOutcome = { status: 'succeeded', kind: 'inspect' };
const progress: Events['job.progress']['progress'] = { step: 'reading', done: 1, total: 2, fraction: 0.5 };

describe('following a job', () => {
  it('hears what was said before its id was known, in order', async () => {
    const bridge = makeFakeBridge();
    const heard: unknown[] = [];
    await runJob(
      bridge,
      async () => {
        bridge.emit('job.progress', { jobId: 'mine', progress });
        bridge.emit('job.ended', { jobId: 'other', outcome: { status: 'cancelled' } });
        bridge.emit('job.ended', { jobId: 'mine', outcome: inspected });
        return succeeded({ jobId: 'mine' });
      },
      { started: (jobId) => heard.push(jobId), 'job.progress': ({ progress: { done } }) => heard.push(done), ended: (outcome) => heard.push(outcome) },
    );
    expect(heard).toEqual(['mine', 1, inspected]);
  });

  it('ends once, whatever is said later', async () => {
    const bridge = makeFakeBridge();
    const ended = vi.fn();
    await runJob(bridge, async () => succeeded({ jobId: 'mine' }), { ended });
    bridge.emit('job.ended', { jobId: 'mine', outcome: { status: 'cancelled' } });
    bridge.emit('job.ended', { jobId: 'mine', outcome: inspected });
    expect(ended.mock.calls).toEqual([[{ status: 'cancelled' }]]);
  });

  it('ends as failed where it could not be started', async () => {
    const ended = vi.fn();
    await runJob(makeFakeBridge(), async () => failed('no-downloads', 'Choose a download first.'), { ended });
    expect(ended.mock.calls).toEqual([[{ status: 'failed', failure: { code: 'no-downloads', message: 'Choose a download first.' } }]]);
  });
});
