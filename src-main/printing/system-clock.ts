import { setTimeout as after } from 'node:timers/promises';
import type { Clock } from '../ports/clock';

/** The computer's clock. */
export const systemClock: Clock = {
  now: () => new Date(),
  wait: async (milliseconds, signal) => {
    try {
      await after(milliseconds, undefined, { signal });
    } catch (thrown) {
      if (!signal.aborted) throw thrown;
    }
  },
};
