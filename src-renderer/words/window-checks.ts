import type { PlanView } from '@shared/ipc/plan-view';
import { countOf, formatNumber } from './counts';

/** What the packets that are to be checked before mailing do in the window, with the next step; null where there is none. */
export function windowChecksSentence({ windowFits, batches }: Pick<PlanView, 'windowFits' | 'batches'>): string | null {
  const kinds = [
    { count: windowFits.exposes, one: 'can show more than the address in the window', many: 'can show more than the address in the window' },
    { count: windowFits.misses, one: 'can hide part of the address', many: 'can hide part of the address' },
    { count: windowFits['no-address'], one: 'has no address', many: 'have no address' },
  ].filter(({ count }) => count > 0);
  if (kinds.length === 0) return null;
  const facts = kinds.map(({ count, one, many }, index) => `${index === 0 ? countOf(count, 'packet') : formatNumber(count)} ${count === 1 ? one : many}`);
  const toCheck = batches.reduce((sum, batch) => sum + batch.toCheck, 0);
  return `${facts.join(', ')}. Look at ${toCheck === 1 ? 'it' : 'them'} under Envelope before mailing.`;
}
