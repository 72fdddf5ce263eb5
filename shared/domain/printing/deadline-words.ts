import type { RunDeadline } from '../records/run-deadline';
import { counted } from './wording';

/** `12 days left`, or how many have passed. */
export const daysLeftText = (daysLeft: number): string => (daysLeft < 0 ? `${counted(-daysLeft, 'day')} past` : `${counted(daysLeft, 'day')} left`);

/** The date with the days left on the day of the run; where there is none, why. */
export const deadlineHead = ({ program, due, daysLeft, missing }: Pick<RunDeadline, 'program' | 'due' | 'daysLeft' | 'missing'>): string =>
  due === null || daysLeft === null ? `${program}: no date. ${missing ?? ''}` : `${program}: due ${due}, ${daysLeftText(daysLeft)}`;

/** The rule, the day of receipt and what was assumed, a sentence each; nothing where there is no date. */
export const deadlineGrounds = ({ received, receivedFrom, rule, assumptions }: Pick<RunDeadline, 'received' | 'receivedFrom' | 'rule' | 'assumptions'>): readonly string[] =>
  rule === null || received === null
    ? []
    : [`${rule}.`, receivedFrom === 'file-names' ? `Received ${received}, the earliest day in the file names; the results can have been in TOMS before.` : `Received ${received}.`, ...assumptions];
