import { inSlices, inSlicesWhile } from '@main/services/in-slices';
import { ITEMS_OF_STEP, type Steps } from '@shared/jobs/steps';
import { planRunInSteps } from '@shared/domain/packets/plan-run';
import { DEFAULT_PREPARE_SETTINGS } from '@shared/domain/packets/settings';
import { describe, expect, it } from 'vitest';
import { foundReport } from '../../support/found-report';
import { processorMsSince } from '../../support/processor-time';

/** Work whose every step takes so many milliseconds on a clock that goes no other way. */
const timed = (steps: number, stepMs: number) => {
  let now = 0;
  const longest = { ms: 0, since: 0 };
  const work = function* (): Steps<readonly string[]> {
    for (let step = 0; step < steps; step++) {
      now += stepMs;
      yield;
    }
    return ['done'];
  };
  const pause = async (): Promise<void> => {
    longest.ms = Math.max(longest.ms, now - longest.since);
    longest.since = now;
  };
  return { work: work(), tools: { now: () => now, pause }, longest };
};

describe('work in slices', () => {
  it('holds up nothing for longer than a slice and a step', async () => {
    const { work, tools, longest } = timed(1_000, 4);
    expect(await inSlices(work, undefined, tools)).toEqual(['done']);
    expect(longest.ms).toBeGreaterThan(0);
    expect(longest.ms).toBeLessThanOrEqual(20);
  });

  it('ends as soon as nobody wants it any more', async () => {
    const { work, tools } = timed(1_000, 4);
    let pauses = 0;
    expect(await inSlicesWhile(work, () => ++pauses < 3, tools)).toBeNull();
    expect(pauses).toBe(3);
  });

  it('ends with the reason of the signal once that is aborted', async () => {
    const { work, tools } = timed(1_000, 4);
    const controller = new AbortController();
    let pauses = 0;
    const pause = async (): Promise<void> => {
      if (++pauses === 3) controller.abort(new Error('cancelled'));
      await tools.pause();
    };
    await expect(inSlices(work, controller.signal, { ...tools, pause })).rejects.toThrow('cancelled');
    expect(pauses).toBe(3);
  });

  it('hands on what the work throws', async () => {
    const failing = function* (): Steps<readonly string[]> {
      throw new RangeError('the work failed');
    };
    await expect(inSlices(failing())).rejects.toThrow('the work failed');
  });
});

describe('planning many reports', () => {
  it('can be laid down often, and never for long work on all of them', () => {
    const count = 20_000;
    const reports = Array.from({ length: count }, (_, index) => foundReport(index, { student: `Ana Sample${(index * 7_919) % count}` }));
    const times: number[] = [];
    const steps = planRunInSteps({ reports, downloadPaths: ['a.zip'], settings: { ...DEFAULT_PREPARE_SETTINGS, separators: 'school' } });
    for (let start = process.cpuUsage(); !steps.next().done; start = process.cpuUsage()) times.push(processorMsSince(start));
    // Making the drafts, their keys, their sides and batches, and numbering them: each in steps of its own.
    expect(times.length).toBeGreaterThan((4 * count) / ITEMS_OF_STEP);
    const whole = times.reduce((sum, ms) => sum + ms, 0);
    expect(Math.max(...times)).toBeLessThan(whole / 3);
  });
});
