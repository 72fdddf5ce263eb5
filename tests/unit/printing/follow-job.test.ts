import { describe, expect, test } from 'vitest';
import { GIVEN_UP, PAGES_MISSING, type JobStatus } from '@shared/domain/printing/job-status';
import type { JobState } from '@shared/domain/records/print-run';
import { failed, succeeded, type Result } from '@shared/ipc/result';
import type { Clock } from '@main/ports/clock';
import type { PrintTransport } from '@main/ports/print-transport';
import { followJob } from '@main/services/printing/follow-job';

const at = (state: JobState, changes: Partial<JobStatus> = {}): Result<JobStatus> =>
  succeeded({ state, reasons: [], printerReasons: [], printerState: 'processing', jobName: null, printedBy: null, ...changes });
const silent = failed('scheduler-silent', 'No answer.');

/** Follows a job whose printer answers with these, the last one for ever; time passes only by waiting. */
async function follow(answers: readonly Result<JobStatus>[], options: { signal?: AbortSignal; onCancel?: () => Result<JobStatus>; asleepMs?: number } = {}) {
  let time = 0;
  let asked = 0;
  let cancels = 0;
  let afterCancel: Result<JobStatus> | null = null;
  const waits: number[] = [];
  const sentences: string[] = [];
  const clock: Clock = {
    now: () => new Date(time),
    wait: async (milliseconds) => {
      waits.push(milliseconds);
      time += milliseconds + (waits.length === 2 ? (options.asleepMs ?? 0) : 0);
    },
  };
  const transport = {
    status: async () => afterCancel ?? answers[Math.min(asked++, answers.length - 1)] ?? silent,
    cancel: async () => {
      cancels += 1;
      afterCancel = options.onCancel?.() ?? null;
      return succeeded(undefined);
    },
  } as unknown as PrintTransport;
  const signal = options.signal ?? new AbortController().signal;
  const end = await followJob({ printer: 'Office', id: 7 }, { transport, clock, signal, onStatus: (_status, sentence) => sentences.push(sentence) });
  return { end, waits, sentences, cancels, seconds: time / 1000 };
}

