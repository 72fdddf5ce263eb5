import type { MailingState } from '../packets/mailing-state';
import type { PieceBefore } from './select-pieces';

/** What is known of a piece by its reports, as they went out from other folders; of one that may have come out there, nobody knows whether it would go out twice. */
export function outcomeElsewhere(states: readonly MailingState[]): PieceBefore | undefined {
  if (states.includes('unsure')) return 'unknown';
  const mailed = states.filter((state) => state === 'mailed').length;
  const isPulled = states.some((state) => state === 'pulled' || state === 'pulled-reissued');
  if (mailed === 0) return isPulled ? 'pulled-elsewhere' : undefined;
  if (mailed === states.length) return 'mailed';
  return isPulled ? 'mailed-and-pulled' : 'mailed-in-part';
}
