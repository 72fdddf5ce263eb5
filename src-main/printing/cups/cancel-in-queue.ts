import type { JobReference } from '../../ports/print-transport';
import { askJobFor, cancelJob, type JobDesk } from '../jobs/job-desk';
import { awaitsDocument, jobState } from '../jobs/read-job';
import { deviceBehind } from './device';

/**
 * Cancels a job in its queue. Where the queue is done with it and its printer still waits for its pages, it is cancelled there: it prints nothing, and printers were seen to
 * take no other job meanwhile. @throws IppFailure
 */
export async function cancelInQueue(desk: JobDesk, job: JobReference): Promise<void> {
  const { signal } = new AbortController();
  const told = await askJobFor(desk, job, ['job-state', 'job-name'], signal);
  if (jobState(told) !== 'completed') return cancelJob(desk, job);
  const device = await deviceBehind(desk, signal);
  for (const one of (await device?.jobs('not-completed')) ?? []) {
    const id = one.number('job-id');
    if (id !== null && one.text('job-name') === told.text('job-name') && awaitsDocument(one)) await device?.cancel(id);
  }
}