describe('followJob', () => {
  test('tells each change once and ends with the job', async () => {
    const printing = at('processing');
    const jammed = at('processing', { printerReasons: ['media-jam-error'] });
    const done = await follow([at('pending'), printing, printing, jammed, jammed, printing, at('completed', { reasons: ['job-completed-successfully'] })]);
    expect(done.end).toEqual({ state: 'completed', reasons: ['job-completed-successfully'] });
    expect(done.sentences).toEqual(['The job waits for its turn.', 'Printing.', 'Paper is jammed. Clear the jam; check the sheets around it afterwards.', 'Printing.']);
    expect(done.cancels).toBe(0);
  });

  test('asks ever less often while nothing changes, and waits for a tray all night', async () => {
    const empty = at('processing', { printerReasons: ['media-empty-error'] });
    const night = await follow([...Array.from({ length: 10_000 }, () => empty), at('completed')]);
    expect(night.end.state).toBe('completed');
    expect(night.seconds).toBeGreaterThan(8 * 60 * 60);
    expect(night.waits.slice(0, 4)).toEqual([200, 300, 450, 675]);
    expect(Math.max(...night.waits)).toBe(3000);
  });

  test('does not follow another job that has the number by now', async () => {
    const ours = at('processing', { jobName: 'Foldline run 1, batch one, pieces 1-3' });
    const done = await follow([ours, at('completed', { jobName: 'Letter to a colleague' })]);
    expect(done.end).toEqual({ state: 'unknown', reasons: ['job-unknown'] });
    expect(done.cancels).toBe(0);
  });

  test('survives a scheduler that restarts', async () => {
    expect((await follow([at('processing'), silent, silent, silent, at('processing'), at('completed')])).end.state).toBe('completed');
  });

  test('survives a computer that was asleep and is without its network for a moment when it wakes', async () => {
    const night = { asleepMs: 10 * 60 * 60 * 1000 };
    expect((await follow([at('processing'), at('processing'), silent, silent, at('completed')], night)).end.state).toBe('completed');
    // The network may go before the computer sleeps.
    expect((await follow([at('processing'), silent, silent, silent, at('completed')], night)).end.state).toBe('completed');
  });

  test('counts the hours asleep neither as a wait for pages nor for the end of a cancelled job', async () => {
    const night = { asleepMs: 10 * 60 * 60 * 1000 };
    const empty = at('pending-held', { printerState: 'idle', awaitsDocument: true });
    expect(await follow([empty, empty, empty, at('processing'), at('completed')], night)).toMatchObject({ end: { state: 'completed' }, cancels: 0 });
    const processing = at('processing');
    expect(await follow([processing, processing, processing, at('canceled')], { ...night, signal: AbortSignal.abort() })).toMatchObject({ end: { state: 'canceled' }, cancels: 1 });
  });

  test('waits no longer for a silent scheduler where the clock is set back meanwhile', async () => {
    const back = await follow([at('processing'), silent], { asleepMs: -60 * 60 * 1000 });
    expect(back.end).toEqual({ state: 'unknown', reasons: ['scheduler-silent'] });
    expect(back.waits.reduce((sum, wait) => sum + wait, 0)).toBeLessThan(130_000);
  });

  test('ends unknown when the scheduler stays silent or forgot the job', async () => {
    const lost = await follow([at('processing'), silent]);
    expect(lost.end).toEqual({ state: 'unknown', reasons: ['scheduler-silent'] });
    expect(lost.seconds).toBeGreaterThan(120);
    expect((await follow([at('processing'), failed('job-unknown', 'Gone.')])).end).toEqual({ state: 'unknown', reasons: ['job-unknown'] });
  });

  test('cancels when told to, once, and waits for the end of it', async () => {
    const signal = AbortSignal.abort();
    expect(await follow([at('processing')], { signal, onCancel: () => at('canceled') })).toMatchObject({ end: { state: 'canceled' }, cancels: 1 });
    expect(await follow([at('processing')], { signal, onCancel: () => at('completed') })).toMatchObject({ end: { state: 'completed' } });
    expect(await follow([at('processing')], { signal })).toMatchObject({ end: { state: 'unknown', reasons: ['cancel-not-seen'] }, cancels: 1 });
  });

  test('takes a job out of the queue whose pages were lost, unless they come or the printer is at work', async () => {
    const empty = at('pending-held', { printerState: 'idle', awaitsDocument: true });
    const lost = await follow([empty], { onCancel: () => at('canceled') });
    expect(lost).toMatchObject({ end: { state: 'canceled', reasons: [PAGES_MISSING] }, cancels: 1, sentences: ['The pages of the job did not arrive. If they do not come within half a minute, it is taken out of the queue.'] });
    expect(lost.seconds).toBeLessThan(40);
    // Nothing can be cancelled there: all the same it ends.
    expect(await follow([empty])).toMatchObject({ end: { state: 'unknown', reasons: [PAGES_MISSING] } });
    expect(await follow([empty, empty, empty, at('processing'), at('completed')])).toMatchObject({ end: { state: 'completed' }, cancels: 0 });
    const queued = at('pending', { printerState: 'processing', awaitsDocument: true });
    expect(await follow([...Array.from({ length: 50 }, () => queued), at('completed')])).toMatchObject({ end: { state: 'completed' }, cancels: 0 });
    expect(await follow([empty], { onCancel: () => at('completed', { reasons: [] }) })).toMatchObject({ end: { state: 'completed', reasons: [] } });
  });

  test('takes a job out of the queue that the scheduler gave up', async () => {
    const stopped = at('processing-stopped', { printerState: 'idle' });
    expect(await follow([at('processing'), stopped], { onCancel: () => at('canceled') })).toMatchObject({ end: { state: 'canceled', reasons: [GIVEN_UP] }, cancels: 1 });
    expect(await follow([stopped, at('processing'), at('completed')])).toMatchObject({ end: { state: 'completed' }, cancels: 0 });
    const jammed = at('processing-stopped', { printerState: 'stopped', printerReasons: ['media-jam-error'] });
    expect(await follow([...Array.from({ length: 50 }, () => jammed), at('completed')])).toMatchObject({ end: { state: 'completed' }, cancels: 0 });
  });
});
