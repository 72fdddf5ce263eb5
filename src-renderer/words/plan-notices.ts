import type { ProblemGroupView } from '@shared/ipc/plan-view';
import { PROBLEM_TITLES } from '@shared/problems/problem-titles';
import { formatNumber } from './counts';

/** How many things there are to look at before the packets are mailed. */
export const noticesCount = (groups: readonly ProblemGroupView[]): number => groups.reduce((sum, { count }) => sum + count, 0);

/** What is to be looked at before the packets are mailed, by reason with counts; null where there is nothing. */
export const noticesSentence = (groups: readonly ProblemGroupView[]): string | null =>
  groups.length === 0 ? null : `To look at before mailing: ${groups.map(({ code, count }) => `${PROBLEM_TITLES[code]} (${formatNumber(count)})`).join(', ')}.`;
