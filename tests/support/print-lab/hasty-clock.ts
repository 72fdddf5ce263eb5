import type { Clock } from '@main/ports/clock';
import { systemClock } from '@main/printing/system-clock';

/** A clock that is so many times as fast: what is given up after minutes is given up after seconds. */
export const hastyClock = (times: number): Clock => {
  const start = Date.now();
  return { now: () => new Date(start + (Date.now() - start) * times), wait: (ms, signal) => systemClock.wait(ms / times, signal) };
};
