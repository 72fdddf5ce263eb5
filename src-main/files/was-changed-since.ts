/** Clocks of two computers, or of one before and after it was set right, may be so far apart. */
const CLOCKS_APART_MS = 24 * 60 * 60 * 1000;

/** Whether a file's time (ms since 1970) is of between `since` and now. One that is still to come was written under another clock, and tells nothing. */
export const wasChangedSince = (changedMs: number, since: number): boolean => changedMs >= since && changedMs <= Date.now() + CLOCKS_APART_MS;
