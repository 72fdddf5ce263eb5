import { setImmediate } from 'node:timers/promises';
import type { Steps } from '@shared/jobs/steps';

/** How long work holds up all else at a time, in milliseconds: a window's calls are answered between two slices. */
const SLICE_MS = 15;

export type SliceTools = {
  /** Milliseconds on a clock that never jumps. */
  readonly now: () => number;
  /** Lets everything else that waits have its turn. */
  readonly pause: () => Promise<unknown>;
};

const TOOLS: SliceTools = { now: () => performance.now(), pause: () => setImmediate() };

const NEVER_CANCELLED = new AbortController().signal;

/** Does work in slices, with a pause between each two; gives its outcome, or null as soon as `isWanted` says that nobody wants it any more. */
export const inSlicesWhile = async <Outcome>(steps: Steps<Outcome>, isWanted: () => boolean, { now, pause }: SliceTools = TOOLS): Promise<Outcome | null> => {
  for (let end = now() + SLICE_MS; ; ) {
    const step = steps.next();
    if (step.done) return step.value;
    if (now() < end) continue;
    await pause();
    if (!isWanted()) return null;
    end = now() + SLICE_MS;
  }
};

/** The same for work that is wanted to its end, or until it is cancelled. @throws the signal's reason */
export const inSlices = async <Outcome extends object>(steps: Steps<Outcome>, signal: AbortSignal = NEVER_CANCELLED, tools: SliceTools = TOOLS): Promise<Outcome> => {
  const outcome = await inSlicesWhile(steps, () => !signal.aborted, tools);
  signal.throwIfAborted();
  if (outcome === null) throw new RangeError('Work that is wanted was not done.');
  return outcome;
};
