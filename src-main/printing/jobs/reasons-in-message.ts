/**
 * What the scheduler's messages mean as state reasons. CUPS (2.4.2, backend/ipp.c and network.c) sets no reason while a printer can't be reached and tries again by itself; only its message says so,
 * in the language that the job asked for, which is English.
 */
const MESSAGES: readonly (readonly [pattern: RegExp, reason: string])[] = [
  [/not responding|unavailable at this time|unreachable at this time|printer is not connected|unable to locate printer|no longer exists/i, 'offline'],
  [/printer is in use/i, 'printer-in-use'],
];

/** Reasons that stand in a message alone. */
export const reasonsInMessage = (message: string | null): readonly string[] => MESSAGES.filter(([pattern]) => message !== null && pattern.test(message)).map(([, reason]) => reason);
