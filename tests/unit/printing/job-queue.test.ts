import fc from 'fast-check';
import { expect, it } from 'vitest';
import { JobQueue } from '@main/services/printing/job-queue';

const never = new AbortController().signal;
/** Lets everything that waits for promises go on. */
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

it('gives each job to one taker, those put back too, and ends all takers once none can come back', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 1, max: 4 }), fc.array(fc.boolean(), { minLength: 30, maxLength: 30 }), async (count, takers, fails) => {
      const jobs = Array.from({ length: count }, (_, index) => index);
      const queue = new JobQueue(jobs);
      const done: number[] = [];
      let step = 0;
      await Promise.all(
        Array.from({ length: takers }, async (_, taker) => {
          for (let job = await queue.take(never); job !== null; job = await queue.take(never)) {
            await Promise.resolve();
            // The last taker never fails, as a job that comes back needs somebody who takes it.
            if (taker > 0 && fails[step++ % fails.length]) return queue.putBack([job]);
            done.push(job);
            queue.done();
          }
          return undefined;
        }),
      );
      expect(done.toSorted((a, b) => a - b)).toEqual(jobs);
    }),
    { numRuns: 200 },
  );
});

it('holds a taker while a job of another one may come back, and lets it go when the run is cancelled or closed', async () => {
  for (const end of ['put back', 'cancelled', 'closed'] as const) {
    const queue = new JobQueue(['only']);
    expect(await queue.take(never)).toBe('only');
    const controller = new AbortController();
    let got: string | null | undefined;
    void queue.take(controller.signal).then((job) => (got = job));
    await settle();
    expect(got).toBeUndefined();
    if (end === 'put back') queue.putBack(['only']);
    else if (end === 'cancelled') controller.abort();
    else queue.close();
    await settle();
    expect(got).toBe(end === 'put back' ? 'only' : null);
  }
});
