import type { EntryResult } from '../ports/inspection-pool';

/** A frame of a stack: a place in the program. Everything in front of the first is the message, which may quote a report. */
const FRAME = /^\s+at .*$/gm;
const MOST_FRAMES = 5;

/** The result of an entry on which the program itself failed: set aside like a damaged one, with the fault told apart. */
export const faultResult = (thrown: unknown): EntryResult => {
  const frames = thrown instanceof Error ? (thrown.stack?.match(FRAME) ?? []).slice(0, MOST_FRAMES) : [];
  const kind = thrown instanceof Error ? thrown.name : typeof thrown;
  return { outcome: 'set-aside', code: 'pdf-damaged', fault: [kind, ...frames].join('\n') };
};
