import { setTimeout } from 'node:timers/promises';

const WAITS_AT_MOST_MS = 2_000;

/** What a drive answers, or `otherwise` where it does not in time, as a share that has gone away: what was asked of it goes on behind whoever waited. */
export const inTime = <Answer>(answer: Promise<Answer>, otherwise: Answer): Promise<Answer> => Promise.race([answer, setTimeout(WAITS_AT_MOST_MS, otherwise, { ref: false })]);
